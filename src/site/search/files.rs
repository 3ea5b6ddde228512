//! The files of the search: those of each locale below `search`, and one in the folder of each edition.
//!
//! Each is a script that hands its data to a function: a page that was opened from a disk may load scripts, but may not
//! read other files.

use super::entry::Entry;
use super::index::{Index, Sets};
use super::rows::{BranchRow, Rows};
use crate::project::PageId;
use crate::render::Edition;
use crate::site::Site;
use crate::site::output::{OutputError, Put};
use minijinja::Value;
use rayon::prelude::*;
use serde::Serialize;

/// The file of an edition that is loaded first, in the edition's folder: where the index is, and the words of the dialog.
pub const START: &str = "search-start.js";

/// Pages whose rows are in one file.
const PAGES_PER_FILE: usize = 16;

#[derive(Serialize)]
struct Start<'s> {
    /// Folders, as seen from the root of the site.
    index: &'s str,
    edition: &'s str,
    version: usize,
    words: &'s Value,
}

#[derive(Serialize)]
struct Contents<'c> {
    /// The versions of each set.
    sets: Vec<Vec<usize>>,
    pages: usize,
    documents: &'c str,
    /// The first word of each part.
    words: &'c [String],
    #[serde(rename = "pagesPerFile")]
    pages_per_file: usize,
    branches: &'c [BranchRow<'c>],
}

/// Writes the index of each selected locale. `entries` has what [`super::entries`] gave for each page, in the order of
/// pages.
///
/// # Errors
/// A file cannot be written.
pub fn write(site: &Site<'_>, put: Put<'_>, entries: Vec<(PageId, Vec<Entry>)>) -> Result<(), OutputError> {
    let locales = &site.renderer.selection.locales;
    let mut pages: Vec<Vec<(PageId, Entry)>> = locales.iter().map(|_| Vec::new()).collect();
    for (page, entries) in entries {
        let there = pages.iter_mut().zip(entries).filter(|(_, entry)| !entry.versions.is_empty());
        there.for_each(|(pages, entry)| pages.push((page, entry)));
    }
    let locales = locales.par_iter().zip(pages).filter(|(_, pages)| !pages.is_empty());
    locales.map(|(locale, pages)| write_locale(site, *locale, put, &pages)).collect()
}

/// Writes the index of one locale, of pages in order.
///
/// # Errors
/// Those of `put`.
pub fn write_locale(
    site: &Site<'_>,
    locale: usize,
    put: Put<'_>,
    pages: &[(PageId, Entry)],
) -> Result<(), OutputError> {
    Files { site, put, locale, pages }.write()
}

/// The folder of a locale's index, with `/` at the end. A build of some versions has one of its own, so that the other
/// versions keep the one that they are in.
pub fn folder(site: &Site<'_>, locale: usize) -> String {
    let (project, versions) = (site.project(), site.renderer.selection.versions);
    let url = &project.config.locales[locale].url;
    let is_whole = versions == project.versions().built_set();
    if is_whole { format!("search/{url}/") } else { format!("search/{url}/versions-{versions:x}/") }
}

/// The file of an edition that is loaded first, relative to the root of the site.
pub fn start_file(site: &Site<'_>, edition: Edition) -> String {
    format!("{}{START}", site.addresses.folder(edition))
}

/// What is in that file; it does not depend on what is indexed.
pub fn start(site: &Site<'_>, edition: Edition) -> String {
    let index = folder(site, edition.locale);
    let words = &site.phrases[edition.locale].search;
    let edition_folder = site.addresses.folder_href(edition);
    script("start", &[Start { index: &index, edition: edition_folder, version: edition.version, words }])
}

/// A script that calls `function` with `arguments`, which are a list.
fn script(function: &str, arguments: &impl Serialize) -> String {
    // Texts, numbers and lists of them can always be written.
    let arguments = serde_json::to_string(arguments).unwrap_or_default();
    format!("isoglossSearch.{function}(...{arguments});\n")
}

/// The files of one locale.
struct Files<'f> {
    site: &'f Site<'f>,
    put: Put<'f>,
    locale: usize,
    /// In order.
    pages: &'f [(PageId, Entry)],
}

impl Files<'_> {
    fn write(&self) -> Result<(), OutputError> {
        let (folder, mut sets) = (folder(self.site, self.locale), Sets::default());
        let index = Index::new(self.pages, &mut sets);
        for (number, part) in index.parts.iter().enumerate() {
            self.put(&format!("{folder}words-{number}.js"), "words", &(number, part))?;
        }
        let rows = Rows::new(self.site, self.locale, self.pages);
        for (number, pages) in self.pages.chunks(PAGES_PER_FILE).enumerate() {
            let rows = rows.of_pages(pages, &mut sets);
            self.put(&format!("{folder}pages-{number}.js"), "pages", &(number, rows))?;
        }
        let branches = rows.branches(&mut sets);
        let contents = Contents {
            sets: sets.all.iter().map(|set| set.iter().collect()).collect(),
            pages: self.pages.len(),
            documents: &index.documents,
            words: &index.firsts,
            pages_per_file: PAGES_PER_FILE,
            branches: &branches,
        };
        self.put(&format!("{folder}index.js"), "index", &[contents])?;
        let versions = self.site.renderer.selection.versions;
        let mut editions = versions.iter().map(|version| Edition { locale: self.locale, version });
        editions
            .try_for_each(|edition| (self.put)(&start_file(self.site, edition), start(self.site, edition).as_bytes()))
    }

    /// Writes a script that calls `function` with `arguments`, which are a list.
    fn put(&self, path: &str, function: &str, arguments: &impl Serialize) -> Result<(), OutputError> {
        (self.put)(path, script(function, arguments).as_bytes())
    }
}
