//! `empty-block`

use crate::bitext::{Difference, DifferenceKind, kind_name};
use crate::check::naming::one;
use crate::check::{Check, Documentation, Naming, Report, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "empty-block",
    category: "structure",
    severity: Severity::Error,
    verdict: Verdict::Damaged,
    documentation: Documentation {
        summary: "A heading or an item that shows nothing in some version, where the source's shows something.",
        why: "Readers see a number or a gap without words.",
        example: ("## Limits of {% data variables.product.company_short %}", "##"),
        remedy: "Put the words behind the marker, on the same line; or take the marker away with them.",
        tolerance: "Items that hold a picture, code or another block instead of words.",
    },
    scope: Scope::Difference(report),
};

fn report(difference: &Difference, _: &Naming<'_>) -> Option<Report> {
    let DifferenceKind::Emptied { kind } = &difference.kind else { return None };
    Report::new(format!("{} without words", one(kind_name(*kind))))
}
