//! From files to a project: what each file is, and what is wrong with it as a file.

use super::Project;
use super::assets::Assets;
use super::build::assemble;
use super::config::Config;
use super::data::DataFolder;
use super::decoded::Decoded;
use super::file_system::{Loaded, is_folder, read_folder, read_text};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::text::{FileId, Files, SourceFile, TextRange};
use rustc_hash::FxHashMap;
use std::path::Path;
use std::sync::Arc;

/// Documents that are there already, by their files.
pub type Documents = FxHashMap<FileId, Arc<Document>>;

/// The texts that a project consists of.
#[derive(Debug, Clone)]
pub struct Contents {
    pub files: Files,
    pub documents: Documents,
    pub diagnostics: Vec<Diagnostic>,
    /// Pages of each locale, source first: path below its content folder, and file.
    pub pages: Vec<Vec<(String, FileId)>>,
    pub data: Vec<DataFolder>,
    pub interface_files: Vec<Option<FileId>>,
    pub assets: Assets,
    /// The files of the theme.
    pub theme: Vec<FileId>,
}

/// The check of files that could not be read.
pub const UNREADABLE: &str = "unreadable-file";

/// The folder of what takes the place of built-in templates.
const THEME: &str = "theme";

/// Where files come from.
pub enum Tree<'t> {
    Disk(&'t Path),
    /// These files of the contents are there already.
    Known(&'t [FileId]),
}

/// Reads what the configuration names; of translations, those into `locales`.
pub fn load(config: Config, locales: &[usize]) -> Project {
    let mut contents = Contents::new(assets(&config));
    contents.read(&config, &Tree::Disk(&config.root), &|locale| locales.contains(&locale));
    assemble(config, contents)
}

impl Contents {
    /// Nothing but assets.
    pub fn new(assets: Assets) -> Self {
        Self {
            files: Files::default(),
            documents: Documents::default(),
            diagnostics: Vec::new(),
            pages: Vec::new(),
            data: Vec::new(),
            interface_files: Vec::new(),
            assets,
            theme: Vec::new(),
        }
    }

    /// Takes in what the configuration names; of translations, those into the locales that are wanted.
    pub fn read(&mut self, config: &Config, tree: &Tree<'_>, is_wanted: &dyn Fn(usize) -> bool) {
        for locale in 0..config.locales.len() {
            self.read_locale(config, tree, locale, locale == 0 || is_wanted(locale));
        }
        self.theme = self.read_folder(tree, THEME, &|_| true).into_iter().map(|(_, file)| file).collect();
    }

    /// Reads a locale's words for the interface, which pages of others show, and all the rest if it is wanted.
    fn read_locale(&mut self, config: &Config, tree: &Tree<'_>, locale: usize, is_wanted: bool) {
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
        let pages = if is_wanted { self.read_folder(tree, &content, &is_page) } else { Vec::new() };
        self.pages.push(pages);
        self.read_data(config, tree, &data, is_wanted);
        let interface = format!("{translations}/ui.ftl");
        let file = match tree {
            Tree::Disk(root) => {
                read_text(root, &interface).map(|text| self.files.add(SourceFile::new(interface, text)))
            }
            Tree::Known(files) => files.iter().copied().find(|file| self.files.get(*file).path == interface),
        };
        self.interface_files.push(file);
    }

    fn read_data(&mut self, config: &Config, tree: &Tree<'_>, folder: &str, is_wanted: bool) {
        let wanted = |path: &str| {
            let extension = path.rsplit('.').next().unwrap_or("");
            matches!(extension, "md" | "markdown" | "yml" | "yaml")
        };
        let found = if is_wanted { self.read_folder(tree, folder, &wanted) } else { Vec::new() };
        let mut data = DataFolder::new(config.vintage);
        for (path, file) in found {
            data.add(&path, file, &self.files.get(file).text);
        }
        self.data.push(data);
    }

    /// Takes in the files below a folder; gives their paths below it.
    fn read_folder(
        &mut self,
        tree: &Tree<'_>,
        folder: &str,
        wanted: &(dyn Fn(&str) -> bool + Sync),
    ) -> Vec<(String, FileId)> {
        let below = |path: &str| path[folder.len()..].trim_start_matches('/').to_owned();
        match tree {
            Tree::Disk(root) => {
                let files = read_folder(root, folder, wanted).into_iter();
                files.filter_map(|loaded| Some((below(&loaded.path), self.add(loaded)?.0))).collect()
            }
            Tree::Known(files) => {
                let path = |file: FileId| self.files.get(file).path.as_str();
                let is_below = |file: FileId| path(file).strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
                let files = files.iter().copied().filter(|file| is_below(*file) && wanted(path(*file)));
                files.map(|file| (below(path(file)), file)).collect()
            }
        }
    }

    /// Takes a file in; None for one that could not be read, which is a finding.
    pub fn add(&mut self, loaded: Loaded) -> Option<(FileId, Arc<str>)> {
        let file = self.files.add(SourceFile::new("", ""));
        self.put(file, loaded).map(|text| (file, text))
    }

    /// Gives a file another text, with what is found in it; None for one that could not be read, which is a finding.
    pub fn put(&mut self, file: FileId, loaded: Loaded) -> Option<Arc<str>> {
        let Decoded { text, invalid, nul } = match loaded.contents {
            Ok(decoded) => decoded,
            Err(reason) => {
                self.files.replace(file, SourceFile::new(loaded.path, ""));
                let message = format!("this file cannot be read: {reason}");
                self.diagnostics.push(Diagnostic::error(UNREADABLE, file, TextRange::empty(0), message));
                return None;
            }
        };
        self.files.replace(file, SourceFile::new(loaded.path, text.clone()));
        if let Some(range) = invalid {
            let message = "this file is not UTF-8; unreadable bytes are shown as \u{FFFD}";
            let finding = Diagnostic::error("invalid-utf-8", file, range, message);
            self.diagnostics.push(finding.with_help("save the file in UTF-8"));
        }
        if let Some(range) = nul {
            self.diagnostics.push(Diagnostic::error("nul-byte", file, range, "this file holds a NUL byte"));
        }
        Some(text)
    }
}

fn is_excluded(config: &Config, path: &str, content: &str) -> bool {
    let below = path.strip_prefix(content).unwrap_or(path).trim_start_matches('/');
    config.exclude.is_match(path) || config.exclude.is_match(below)
}

/// Asset paths, from the configured list or from the folder itself.
fn assets(config: &Config) -> Assets {
    let listed = config.assets_list.as_ref().and_then(|list| read_text(&config.root, list));
    if let Some(list) = listed {
        return Assets::new(list.lines().map(|line| line.trim().trim_start_matches('/').to_owned()));
    }
    let folder = config.assets.as_deref().unwrap_or("assets");
    if !is_folder(&config.root, folder) {
        return Assets::default();
    }
    Assets::new(super::file_system::list(&config.root, folder).into_iter().map(|path| format!("assets/{path}")))
}
