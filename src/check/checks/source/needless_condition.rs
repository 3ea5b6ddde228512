//! `needless-condition`

use crate::check::source::{Branch, Discovery, Fate, Survey};
use crate::check::{Check, Documentation, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "needless-condition",
    category: "versions",
    severity: Severity::Info,
    verdict: Verdict::Damaged,
    documentation: Documentation {
        summary: "A condition that holds in all versions of its text.",
        why: "It decides nothing, and what stands in its `else` is never read.",
        example: ("A{% ifversion ghes %} and B{% endif %}.", "A{% ifversion ghec or ghes %} and B{% endif %}."),
        remedy: "Keep the text and remove the tags.",
        tolerance: "The last branch of several, where `else` would do. Conditions that a release still to come may not meet.",
    },
    scope: Scope::Source(find),
};

fn find(survey: &Survey<'_>) -> Vec<Discovery> {
    let needless = survey.branches().iter().filter(|branch| branch.fate == Fate::Always && branch.is_first);
    let discovery = |branch: &Branch| {
        let message = format!("every version of this text takes the branch `{}`", branch.condition);
        Discovery::new(branch.place, branch.versions, &branch.condition, message)
            .with_help("keep the text and remove the tags")
    };
    needless.map(discovery).collect()
}
