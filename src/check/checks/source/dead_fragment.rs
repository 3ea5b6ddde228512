//! `dead-fragment`

use crate::check::source::{Discovery, Outcome, Problem, Survey};
use crate::check::{Check, Documentation, Scope};
use crate::diagnostic::{Severity, Verdict};
use crate::project::PageId;
use crate::text::nearest;

pub const CHECK: Check = Check {
    name: "dead-fragment",
    category: "links",
    severity: Severity::Warning,
    verdict: Verdict::Damaged,
    documentation: Documentation {
        summary: "A link to a place that its page does not have.",
        why: "Readers get to the top of the page and have to search.",
        example: ("# One\n\nSee [above](#one).", "# Two\n\nSee [above](#one)."),
        remedy: "Write the id of a heading: its words in lower case, with hyphens for blanks. Of a heading that only some versions have, put the link under the same condition.",
        tolerance: "Ids in HTML, footnotes, and `#top`. Pages of which parts are made elsewhere: those that include partials.",
    },
    scope: Scope::Source(find),
};

fn find(survey: &Survey<'_>) -> Vec<Discovery> {
    let problems = survey.link_problems().iter().filter_map(|problem| match problem.outcome {
        Outcome::DeadFragment(page) => Some(dead(survey, problem, page)),
        _ => None,
    });
    problems.collect()
}

fn dead(survey: &Survey<'_>, problem: &Problem, page: PageId) -> Discovery {
    let (address, fragment) = problem.href.split_once('#').unwrap_or((&problem.href, ""));
    let place = if address.is_empty() { "this page".to_owned() } else { format!("`{address}`") };
    let view = survey.page(page);
    let is_elsewhere = view.ids().any(|id| id == fragment);
    let message = match is_elsewhere {
        true => format!("`#{fragment}` is not on {place} in these versions"),
        false => format!("there is no `#{fragment}` on {place}"),
    };
    let mut discovery = problem.discovery(message);
    let near = nearest(fragment, view.ids().filter(|_| !is_elsewhere));
    discovery.help = near.map(|near| format!("did you mean `#{near}`?"));
    discovery.depends_on = vec![survey.path_of(page)];
    discovery
}
