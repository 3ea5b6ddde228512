//! `changed-html`

use crate::bitext::{Difference, DifferenceKind, PlaceableKind};
use crate::check::{Check, Documentation, Naming, Report, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "changed-html",
    category: "placeables",
    severity: Severity::Warning,
    verdict: Verdict::OutOfStep,
    documentation: Documentation {
        summary: "An HTML element that only one side of a block has, written as HTML or made by a tag.",
        why: "A note, a table or a fold shows otherwise than in the source.",
        example: ("{% note %}\n\nRead this first.\n\n{% endnote %}", "{% warning %}\n\n请先阅读。\n\n{% endwarning %}"),
        remedy: "Use the elements that the source uses.",
        tolerance: "Elements that only dress text are not compared.",
    },
    scope: Scope::Difference(report),
};

fn report(difference: &Difference, naming: &Naming<'_>) -> Option<Report> {
    let DifferenceKind::Placeables { kind: PlaceableKind::Html, missing, extra } = &difference.kind else {
        return None;
    };
    Report::new(naming.exchange("HTML element", missing, extra))
}
