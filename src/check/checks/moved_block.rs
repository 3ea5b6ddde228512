//! `moved-block`

use crate::bitext::{Difference, DifferenceKind};
use crate::check::{Check, Documentation, Naming, Report, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "moved-block",
    category: "structure",
    severity: Severity::Warning,
    verdict: Verdict::OutOfStep,
    documentation: Documentation {
        summary: "Blocks that stand elsewhere than in the source.",
        why: "Steps are read in the wrong order.",
        example: (
            "1. Run `git fetch`.\n1. Open **Settings**.\n1. Click {% octicon \"sync\" %}.",
            "1. 打开 **Settings**。\n1. 单击 {% octicon \"sync\" %}。\n1. 运行 `git fetch`。",
        ),
        remedy: "Put the blocks into the order of the source.",
        tolerance: "Order within a block.",
    },
    scope: Scope::Difference(report),
};

fn report(difference: &Difference, _: &Naming<'_>) -> Option<Report> {
    let DifferenceKind::Moved { blocks } = &difference.kind else { return None };
    let what = if *blocks == 1 { "a block stands".to_owned() } else { format!("{blocks} blocks stand") };
    Report::new(format!("{what} elsewhere than in the source"))
}
