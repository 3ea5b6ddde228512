//! One edition, with the state of each of its pages.

use super::State;
use crate::project::PageId;
use crate::render::{Edition, Renderer};

/// A locale in a version.
#[derive(Debug)]
pub struct EditionStatus {
    pub edition: Edition,
    /// Code of the locale.
    pub locale: String,
    /// Id of the version.
    pub version: String,
    /// The version as people call it in short: `ghes@3.4`, `ghec`.
    pub short: String,
    /// In the order of their files.
    pub pages: Vec<PageStatus>,
}

/// A page in an edition.
#[derive(Debug)]
pub struct PageStatus {
    pub id: PageId,
    pub edition: Edition,
    /// The file below `content`.
    pub page: String,
    pub state: State,
    /// Blocks and fields that are still in the source's language.
    pub untranslated_blocks: usize,
    /// What its readers are shown from the source: `page`, `body`, a field, `block`, or the path of a data entry.
    pub fallback: Vec<String>,
    /// What of its translation is damaged, and shown as repairs leave it: `body` or a field.
    pub repaired: Vec<String>,
}

impl PageStatus {
    /// True if there is anything to tell of it.
    pub fn is_open(&self) -> bool {
        self.state != State::Current || !self.fallback.is_empty() || !self.repaired.is_empty()
    }
}

impl EditionStatus {
    /// The selected editions, without pages.
    pub fn all(renderer: &Renderer<'_>) -> Vec<Self> {
        let (project, selection) = (renderer.project, &renderer.selection);
        let versions = project.versions();
        let empty = |locale: usize, version: usize| {
            let plan = versions.plan_of(version);
            let release = &versions.get(version).release;
            Self {
                edition: Edition { locale, version },
                locale: project.config.locales[locale].code.clone(),
                version: versions.get(version).id.clone(),
                short: if plan.is_numbered() { format!("{}@{release}", plan.short) } else { plan.short.clone() },
                pages: Vec::new(),
            }
        };
        let locales = selection.locales.iter().copied();
        locales.flat_map(|locale| selection.versions.iter().map(move |version| empty(locale, version))).collect()
    }

    /// How many pages are in a state.
    pub fn count(&self, state: State) -> usize {
        self.pages.iter().filter(|page| page.state == state).count()
    }

    /// How many pages show their readers something from the source.
    pub fn falling_back(&self) -> usize {
        self.pages.iter().filter(|page| !page.fallback.is_empty()).count()
    }

    /// How many pages show their readers something as repairs leave it.
    pub fn repaired(&self) -> usize {
        self.pages.iter().filter(|page| !page.repaired.is_empty()).count()
    }
}
