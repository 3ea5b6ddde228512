//! `changed-icon`

use crate::bitext::{Difference, DifferenceKind, PlaceableKind};
use crate::check::{Check, Documentation, Naming, Report, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "changed-icon",
    category: "placeables",
    severity: Severity::Warning,
    verdict: Verdict::OutOfStep,
    documentation: Documentation {
        summary: "An icon that only one side of a block has.",
        why: "Readers look for a button that the page does not show.",
        example: ("Click {% octicon \"sync\" %}.", "单击 {% octicon \"gear\" %}。"),
        remedy: "Use the icon of the source.",
        tolerance: "The label of an icon is free.",
    },
    scope: Scope::Difference(report),
};

fn report(difference: &Difference, naming: &Naming<'_>) -> Option<Report> {
    let DifferenceKind::Placeables { kind: PlaceableKind::Icon, missing, extra } = &difference.kind else {
        return None;
    };
    Report::new(naming.exchange("icon", missing, extra))
}
