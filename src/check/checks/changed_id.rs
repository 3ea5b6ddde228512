//! `changed-id`

use crate::bitext::{Difference, DifferenceKind, PlaceableKind};
use crate::check::{Check, Documentation, Naming, Report, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "changed-id",
    category: "placeables",
    severity: Severity::Warning,
    verdict: Verdict::OutOfStep,
    documentation: Documentation {
        summary: "An id in HTML that only one side of a block has.",
        why: "Links to this place lead to the top of the page.",
        example: ("<a name=\"limits\"></a> There are limits.", "<a name=\"限制\"></a> 有一些限制。"),
        remedy: "Keep ids as they are in the source; nobody sees them.",
        tolerance: "Ids of headings: they are made from the source in all locales, whatever the translation says.",
    },
    scope: Scope::Difference(report),
};

fn report(difference: &Difference, naming: &Naming<'_>) -> Option<Report> {
    let DifferenceKind::Placeables { kind: PlaceableKind::Id, missing, extra } = &difference.kind else {
        return None;
    };
    Report::new(naming.exchange("id", missing, extra))
}
