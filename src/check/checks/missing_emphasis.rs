//! `missing-emphasis`

use crate::bitext::{Difference, DifferenceKind};
use crate::check::{Check, Documentation, Naming, Report, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "missing-emphasis",
    category: "typography",
    severity: Severity::Warning,
    verdict: Verdict::OutOfStep,
    documentation: Documentation {
        summary: "A block with words in bold, none of which are bold in the translation.",
        why: "Names of buttons do not stand out, and readers look for them in vain.",
        example: ("Click **Sync**, then wait.", "单击 Sync，然后等待。"),
        remedy: "Set what the source sets in bold.",
        tolerance: "Fewer words in bold; bold that is written as HTML; quotation marks, which several languages use instead; italics.",
    },
    scope: Scope::Difference(report),
};

fn report(difference: &Difference, _: &Naming<'_>) -> Option<Report> {
    matches!(difference.kind, DifferenceKind::Unemphasized)
        .then(|| Report::new("nothing is bold here, where the source has words in bold"))
        .flatten()
}
