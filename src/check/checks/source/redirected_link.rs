//! `redirected-link`

use crate::check::source::{Discovery, Outcome, Survey};
use crate::check::{Check, Documentation, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "redirected-link",
    category: "links",
    severity: Severity::Info,
    verdict: Verdict::Damaged,
    documentation: Documentation {
        summary: "A link to an address that a page has left.",
        why: "It works as long as the redirect is kept.",
        example: ("", ""),
        remedy: "Write the address that the page has now.",
        tolerance: "Links that lead to another place in the same page.",
    },
    scope: Scope::Source(find),
};

fn find(survey: &Survey<'_>) -> Vec<Discovery> {
    let problems = survey.link_problems().iter().filter_map(|problem| {
        let Outcome::Redirected(page) = problem.outcome else { return None };
        let message = format!("`{}` has moved to `/{}`", problem.href, survey.project.page(page).permalink);
        let mut discovery = problem.discovery(message);
        discovery.depends_on = vec![survey.path_of(page)];
        Some(discovery)
    });
    problems.collect()
}
