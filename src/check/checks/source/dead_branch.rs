//! `dead-branch`

use crate::check::source::{Branch, Discovery, Fate, Survey};
use crate::check::{Check, Documentation, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "dead-branch",
    category: "versions",
    severity: Severity::Warning,
    verdict: Verdict::Damaged,
    documentation: Documentation {
        summary: "A branch that no version takes.",
        why: "Its text is kept and translated, and nobody ever reads it.",
        example: ("A{% ifversion ghes < 3.4 %} and B{% endif %}.", "A{% ifversion ghes < 3.1 %} and B{% endif %}."),
        remedy: "Remove the branch, or correct its condition.",
        tolerance: "Branches for upcoming releases, and for releases still to come: `ghes > 3.9`. Up to 2021, names such as `ghae-issue-4864`, which stand for \"not yet\".",
    },
    scope: Scope::Source(find),
};

fn find(survey: &Survey<'_>) -> Vec<Discovery> {
    let dead = survey.branches().iter().filter(|branch| branch.fate == Fate::Never && branch.unknown.is_empty());
    let discovery = |branch: &Branch| {
        let message = format!("no version takes the branch `{}`", branch.condition);
        let discovery = Discovery::new(branch.place, branch.versions, &branch.condition, message);
        match branch.is_first {
            true => discovery.with_help("none of the versions of this text is meant"),
            false => {
                discovery.with_help("the versions that are meant take an earlier branch, or do not have this text")
            }
        }
    };
    dead.map(discovery).collect()
}
