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
use crate::site::output::{Group, OutputError};
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
pub fn write(site: &Site<'_>, output: &Group<'_>, entries: Vec<(PageId, Vec<Entry>)>) -> Result<(), OutputError> {
    let locales = &site.renderer.selection.locales;
    let mut pages: Vec<Vec<(PageId, Entry)>> = locales.iter().map(|_| Vec::new()).collect();
    for (page, entries) in entries {
        let there = pages.iter_mut().zip(entries).filter(|(_, entry)| !entry.versions.is_empty());
        there.for_each(|(pages, entry)| pages.push((page, entry)));
    }
    let locales = locales.par_iter().zip(pages).filter(|(_, pages)| !pages.is_empty());
    locales.map(|(locale, pages)| Files { site, output, locale: *locale, pages: &pages }.write()).collect()
}

/// The files of one locale.
struct Files<'f> {
    site: &'f Site<'f>,
    output: &'f Group<'f>,
    locale: usize,
    /// In order.
    pages: &'f [(PageId, Entry)],
}

impl Files<'_> {
    fn write(&self) -> Result<(), OutputError> {
        let (folder, mut sets) = (self.folder(), Sets::default());
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
        self.site.renderer.selection.versions.iter().try_for_each(|version| self.write_start(&folder, version))
    }

    /// The folder of the index. A build of some versions has one of its own, so that the other versions keep the one that
    /// they are in.
    fn folder(&self) -> String {
        let (project, versions) = (self.site.project(), self.site.renderer.selection.versions);
        let url = &project.config.locales[self.locale].url;
        let is_whole = versions == project.versions().built_set();
        if is_whole { format!("search/{url}/") } else { format!("search/{url}/versions-{versions:x}/") }
    }

    fn write_start(&self, index: &str, version: usize) -> Result<(), OutputError> {
        let edition = Edition { locale: self.locale, version };
        let folder = self.site.addresses.folder(edition);
        let words = &self.site.phrases[self.locale].search;
        let start = Start { index, edition: self.site.addresses.folder_href(edition), version, words };
        self.put(&format!("{folder}{START}"), "start", &[start])
    }

    /// Writes a script that calls `function` with `arguments`, which are a list.
    fn put(&self, path: &str, function: &str, arguments: &impl Serialize) -> Result<(), OutputError> {
        // Texts, numbers and lists of them can always be written.
        let arguments = serde_json::to_string(arguments).unwrap_or_default();
        let script = format!("isoglossSearch.{function}(...{arguments});\n");
        self.output.write(path, script.as_bytes())
    }
}
