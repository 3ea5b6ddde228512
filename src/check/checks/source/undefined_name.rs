//! `undefined-name`

use crate::check::source::{Branch, Discovery, Survey, Unknown};
use crate::check::{Check, Documentation, Scope};
use crate::diagnostic::{Severity, Verdict};
use crate::text::nearest;

pub const CHECK: Check = Check {
    name: "undefined-name",
    category: "versions",
    severity: Severity::Error,
    verdict: Verdict::Damaged,
    documentation: Documentation {
        summary: "A condition that tests a name which is neither a plan nor a feature.",
        why: "It holds in no version, so that nobody sees the text.",
        example: ("{% ifversion ghes %}A{% else %}B{% endif %}", "{% ifversion ghse %}A{% else %}B{% endif %}"),
        remedy: "Write the short name of a plan, or the name of a file below `data/features`.",
        tolerance: "Up to 2021, names of plans without releases with an addition, such as `ghae-issue-4864`, which stand for \"not yet\".",
    },
    scope: Scope::Source(find),
};

fn find(survey: &Survey<'_>) -> Vec<Discovery> {
    let names = &survey.project.names;
    let plans = names.versions.plans.iter().map(|plan| plan.short.as_str());
    let known: Vec<&str> = plans.chain(names.features().map(|(name, _)| name)).collect();
    let discovery = |branch: &Branch, unknown: &Unknown| {
        let Unknown::Name(name) = unknown else { return None };
        let message = format!("there is neither a plan nor a feature `{name}`");
        let mut discovery = Discovery::new(branch.place, branch.versions, name, message);
        discovery.help = nearest(name, known.iter().copied()).map(|near| format!("did you mean `{near}`?"));
        Some(discovery)
    };
    survey.unknown().filter_map(|(branch, unknown)| discovery(branch, unknown)).collect()
}
