//! Repairs: damage and the text that it stems from, in; edits, out. One file for each kind of repair.
//!
//! A kind of repair makes [`Choice`]s: edits that may restore something, the likeliest first. Whether they do is decided by
//! a [`Judge`], who checks the text with the edits made ([`trial`]): what removes findings and adds none is a [`Repair`].
//! So nothing is offered that would not be found right afterwards. What the findings mean is `check`'s to say.

mod branches;
mod canonical;
pub mod damage;
mod emphasis;
mod front_matter;
mod indentation;
mod leaked;
pub mod lenient;
mod line_breaks;
mod lines;
mod markers;
mod outcome;
mod placeables;
mod placement;
mod position;
mod rewritten;
mod rows;
mod shape;
mod similar;
mod skeleton;
mod structure;
mod tag_lines;
mod tags;
mod together;
mod trial;
mod ways;
mod words;

use crate::diagnostic::{Applicability, Diagnostic, Severity, Verdict};
use crate::text::TextRange;
use lines::Pairing;
pub use outcome::{Findings, arrivals, removed};
pub use rewritten::changes;
pub use together::{Made, made};
pub use trial::{Repair, applied, origin};

/// The text of both sides.
#[derive(Debug, Clone, Copy)]
pub struct Texts<'t> {
    pub source: &'t str,
    pub target: &'t str,
    pub locale: &'t str,
}

/// Which repairs are looked for.
#[derive(Clone, Copy)]
pub struct Wanted<'w> {
    pub allows_unsafe: bool,
    /// True for findings that are to be removed.
    pub takes: &'w dyn Fn(&Diagnostic) -> bool,
    /// They are all to be made, so that none need be right without the others.
    pub at_once: bool,
}

/// Says what would be found, were this the target's text.
pub type Judge<'j> = &'j dyn Fn(&str) -> Findings;

/// One replacement in the target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub range: TextRange,
    pub text: String,
}

/// Changes that only make sense together.
#[derive(Debug, Clone)]
pub struct Proposal {
    pub changes: Vec<Change>,
    pub applicability: Applicability,
}

/// What might restore one thing, the likeliest first.
#[derive(Debug, Clone)]
pub struct Choice {
    pub alternatives: Vec<Proposal>,
}

impl Choice {
    fn of(proposal: Proposal) -> Self {
        Self { alternatives: vec![proposal] }
    }

    fn keep_safe(&mut self) {
        self.alternatives.retain(|proposal| proposal.applicability == Applicability::Safe);
    }
}

/// Everything that can be repaired about these findings, each repair being right on its own, or with the others if they are
/// wanted at once.
pub fn repairs(texts: Texts<'_>, found: &Findings, judge: Judge<'_>, wanted: Wanted<'_>) -> Vec<Repair> {
    let may = |finding: &Diagnostic| is_repairable(finding) && (wanted.allows_unsafe || may_be_safe(finding));
    let about: Vec<Diagnostic> = found.shown.iter().filter(|finding| (wanted.takes)(finding)).cloned().collect();
    if !about.iter().any(may) {
        return Vec::new();
    }
    let pairing = Pairing::new(texts.source, texts.target, texts.locale);
    if wanted.allows_unsafe {
        // Where blocks are open, what versions see is nobody's guess: that comes first.
        let whole = trial::settle(texts.target, found, skeleton::choices(&pairing, &about), judge, wanted.at_once);
        if !whole.is_empty() {
            return whole;
        }
    }
    let mut choices = tags::choices(&pairing, &about);
    choices.extend(placeables::choices(&pairing, &about));
    choices.extend(structure::choices(&pairing, &about));
    choices.extend(leaked::choices(&pairing, &about));
    choices.extend(front_matter::choices(&pairing, &about));
    choices.extend(branches::choices(&pairing, &about));
    choices.extend(placement::choices(&pairing, &about, wanted.allows_unsafe));
    if !wanted.allows_unsafe {
        choices.iter_mut().for_each(Choice::keep_safe);
        choices.retain(|choice| !choice.alternatives.is_empty());
    }
    trial::settle(texts.target, found, choices, judge, wanted.at_once)
}

/// For damage that is not repaired, by position among the findings: the tags of the source that may be meant.
pub fn candidates(texts: Texts<'_>, found: &[Diagnostic]) -> Vec<(usize, Vec<String>)> {
    let open: Vec<usize> = (0..found.len()).filter(|&at| found[at].fix.is_none() && is_damage(&found[at])).collect();
    if open.is_empty() {
        return Vec::new();
    }
    let pairing = Pairing::new(texts.source, texts.target, texts.locale);
    let of = |at: usize| tags::candidates(&pairing, found, pairing.target.at(found[at].label.range.start));
    open.into_iter().map(|at| (at, of(at))).filter(|(_, tags)| !tags.is_empty()).collect()
}

/// False for findings that tell of what only a translator can do.
fn is_repairable(finding: &Diagnostic) -> bool {
    !matches!(finding.check, "untranslated-text" | "untranslated-page" | "missing-translation")
}

/// True for findings that a repair of what is damaged may remove.
fn may_be_safe(finding: &Diagnostic) -> bool {
    is_damage(finding)
        || matches!(
            finding.check,
            "joined-reusables" | "changed-scope" | "changed-condition" | "empty-branch" | "changed-data"
        )
}

/// True for what is wrong with a text by itself.
pub fn is_damage(finding: &Diagnostic) -> bool {
    let damaged = finding.context.as_ref().is_none_or(|context| context.verdict == Verdict::Damaged);
    damaged && finding.severity == Severity::Error && !finding.check.starts_with("changed-")
}
