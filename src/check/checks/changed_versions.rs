//! `changed-versions`

use crate::check::{Check, Documentation, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "changed-versions",
    category: "front-matter",
    severity: Severity::Warning,
    verdict: Verdict::OutOfStep,
    documentation: Documentation {
        summary: "`versions` that select other versions than those of the source.",
        why: "The source decides, so nobody sees it yet; but the translation is of another time, or was damaged.",
        example: (
            "---\ntitle: Licenses\nversions:\n  ghes: '*'\n---\n\nRead on.",
            "---\ntitle: 许可证\nversions:\n  ghec: '*'\n---\n\n继续阅读。",
        ),
        remedy: "Copy `versions` from the source.",
        tolerance: "Other spellings of the same versions.",
    },
    scope: Scope::Page,
};
