//! `changed-code-language`

use crate::bitext::{Difference, DifferenceKind};
use crate::check::{Check, Documentation, Naming, Report, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "changed-code-language",
    category: "code",
    severity: Severity::Warning,
    verdict: Verdict::OutOfStep,
    documentation: Documentation {
        summary: "A code block with another language than its source.",
        why: "The sample is coloured wrongly, and tools that read it take it for something else.",
        example: ("```yaml\nname: CI\n```", "```text\nname: CI\n```"),
        remedy: "Name the language that the source names.",
        tolerance: "A language that the source does not name.",
    },
    scope: Scope::Difference(report),
};

fn report(difference: &Difference, _: &Naming<'_>) -> Option<Report> {
    let DifferenceKind::Language { source, target } = &difference.kind else { return None };
    Report::new(format!("the code is marked as `{target}`, in the source as `{source}`"))
}
