//! From files to a project: what each file is, and what is wrong with it as a file.

use super::Project;
use super::build::{Documents, assemble};
use super::config::Config;
use super::data::DataFolder;
use super::file_system::{Loaded, is_folder, read_folder, read_text};
use crate::diagnostic::Diagnostic;
use crate::text::{FileId, Files, SourceFile, TextRange};
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// The texts that a project consists of.
#[derive(Debug, Clone)]
pub struct Contents {
    pub files: Files,
    pub diagnostics: Vec<Diagnostic>,
    /// Pages of each locale, source first: path below its content folder, and file.
    pub pages: Vec<Vec<(String, FileId)>>,
    pub data: Vec<DataFolder>,
    pub interface_files: Vec<Option<FileId>>,
    pub assets: FxHashSet<String>,
    /// The files of the theme.
    pub theme: Vec<FileId>,
}

/// The check of files that could not be read.
pub const UNREADABLE: &str = "unreadable-file";

/// The folder of what takes the place of built-in templates.
const THEME: &str = "theme";

/// Reads everything that the configuration names.
pub fn load(config: Config) -> Project {
    let mut contents = Contents {
        files: Files::default(),
        diagnostics: Vec::new(),
        pages: Vec::new(),
        data: Vec::new(),
        interface_files: Vec::new(),
        assets: assets(&config),
        theme: Vec::new(),
    };
    for locale in 0..config.locales.len() {
        contents.read_locale(&config, locale);
    }
    let theme = read_folder(&config.root, THEME, &|_| true).into_iter();
    contents.theme = theme.filter_map(|loaded| contents.add(loaded).map(|(file, _)| file)).collect();
    assemble(config, contents, &Documents::default())
}

impl Contents {
    fn read_locale(&mut self, config: &Config, locale: usize) {
        let translations = config.translation_root(&config.locales[locale]);
        let content = if locale == 0 { config.content.clone() } else { format!("{translations}/content") };
        let data = config.data_folder(locale);
        let skipped = [data.clone(), config.assets.clone().unwrap_or_default()];
        let below = |path: &str, folder: &str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        let is_page = |path: &str| {
            path.ends_with(".md")
                && !path.ends_with("/README.md")
                && !skipped.iter().any(|folder| !folder.is_empty() && below(path, folder))
                && !is_excluded(config, path, &content)
        };
        let mut pages = Vec::new();
        for loaded in read_folder(&config.root, &content, &is_page) {
            let path = loaded.path[content.len()..].trim_start_matches('/').to_owned();
            if let Some((file, _)) = self.add(loaded) {
                pages.push((path, file));
            }
        }
        self.pages.push(pages);
        self.read_data(config, &data);
        let interface = format!("{translations}/ui.ftl");
        let file = read_text(&config.root, &interface).map(|text| self.files.add(SourceFile::new(interface, text)));
        self.interface_files.push(file);
    }

    fn read_data(&mut self, config: &Config, folder: &str) {
        let wanted = |path: &str| {
            let extension = path.rsplit('.').next().unwrap_or("");
            matches!(extension, "md" | "markdown" | "yml" | "yaml")
        };
        let mut data = DataFolder::new(config.vintage);
        for loaded in read_folder(&config.root, folder, &wanted) {
            let path = loaded.path[folder.len()..].trim_start_matches('/').to_owned();
            if let Some((file, text)) = self.add(loaded) {
                data.add(&path, file, &text);
            }
        }
        self.data.push(data);
    }

    /// Takes a file in; None for one that could not be read, which is a finding.
    pub fn add(&mut self, loaded: Loaded) -> Option<(FileId, Arc<str>)> {
        let file = self.files.add(SourceFile::new("", ""));
        self.put(file, loaded).map(|text| (file, text))
    }

    /// Gives a file another text, with what is found in it; None for one that could not be read, which is a finding.
    pub fn put(&mut self, file: FileId, loaded: Loaded) -> Option<Arc<str>> {
        let bytes = match loaded.contents {
            Ok(bytes) => bytes,
            Err(reason) => {
                self.files.replace(file, SourceFile::new(loaded.path, ""));
                let message = format!("this file cannot be read: {reason}");
                self.diagnostics.push(Diagnostic::error(UNREADABLE, file, TextRange::empty(0), message));
                return None;
            }
        };
        let (text, invalid) = decode(bytes);
        let nul = memchr::memchr(0, text.as_bytes());
        let text: Arc<str> = text.into();
        self.files.replace(file, SourceFile::new(loaded.path, text.clone()));
        if let Some(range) = invalid {
            let message = "this file is not UTF-8; unreadable bytes are shown as \u{FFFD}";
            let finding = Diagnostic::error("invalid-utf-8", file, range, message);
            self.diagnostics.push(finding.with_help("save the file in UTF-8"));
        }
        if let Some(at) = nul {
            let range = TextRange::from(at..at + 1);
            self.diagnostics.push(Diagnostic::error("nul-byte", file, range, "this file holds a NUL byte"));
        }
        Some(text)
    }
}

/// The text of a file, and the place of the first thing in it that is not UTF-8.
fn decode(bytes: Vec<u8>) -> (String, Option<TextRange>) {
    match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            (text, Some(TextRange::from(at..at + '\u{FFFD}'.len_utf8())))
        }
    }
}

fn is_excluded(config: &Config, path: &str, content: &str) -> bool {
    let below = path.strip_prefix(content).unwrap_or(path).trim_start_matches('/');
    config.exclude.is_match(path) || config.exclude.is_match(below)
}

/// Asset paths, from the configured list or from the folder itself.
fn assets(config: &Config) -> FxHashSet<String> {
    let listed = config.assets_list.as_ref().and_then(|list| read_text(&config.root, list));
    if let Some(list) = listed {
        return list.lines().map(|line| line.trim().trim_start_matches('/').to_owned()).collect();
    }
    let folder = config.assets.as_deref().unwrap_or("assets");
    if !is_folder(&config.root, folder) {
        return FxHashSet::default();
    }
    super::file_system::list(&config.root, folder).into_iter().map(|path| format!("assets/{path}")).collect()
}
