//! `missing-block`

use crate::bitext::{Difference, DifferenceKind, kind_name};
use crate::check::naming::one;
use crate::check::{Check, Documentation, Naming, Report, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "missing-block",
    category: "structure",
    severity: Severity::Warning,
    verdict: Verdict::OutOfStep,
    documentation: Documentation {
        summary: "Blocks of the source that the translation does not have.",
        why: "Readers are not told a step, a warning or a section.",
        example: ("1. Click **Sync**.\n2. Click **Save**.", "1. 单击 **Sync**。"),
        remedy: "Translate what is missing, or remove it from the source as well.",
        tolerance: "Paragraphs that are merged, with all their placeables.",
    },
    scope: Scope::Difference(report),
};

fn report(difference: &Difference, _: &Naming<'_>) -> Option<Report> {
    let DifferenceKind::Missing { blocks, first } = &difference.kind else { return None };
    Report::new(match blocks {
        1 => format!("the translation lacks {}", one(kind_name(*first))),
        more => format!("the translation lacks {more} blocks, the first {}", one(kind_name(*first))),
    })
}
