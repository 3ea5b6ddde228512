//! The source as translations knew it, where they name the revision that they were made from.
//!
//! What a revision is called is `front_matter`'s; git is asked by [`super::history`].

use super::history::{has_revisions, is_shallow, texts_at};
use super::{Page, PageId, Project};
use crate::front_matter::Field;
use std::sync::Arc;

/// A translation that names the revision of its source.
#[derive(Debug, Clone)]
pub struct Stamp {
    pub page: PageId,
    pub locale: usize,
    pub revision: Field<String>,
}

/// A source that has changed since a translation was made from it.
#[derive(Debug)]
pub struct OlderSource {
    /// Of the translation.
    pub stamp: Stamp,
    /// What the source said then.
    pub text: Arc<str>,
}

impl Project {
    /// The older sources of those translations that are `wanted`, by page and locale. Nothing is known of a translation that
    /// names no revision, or one that the repository does not have; without such names, git is not asked. Blanks and line
    /// breaks make no source older.
    pub fn older_sources(&self, wanted: &dyn Fn(&Page, usize) -> bool) -> Vec<OlderSource> {
        let stamps = self.stamps(wanted);
        let path = |stamp: &Stamp| self.files.get(self.page(stamp.page).source.file).path.as_str();
        let requests: Vec<_> = stamps.iter().map(|stamp| (stamp.revision.value.as_str(), path(stamp))).collect();
        let texts = texts_at(&self.config.root, &requests).unwrap_or_default();
        let known = stamps.into_iter().zip(texts).filter_map(|(stamp, text)| Some(OlderSource { stamp, text: text? }));
        known.filter(|older| differ(&older.text, &self.page(older.stamp.page).source.text)).collect()
    }

    /// Those of the translations that are `wanted` which name a revision that the repository does not have; none where
    /// there is no repository.
    pub fn unknown_revisions(&self, wanted: &dyn Fn(&Page, usize) -> bool) -> Vec<Stamp> {
        let stamps = self.stamps(wanted);
        let names: Vec<&str> = stamps.iter().map(|stamp| stamp.revision.value.as_str()).collect();
        let known = has_revisions(&self.config.root, &names).unwrap_or_default();
        stamps.into_iter().zip(known).filter(|(_, is_known)| !is_known).map(|(stamp, _)| stamp).collect()
    }

    /// True for a clone without its whole history, which lacks revisions that there are.
    pub fn lacks_history(&self) -> bool {
        is_shallow(&self.config.root)
    }

    fn stamps(&self, wanted: &dyn Fn(&Page, usize) -> bool) -> Vec<Stamp> {
        let translations = self.page_ids().flat_map(|page| (1..self.config.locales.len()).map(move |at| (page, at)));
        let stamp = |(page, locale): (PageId, usize)| {
            let revision = self.page(page).document(locale)?.source_revision()?;
            wanted(self.page(page), locale).then_some(Stamp { page, locale, revision })
        };
        translations.filter_map(stamp).collect()
    }

    /// True if a translation is known to be older than its source.
    pub fn is_stale(&self, page: PageId, locale: usize) -> bool {
        let stale = self.stale.get_or_init(|| {
            self.older_sources(&|_, _| true).iter().map(|older| (older.stamp.page, older.stamp.locale)).collect()
        });
        stale.contains(&(page, locale))
    }
}

/// True for texts that differ in more than blanks and line breaks.
fn differ(a: &str, b: &str) -> bool {
    !a.split_whitespace().eq(b.split_whitespace())
}
