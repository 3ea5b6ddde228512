//! `changed-nesting`

use crate::bitext::{Difference, DifferenceKind};
use crate::check::{Check, Documentation, Naming, Report, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "changed-nesting",
    category: "structure",
    severity: Severity::Warning,
    verdict: Verdict::OutOfStep,
    documentation: Documentation {
        summary: "A block that stands deeper, or less deep, in lists and quotations than its source.",
        why: "An image or a note falls out of its step, and numbering starts anew.",
        example: ("1. Click **Sync**.\n\n   ![Button](/sync.png)", "1. 单击 **Sync**。\n\n![按钮](/sync.png)"),
        remedy: "Indent the block as the source does.",
        tolerance: "How many blanks indent is free, as long as the block stays in its item.",
    },
    scope: Scope::Difference(report),
};

fn report(difference: &Difference, _: &Naming<'_>) -> Option<Report> {
    let DifferenceKind::Depth { source, target } = &difference.kind else { return None };
    Report::new(format!("stands at depth {target} in lists and quotations, where the source stands at {source}"))
}
