//! `joined-reusables`

use crate::bitext::{Difference, DifferenceKind};
use crate::check::{Check, Documentation, Naming, Report, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "joined-reusables",
    category: "structure",
    severity: Severity::Error,
    verdict: Verdict::Damaged,
    documentation: Documentation {
        summary: "A reusable that shares a line where it must begin one.",
        why: "The steps that it holds are shown as running text.",
        example: (
            "{% data reusables.a.step-one %}\n{% data reusables.a.step-two %}",
            "{% data reusables.a.step-one %} {% data reusables.a.step-two %}",
        ),
        remedy: "Put each reusable on a line of its own.",
        tolerance: "Reusables that are part of a sentence.",
    },
    scope: Scope::Difference(report),
};

fn report(difference: &Difference, _: &Naming<'_>) -> Option<Report> {
    let DifferenceKind::Joined { path } = &difference.kind else { return None };
    Report::with_help(format!("`{path}` begins a line in the source, and not here"), "put it on a line of its own")
}
