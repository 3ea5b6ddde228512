//! The search of the site: an index for each locale, which the script of the site reads in the browser.
//!
//! [`entry`] takes one page apart, [`index`] puts all pages of a locale together, [`files`] writes them in parts that are
//! loaded when a question needs them, with the [`rows`] that results show. What a word is, is said by [`words`] and
//! [`folding`]. `theme/search.js` does the rest.

mod entry;
mod files;
mod folding;
mod index;
mod numbers;
mod rows;
#[cfg(test)]
mod tests;
mod words;

pub use entry::Entry;
pub use files::{folder, start, start_file, write};

use super::Site;
use super::address::Here;
use super::output::{OutputError, Put};
use crate::project::PageId;
use crate::render::RenderedPage;
use rayon::prelude::*;

/// What the template of pages calls the search; a theme that does not ask for it has none.
const NAME: &str = "search";

/// What the search has to know of a page, one entry for each locale that it was rendered in.
pub fn entries(site: &Site<'_>, rendered: &[RenderedPage]) -> Vec<Entry> {
    if !site.layout.asks_for(NAME) {
        return Vec::new();
    }
    rendered.iter().map(|page| Entry::new(page, site.renderer)).collect()
}

/// Makes the files of one locale, whatever has been rendered before; none where the theme asks for no search.
///
/// # Errors
/// Those of `put`.
pub fn write_locale(site: &Site<'_>, locale: usize, put: Put<'_>) -> Result<(), OutputError> {
    if !site.layout.asks_for(NAME) {
        return Ok(());
    }
    let pages: Vec<PageId> = site.project().page_ids().collect();
    let entry = |page: PageId| (page, Entry::new(&site.renderer.page_in_locale(page, locale), site.renderer));
    let entries = pages.into_par_iter().map(entry).filter(|(_, entry)| !entry.versions.is_empty());
    files::write_locale(site, locale, put, &entries.collect::<Vec<_>>())
}

/// The address of what the script has to load first.
pub fn address(site: &Site<'_>, here: &Here<'_>) -> String {
    format!("{}{}{}", here.root, site.addresses.folder_href(here.edition), files::START)
}
