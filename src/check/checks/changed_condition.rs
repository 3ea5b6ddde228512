//! `changed-condition`

use crate::bitext::{Difference, DifferenceKind};
use crate::check::{Check, Documentation, Naming, Report, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "changed-condition",
    category: "versions",
    severity: Severity::Error,
    verdict: Verdict::Damaged,
    documentation: Documentation {
        summary: "A condition that holds in other versions than that of the source.",
        why: "Readers of some versions are told what is not true for them, or not told what is.",
        example: (
            "{% ifversion ghes %}Open **Settings**.{% endif %}",
            "{% ifversion ghec %}打开 **Settings**。{% endif %}",
        ),
        remedy: "Copy the condition from the source.",
        tolerance: "A condition that is written otherwise and changes nothing for any reader.",
    },
    scope: Scope::Difference(report),
};

fn report(difference: &Difference, _: &Naming<'_>) -> Option<Report> {
    let DifferenceKind::Condition { source, target } = &difference.kind else { return None };
    Report::with_help(format!("shown for `{target}`, in the source for `{source}`"), format!("write `{source}`"))
}
