//! What an edit of a text came to: which findings are gone, and which are new.

use super::is_damage;
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

/// What a finding says, whatever the place.
type Key<'f> = (&'f str, &'f str);

fn key(finding: &Diagnostic) -> Key<'_> {
    (finding.check, finding.context.as_ref().map_or(&*finding.message, |context| &*context.subject))
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

#[cfg(test)]
mod tests {
    use super::{Findings, removed};
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
}
