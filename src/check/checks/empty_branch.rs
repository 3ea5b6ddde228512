//! `empty-branch`

use crate::bitext::{Difference, DifferenceKind};
use crate::check::{Check, Documentation, Naming, Report, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "empty-branch",
    category: "versions",
    severity: Severity::Error,
    verdict: Verdict::Damaged,
    documentation: Documentation {
        summary: "A branch that shows nothing, where that of the source shows something.",
        why: "Readers of these versions miss it; often the text stands outside the branch and is shown to everyone.",
        example: (
            "{% ifversion ghes %}Open the [settings](/settings).{% endif %}",
            "{% ifversion ghes %}{% endif %}打开设置。",
        ),
        remedy: "Put the translation into the branch.",
        tolerance: "A branch of words alone: another language may not need them.",
    },
    scope: Scope::Difference(report),
};

fn report(difference: &Difference, _: &Naming<'_>) -> Option<Report> {
    let DifferenceKind::EmptyBranch { condition } = &difference.kind else { return None };
    let condition = if condition.is_empty() { "else" } else { condition };
    Report::new(format!("the branch `{condition}` is empty, in the source it is not"))
}
