//! What readers of two versions of a page see differently, and why.
//!
//! A page is evaluated for both versions and cut into blocks ([`mod@side`]); the blocks are paired ([`pairing`]), the text of
//! a pair is compared word by word ([`words`]), and what only one side shows is traced back to the condition that hides
//! it from the other ([`cause`]). Titles that links take from other pages are not compared. How a translation differs
//! from its source is for `bitext` and `check`; [`translation`] sets two locales side by side, with what they find.

mod cause;
mod pairing;
mod side;
pub mod translation;
mod words;

pub use cause::{Cause, origins};
pub use side::{Block, Side};
pub use words::{Run, RunKind, compare_words};

use crate::document::FieldName;
use crate::liquid::{Evaluated, Place};
use crate::markdown::Options;
use crate::project::{LocaleView, PageId, Part, Project};
use crate::version::VersionSet;
use rayon::prelude::*;

/// Two versions of a locale, in the order in which they are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    pub locale: usize,
    pub from: usize,
    pub to: usize,
}

/// One block, or one field of the front matter, that is not the same in both versions. One of the sides may be absent.
#[derive(Debug, Clone)]
pub struct Change {
    pub part: Part,
    pub from: Option<Block>,
    pub to: Option<Block>,
    /// Where the block that the change is told of stems from.
    pub place: Place,
    /// The tags that make the difference, in the order in which their text is seen; none where the cause is not known.
    pub causes: Vec<Cause>,
}

impl Change {
    /// Both texts as one, with what only one of them has marked.
    pub fn words(&self) -> Vec<Run> {
        let text = |block: &Option<Block>| block.as_ref().map_or(String::new(), |block| block.markdown.clone());
        compare_words(&text(&self.from), &text(&self.to))
    }

    /// The block that the change is told of: the later one, where there is one.
    pub fn block(&self) -> Option<&Block> {
        self.to.as_ref().or(self.from.as_ref())
    }
}

/// What became of a page.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// The page is in the second version only.
    Appears,
    /// The page is in the first version only.
    Disappears,
    /// In the order of the page.
    Changes(Vec<Change>),
}

/// The pages that are not the same in both versions, in the order of their paths.
pub fn compare_all(project: &Project, question: Question) -> Vec<(PageId, Outcome)> {
    let pages: Vec<PageId> = project.page_ids().collect();
    let compared = pages.into_par_iter().filter_map(|page| Some((page, compare(project, page, question)?)));
    compared.collect()
}

/// How the two versions of a page differ; None where readers of both see the same, or neither has the page.
pub fn compare(project: &Project, page: PageId, question: Question) -> Option<Outcome> {
    let versions = project.page(page).versions;
    match (versions.contains(question.from), versions.contains(question.to)) {
        (false, false) => None,
        (false, true) => Some(Outcome::Appears),
        (true, false) => Some(Outcome::Disappears),
        (true, true) => {
            let parts = FieldName::ALL.map(Part::Field).into_iter().chain([Part::Body]);
            let changes: Vec<Change> = parts.flat_map(|part| changes(project, page, part, question)).collect();
            (!changes.is_empty()).then_some(Outcome::Changes(changes))
        }
    }
}

fn changes(project: &Project, page: PageId, part: Part, question: Question) -> Vec<Change> {
    match sides(project, page, part, question) {
        Some((from, to)) => from.changes(&to, part, project),
        None => Vec::new(),
    }
}

/// A part of a page in both versions; None where one evaluation holds for both, or the page has no such part.
pub fn sides(project: &Project, page: PageId, part: Part, question: Question) -> Option<(Side, Side)> {
    let view = LocaleView::new(project, question.locale, page);
    let (template, _) = project.page(page).template(question.locale, part);
    let both = VersionSet::single(question.from) | VersionSet::single(question.to);
    let results = view.evaluate(template?, both);
    let of = |version: usize| results.iter().find(|result| result.versions.contains(version)).cloned();
    let (from, to) = (of(question.from)?, of(question.to)?);
    let is_same = results.len() == 1;
    (!is_same).then(|| (side(project, part, from), side(project, part, to)))
}

/// A part of a page in one version; None where the page has no such part.
pub fn side_in(project: &Project, page: PageId, part: Part, locale: usize, version: usize) -> Option<Side> {
    let view = LocaleView::new(project, locale, page);
    let (template, _) = project.page(page).template(locale, part);
    let evaluated = view.evaluate(template?, VersionSet::single(version)).into_iter().next()?;
    Some(side(project, part, evaluated))
}

fn side(project: &Project, part: Part, evaluated: Evaluated) -> Side {
    match part {
        Part::Body => Side::of_body(evaluated, markdown_options(project)),
        Part::Field(_) => Side::of_field(evaluated),
    }
}

/// How bodies of pages are read.
pub fn markdown_options(project: &Project) -> Options {
    let is_historical = project.config.vintage.is_historical();
    Options { alerts: !is_historical, links_run_on: is_historical }
}
