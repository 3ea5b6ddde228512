//! `retired-version`

use crate::check::{Check, Documentation, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "retired-version",
    category: "versions",
    severity: Severity::Warning,
    verdict: Verdict::Damaged,
    documentation: Documentation {
        summary: "What a release leaves behind when it goes: a condition that decides nothing any more, a page that nobody sees. Found with `--retire`.",
        why: "Every condition that stays makes the text harder to read and to translate.",
        example: ("", ""),
        remedy: "Do what the help says, in the translations too, then move the release to `deprecated`.",
        tolerance: "What decided nothing before. Conditions that could only be written shorter are infos.",
    },
    scope: Scope::Page,
};
