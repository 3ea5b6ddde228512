//! Offers repairs with findings, and makes them: what `fix` writes.
//!
//! How things are repaired is `repair`'s; here a text is judged as a check would.

use super::compare::{Checker, Pair, Selection, Sources};
use super::kept::Kept;
use super::messages;
use crate::diagnostic::{Applicability, Diagnostic, Fix};
use crate::project::Project;
use crate::repair::{self, Change, Findings, Judge, Made, Repair, Texts, Wanted};
use crate::text::{Edit, FileId, TextRange};
use std::cell::RefCell;

/// A file that repairs changed, or would have changed.
#[derive(Debug, Clone)]
pub struct Mended {
    pub file: FileId,
    pub text: String,
    /// The findings that are gone.
    pub removed: Vec<Diagnostic>,
    /// What is found when a repaired text is checked anew, and was not found when its repairs were tried: a defect of ours,
    /// for which they were all taken back.
    pub taken_back: Vec<Diagnostic>,
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

/// So many rounds settle any text: what one repair brings to light is seen in the next, and each makes a bounded number of
/// trials. A round that repairs nothing is the last.
const ROUNDS: usize = 32;

/// More tags than these would be a list rather than a hint.
const MOST_CANDIDATES: usize = 4;

/// All findings about the selected translations as they are now, and the files that repairs make of them.
pub fn mend(project: &Project, selection: &Selection<'_>, wishes: Wishes<'_>) -> (Vec<Diagnostic>, Vec<Mended>) {
    let checker = Checker::new(project, selection);
    let mut found = checker.run(selection, Some(wishes));
    let mut mended = united(project, checker.into_mended());
    let (of_messages, mended_messages) = messages::mend(project, selection, wishes);
    found.extend(of_messages);
    mended.extend(mended_messages);
    mended.sort_by_key(|mended| mended.file);
    (found, mended)
}

/// Each file once: texts within one data file are repaired apart from each other.
fn united(project: &Project, mut mended: Vec<Mended>) -> Vec<Mended> {
    // The order in which threads end is no order.
    mended.sort_by(|a, b| (a.file, &a.text).cmp(&(b.file, &b.text)));
    let mut all: Vec<Mended> = Vec::new();
    for files in mended.chunk_by(|a, b| a.file == b.file) {
        let [only] = files else {
            let text = &project.files.get(files[0].file).text;
            let changes = files.iter().flat_map(|mended| repair::changes(text, &mended.text)).collect::<Vec<Change>>();
            let removed = files.iter().flat_map(|mended| mended.removed.iter().cloned()).collect();
            let taken_back = files.iter().flat_map(|mended| mended.taken_back.iter().cloned()).collect();
            all.push(Mended { file: files[0].file, text: repair::applied(text, &changes), removed, taken_back });
            continue;
        };
        all.push(only.clone());
    }
    all
}

impl Checker<'_> {
    /// Gives the findings of a page's translation the repairs that remove them, or makes the repairs that are wished for.
    pub fn repair_page(
        &self,
        pair: &Pair<'_>,
        sources: &mut Sources,
        kept: &mut Kept,
        found: &mut Findings,
        wishes: Option<Wishes<'_>>,
    ) {
        kept.keep_for_edits();
        let known = RefCell::new((sources, kept));
        // What the source has as well is told on the source: it comes and goes with what is told of the target.
        let of_target = |finding: &Diagnostic| finding.label.file == pair.target.file;
        let (told, others) = std::mem::take(&mut found.shown).into_iter().partition(of_target);
        found.shown = told;
        let check = |text: &str, sources: &mut Sources, kept: &mut Kept| {
            let target = pair.target.edited(text.into());
            let pair = Pair { target: &target, code: pair.code.clone(), name: pair.name.clone(), ..*pair };
            let mut found = self.pair(&pair, sources, kept);
            found.shown.retain(of_target);
            found
        };
        let judge = |text: &str| {
            let (sources, kept) = &mut *known.borrow_mut();
            kept.judged(text).unwrap_or_else(|| {
                let found = check(text, sources, kept);
                kept.keep(text, &found);
                found
            })
        };
        let anew = |text: &str| check(text, &mut *known.borrow_mut().0, &mut Kept::default());
        let (file, locale) = (pair.target.file, &*pair.code);
        let case = Case { source: &pair.source.text, file, locale, judge: &judge, anew: &anew };
        self.repair(&case, &pair.target.text, found, wishes);
        found.shown.extend::<Vec<Diagnostic>>(others);
    }

    /// As [`Checker::repair_page`], for any text with a source and a judge.
    pub fn repair(&self, case: &Case<'_>, target: &str, found: &mut Findings, wishes: Option<Wishes<'_>>) {
        match wishes {
            None => case.offer(target, found),
            Some(wishes) => {
                if let (Some(mended), Ok(mut all)) = (case.mended(target, found, wishes), self.mended.lock()) {
                    all.push(mended);
                }
            }
        }
    }
}

/// A text that may be repaired.
pub struct Case<'c> {
    pub source: &'c str,
    /// The target's file.
    pub file: FileId,
    pub locale: &'c str,
    pub judge: Judge<'c>,
    /// As `judge`, without anything that was kept while repairs were tried.
    pub anew: Judge<'c>,
}

impl Case<'_> {
    fn repairs(&self, target: &str, found: &Findings, wanted: Wanted<'_>) -> Vec<Repair> {
        let texts = Texts { source: self.source, target, locale: self.locale };
        repair::repairs(texts, found, self.judge, wanted)
    }

    /// Only safe repairs are offered: of the others, there would be one below most findings, and each costs a check.
    fn offer(&self, target: &str, found: &mut Findings) {
        for repair in self.repairs(target, found, Wanted { allows_unsafe: false, at_once: false, takes: &|_| true }) {
            for &at in &repair.removes {
                let fix = &mut found.shown[at].fix;
                if fix.is_none() {
                    *fix = Some(fix_of(self.file, &repair));
                }
            }
        }
        self.name_candidates(target, found);
        self.reveal(target, found);
    }

    /// Tells what damage hides: differences that are still there when everything is repaired that can be do not follow
    /// from it. Whoever repairs the page so finds nothing that was not told.
    fn reveal(&self, target: &str, found: &mut Findings) {
        if !found.shown.iter().any(repair::is_damage) {
            return;
        }
        let wishes = Wishes { allows_unsafe: true, takes: &repair::is_damage };
        let Some(Course { found: after, changes, .. }) = self.course(target, found, wishes) else { return };
        let origin = |offset| changes.iter().rev().fold(offset, |at, changes| repair::origin(changes, at));
        for at in repair::arrivals(found, &after) {
            let mut finding = after.shown[at].clone();
            let range = finding.label.range;
            finding.label.range = TextRange::new(origin(range.start), origin(range.end).max(origin(range.start)));
            found.shown.push(finding);
        }
    }

    /// Says of damage that cannot be repaired what the source has there.
    fn name_candidates(&self, target: &str, found: &mut Findings) {
        let texts = Texts { source: self.source, target, locale: self.locale };
        for (at, tags) in repair::candidates(texts, &found.shown) {
            let tags: Vec<String> = tags.iter().take(MOST_CANDIDATES).map(|tag| format!("`{tag}`")).collect();
            let said = format!("not found here is what the source has: {}", tags.join(", "));
            let help = &mut found.shown[at].help;
            *help = Some(help.take().map_or_else(|| said.clone(), |help| format!("{help}; {said}")));
        }
    }

    /// The target as repairs leave it, if a new check says the same of it; None where there is nothing to repair.
    fn mended(&self, target: &str, found: &Findings, wishes: Wishes<'_>) -> Option<Mended> {
        let Course { text, found: expected, removed, .. } = self.course(target, found, wishes)?;
        let after = (self.anew)(&text);
        let arrived = repair::arrivals(&expected, &after).into_iter();
        let taken_back: Vec<Diagnostic> = arrived.map(|at| after.shown[at].clone()).collect();
        let (text, removed) = if taken_back.is_empty() { (text, removed) } else { (target.to_owned(), Vec::new()) };
        Some(Mended { file: self.file, text, removed, taken_back })
    }

    /// Repairs round by round, until there is nothing more to repair; None where there is nothing at all.
    fn course(&self, target: &str, found: &Findings, wishes: Wishes<'_>) -> Option<Course> {
        let mut course =
            Course { text: target.to_owned(), found: found.clone(), changes: Vec::new(), removed: Vec::new() };
        let mut earlier = Vec::new();
        for _ in 0..ROUNDS {
            // Where only some of the findings are to be removed, each repair is looked at.
            let all = course.found.shown.iter().all(|finding| (wishes.takes)(finding));
            let wanted = Wanted { allows_unsafe: wishes.allows_unsafe, at_once: all, takes: wishes.takes };
            let mut repairs = self.repairs(&course.text, &course.found, wanted);
            repairs.retain(|repair| wishes.accept(repair, &course.found));
            let Some(made) = repair::made(&course.text, &course.found, &repairs, self.judge) else { break };
            let next = course.after(made);
            earlier.push(std::mem::replace(&mut course, next));
            // Repairs that undo each other have come to nothing, and would do so again.
            if let Some(at) = earlier.iter().position(|earlier| earlier.text == course.text) {
                course = earlier.swap_remove(at);
                break;
            }
        }
        (!course.removed.is_empty()).then_some(course)
    }
}

/// How far the repairs of a text have come.
struct Course {
    text: String,
    /// What is found in the text.
    found: Findings,
    /// What each round changed.
    changes: Vec<Vec<Change>>,
    /// The findings that are gone.
    removed: Vec<Diagnostic>,
}

impl Course {
    /// One round further.
    fn after(&self, made: Made) -> Self {
        let gone = made.removed.into_iter().map(|at| self.found.shown[at].clone());
        let removed = self.removed.iter().cloned().chain(gone).collect();
        let changes = self.changes.iter().cloned().chain([made.changes]).collect();
        Self { text: made.text, found: made.after, changes, removed }
    }
}

fn fix_of(file: FileId, repair: &Repair) -> Fix {
    let changes = repair.proposal.changes.iter();
    let edits = changes.map(|change| Edit { file, range: change.range, text: change.text.clone() });
    Fix { applicability: repair.proposal.applicability, edits: edits.collect() }
}

#[cfg(test)]
mod tests {
    use super::{Case, Mended, Wishes};
    use crate::diagnostic::{Diagnostic, Severity};
    use crate::repair::{Findings, Judge};
    use crate::text::{FileId, TextRange};

    const SOURCE: &str = "Run {% data variables.a.b %}.\n";
    const TARGET: &str = "运行 {% 数据 variables.a.b %}。\n";

    fn told(check: &'static str) -> Findings {
        let range = TextRange::new(7, TARGET.find('。').unwrap_or(0) as u32);
        let finding = Diagnostic::new(check, Severity::Error, FileId(0), range, "something is wrong");
        Findings { shown: vec![finding], hidden: Vec::new() }
    }

    fn mended(anew: Judge<'_>) -> Option<Mended> {
        let found = told("unknown-tag");
        let judge = |text: &str| if text == TARGET { told("unknown-tag") } else { Findings::default() };
        let case = Case { source: SOURCE, file: FileId(0), locale: "zh-CN", judge: &judge, anew };
        case.mended(TARGET, &found, Wishes { allows_unsafe: false, takes: &|_| true })
    }

    #[test]
    fn what_a_new_check_confirms_is_made() {
        let mended = mended(&|_| Findings::default()).expect("there is something to repair");
        assert_eq!(mended.text, "运行 {% data variables.a.b %}。\n");
        assert_eq!((mended.removed.len(), mended.taken_back.len()), (1, 0));
    }

    #[test]
    fn what_does_not_remove_its_finding_or_adds_one_is_taken_back() {
        for check in ["unknown-tag", "changed-data"] {
            let mended = mended(&|_| told(check)).expect("there is something to repair");
            assert_eq!(mended.text, TARGET);
            assert!(mended.removed.is_empty());
            assert_eq!(mended.taken_back.iter().map(|finding| finding.check).collect::<Vec<_>>(), [check]);
        }
    }
}
