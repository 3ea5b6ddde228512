//! `changed-data`

use crate::bitext::{Difference, DifferenceKind, PlaceableKind};
use crate::check::{Check, Documentation, Naming, Report, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "changed-data",
    category: "placeables",
    severity: Severity::Warning,
    verdict: Verdict::OutOfStep,
    documentation: Documentation {
        summary: "A variable or reusable that only one side of a block has.",
        why: "A name is written out or another one is shown, so that readers of some version read the wrong product or an outdated step.",
        example: ("Open {% data variables.product.prodname_actions %}.", "打开 GitHub。"),
        remedy: "Use the variables and reusables that the source uses in this block, in any order.",
        tolerance: "Order within the block; how often the same ones are there is the concern of `placeable-count`.",
    },
    scope: Scope::Difference(report),
};

fn report(difference: &Difference, naming: &Naming<'_>) -> Option<Report> {
    let DifferenceKind::Placeables { kind: PlaceableKind::Data, missing, extra } = &difference.kind else {
        return None;
    };
    Report::new(naming.exchange("variable or reusable", missing, extra))
}
