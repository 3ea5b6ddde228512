//! `orphaned-data`

use crate::check::{Check, Documentation, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "orphaned-data",
    category: "lifecycle",
    severity: Severity::Warning,
    verdict: Verdict::OutOfStep,
    documentation: Documentation {
        summary: "A variable, reusable or other data that a translation has and the source has not.",
        why: "Nothing that the source says can lead to it; it is what is left of an entry that was renamed or removed.",
        example: ("", ""),
        remedy: "Remove it, or give it the name that the source's entry has now.",
        tolerance: "Items of lists, which have no names.",
    },
    scope: Scope::Page,
};
