//! `changed-block`

use crate::bitext::{Difference, DifferenceKind, kind_name};
use crate::check::naming::one;
use crate::check::{Check, Documentation, Naming, Report, Scope};
use crate::diagnostic::{Severity, Verdict};
use crate::markdown::BlockKind;

pub const CHECK: Check = Check {
    name: "changed-block",
    category: "structure",
    severity: Severity::Warning,
    verdict: Verdict::OutOfStep,
    documentation: Documentation {
        summary: "A block of another kind than its source: a heading of another level, bullets for steps, a table row with other cells.",
        why: "Readers see no step where there is one, and links to a heading may break.",
        example: ("1. Click **Sync**.", "- 单击 **Sync**。"),
        remedy: "Give the block the markers that it has in the source.",
        tolerance: "Markers of the same meaning: `-` and `*`, `1.` for every step.",
    },
    scope: Scope::Difference(report),
};

fn report(difference: &Difference, _: &Naming<'_>) -> Option<Report> {
    let DifferenceKind::Kind { source, target } = &difference.kind else { return None };
    Report::new(match (source, target) {
        (BlockKind::Heading(source), BlockKind::Heading(target)) => {
            format!("a heading of level {target}, where the source has level {source}")
        }
        (BlockKind::TableRow { cells: source, .. }, BlockKind::TableRow { cells: target, .. }) if source != target => {
            format!("a table row with {}, where the source has {source}", cells(*target))
        }
        _ => format!("{}, where the source has {}", one(kind_name(*target)), one(kind_name(*source))),
    })
}

fn cells(number: u16) -> String {
    if number == 1 { "1 cell".to_owned() } else { format!("{number} cells") }
}
