//! `changed-alignment`

use crate::bitext::{Difference, DifferenceKind};
use crate::check::{Check, Documentation, Naming, Report, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "changed-alignment",
    category: "structure",
    severity: Severity::Warning,
    verdict: Verdict::OutOfStep,
    documentation: Documentation {
        summary: "A table whose columns are aligned otherwise than in the source.",
        why: "Numbers do not stand below one another.",
        example: ("| Plan | Price |\n| --- | ---: |\n| A | 10 |", "| 计划 | 价格 |\n| --- | --- |\n| A | 10 |"),
        remedy: "Copy the line with the dashes from the source.",
        tolerance: "The number of dashes; a column that is set to the left, with or without a colon.",
    },
    scope: Scope::Difference(report),
};

fn report(difference: &Difference, _: &Naming<'_>) -> Option<Report> {
    matches!(difference.kind, DifferenceKind::Columns)
        .then(|| Report::new("the columns of this table are aligned otherwise than in the source"))
        .flatten()
}
