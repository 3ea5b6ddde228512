//! Offers repairs with findings, and makes them: what `fix` writes.
//!
//! How things are repaired is `repair`'s; here a text is judged as a check would.

use super::compare::{Checker, Pair, Selection, Sources};
use crate::diagnostic::{Applicability, Diagnostic, Fix};
use crate::document::Document;
use crate::project::Project;
use crate::repair::{self, Change, Findings, Repair, Texts};
use crate::text::{Edit, FileId};
use std::cell::RefCell;

/// A file that repairs changed.
#[derive(Debug, Clone)]
pub struct Mended {
    pub file: FileId,
    pub text: String,
    /// The findings that are gone.
    pub removed: Vec<Diagnostic>,
}

/// Which repairs are made.
#[derive(Clone, Copy)]
pub struct Wishes<'w> {
    pub allows_unsafe: bool,
    /// True for findings that are to be removed.
    pub takes: &'w (dyn Fn(&Diagnostic) -> bool + Sync),
}

impl std::fmt::Debug for Wishes<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Wishes").field("allows_unsafe", &self.allows_unsafe).finish_non_exhaustive()
    }
}

impl Wishes<'_> {
    /// True for a repair that may be made, and that somebody wants.
    fn accept(&self, repair: &Repair, found: &Findings) -> bool {
        let allowed = self.allows_unsafe || repair.proposal.applicability == Applicability::Safe;
        allowed && repair.removes.iter().any(|&at| (self.takes)(&found.shown[at]))
    }
}

/// So many rounds settle any text: what one repair brings to light is seen in the next.
const ROUNDS: usize = 6;

/// All findings about the selected translations as they are now, and the files that repairs make of them.
pub fn mend(project: &Project, selection: &Selection<'_>, wishes: Wishes<'_>) -> (Vec<Diagnostic>, Vec<Mended>) {
    let checker = Checker::new(project, selection);
    let found = checker.run(selection, Some(wishes));
    let mut mended = checker.into_mended();
    mended.sort_by_key(|mended| mended.file);
    (found, mended)
}

impl Checker<'_> {
    /// Gives findings the repairs that remove them.
    pub fn offer(&self, pair: &Pair<'_>, sources: &mut Sources, found: &mut Findings) {
        let judge = Judge { checker: self, pair, sources: RefCell::new(sources) };
        let file = pair.target.file;
        for repair in judge.repairs(&pair.target.text, found) {
            for &at in &repair.removes {
                let fix = &mut found.shown[at].fix;
                if fix.is_none() {
                    *fix = Some(fix_of(file, &repair));
                }
            }
        }
    }

    /// The target as repairs leave it, round by round; None where there is nothing to repair.
    pub fn mended(
        &self,
        pair: &Pair<'_>,
        sources: &mut Sources,
        found: &Findings,
        wishes: Wishes<'_>,
    ) -> Option<Mended> {
        let judge = Judge { checker: self, pair, sources: RefCell::new(sources) };
        let mut found = found.clone();
        let mut mended = Mended { file: pair.target.file, text: pair.target.text.to_string(), removed: Vec::new() };
        for _ in 0..ROUNDS {
            let mut repairs = judge.repairs(&mended.text, &found);
            repairs.retain(|repair| wishes.accept(repair, &found));
            let Some((text, after, removed)) = judge.made(&mended.text, &found, repairs) else { break };
            mended.removed.extend(removed);
            (mended.text, found) = (text, after);
        }
        (!mended.removed.is_empty()).then_some(mended)
    }
}

fn fix_of(file: FileId, repair: &Repair) -> Fix {
    let changes = repair.proposal.changes.iter();
    let edits = changes.map(|change| Edit { file, range: change.range, text: change.text.clone() });
    Fix { applicability: repair.proposal.applicability, edits: edits.collect() }
}

/// Checks a pair with other texts in the place of its target.
struct Judge<'j, 'p> {
    checker: &'j Checker<'j>,
    pair: &'j Pair<'p>,
    sources: RefCell<&'j mut Sources>,
}

impl Judge<'_, '_> {
    fn findings(&self, text: &str) -> Findings {
        let target = Document::new(self.pair.target.file, text.into(), self.checker.project.config.vintage);
        let pair = Pair { target: &target, code: self.pair.code.clone(), name: self.pair.name.clone(), ..*self.pair };
        self.checker.pair(&pair, &mut self.sources.borrow_mut())
    }

    fn repairs(&self, target: &str, found: &Findings) -> Vec<Repair> {
        let texts = Texts { source: &self.pair.source.text, target, locale: &self.pair.code };
        repair::repairs(texts, found, &|text| self.findings(text))
    }

    /// The text with the repairs made, what is found in it, and what is gone: all of them if that is right, or else as
    /// many as can stand together.
    fn made(&self, text: &str, found: &Findings, repairs: Vec<Repair>) -> Option<(String, Findings, Vec<Diagnostic>)> {
        let mut kept: Vec<&Repair> = repairs.iter().collect();
        while !kept.is_empty() {
            let changes: Vec<Change> = kept.iter().flat_map(|repair| repair.proposal.changes.clone()).collect();
            let new = repair::applied(text, &changes);
            let after = self.findings(&new);
            if let Some(removed) = repair::removed(found, &after) {
                let removed = removed.into_iter().map(|at| found.shown[at].clone()).collect();
                return Some((new, after, removed));
            }
            kept.pop();
        }
        None
    }
}
