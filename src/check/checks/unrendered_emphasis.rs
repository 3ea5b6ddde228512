//! `unrendered-emphasis`

use crate::bitext::{Difference, DifferenceKind};
use crate::check::{Check, Documentation, Naming, Report, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "unrendered-emphasis",
    category: "typography",
    severity: Severity::Warning,
    verdict: Verdict::Damaged,
    documentation: Documentation {
        summary: "Asterisks that readers see, where the source has emphasis.",
        why: "The stars are shown, and nothing is bold.",
        example: ("Click **Sync**.", "单击 **Sync。"),
        remedy: "Close the emphasis, with the asterisks next to the words that they emphasize.",
        tolerance: "Asterisks that the source shows too; blanks inside the asterisks beside Chinese, Japanese or Korean, which are rendered as emphasis all the same.",
    },
    scope: Scope::Difference(report),
};

fn report(difference: &Difference, _: &Naming<'_>) -> Option<Report> {
    matches!(difference.kind, DifferenceKind::Emphasis)
        .then(|| Report::new("the asterisks are shown as they are, because this emphasis does not close"))
        .flatten()
}
