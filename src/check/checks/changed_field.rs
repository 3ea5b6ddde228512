//! `changed-field`

use crate::check::{Check, Documentation, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "changed-field",
    category: "front-matter",
    severity: Severity::Info,
    verdict: Verdict::OutOfStep,
    documentation: Documentation {
        summary: "A name in the front matter, such as that of a layout, that is another than in the source.",
        why: "The source decides, so nobody sees it; but names are not translated, and other tools may read the file.",
        example: (
            "---\ntitle: Licenses\ntype: tutorial\n---\n\nRead on.",
            "---\ntitle: 许可证\ntype: 教程\n---\n\n继续阅读。",
        ),
        remedy: "Copy the field from the source.",
        tolerance: "Fields that the translation does not have.",
    },
    scope: Scope::Page,
};
