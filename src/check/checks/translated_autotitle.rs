//! `translated-autotitle`

use crate::bitext::{Difference, DifferenceKind, PlaceableKind};
use crate::check::{Check, Documentation, Naming, Report, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "translated-autotitle",
    category: "placeables",
    severity: Severity::Warning,
    verdict: Verdict::OutOfStep,
    documentation: Documentation {
        summary: "Words of its own for a link whose text is `AUTOTITLE` in the source.",
        why: "Readers see a word that stands for the title of the page, or a title that the page no longer has.",
        example: ("See [AUTOTITLE](/billing/licenses).", "请参阅 [自动标题](/billing/licenses)。"),
        remedy: "Write `AUTOTITLE`, which becomes the title of the page in the reader's language.",
        tolerance: "`AUTOTITLE` where the source has words of its own.",
    },
    scope: Scope::Difference(report),
};

fn report(difference: &Difference, naming: &Naming<'_>) -> Option<Report> {
    let DifferenceKind::Placeables { kind: PlaceableKind::Title, missing, .. } = &difference.kind else { return None };
    Report::new(format!("the text of the link to {} is `AUTOTITLE` in the source", naming.list(missing)))
}
