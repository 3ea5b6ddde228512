//! `changed-code`

use crate::bitext::{Difference, DifferenceKind};
use crate::check::{Check, Documentation, Naming, Report, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "changed-code",
    category: "code",
    severity: Severity::Warning,
    verdict: Verdict::OutOfStep,
    documentation: Documentation {
        summary: "Code whose words differ from the source.",
        why: "What readers copy does not work.",
        example: ("```shell\ngit fetch\n```", "```shell\ngit hctef\n```"),
        remedy: "Copy the code from the source.",
        tolerance: "Comments, strings, placeholders and words of other scripts may be translated; samples of Markdown and plain text are not compared.",
    },
    scope: Scope::Difference(report),
};

fn report(difference: &Difference, naming: &Naming<'_>) -> Option<Report> {
    let DifferenceKind::Code { missing, extra } = &difference.kind else { return None };
    Report::new(match (missing.is_empty(), extra.is_empty()) {
        (false, false) => format!("this code has {} where the source has {}", naming.list(extra), naming.list(missing)),
        // It may have some of each word: the words are counted.
        (false, true) => format!("this code has fewer words than that of the source: {}", naming.list(missing)),
        _ => format!("this code has more words than that of the source: {}", naming.list(extra)),
    })
}
