//! `missing-asset`

use crate::check::source::{Discovery, Outcome, Problem, Survey};
use crate::check::{Check, Documentation, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "missing-asset",
    category: "links",
    severity: Severity::Error,
    verdict: Verdict::Damaged,
    documentation: Documentation {
        summary: "An image, or a link to a file, that does not exist.",
        why: "Readers see an empty frame.",
        example: ("", ""),
        remedy: "Correct the path, or add the file to the assets.",
        tolerance: "Projects that neither have a folder of assets nor a list of them.",
    },
    scope: Scope::Source(find),
};

fn find(survey: &Survey<'_>) -> Vec<Discovery> {
    let missing = survey.link_problems().iter().filter(|problem| problem.outcome == Outcome::MissingAsset);
    let discovery = |problem: &Problem| {
        let mut discovery = problem.discovery(format!("there is no file `{}`", problem.href));
        discovery.depends_on = vec![problem.href.trim_start_matches('/').to_owned()];
        discovery
    };
    missing.map(discovery).collect()
}
