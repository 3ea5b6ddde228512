//! `missing-translation`

use crate::check::{Check, Documentation, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "missing-translation",
    category: "lifecycle",
    severity: Severity::Warning,
    verdict: Verdict::OutOfStep,
    documentation: Documentation {
        summary: "A page without a translation.",
        why: "Readers get it in the language of the source.",
        example: ("", ""),
        remedy: "Translate the page, or list it under `untranslated`.",
        tolerance: "Pages that match `untranslated`.",
    },
    scope: Scope::Page,
};
