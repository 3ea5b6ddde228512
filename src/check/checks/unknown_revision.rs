//! `unknown-revision`

use crate::check::{Check, Documentation, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "unknown-revision",
    category: "lifecycle",
    severity: Severity::Warning,
    verdict: Verdict::Damaged,
    documentation: Documentation {
        summary: "Front matter that names a revision which the repository does not have, or in which the source is not.",
        why: "Nobody can say how old the translation is.",
        example: ("", ""),
        remedy: "Name the commit of the source that the translation was made from.",
        tolerance: "Clones without their whole history, in which nothing can be said; projects that are in no repository.",
    },
    scope: Scope::History,
};
