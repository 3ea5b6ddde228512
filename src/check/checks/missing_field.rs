//! `missing-field`

use crate::check::{Check, Documentation, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "missing-field",
    category: "front-matter",
    severity: Severity::Warning,
    verdict: Verdict::OutOfStep,
    documentation: Documentation {
        summary: "A field of the front matter that the translation does not have.",
        why: "Readers get it in the language of the source.",
        example: ("---\ntitle: Licenses\nintro: All about licenses.\n---\n", "---\ntitle: 许可证\n---\n"),
        remedy: "Translate the field.",
        tolerance: "Fields that no reader sees.",
    },
    scope: Scope::Page,
};
