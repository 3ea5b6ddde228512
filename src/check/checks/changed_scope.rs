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
        example: ("See [A](/a).{% ifversion ghes %} See [B](/b).{% endif %}", "请参阅[甲](/a)。请参阅[乙](/b)。"),
        remedy: "Let each branch hold what it holds in the source; the order within the block is free.",
        tolerance: "A conditional that stands elsewhere in the block and shows each version the same. Whole blocks that some versions lack are told as `missing-block`, with the versions.",
    },
    scope: Scope::Difference(report),
};

fn report(difference: &Difference, naming: &Naming<'_>) -> Option<Report> {
    let DifferenceKind::Scope { missing, extra } = &difference.kind else { return None };
    let mut parts = Vec::new();
    if !extra.is_empty() && extra == missing {
        parts.push(format!("see {} the other way round", naming.list(extra)));
    }
    if !extra.is_empty() && extra != missing {
        parts.push(format!("see {}, which their source does not have here", naming.list(extra)));
    }
    if !missing.is_empty() && extra != missing {
        parts.push(format!("do not see {}, which their source has here", naming.list(missing)));
    }
    Report::new(format!("these versions {}", parts.join(", or ")))
}
