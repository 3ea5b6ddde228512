//! `changed-image`

use crate::bitext::{Difference, DifferenceKind, PlaceableKind};
use crate::check::{Check, Documentation, Naming, Report, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "changed-image",
    category: "placeables",
    severity: Severity::Warning,
    verdict: Verdict::OutOfStep,
    documentation: Documentation {
        summary: "An image that only one side of a block has.",
        why: "Readers see another screenshot, or none.",
        example: ("![Button](/assets/images/sync.png)", "![按钮](/assets/images/sync-2.png)"),
        remedy: "Use the image of the source, or configure the localized one.",
        tolerance: "The alternative text is free.",
    },
    scope: Scope::Difference(report),
};

fn report(difference: &Difference, naming: &Naming<'_>) -> Option<Report> {
    let DifferenceKind::Placeables { kind: PlaceableKind::Image, missing, extra } = &difference.kind else {
        return None;
    };
    Report::new(naming.exchange("image", missing, extra))
}
