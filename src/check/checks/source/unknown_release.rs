//! `unknown-release`

use crate::check::source::{Branch, Discovery, Survey, Unknown};
use crate::check::{Check, Documentation, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "unknown-release",
    category: "versions",
    severity: Severity::Warning,
    verdict: Verdict::Damaged,
    documentation: Documentation {
        summary: "A condition with a release that its plan never had.",
        why: "A slip of the pen puts the text into the wrong versions.",
        example: ("{% ifversion ghes > 3.3 %}A{% endif %}", "{% ifversion ghes > 3.33 %}A{% endif %}"),
        remedy: "Write a release of the plan. One that is planned belongs to `upcoming` in `isogloss.toml`, one that is gone to `deprecated`.",
        tolerance: "Releases that are upcoming or deprecated, all that are older than those, and the one that comes next.",
    },
    scope: Scope::Source(find),
};

fn find(survey: &Survey<'_>) -> Vec<Discovery> {
    let discovery = |branch: &Branch, unknown: &Unknown| {
        let Unknown::Release { plan, release } = unknown else { return None };
        let message = format!("`{plan}` has no release {release}");
        let discovery = Discovery::new(branch.place, branch.versions, format!("{plan} {release}"), message);
        Some(discovery.with_help("list it under `upcoming` or `deprecated` of the plan, or correct the number"))
    };
    survey.unknown().filter_map(|(branch, unknown)| discovery(branch, unknown)).collect()
}
