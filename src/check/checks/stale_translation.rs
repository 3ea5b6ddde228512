//! `stale-translation`

use crate::check::{Check, Documentation, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "stale-translation",
    category: "lifecycle",
    severity: Severity::Info,
    verdict: Verdict::Stale,
    documentation: Documentation {
        summary: "A translation whose source has changed since the revision that its front matter names.",
        why: "Readers may miss what was added, even where the structure is still the same.",
        example: ("", ""),
        remedy: "Translate what has changed, then name the new revision. The finding says how to see the change.",
        tolerance: "Changes of blanks and line breaks alone.",
    },
    scope: Scope::History,
};
