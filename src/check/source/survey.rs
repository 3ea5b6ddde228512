//! What the checks of the source ask for, found when it is first asked for and shared.

use super::branches::{self, Branch, Unknown};
use super::horizon::Horizon;
use super::links::{self, Problem};
use super::page_view::PageView;
use super::uses::Uses;
use super::written::Written;
use crate::project::{PageId, Project};
use rayon::prelude::*;
use std::sync::OnceLock;

/// The source of a project, looked at from all sides.
pub struct Survey<'p> {
    pub project: &'p Project,
    /// True for files that findings are wanted of.
    pub wanted: &'p (dyn Fn(&str) -> bool + Sync),
    pages: Vec<OnceLock<PageView>>,
    written: OnceLock<Written<'p>>,
    concerned: OnceLock<Vec<PageId>>,
    problems: OnceLock<Vec<Problem>>,
    branches: OnceLock<Vec<Branch>>,
    uses: OnceLock<Uses>,
}

impl<'p> Survey<'p> {
    pub fn new(project: &'p Project, wanted: &'p (dyn Fn(&str) -> bool + Sync)) -> Self {
        Self {
            project,
            wanted,
            pages: project.page_ids().map(|_| OnceLock::new()).collect(),
            written: OnceLock::new(),
            concerned: OnceLock::new(),
            problems: OnceLock::new(),
            branches: OnceLock::new(),
            uses: OnceLock::new(),
        }
    }

    /// Evaluates the pages that findings may be wanted of, side by side.
    pub fn look_at_pages(&self) {
        self.concerned().par_iter().for_each(|page| {
            self.page(*page);
        });
    }

    /// The pages that findings may be wanted of, in order: a link may lead to a page that changed, and was not itself.
    pub fn concerned(&self) -> &[PageId] {
        self.concerned.get_or_init(|| {
            let pages = self.project.page_ids();
            if self.project.page_ids().all(|page| (self.wanted)(&self.path_of(page))) {
                return pages.collect();
            }
            let near = self.written().concerned(&self.wanted);
            pages.filter(|page| near.contains(page)).collect()
        })
    }

    /// Links and data as they are written.
    pub fn written(&self) -> &Written<'p> {
        self.written.get_or_init(|| Written::new(self.project))
    }

    /// A page as its readers see it.
    pub fn page(&self, page: PageId) -> &PageView {
        self.pages[page.0].get_or_init(|| PageView::new(self.project, page))
    }

    /// The file of a page, relative to the root.
    pub fn path_of(&self, page: PageId) -> String {
        self.project.files.get(self.project.page(page).source.file).path.clone()
    }

    /// Links and images that lead elsewhere than they should, each place once.
    pub fn link_problems(&self) -> &[Problem] {
        self.problems.get_or_init(|| links::problems(self))
    }

    /// The branches of conditions on versions in the files that are wanted, with what becomes of them.
    pub fn branches(&self) -> &[Branch] {
        let of = |horizon: Horizon| branches::of_files(self.project, 0, &horizon, &self.wanted);
        self.branches.get_or_init(|| Horizon::new(self.project).map_or_else(Vec::new, of))
    }

    /// What conditions test and what there is not, with the branch.
    pub fn unknown(&self) -> impl Iterator<Item = (&Branch, &Unknown)> {
        self.branches().iter().flat_map(|branch| branch.unknown.iter().map(move |unknown| (branch, unknown)))
    }

    /// Which data is used anywhere.
    pub fn uses(&self) -> &Uses {
        self.uses.get_or_init(|| Uses::new(self.project))
    }
}
