//! `changed-numbering`

use crate::bitext::{Difference, DifferenceKind};
use crate::check::{Check, Documentation, Naming, Report, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "changed-numbering",
    category: "structure",
    severity: Severity::Warning,
    verdict: Verdict::OutOfStep,
    documentation: Documentation {
        summary: "Steps that begin at another number than in the source.",
        why: "Other texts speak of step 4, and readers look for it.",
        example: ("4. Click **Sync**.", "1. 单击 **Sync**。"),
        remedy: "Begin the list with the number that it has in the source.",
        tolerance: "The numbers of the other steps: only the first one of a list counts.",
    },
    scope: Scope::Difference(report),
};

fn report(difference: &Difference, _: &Naming<'_>) -> Option<Report> {
    let DifferenceKind::Numbering { source, target } = &difference.kind else { return None };
    Report::new(format!("these steps begin at {target}, where the source begins at {source}"))
}
