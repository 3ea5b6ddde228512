//! `orphaned-translation`

use crate::check::{Check, Documentation, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "orphaned-translation",
    category: "lifecycle",
    severity: Severity::Warning,
    verdict: Verdict::OutOfStep,
    documentation: Documentation {
        summary: "A translated page without a source.",
        why: "No reader gets to see it: its source was renamed or removed, and the work on it is lost.",
        example: ("", ""),
        remedy: "Move the file to where its source is now, or remove it. A page that one locale has alone belongs under `untranslated`, by the path that its source would have.",
        tolerance: "Pages that match `untranslated` or `exclude`. Where no page has the address any more, the source may have been removed or never have been: this is an info.",
    },
    scope: Scope::Page,
};
