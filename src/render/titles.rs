//! The titles of all pages in all editions, which navigation and links show.

use super::escape::escaped_with_quotes;
use crate::diagnostic::Diagnostic;
use crate::document::FieldName;
use crate::liquid::{Evaluated, Fallback, tidy};
use crate::markdown::{self, Options, plain_text};
use crate::project::{LocaleView, PageId, Part, Project};
use crate::version::VersionSet;
use std::sync::{Arc, OnceLock};

/// Titles by page and locale, evaluated when first asked for.
#[derive(Debug)]
pub struct Titles<'p> {
    project: &'p Project,
    /// At `page * locales + locale`.
    entries: Vec<OnceLock<Entry>>,
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

impl<'p> Titles<'p> {
    pub fn new(project: &'p Project) -> Self {
        let entries = project.pages.len() * project.config.locales.len();
        Self { project, entries: (0..entries).map(|_| OnceLock::new()).collect() }
    }

    /// The title of a page in an edition; None where the page is not in that version.
    pub fn title(&self, page: PageId, locale: usize, version: usize) -> Option<&Title> {
        find(&self.entry(page, locale).titles, version)
    }

    /// The short title, where the page has one.
    pub fn short_title(&self, page: PageId, locale: usize, version: usize) -> Option<&Title> {
        find(&self.entry(page, locale).short_titles, version)
    }

    /// All titles of a page in a locale, short ones too.
    pub fn of_page(&self, page: PageId, locale: usize) -> impl Iterator<Item = &Title> {
        let entry = self.entry(page, locale);
        entry.titles.iter().chain(&entry.short_titles)
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
        let at = page.0 * self.project.config.locales.len() + locale;
        self.entries[at].get_or_init(|| entry(self.project, page, locale))
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
    let evaluated = super::field::evaluate(&view, Part::Field(name), diagnostics);
    // Collected in place, they would keep room for what they were made from, which takes several times as much.
    let mut titles = Vec::with_capacity(evaluated.len());
    titles.extend(evaluated.into_iter().map(title));
    titles
}

fn title((mut evaluated, versions, fallbacks): (Evaluated, VersionSet, Vec<Arc<Fallback>>)) -> Title {
    tidy(&mut evaluated);
    let html = if markdown::is_plain(&evaluated.text) {
        evaluated.text
    } else {
        let events = markdown::parse(&evaluated.text, Options::default());
        escaped_with_quotes(plain_text(&events).trim())
    };
    Title { versions, html, fallbacks }
}
