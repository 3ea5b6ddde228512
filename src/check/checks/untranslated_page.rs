//! `untranslated-page`

use crate::check::{Check, Documentation, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "untranslated-page",
    category: "untranslated",
    severity: Severity::Warning,
    verdict: Verdict::OutOfStep,
    documentation: Documentation {
        summary: "A translation equal to its source.",
        why: "Readers get the page in a language that they may not read, without a notice.",
        example: ("", ""),
        remedy: "Translate the page, or remove the file so that readers are told.",
        tolerance: "Pages that match `untranslated`.",
    },
    scope: Scope::Page,
};
