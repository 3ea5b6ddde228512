//! `changed-link`

use crate::bitext::{Difference, DifferenceKind, PlaceableKind};
use crate::check::{Check, Documentation, Naming, Report, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "changed-link",
    category: "placeables",
    severity: Severity::Warning,
    verdict: Verdict::OutOfStep,
    documentation: Documentation {
        summary: "A link that only one side of a block has.",
        why: "Readers are sent to another page, or not at all.",
        example: ("See [Licenses](/billing/licenses).", "请参阅 [许可证](/billing/license)。"),
        remedy: "Link to what the source links to; only the words are translated.",
        tolerance: "Order, http against https, a slash at the end, and the language in addresses of other sites.",
    },
    scope: Scope::Difference(report),
};

fn report(difference: &Difference, naming: &Naming<'_>) -> Option<Report> {
    let DifferenceKind::Placeables { kind: PlaceableKind::Link, missing, extra } = &difference.kind else {
        return None;
    };
    Report::new(naming.exchange("link to", missing, extra))
}
