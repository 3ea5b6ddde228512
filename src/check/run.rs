//! Everything that is checked: the source by itself, each translation against it, and the words of the site.

use super::compare::{self, Selection};
use super::{fingerprint, lifecycle, messages, source};
use crate::diagnostic::{self, Diagnostic};
use crate::project::Project;

/// All findings about the selected locales, that of the source among them, in the order of reports.
pub fn run(project: &Project, selection: &Selection<'_>) -> Vec<Diagnostic> {
    let targets: Vec<usize> = selection.locales.iter().copied().filter(|locale| *locale > 0).collect();
    let mut found = lifecycle::orphans(project, selection);
    found.extend(messages::findings(project, selection));
    diagnostic::sort(&mut found);
    fingerprint::number(&mut found);
    if selection.locales.contains(&0) {
        found.extend(source::run(project, selection));
    }
    if !targets.is_empty() {
        found.extend(compare::run(project, &Selection { locales: targets, ..*selection }));
    }
    diagnostic::sort(&mut found);
    // What translations share with their source is told once, with the places of all.
    found.dedup_by(|later, first| {
        let is_same = is_same(later, first);
        if is_same {
            first.related.append(&mut later.related);
        }
        is_same
    });
    found
}

/// True for findings that say the same of one place.
fn is_same(a: &Diagnostic, b: &Diagnostic) -> bool {
    let locale = |finding: &Diagnostic| finding.context.as_ref().map(|context| context.locale.clone());
    (&a.label, a.check, &a.message) == (&b.label, b.check, &b.message) && locale(a) == locale(b)
}
