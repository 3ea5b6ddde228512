//! What the checks of the source ask for, found when it is first asked for and shared.

use super::branches::{self, Branch, Unknown};
use super::horizon::Horizon;
use super::links::{self, Problem};
use super::page_view::PageView;
use super::uses::Uses;
use crate::project::{PageId, Project};
use rayon::prelude::*;
use std::sync::OnceLock;

/// The source of a project, looked at from all sides.
pub struct Survey<'p> {
    pub project: &'p Project,
    /// True for files that findings are wanted of.
    pub wanted: &'p (dyn Fn(&str) -> bool + Sync),
    pages: Vec<OnceLock<PageView>>,
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
            problems: OnceLock::new(),
            branches: OnceLock::new(),
            uses: OnceLock::new(),
        }
    }

    /// Evaluates all pages, side by side. A link of any page may lead to a page that changed.
    pub fn look_at_pages(&self) {
        let pages: Vec<PageId> = self.project.page_ids().collect();
        pages.par_iter().for_each(|page| {
            self.page(*page);
        });
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

    /// The branches of conditions on versions, with what becomes of them.
    pub fn branches(&self) -> &[Branch] {
        self.branches
            .get_or_init(|| Horizon::new(self.project).map_or_else(Vec::new, |it| branches::all(self.project, 0, &it)))
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
