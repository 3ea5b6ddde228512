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

/// The findings that are gone, by position; None if none is, or if one came that was not there, told or not.
///
/// A finding that says of the same place of the source something else of the same kind is not new. That text is not
/// translated may be seen only when its damage is gone: it is nothing that the repair did. Where the tags of a block are
/// damaged nobody can say what the versions see: a repair at the reader's risk may then bring differences up, as long as
/// there is less damage and [no more to tell](burden) than before. Where the front matter could not be read, nothing was
/// compared.
pub fn removed(before: &Findings, after: &Findings, applicability: Applicability) -> Option<Vec<usize>> {
    let (gone, new) = apart_in_findings(before, after);
    let cures = |is_such: &dyn Fn(&Diagnostic) -> bool| {
        gone.iter().any(|&at| is_such(&before.shown[at])) && !new.iter().any(|finding| is_damage(finding))
    };
    let is_clear = || {
        cures(&|finding| finding.check.starts_with("front-matter"))
            || (applicability == Applicability::Unsafe && cures(&is_of_blocks) && burden(after) <= burden(before))
    };
    if !new.is_empty() && !is_clear() {
        return None;
    }
    gone.iter().any(|&at| !is_neutral(&before.shown[at])).then_some(gone)
}

/// How much there is to tell: a damaged block weighs as much as two differences, since it keeps the page from being read
/// and hides what is wrong behind it.
fn burden(findings: &Findings) -> usize {
    let damage = findings.shown.iter().filter(|finding| is_of_blocks(finding)).count();
    findings.shown.len() + findings.hidden.len() + damage
}

/// What is told after repairs and was not told before, by position.
pub fn arrivals(before: &Findings, after: &Findings) -> Vec<usize> {
    let known: Vec<&Diagnostic> = before.shown.iter().collect();
    unmatched(&known, &after.shown).1
}

/// What was told and is gone, by position, and what is new.
fn apart_in_findings<'f>(before: &'f Findings, after: &'f Findings) -> (Vec<usize>, Vec<&'f Diagnostic>) {
    let known: Vec<&Diagnostic> = before.shown.iter().chain(&before.hidden).collect();
    let (gone, mut new) = unmatched(&known, &after.shown);
    new.retain(|&at| !is_neutral(&after.shown[at]));
    let gone = gone.into_iter().filter(|&at| at < before.shown.len()).collect();
    (gone, new.into_iter().map(|at| &after.shown[at]).collect())
}

/// Positions of findings that only the one side has, and of those that only the other has. Of several that say the same, those
/// about one place of the source are one; then others are taken for one another; at last, those that say of one place
/// something else.
fn unmatched(known: &[&Diagnostic], told: &[Diagnostic]) -> (Vec<usize>, Vec<usize>) {
    let mut by_key: FxHashMap<Key<'_>, Vec<usize>> = FxHashMap::default();
    (0..known.len()).for_each(|at| by_key.entry(key(known[at])).or_default().push(at));
    let mut taken = vec![false; known.len()];
    let mut new: Vec<usize> = (0..told.len()).collect();
    let is_same: Fits = |finding, known| place(finding) == place(known);
    for fits in [is_same, |_, _| true] {
        new.retain(|&position| {
            let Some(left) = by_key.get_mut(&key(&told[position])) else { return true };
            let same = left.iter().position(|&at| fits(&told[position], known[at]));
            same.into_iter().for_each(|at| taken[left.remove(at)] = true);
            same.is_none()
        });
    }
    new.retain(|&position| {
        let restated = (0..known.len()).find(|&at| !taken[at] && says_anew(&told[position], known[at]));
        restated.iter().for_each(|&at| taken[at] = true);
        restated.is_none()
    });
    ((0..known.len()).filter(|&at| !taken[at]).collect(), new)
}

/// Whether two findings that say the same are one.
type Fits = fn(&Diagnostic, &Diagnostic) -> bool;

/// The place of the source that a finding is about.
fn place(finding: &Diagnostic) -> Option<TextRange> {
    finding.context.as_ref()?.source.as_ref().map(|label| label.range)
}

/// True for two findings of one check about one place of the source.
fn says_anew(finding: &Diagnostic, known: &Diagnostic) -> bool {
    let meets = |(a, b): (TextRange, TextRange)| a == b || a.overlaps(b);
    finding.check == known.check && place(finding).zip(place(known)).is_some_and(meets)
}

fn is_neutral(finding: &Diagnostic) -> bool {
    finding.check == "untranslated-text"
}

/// True for damage after which nobody can say what the versions see.
fn is_of_blocks(finding: &Diagnostic) -> bool {
    is_damage(finding) && !matches!(finding.check, "missing-data" | "unknown-octicon")
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
    use super::{Change, Findings, applied, origin, removed};
    use crate::diagnostic::{Applicability, Context, Diagnostic, Label, Severity, Verdict};
    use crate::text::{FileId, TextRange};

    fn findings(checks: &[&'static str]) -> Findings {
        let told = checks.iter().enumerate().map(|(at, check)| {
            let range = TextRange::empty(at as u32);
            Diagnostic::new(check, Severity::Error, FileId(0), range, format!("{check} {at}"))
        });
        Findings { shown: told.collect(), hidden: Vec::new() }
    }

    #[test]
    fn a_block_that_is_whole_again_may_bring_one_more_difference_up() {
        let before = findings(&["unclosed-block", "changed-link"]);
        let allows = |after: &[&'static str], applicability| {
            let mut after = findings(after);
            after.shown.iter_mut().for_each(|finding| finding.message.push_str(" anew"));
            removed(&before, &after, applicability).is_some()
        };
        let (three, four) = (["changed-data"; 3], ["changed-data"; 4]);
        assert!(allows(&three, Applicability::Unsafe));
        assert!(!allows(&three, Applicability::Safe));
        assert!(!allows(&four, Applicability::Unsafe));
        assert!(!allows(&["stray-tag"], Applicability::Unsafe));
    }

    #[test]
    fn of_two_that_say_the_same_the_one_whose_place_is_gone_is_gone() {
        let about = |starts: &[u32]| {
            let mut all = findings(&vec!["changed-link"; starts.len()]);
            for (finding, start) in all.shown.iter_mut().zip(starts) {
                finding.context = Some(Box::new(Context {
                    category: "links",
                    verdict: Verdict::OutOfStep,
                    locale: "ja-JP".into(),
                    page: "a.md".into(),
                    source: Some(Label::new(FileId(1), TextRange::new(*start, start + 5), "")),
                    versions: Vec::new(),
                    subject: "/a".to_owned(),
                    fingerprint: 0,
                }));
            }
            all
        };
        let gone = |left: &[u32]| removed(&about(&[0, 10, 20]), &about(left), Applicability::Safe);
        assert_eq!(gone(&[10, 20]), Some(vec![0]));
        assert_eq!(gone(&[20, 0]), Some(vec![1]));
        // A place that nobody knows may be any.
        assert_eq!(gone(&[10, 40]), Some(vec![2]));
        assert_eq!(gone(&[0, 10, 20, 30]), None);
    }

    #[test]
    fn offsets_lead_back() {
        let change = |start, end, text: &str| Change { range: TextRange::new(start, end), text: text.to_owned() };
        let changes = [change(2, 4, "xyz"), change(6, 6, "--"), change(8, 9, "")];
        assert_eq!(applied("0123456789", &changes), "01xyz45--679");
        let back: Vec<u32> = (0..=12).map(|offset| origin(&changes, offset)).collect();
        assert_eq!(back, [0, 1, 2, 2, 2, 4, 5, 6, 6, 6, 7, 9, 10]);
    }
}
