//! The source as translations knew it, where they name the revision that they were made from.
//!
//! What a revision is called is `front_matter`'s; git is asked by [`super::history`].

use super::history::texts_at;
use super::{Page, PageId, Project};
use std::sync::Arc;

/// A source that has changed since a translation was made from it.
#[derive(Debug)]
pub struct OlderSource {
    pub page: PageId,
    /// That of the translation.
    pub locale: usize,
    /// What the source said then.
    pub text: Arc<str>,
}

impl Project {
    /// The older sources of those translations that are `wanted`, by page and locale. Nothing is known of a translation that
    /// names no revision, or one that the repository does not have; without such names, git is not asked.
    pub fn older_sources(&self, wanted: &dyn Fn(&Page, usize) -> bool) -> Vec<OlderSource> {
        let translations = self.page_ids().flat_map(|page| (1..self.config.locales.len()).map(move |at| (page, at)));
        let revision = |&(page, locale): &(PageId, usize)| {
            let document = self.page(page).document(locale)?;
            document.source_revision().filter(|_| wanted(self.page(page), locale))
        };
        let named: Vec<_> = translations.filter_map(|at| Some((at, revision(&at)?))).collect();
        let path = |page: PageId| self.files.get(self.page(page).source.file).path.as_str();
        let requests: Vec<_> = named.iter().map(|((page, _), revision)| (revision.as_str(), path(*page))).collect();
        let texts = texts_at(&self.config.root, &requests).unwrap_or_default();
        let known = named.iter().zip(texts).filter_map(|((at, _), text)| Some((*at, text?)));
        let older = known.filter(|((page, _), text)| *text != self.page(*page).source.text);
        older.map(|((page, locale), text)| OlderSource { page, locale, text }).collect()
    }

    /// True if a translation is known to be older than its source.
    pub fn is_stale(&self, page: PageId, locale: usize) -> bool {
        let stale = self
            .stale
            .get_or_init(|| self.older_sources(&|_, _| true).iter().map(|older| (older.page, older.locale)).collect());
        stale.contains(&(page, locale))
    }
}
