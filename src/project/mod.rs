//! Everything on disk, as one immutable value.
//!
//! A [`Project`] holds the configuration, all documents with their translations, the data of every locale with its
//! fallback, and the content tree. It answers what a template may ask through [`LocaleView`]. It renders nothing.

mod assets;
mod build;
pub mod config;
mod content_tree;
mod data;
mod decoded;
mod file_system;
mod fingerprint;
mod globals;
mod history;
mod link;
mod loading;
mod loose;
mod other_texts;
mod page;
mod redirects;
mod reloading;
mod revisions;
mod view;

pub use assets::{Assets, ImageSize};
pub use config::{Config, ConfigError, Locale};
pub use data::{DataName, Dependency, Entry};
pub use fingerprint::Fingerprint;
pub use history::Changes;
pub use link::{Link, is_asset, is_root_relative, names_host};
pub use other_texts::Texts;
pub use page::{Orphan, Page, PageId, Part};
pub use redirects::{key as redirect_key, problem as redirect_problem};
pub use revisions::{OlderSource, Stamp};
pub use view::LocaleView;

use crate::diagnostic::Diagnostic;
use crate::document::{Document, FieldName};
use crate::liquid::{Names, ParseOptions, SourceText};
use crate::text::{FileId, Files};
use crate::version::Versions;
use data::{DataFolder, DataStore};
use globals::Globals;
use rustc_hash::{FxHashMap, FxHashSet};
use std::path::Path;
use std::sync::{Arc, OnceLock};

/// The text of a file that the user named.
///
/// # Errors
/// Those of the disk; what is not UTF-8 is invalid data.
pub fn read_named(path: &Path) -> std::io::Result<String> {
    let bytes = file_system::read_bytes(path)?;
    String::from_utf8(bytes).map_err(|error| std::io::Error::new(std::io::ErrorKind::InvalidData, error))
}

/// A snapshot of a documentation set.
#[derive(Debug)]
pub struct Project {
    pub config: Config,
    pub files: Files,
    pub names: Names,
    /// All pages in the order of their paths.
    pub pages: Vec<Page>,
    /// Translated pages without a source, by locale and path.
    pub orphans: Vec<Orphan>,
    /// `ui.ftl` of each locale, in the order of the configuration.
    pub interface_files: Vec<Option<FileId>>,
    pub assets: Assets,
    /// Files of the project's own theme.
    pub theme: Vec<FileId>,
    /// What was found when the files were read.
    pub diagnostics: Vec<Diagnostic>,
    /// Those of `diagnostics` that are about files as files.
    reading: Vec<Diagnostic>,
    /// Pages of each locale as they were found: path below its content folder, and file.
    paths: Vec<Vec<(String, FileId)>>,
    by_permalink: FxHashMap<String, PageId>,
    by_old_address: FxHashMap<String, PageId>,
    data: Vec<DataFolder>,
    stores: Vec<DataStore>,
    /// Translations that are known to be older than their sources, once somebody has asked.
    stale: OnceLock<FxHashSet<(PageId, usize)>>,
    globals: Globals,
}

impl Project {
    /// Reads the project at `root`, which holds `isogloss.toml`. Broken content becomes diagnostics.
    ///
    /// # Errors
    /// The configuration is absent or wrong.
    pub fn load(root: &Path) -> Result<Self, ConfigError> {
        let config = Config::load(root)?;
        let locales = 0..config.locales.len();
        Ok(loading::load(config, &locales.collect::<Vec<_>>()))
    }

    /// Reads the project with this configuration, of whose translations only those into `locales` are wanted: others have no
    /// pages and no data.
    pub fn of_locales(config: Config, locales: &[usize]) -> Self {
        loading::load(config, locales)
    }

    /// Adds a file of the root to those of the project, such as one with suppressions, unless it is among them; None where
    /// there is none.
    pub fn read(&mut self, name: &str) -> Option<(FileId, Arc<str>)> {
        let text: Arc<str> = file_system::read_text(&self.config.root, name)?.into();
        let known = self.files.iter().find(|(_, file)| &*file.path == name && file.text == text);
        if let Some((file, known)) = known {
            return Some((file, known.text.clone()));
        }
        Some((self.files.add(crate::text::SourceFile::new(name, text.clone())), text))
    }

    /// Puts a text in the place of a translation's; `path` is relative to the root. None where no page is translated there.
    pub fn replace_translation(&mut self, path: &str, text: &str) -> Option<FileId> {
        let vintage = self.config.vintage;
        let all = self.pages.iter_mut().flat_map(|page| page.translations.iter_mut().zip(&page.translation_paths));
        let (document, _) = all.into_iter().find(|(_, known)| *known == path)?;
        let file = self.files.add(crate::text::SourceFile::new(path, text));
        *document = Some(Arc::new(Document::new(file, text.into(), vintage)));
        Some(file)
    }

    pub fn versions(&self) -> &Versions {
        &self.config.versions
    }

    pub fn page(&self, id: PageId) -> &Page {
        &self.pages[id.0]
    }

    /// The page at an address without locale and version: `billing/licenses`; the empty one is the home page.
    pub fn find_page(&self, permalink: &str) -> Option<PageId> {
        self.by_permalink.get(permalink).copied()
    }

    /// The page at an address without locale and version, or the one that has been there before.
    pub fn find_target(&self, permalink: &str) -> Option<PageId> {
        self.find_page(permalink)
            .or_else(|| self.by_old_address.get(&*redirects::key(permalink, self.versions())).copied())
    }

    /// Pages with their numbers.
    pub fn page_ids(&self) -> impl Iterator<Item = PageId> + use<> {
        (0..self.pages.len()).map(PageId)
    }

    /// The address of a page in an edition: `/fr-FR/enterprise-server@3.4/billing/licenses`.
    pub fn href(&self, page: &Page, locale: usize, version: usize) -> String {
        let mut href = self.edition_prefix(locale, version);
        if !page.permalink.is_empty() {
            href.push('/');
            href.push_str(&page.permalink);
        }
        href
    }

    /// What the addresses of an edition begin with: `/en`, `/en/enterprise-server@3.4`.
    pub fn edition_prefix(&self, locale: usize, version: usize) -> String {
        let locale = &self.config.locales[locale].url;
        let plan = self.versions().plan_of(version);
        // Of a default plan with several releases, only the newest can do without its segment.
        if plan.default && self.versions().get(version).release == plan.latest() {
            format!("/{locale}")
        } else {
            format!("/{locale}/{}", self.versions().get(version).id)
        }
    }

    /// The paths of the source locale's data texts, sorted: those whose file, in it or in one of `locales`, is `wanted`.
    pub fn data_paths(&self, locales: &[usize], wanted: &dyn Fn(&str) -> bool) -> Vec<String> {
        let has = |locale: usize, stem: &str| {
            let file = self.data[locale].file_of(stem);
            file.is_some_and(|file| wanted(&self.files.get(file).path))
        };
        self.data[0].paths(&|stem| has(0, stem) || locales.iter().any(|&locale| has(locale, stem)))
    }

    /// The text of a locale's own data at `path`, were `new` the text of its YAML file; None if that file cannot be read then,
    /// or says anything else otherwise than it does.
    pub fn data_text_in(&self, locale: usize, path: &str, new: &str) -> Option<SourceText> {
        self.data[locale].text_in(path, new)
    }

    /// The paths of data texts that a translation has and the source has not, each with its file, sorted: those whose file
    /// is `wanted`.
    pub fn orphaned_data(&self, locale: usize, wanted: &dyn Fn(&str) -> bool) -> Vec<(String, FileId)> {
        let has = |stem: &str| {
            let file = self.data[locale].file_of(stem);
            file.is_some_and(|file| wanted(&self.files.get(file).path))
        };
        let paths = self.data[locale].paths(&has).into_iter().filter(|path| self.data[0].text(path).is_none());
        paths.filter_map(|path| self.data[locale].file_of(&path).map(|file| (path, file))).collect()
    }

    /// True if the source has a data file in which `path` would be.
    pub fn has_data_file(&self, path: &str) -> bool {
        self.data[0].file_of(path).is_some()
    }

    /// The names of features with their files, sorted.
    pub fn feature_files(&self) -> impl Iterator<Item = (&str, FileId)> {
        self.data[0].files_in("features").into_iter().map(|(name, file, _)| (name, file))
    }

    /// How the texts of data entries are parsed.
    pub fn data_options(&self) -> ParseOptions {
        ParseOptions { vintage: self.config.vintage, remove_comments: false }
    }

    /// What was found while reading, and in everything of these locales that can be read without evaluating it, each
    /// place as often as it was read.
    ///
    /// Findings of evaluation are the caller's, who knows for which pages and versions it evaluated.
    pub fn diagnostics_in(&self, locales: &[usize]) -> Vec<Diagnostic> {
        let mut all = self.diagnostics.clone();
        all.extend(self.page_ids().flat_map(|page| self.page_diagnostics(page, locales)));
        all.extend(self.data_diagnostics_in(locales));
        all
    }

    /// What was found in the data of these locales, as far as it was used.
    pub fn data_diagnostics_in(&self, locales: &[usize]) -> Vec<Diagnostic> {
        let mut all = Vec::new();
        for &locale in locales {
            all.extend(self.data[locale].diagnostics());
            let instances = self.stores[locale].used().into_iter().flat_map(|entry| entry.instances());
            all.extend(instances.flat_map(|instance| instance.template.diagnostics.clone()));
        }
        all
    }

    /// What can be found in the files of a page in these locales without evaluating them.
    pub fn page_diagnostics(&self, page: PageId, locales: &[usize]) -> Vec<Diagnostic> {
        let mut all = Vec::new();
        for document in locales.iter().filter_map(|&locale| self.page(page).document(locale)) {
            all.extend_from_slice(document.diagnostics());
            all.extend_from_slice(&document.body().diagnostics);
            let fields = FieldName::ALL.iter().filter_map(|name| document.field(*name));
            all.extend(fields.flat_map(|template| template.diagnostics.iter().cloned()));
        }
        all
    }

    /// As [`Project::diagnostics_in`], of every locale.
    pub fn all_diagnostics(&self) -> Vec<Diagnostic> {
        self.diagnostics_in(&(0..self.config.locales.len()).collect::<Vec<_>>())
    }
}
