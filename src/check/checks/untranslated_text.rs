//! `untranslated-text`

use crate::bitext::{Difference, DifferenceKind};
use crate::check::{Check, Documentation, Naming, Report, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "untranslated-text",
    category: "untranslated",
    severity: Severity::Warning,
    verdict: Verdict::OutOfStep,
    documentation: Documentation {
        summary: "Text equal to its source.",
        why: "Readers get it in a language that they may not read.",
        example: (
            "You can sync your license usage every month.\n\nThen read the report.",
            "You can sync your license usage every month.\n\n然后阅读报告。",
        ),
        remedy: "Translate it.",
        tolerance: "Names, code and fewer than six words in lower case.",
    },
    scope: Scope::Difference(report),
};

fn report(difference: &Difference, _: &Naming<'_>) -> Option<Report> {
    let DifferenceKind::Untranslated { words } = &difference.kind else { return None };
    Report::new(format!("{words} words are not translated"))
}
