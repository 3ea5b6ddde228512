//! The order in which pages are read: the tree from the top, each page before those below it.

use super::Site;
use super::address::Here;
use super::navigation::push_link;
use crate::project::{PageId, Project};

/// Every page that the home page leads to, in reading order.
#[derive(Debug)]
pub struct Sequence {
    pages: Vec<PageId>,
    /// By page: its place in `pages`.
    places: Vec<Option<usize>>,
}

impl Sequence {
    pub fn new(project: &Project) -> Self {
        let mut pages = Vec::with_capacity(project.pages.len());
        let mut waiting: Vec<PageId> = project.find_page("").into_iter().collect();
        while let Some(page) = waiting.pop() {
            pages.push(page);
            waiting.extend(project.page(page).children.iter().rev());
        }
        let mut places = vec![None; project.pages.len()];
        for (at, page) in pages.iter().enumerate() {
            places[page.0] = Some(at);
        }
        Self { pages, places }
    }

    fn before(&self, page: PageId) -> impl Iterator<Item = PageId> + '_ {
        let end = self.places[page.0].unwrap_or(0);
        self.pages[..end].iter().rev().copied()
    }

    fn after(&self, page: PageId) -> impl Iterator<Item = PageId> + '_ {
        let start = self.places[page.0].map_or(self.pages.len(), |at| at + 1);
        self.pages[start..].iter().copied()
    }
}

/// A link to the page before this one in the same version; empty where there is none.
pub fn previous(site: &Site<'_>, here: &Here<'_>) -> String {
    link(site, here, site.sequence.before(here.page))
}

/// A link to the page after this one in the same version; empty where there is none.
pub fn next(site: &Site<'_>, here: &Here<'_>) -> String {
    link(site, here, site.sequence.after(here.page))
}

/// A link to the first of `pages` that is in the reader's version.
fn link(site: &Site<'_>, here: &Here<'_>, mut pages: impl Iterator<Item = PageId>) -> String {
    let mut html = String::new();
    let is_there = |page: &PageId| site.project().page(*page).versions.contains(here.edition.version);
    if let Some(page) = pages.find(is_there) {
        push_link(site, here, page, &mut html);
    }
    html
}
