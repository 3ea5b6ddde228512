//! `link-to-other-version`

use crate::check::source::{Discovery, Outcome, Problem, Survey};
use crate::check::{Check, Documentation, Scope};
use crate::diagnostic::{Severity, Verdict};
use crate::project::PageId;

pub const CHECK: Check = Check {
    name: "link-to-other-version",
    category: "links",
    severity: Severity::Warning,
    verdict: Verdict::Damaged,
    documentation: Documentation {
        summary: "A link to a page that the version of its reader does not have.",
        why: "Readers of these versions are led to the documentation of another one, without a word.",
        example: ("", ""),
        remedy: "Put the link under a condition of the versions that have the page, name the other version in the address, or pin it in `isogloss.toml`.",
        tolerance: "Addresses that name a version, and pinned ones.",
    },
    scope: Scope::Source(find),
};

fn find(survey: &Survey<'_>) -> Vec<Discovery> {
    let problems = survey.link_problems().iter().filter_map(|problem| match problem.outcome {
        Outcome::OtherVersion(page) => Some(elsewhere(survey, problem, page)),
        _ => None,
    });
    problems.collect()
}

fn elsewhere(survey: &Survey<'_>, problem: &Problem, page: PageId) -> Discovery {
    let versions = survey.project.versions();
    let shown = survey.project.page(page).versions.lowest().map(|version| versions.get(version).id.as_str());
    let message = format!("`{}` is not in these versions", problem.href);
    let mut discovery = problem.discovery(message);
    discovery.help = Some(match shown {
        Some(shown) => format!("their readers are shown the page of {shown}"),
        None => "the page is in no version at all".to_owned(),
    });
    discovery.depends_on = vec![survey.path_of(page)];
    discovery
}
