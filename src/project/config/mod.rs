//! The project's configuration: `isogloss.toml`, read, checked and with its defaults filled in.
//!
//! The manual's page on configuration describes each key. All problems of a file are reported together, each with its
//! place. What the folders hold, and whether they are there, is for the rest of `project` to say.

mod error;
mod keys;
mod locale_names;
mod locales;
mod open_tables;
mod paths;
mod pins;
mod plans;
mod section;
mod severities;
#[cfg(test)]
mod tests;

pub use error::{ConfigError, Problem};
pub use locale_names::native_name;
pub use locales::{Direction, Locale, is_locale_code};
pub use pins::{LinkPin, PinMatcher};

use crate::dialect::Vintage;
use crate::text::SourceFile;
use crate::version::Versions;
use error::Problems;
use globset::GlobSet;
use section::Section;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use toml::de::DeTable;

/// Name of the configuration at a project's root.
pub const FILE_NAME: &str = "isogloss.toml";

/// A valid configuration. Paths are relative to `root`, with `/`.
#[derive(Debug, Clone)]
pub struct Config {
    pub root: PathBuf,
    pub title: String,
    pub content: String,
    pub data: String,
    /// Has `{locale}` where the code goes; [`Config::translation_root`] fills it in.
    pub translations: String,
    pub assets: Option<String>,
    /// A file that lists assets, for trees without the images themselves.
    pub assets_list: Option<String>,
    /// Without a slash at the end.
    pub site_url: Option<String>,
    /// Empty, or `/x`.
    pub base_path: String,
    pub edit_url: Option<String>,
    /// Beside every page of the site lies its text as Markdown.
    pub markdown_copies: bool,
    /// Paths, relative to the root, that are no pages.
    pub exclude: GlobSet,
    /// Paths, relative to the root, that are not meant to be translated.
    pub untranslated: GlobSet,
    /// Never empty: the source locale, then the others in the order of the file.
    pub locales: Vec<Locale>,
    pub versions: Versions,
    pub vintage: Vintage,
    /// Damaged translations are shown as repairs leave them, where it is certain enough what they were.
    pub repairs: bool,
    /// The object `[variables]`.
    pub variables: serde_json::Value,
    /// In the order of the file; the first that applies counts.
    pub link_pins: Vec<LinkPin>,
    /// The tables `checks` and `check`, where they are there, by name and unread.
    pub checks: toml::Table,
    /// What it was read from, for findings about the configuration itself.
    pub file: Option<Arc<SourceFile>>,
}

impl Config {
    /// Reads `isogloss.toml` at `root`.
    ///
    /// # Errors
    /// Says what keeps the file from being read, or everything that is wrong with it.
    pub fn load(root: &Path) -> Result<Self, ConfigError> {
        let failed = |error: std::io::Error| ConfigError::whole_file(FILE_NAME, format!("cannot be read: {error}"));
        let bytes = std::fs::read(root.join(FILE_NAME)).map_err(failed)?;
        let text = String::from_utf8(bytes).map_err(|_| ConfigError::whole_file(FILE_NAME, "is not UTF-8"))?;
        Self::parse(root, FILE_NAME, &text)
    }

    /// The data folder of a locale, by its number.
    pub fn data_folder(&self, locale: usize) -> String {
        if locale == 0 { self.data.clone() } else { format!("{}/data", self.translation_root(&self.locales[locale])) }
    }

    /// The nearest folder upwards from `start`, itself included, that holds `isogloss.toml`.
    pub fn find_root(start: &Path) -> Option<PathBuf> {
        let start = start.canonicalize().ok()?;
        start.ancestors().find(|folder| folder.join(FILE_NAME).is_file()).map(Path::to_owned)
    }

    /// The configuration that `text` describes for the project at `root`; the disk is asked only which default folders
    /// there are.
    ///
    /// # Errors
    /// Gives everything that is wrong with the text; syntax errors come alone.
    pub fn parse(root: &Path, file_name: &str, text: &str) -> Result<Self, ConfigError> {
        Self::parse_with(root, file_name, text, &|folder| root.join(folder).is_dir())
    }

    /// As [`Config::parse`], with `is_folder` in place of the disk.
    ///
    /// # Errors
    /// As [`Config::parse`].
    pub fn parse_with(
        root: &Path,
        file_name: &str,
        text: &str,
        is_folder: &dyn Fn(&str) -> bool,
    ) -> Result<Self, ConfigError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let problems = Problems::default();
        let (table, values) = syntax(text, &problems);
        if !problems.is_empty() {
            return Err(problems.into_error(file_name, text));
        }
        let top = Section::open(table.get_ref(), 0..0, keys::TOP, &problems);
        let config = Self::read(root, &top, &values, is_folder);
        if !problems.is_empty() {
            return Err(problems.into_error(file_name, text));
        }
        Ok(Self { file: Some(Arc::new(SourceFile::new(file_name, text))), ..config })
    }

    fn read(root: &Path, top: &Section<'_>, values: &toml::Table, is_folder: &dyn Fn(&str) -> bool) -> Self {
        let folders = paths::folders(top, is_folder);
        let versions = plans::read(top);
        Self {
            root: root.to_owned(),
            title: top.text("title").map_or_else(|| folder_name(root), |title| title.value.to_owned()),
            content: folders.content,
            data: folders.data,
            translations: folders.translations,
            assets: paths::inside(top, "assets"),
            assets_list: paths::inside(top, "assets_list"),
            site_url: paths::site_url(top),
            base_path: paths::base_path(top),
            edit_url: paths::http_address(top, "edit_url"),
            markdown_copies: top.flag("markdown_copies").unwrap_or(true),
            exclude: paths::globs(top, "exclude"),
            untranslated: paths::globs(top, "untranslated"),
            locales: locales::read(top),
            link_pins: pins::read(top, &versions),
            versions,
            vintage: open_tables::vintage(top),
            repairs: top.flag("repair").unwrap_or(true),
            variables: open_tables::variables(top, values),
            checks: open_tables::checks(top, values),
            file: None,
        }
    }

    /// The locale that is translated from.
    pub fn source(&self) -> &Locale {
        &self.locales[0]
    }

    /// The locales that are translated to.
    pub fn targets(&self) -> &[Locale] {
        &self.locales[1..]
    }

    /// Folder of a locale's translations: `translations/zh-CN`.
    pub fn translation_root(&self, locale: &Locale) -> String {
        self.translations.replace(paths::LOCALE_SLOT, &locale.code)
    }
}

/// The text as a tree with places and, for tables that are passed on, as plain values.
fn syntax<'t>(text: &'t str, problems: &Problems) -> (toml::Spanned<DeTable<'t>>, toml::Table) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let values = if errors.is_empty() { toml::from_str(text) } else { Ok(toml::Table::new()) };
    let (values, late) = values.map_or_else(|error| (toml::Table::new(), Some(error)), |values| (values, None));
    for error in errors.iter().chain(&late) {
        problems.add(error.span().unwrap_or(0..0), error.message().trim_end().replace("\n", "; "));
    }
    (table, values)
}

fn folder_name(root: &Path) -> String {
    let absolute = std::path::absolute(root).unwrap_or_else(|_| root.to_owned());
    absolute.file_name().map_or_else(|| "Documentation".to_owned(), |name| name.to_string_lossy().into_owned())
}
