//! Tries changes and keeps those after which the text is found better, and in nothing worse.

use super::{Change, Choice, Judge, Proposal, is_damage};
use crate::diagnostic::{Applicability, Diagnostic};
use crate::text::TextRange;
use rustc_hash::FxHashMap;

/// What is found about a text.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    pub shown: Vec<Diagnostic>,
    /// What is not told, since it follows from damage nearby, as far as anybody can say.
    pub hidden: Vec<Diagnostic>,
}

/// Changes after which findings are gone.
#[derive(Debug, Clone)]
pub struct Repair {
    pub proposal: Proposal,
    /// Positions among the findings that were shown.
    pub removes: Vec<usize>,
}

/// How often a text may be judged in one round.
const BUDGET: usize = 160;

/// What a finding says, whatever the place.
type Key<'f> = (&'f str, &'f str);

fn key(finding: &Diagnostic) -> Key<'_> {
    (finding.check, finding.context.as_ref().map_or(&*finding.message, |context| &*context.subject))
}

fn counted<'f>(findings: impl IntoIterator<Item = &'f Diagnostic>) -> FxHashMap<Key<'f>, i32> {
    let mut counted = FxHashMap::default();
    for finding in findings {
        *counted.entry(key(finding)).or_default() += 1;
    }
    counted
}

/// The text with changes made, the last place first; changes that overlap an earlier one are left out.
pub fn applied(text: &str, changes: &[Change]) -> String {
    let mut sorted: Vec<&Change> = changes.iter().collect();
    sorted.sort_by_key(|change| (change.range.start, change.range.end));
    let (mut result, mut at) = (String::with_capacity(text.len()), 0);
    for change in sorted {
        let range = change.range.as_usize();
        if range.start < at || text.get(range.clone()).is_none() {
            continue;
        }
        result.push_str(&text[at..range.start]);
        result.push_str(&change.text);
        at = range.end;
    }
    result.push_str(&text[at..]);
    result
}

/// The findings that are gone, by position; None if none is, or if one came that was not there, told or not. That text is
/// not translated may be seen only when its damage is gone: it is nothing that the repair did.
pub fn removed(before: &Findings, after: &Findings) -> Option<Vec<usize>> {
    let known = counted(before.shown.iter().chain(&before.hidden));
    let mut told = counted(&after.shown);
    let is_neutral = |check: &str| check == "untranslated-text";
    let is_new = told.iter().any(|(key, count)| !is_neutral(key.0) && *count > known.get(key).copied().unwrap_or(0));
    if is_new {
        return None;
    }
    let mut removed = Vec::new();
    for (at, finding) in before.shown.iter().enumerate() {
        match told.get_mut(&key(finding)).filter(|count| **count > 0) {
            Some(count) => *count -= 1,
            None => removed.push(at),
        }
    }
    removed.iter().any(|&at| !is_neutral(before.shown[at].check)).then_some(removed)
}

/// One round over a text.
struct Trial<'t> {
    text: &'t str,
    found: &'t Findings,
    judge: Judge<'t>,
    left: usize,
}

impl Trial<'_> {
    /// The findings that go when the changes are made; None if none goes, or if one comes that was not there, told or not.
    fn removed(&mut self, changes: &[Change]) -> Option<Vec<usize>> {
        self.left = self.left.checked_sub(1)?;
        let text = applied(self.text, changes);
        if text == self.text {
            return None;
        }
        removed(self.found, &(self.judge)(&text))
    }

    fn repair(&mut self, proposals: &[Proposal]) -> Option<Repair> {
        let proposal = united(proposals);
        let removes = self.removed(&proposal.changes)?;
        Some(Repair { proposal, removes })
    }
}

/// Several proposals as one, as safe as the least safe.
fn united(proposals: &[Proposal]) -> Proposal {
    let is_unsafe = proposals.iter().any(|proposal| proposal.applicability == Applicability::Unsafe);
    let mut changes: Vec<Change> = proposals.iter().flat_map(|proposal| proposal.changes.clone()).collect();
    changes.sort_by_key(|change| (change.range.start, change.range.end));
    changes.dedup();
    Proposal { changes, applicability: if is_unsafe { Applicability::Unsafe } else { Applicability::Safe } }
}

/// The repairs among the choices: each on its own first, or with `at_once` as many together as can be; then what only
/// helps together.
pub fn settle(text: &str, found: &Findings, choices: Vec<Choice>, judge: Judge<'_>, at_once: bool) -> Vec<Repair> {
    let mut trial = Trial { text, found, judge, left: BUDGET };
    let mut repairs: Vec<Repair> = Vec::new();
    let (single, several): (Vec<Choice>, Vec<Choice>) =
        choices.into_iter().partition(|choice| choice.alternatives.len() == 1);
    let single: Vec<Proposal> = single.into_iter().flat_map(|choice| choice.alternatives).collect();
    let (single, rivals) = if at_once { apart(single) } else { (Vec::new(), single) };
    let mut certain = halved(&mut trial, &single, &mut repairs);
    certain.extend(one_by_one(&mut trial, rivals.into_iter().map(Choice::of).collect(), &mut repairs));
    let rest = one_by_one(&mut trial, several, &mut repairs);
    // What is sound does not need others to be found right.
    if !found.shown.iter().any(is_damage) {
        return repairs;
    }
    if let Some(all) = with_all(&mut trial, &repairs, &certain) {
        return vec![all];
    }
    certain.extend(rest);
    repairs.extend(together(&mut trial, certain));
    repairs
}

/// Makes repairs of the first ways that help; gives the likeliest ways of those that do not help alone.
fn one_by_one(trial: &mut Trial<'_>, choices: Vec<Choice>, repairs: &mut Vec<Repair>) -> Vec<Proposal> {
    let mut rest = Vec::new();
    for choice in choices {
        let taken = |proposal: &Proposal| repairs.iter().any(|repair| overlap(&repair.proposal, proposal));
        let open: Vec<Proposal> = choice.alternatives.into_iter().filter(|proposal| !taken(proposal)).collect();
        match open.iter().find_map(|proposal| trial.repair(std::slice::from_ref(proposal))) {
            Some(repair) if helps(repairs, &repair) => repairs.push(repair),
            Some(_) => {}
            None => rest.extend(open.into_iter().next()),
        }
    }
    rest
}

/// Proposals that do not overlap, and those that overlap one of them.
fn apart(proposals: Vec<Proposal>) -> (Vec<Proposal>, Vec<Proposal>) {
    let (mut apart, mut rivals): (Vec<Proposal>, Vec<Proposal>) = (Vec::new(), Vec::new());
    for proposal in proposals {
        let is_rival = apart.iter().any(|other| overlap(other, &proposal));
        if is_rival { rivals.push(proposal) } else { apart.push(proposal) }
    }
    (apart, rivals)
}

/// Makes one repair of all proposals, if each of its edits is where a finding goes away; or else of halves of them, and so
/// on. Gives those that do not help alone. Most texts need to be judged only once.
fn halved(trial: &mut Trial<'_>, proposals: &[Proposal], repairs: &mut Vec<Repair>) -> Vec<Proposal> {
    if proposals.is_empty() {
        return Vec::new();
    }
    let repair = trial.repair(proposals).filter(|repair| proposals.len() == 1 || is_earned(trial, proposals, repair));
    match repair {
        Some(repair) if helps(repairs, &repair) => repairs.push(repair),
        Some(_) => {}
        None if proposals.len() == 1 => return proposals.to_vec(),
        None => {
            let (left, right) = proposals.split_at(proposals.len() / 2);
            let mut rest = halved(trial, left, repairs);
            rest.extend(halved(trial, right, repairs));
            return rest;
        }
    }
    Vec::new()
}

/// True if each of the proposals edits where a finding goes away.
fn is_earned(trial: &Trial<'_>, proposals: &[Proposal], repair: &Repair) -> bool {
    let gone = || repair.removes.iter().map(|&at| trial.found.shown[at].label.range);
    let meets = |change: &Change| gone().any(|gone| change.range.start <= gone.end && gone.start <= change.range.end);
    proposals.iter().all(|proposal| proposal.changes.iter().any(meets))
}

/// What helps and what did not by itself, at once: an `else` is known, but its conditional begins with a damaged tag.
fn with_all(trial: &mut Trial<'_>, repairs: &[Repair], certain: &[Proposal]) -> Option<Repair> {
    if certain.is_empty() {
        return None;
    }
    let mut all: Vec<Proposal> = repairs.iter().map(|repair| repair.proposal.clone()).collect();
    all.extend(certain.iter().cloned());
    let removed = repairs.iter().flat_map(|repair| &repair.removes);
    trial.repair(&all).filter(|all| removed.clone().all(|at| all.removes.contains(at)) && helps(repairs, all))
}

/// True if a repair removes what none of the others does.
fn helps(repairs: &[Repair], repair: &Repair) -> bool {
    let done = |at: &usize| repairs.iter().any(|other| other.removes.contains(at));
    repair.removes.iter().any(|at| !done(at))
}

/// What helps only with others: all at once, or else one after the other as far as they go.
fn together(trial: &mut Trial<'_>, rest: Vec<Proposal>) -> Vec<Repair> {
    if rest.len() < 2 {
        return Vec::new();
    }
    if let Some(repair) = trial.repair(&rest) {
        return vec![repair];
    }
    let mut repairs = Vec::new();
    for from in 0..rest.len() {
        for size in 2..=4.min(rest.len() - from) {
            let some = &rest[from..from + size];
            if repairs.iter().any(|repair: &Repair| some.iter().any(|one| overlap(&repair.proposal, one))) {
                continue;
            }
            repairs.extend(trial.repair(some).filter(|repair| helps(&repairs, repair)));
        }
    }
    repairs
}

fn overlap(a: &Proposal, b: &Proposal) -> bool {
    let meet = |a: TextRange, b: TextRange| a.overlaps(b) || a == b;
    a.changes.iter().any(|one| b.changes.iter().any(|other| meet(one.range, other.range)))
}
