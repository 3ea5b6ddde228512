//! Makes repairs that were each found right by themselves, as far as they can stand together.

use super::{Change, Findings, Judge, Repair, applied, removed};
use crate::diagnostic::Applicability;

/// A text with repairs made.
#[derive(Debug)]
pub struct Made {
    pub text: String,
    /// What is found in it.
    pub after: Findings,
    pub changes: Vec<Change>,
    /// Positions of findings that are gone.
    pub removed: Vec<usize>,
}

/// All of the repairs, if that is right; or else, in their order, each that can stand with those before it. So one that
/// stands in the way of others costs no more than itself. None if there is none.
pub fn made(text: &str, found: &Findings, repairs: &[Repair], judge: Judge<'_>) -> Option<Made> {
    if repairs.is_empty() {
        return None;
    }
    let all: Vec<&Repair> = repairs.iter().collect();
    if let Some(made) = with(text, found, &all, judge) {
        return Some(made);
    }
    let (mut kept, mut best) = (Vec::new(), None);
    for repair in all {
        kept.push(repair);
        match with(text, found, &kept, judge) {
            Some(made) => best = Some(made),
            None => drop(kept.pop()),
        }
    }
    best
}

fn with(text: &str, found: &Findings, repairs: &[&Repair], judge: Judge<'_>) -> Option<Made> {
    let changes: Vec<Change> = repairs.iter().flat_map(|repair| repair.proposal.changes.clone()).collect();
    let is_unsafe = repairs.iter().any(|repair| repair.proposal.applicability == Applicability::Unsafe);
    let applicability = if is_unsafe { Applicability::Unsafe } else { Applicability::Safe };
    let text = applied(text, &changes);
    let after = judge(&text);
    let removed = removed(found, &after, applicability)?;
    Some(Made { text, after, changes, removed })
}
