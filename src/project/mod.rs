//! Everything on disk, as one immutable value.
//!
//! A [`Project`] holds the configuration, all documents with their translations, the data of every locale with its
//! fallback, and the content tree. It answers what a template may ask through [`LocaleView`]. It renders nothing.

mod build;
pub mod config;
mod content_tree;
mod data;
mod file_system;
mod globals;
mod history;
mod loading;
mod loose;
mod page;
mod redirects;
mod reloading;
mod view;

pub use config::{Config, ConfigError, Locale};
pub use data::Entry;
pub use history::Changes;
pub use page::{Page, PageId, Part};
pub use redirects::{key as redirect_key, problem as redirect_problem};
pub use view::LocaleView;

use crate::diagnostic::Diagnostic;
use crate::liquid::{Names, ParseOptions};
use crate::text::{FileId, Files};
use crate::version::Versions;
use data::{DataFolder, DataStore};
use globals::Globals;
use rustc_hash::{FxHashMap, FxHashSet};
use std::path::Path;

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
    /// `ui.ftl` of each locale, in the order of the configuration.
    pub interface_files: Vec<Option<FileId>>,
    /// Paths of assets, from the assets folder or the configured list, without a leading `/`.
    pub assets: FxHashSet<String>,
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
    globals: Globals,
}

impl Project {
    /// Reads the project at `root`, which holds `isogloss.toml`. Broken content becomes diagnostics.
    ///
    /// # Errors
    /// The configuration is absent or wrong.
    pub fn load(root: &Path) -> Result<Self, ConfigError> {
        Ok(loading::load(Config::load(root)?))
    }

    /// The contents of an asset, by its path in `assets`; None where it is only listed, or a link out of the project.
    pub fn read_asset(&self, path: &str) -> Option<Vec<u8>> {
        let below = path.strip_prefix("assets/").filter(|_| self.assets.contains(path))?;
        let folder = self.config.assets.as_deref().unwrap_or("assets");
        file_system::read_inside(&self.config.root, &format!("{folder}/{below}"))
    }

    /// Adds a file of the root to those of the project, such as one with suppressions; None where there is none.
    pub fn read(&mut self, name: &str) -> Option<(FileId, std::sync::Arc<str>)> {
        let text: std::sync::Arc<str> = file_system::read_text(&self.config.root, name)?.into();
        Some((self.files.add(crate::text::SourceFile::new(name, text.clone())), text))
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

    /// The paths of all data texts of the source locale, sorted.
    pub fn data_paths(&self) -> Vec<String> {
        self.data[0].paths()
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
        for document in self.pages.iter().flat_map(|page| locales.iter().filter_map(|&locale| page.document(locale))) {
            all.extend(document.all_diagnostics());
        }
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

    /// As [`Project::diagnostics_in`], of every locale.
    pub fn all_diagnostics(&self) -> Vec<Diagnostic> {
        self.diagnostics_in(&(0..self.config.locales.len()).collect::<Vec<_>>())
    }
}
