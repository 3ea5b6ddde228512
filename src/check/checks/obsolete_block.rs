//! `obsolete-block`

use crate::bitext::{Difference, DifferenceKind, kind_name};
use crate::check::naming::one;
use crate::check::{Check, Documentation, Naming, Report, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "obsolete-block",
    category: "structure",
    severity: Severity::Warning,
    verdict: Verdict::OutOfStep,
    documentation: Documentation {
        summary: "Blocks of the translation that the source does not have.",
        why: "Readers are told what is no longer true, or twice.",
        example: ("1. Click **Sync**.", "1. 单击 **Sync**。\n1. 单击 **Sync**。"),
        remedy: "Remove what the source no longer says.",
        tolerance: "Paragraphs that are split, with all their placeables.",
    },
    scope: Scope::Difference(report),
};

fn report(difference: &Difference, _: &Naming<'_>) -> Option<Report> {
    let DifferenceKind::Obsolete { blocks, first } = &difference.kind else { return None };
    Report::new(match blocks {
        1 => format!("the source has no such {}", kind_name(*first)),
        more => {
            format!("the source lacks {more} blocks that the translation has, the first {}", one(kind_name(*first)))
        }
    })
}
