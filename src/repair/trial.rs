//! Tries changes and keeps those after which the text is found better, and in nothing worse.

use super::outcome::{Findings, removed};
use super::{Change, Choice, Judge, Proposal, is_damage};
use crate::diagnostic::Applicability;
use crate::text::TextRange;

/// Changes after which findings are gone.
#[derive(Debug, Clone)]
pub struct Repair {
    pub proposal: Proposal,
    /// Positions among the findings that were shown.
    pub removes: Vec<usize>,
}

/// How often a text may be judged in one round.
const BUDGET: usize = 160;

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

/// Where an offset of the text with changes made was before them: in what was put in, where that stands.
pub fn origin(changes: &[Change], offset: u32) -> u32 {
    let mut sorted: Vec<&Change> = changes.iter().collect();
    sorted.sort_by_key(|change| (change.range.start, change.range.end));
    let (mut old, mut new) = (0, 0);
    for change in sorted {
        if change.range.start < old {
            continue;
        }
        let start = new + (change.range.start - old);
        if offset < start {
            break;
        }
        let end = start + change.text.len() as u32;
        if offset < end {
            return change.range.start;
        }
        (old, new) = (change.range.end, end);
    }
    old + (offset - new)
}

/// One round over a text.
struct Trial<'t> {
    text: &'t str,
    found: &'t Findings,
    judge: Judge<'t>,
    left: usize,
}

impl Trial<'_> {
    /// The findings that go when a proposal's changes are made; None if that is no repair.
    fn removed(&mut self, proposal: &Proposal) -> Option<Vec<usize>> {
        self.left = self.left.checked_sub(1)?;
        let text = applied(self.text, &proposal.changes);
        if text == self.text {
            return None;
        }
        removed(self.found, &(self.judge)(&text), proposal.applicability)
    }

    /// True for a proposal that edits where this finding is.
    fn is_about(&self, finding: usize, proposal: &Proposal) -> bool {
        let place = self.found.shown[finding].label.range;
        proposal.changes.iter().any(|change| change.range.start <= place.end && place.start <= change.range.end)
    }

    fn repair(&mut self, proposals: &[Proposal]) -> Option<Repair> {
        let proposal = united(proposals);
        let removes = self.removed(&proposal)?;
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
        Some(repair) if helps(repairs, &repair) => repairs.push(lean(trial, proposals.to_vec(), repair)),
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
    proposals.iter().all(|proposal| repair.removes.iter().any(|&at| trial.is_about(at, proposal)))
}

/// The repair without those of its proposals, the unlikeliest first, after which as many findings are gone. Of several that
/// edit where the same findings go away, one may be all that it takes: exchanged branches are not seen where neither holds
/// anything but words.
fn lean(trial: &mut Trial<'_>, mut proposals: Vec<Proposal>, mut repair: Repair) -> Repair {
    for at in (0..proposals.len()).rev() {
        let others = || proposals.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, other)| other);
        let is_others = |gone: &usize| others().any(|other| trial.is_about(*gone, other));
        let mut own = repair.removes.iter().filter(|gone| trial.is_about(**gone, &proposals[at]));
        if proposals.len() == 1 || !own.all(is_others) {
            continue;
        }
        let fewer: Vec<Proposal> = others().cloned().collect();
        let without = trial.repair(&fewer);
        if let Some(without) = without.filter(|without| repair.removes.iter().all(|at| without.removes.contains(at))) {
            (proposals, repair) = (fewer, without);
        }
    }
    repair
}

/// What helps and what did not by itself, at once: an `else` is known, but its conditional begins with a damaged tag.
fn with_all(trial: &mut Trial<'_>, repairs: &[Repair], certain: &[Proposal]) -> Option<Repair> {
    if certain.is_empty() {
        return None;
    }
    let mut all: Vec<Proposal> = repairs.iter().map(|repair| repair.proposal.clone()).collect();
    all.extend(certain.iter().cloned());
    let removed = repairs.iter().flat_map(|repair| &repair.removes);
    let repair = trial.repair(&all)?;
    let is_better = removed.clone().all(|at| repair.removes.contains(at)) && helps(repairs, &repair);
    is_better.then(|| lean(trial, all, repair))
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
        return vec![lean(trial, rest, repair)];
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

#[cfg(test)]
mod tests {
    use super::{Change, applied, origin};
    use crate::text::TextRange;

    #[test]
    fn offsets_lead_back() {
        let change = |start, end, text: &str| Change { range: TextRange::new(start, end), text: text.to_owned() };
        let changes = [change(2, 4, "xyz"), change(6, 6, "--"), change(8, 9, "")];
        assert_eq!(applied("0123456789", &changes), "01xyz45--679");
        let back: Vec<u32> = (0..=12).map(|offset| origin(&changes, offset)).collect();
        assert_eq!(back, [0, 1, 2, 2, 2, 4, 5, 6, 6, 6, 7, 9, 10]);
    }
}
