//! `changed-footnote`

use crate::bitext::{Difference, DifferenceKind, PlaceableKind};
use crate::check::{Check, Documentation, Naming, Report, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "changed-footnote",
    category: "placeables",
    severity: Severity::Warning,
    verdict: Verdict::OutOfStep,
    documentation: Documentation {
        summary: "A footnote that only one side of a block has.",
        why: "A footnote is lost or leads nowhere.",
        example: ("A claim.[^1]\n\n[^1]: Its source.", "一项声明。\n\n[^1]: 来源。"),
        remedy: "Refer to the footnotes of the source.",
        tolerance: "Order within the block.",
    },
    scope: Scope::Difference(report),
};

fn report(difference: &Difference, naming: &Naming<'_>) -> Option<Report> {
    let DifferenceKind::Placeables { kind: PlaceableKind::Footnote, missing, extra } = &difference.kind else {
        return None;
    };
    Report::new(naming.exchange("footnote", missing, extra))
}
