//! `changed-inline-code`

use crate::bitext::{Difference, DifferenceKind, PlaceableKind};
use crate::check::{Check, Documentation, Naming, Report, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "changed-inline-code",
    category: "placeables",
    severity: Severity::Warning,
    verdict: Verdict::OutOfStep,
    documentation: Documentation {
        summary: "Inline code that only one side of a block has.",
        why: "What readers type or look for is wrong.",
        example: ("Add `--log`.", "添加 `–log`。"),
        remedy: "Copy the code from the source; code is not translated.",
        tolerance: "Placeholders such as `USERNAME` and `<user>` may be translated; words of another script are taken for such.",
    },
    scope: Scope::Difference(report),
};

fn report(difference: &Difference, naming: &Naming<'_>) -> Option<Report> {
    let DifferenceKind::Placeables { kind: PlaceableKind::Code, missing, extra } = &difference.kind else {
        return None;
    };
    Report::new(naming.exchange("code", missing, extra))
}
