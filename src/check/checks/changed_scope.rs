//! `changed-scope`

use crate::bitext::{Difference, DifferenceKind};
use crate::check::{Check, Documentation, Naming, Report, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "changed-scope",
    category: "versions",
    severity: Severity::Error,
    verdict: Verdict::Damaged,
    documentation: Documentation {
        summary: "Text that other versions see than in the source, because conditions begin or end elsewhere.",
        why: "Readers of some versions are told what is not true for them, or not told what is.",
        example: (
            "{% ifversion ghes %}See [A](/a).{% endif %} See [B](/b).",
            "{% ifversion ghes %}请参阅 [甲](/a)。请参阅 [乙](/b)。{% endif %}",
        ),
        remedy: "Let each branch hold what it holds in the source; the order within the block is free.",
        tolerance: "A conditional that stands elsewhere in the block and shows each version the same.",
    },
    scope: Scope::Difference(report),
};

fn report(difference: &Difference, naming: &Naming<'_>) -> Option<Report> {
    let DifferenceKind::Scope { missing, extra } = &difference.kind else { return None };
    Report::new(match (missing.is_empty(), extra.is_empty()) {
        (true, true) => "these versions see blocks that their source does not have, or lack some".to_owned(),
        (true, false) => format!("these versions see {}, which their source does not have", naming.list(extra)),
        (false, true) => format!("these versions do not see {}, which their source has", naming.list(missing)),
        (false, false) => {
            format!("these versions see {} where their source has {}", naming.list(extra), naming.list(missing))
        }
    })
}
