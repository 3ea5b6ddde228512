//! `dead-link`

use crate::check::source::{Discovery, Outcome, Problem, Survey};
use crate::check::{Check, Documentation, Scope};
use crate::diagnostic::{Severity, Verdict};
use crate::text::nearest;

pub const CHECK: Check = Check {
    name: "dead-link",
    category: "links",
    severity: Severity::Error,
    verdict: Verdict::Damaged,
    documentation: Documentation {
        summary: "A link to a page that does not exist.",
        why: "Readers who follow it find nothing.",
        example: ("See [the page](/page).", "See [the page](/pages)."),
        remedy: "Write the address of a page, without locale and version; of a page that moved, keep the old address in its `redirect_from`.",
        tolerance: "Addresses of other sites, and of releases that are no longer built. What only a redirect saves is told as `redirected-link`.",
    },
    scope: Scope::Source(find),
};

fn find(survey: &Survey<'_>) -> Vec<Discovery> {
    let problems = survey.link_problems().iter().filter_map(|problem| match problem.outcome {
        Outcome::Dead => Some(dead(survey, problem)),
        Outcome::UnknownVersion => {
            let message = format!("`{}` names a version that there is not", problem.href);
            Some(problem.discovery(message).with_help("leave the version out: a link follows its reader"))
        }
        Outcome::Relative => {
            let message =
                format!("`{}` is no address of a page: it begins neither with `/` nor with `#`", problem.href);
            Some(problem.discovery(message).with_help("begin with `/`, below the content folder"))
        }
        _ => None,
    });
    problems.collect()
}

fn dead(survey: &Survey<'_>, problem: &Problem) -> Discovery {
    let project = survey.project;
    let mut discovery = problem.discovery(format!("there is no page `{}`", problem.href));
    let path = problem.href.split(['#', '?']).next().unwrap_or("").trim_matches('/');
    let pages = project.pages.iter().map(|page| page.permalink.as_str());
    discovery.help = nearest(path, pages).map(|near| format!("did you mean `/{near}`?"));
    let file = format!("{}/{path}", project.config.content);
    discovery.depends_on = vec![format!("{file}.md"), format!("{file}/index.md")];
    discovery
}
