//! The titles of all pages in all editions, which navigation and links show.

use super::escape::escaped_with_quotes;
use super::plain_text::plain_text;
use crate::diagnostic::Diagnostic;
use crate::document::FieldName;
use crate::liquid::{Evaluated, Fallback, tidy};
use crate::markdown::{self, Options};
use crate::project::{LocaleView, PageId, Part, Project};
use crate::version::VersionSet;
use rayon::prelude::*;
use std::sync::Arc;

/// Titles by page and locale.
#[derive(Debug)]
pub struct Titles {
    locales: usize,
    /// At `page * locales + locale`.
    entries: Vec<Entry>,
}

#[derive(Debug, Default)]
struct Entry {
    titles: Vec<Title>,
    short_titles: Vec<Title>,
    diagnostics: Vec<Diagnostic>,
}

/// A title, as escaped text, in the versions that share it.
#[derive(Debug, Clone)]
pub struct Title {
    pub versions: VersionSet,
    pub html: String,
    pub fallbacks: Vec<Arc<Fallback>>,
}

impl Titles {
    pub fn new(project: &Project) -> Self {
        let locales = project.config.locales.len();
        let places = (0..project.pages.len() * locales).into_par_iter();
        let entries = places.map(|at| entry(project, PageId(at / locales), at % locales)).collect();
        Self { locales, entries }
    }

    /// The title of a page in an edition; None where the page is not in that version.
    pub fn title(&self, page: PageId, locale: usize, version: usize) -> Option<&Title> {
        find(&self.entry(page, locale).titles, version)
    }

    /// The short title, where the page has one.
    pub fn short_title(&self, page: PageId, locale: usize, version: usize) -> Option<&Title> {
        find(&self.entry(page, locale).short_titles, version)
    }

    /// The short title or else the title, as HTML.
    pub fn label(&self, page: PageId, locale: usize, version: usize) -> &str {
        let short = self.short_title(page, locale, version).filter(|title| !title.html.is_empty());
        short.or_else(|| self.title(page, locale, version)).map_or("", |title| &title.html)
    }

    /// What was found when a page's titles were evaluated.
    pub fn diagnostics(&self, page: PageId, locale: usize) -> &[Diagnostic] {
        &self.entry(page, locale).diagnostics
    }

    fn entry(&self, page: PageId, locale: usize) -> &Entry {
        &self.entries[page.0 * self.locales + locale]
    }
}

fn find(titles: &[Title], version: usize) -> Option<&Title> {
    titles.iter().find(|title| title.versions.contains(version))
}

fn entry(project: &Project, page: PageId, locale: usize) -> Entry {
    let mut entry = Entry::default();
    let mut field = |name| titles(project, page, locale, name, &mut entry.diagnostics);
    (entry.titles, entry.short_titles) = (field(FieldName::Title), field(FieldName::ShortTitle));
    entry
}

fn titles(
    project: &Project,
    page: PageId,
    locale: usize,
    name: FieldName,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Title> {
    let view = LocaleView::new(project, locale, page);
    super::field::evaluate(&view, Part::Field(name), diagnostics).into_iter().map(title).collect()
}

fn title((mut evaluated, versions, fallbacks): (Evaluated, VersionSet, Vec<Arc<Fallback>>)) -> Title {
    tidy(&mut evaluated);
    let events = markdown::parse(&evaluated.text, Options { alerts: false });
    Title { versions, html: escaped_with_quotes(plain_text(&events).trim()), fallbacks }
}
