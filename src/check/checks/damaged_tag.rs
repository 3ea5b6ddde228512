//! `damaged-tag`

use crate::check::{Check, Documentation, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "damaged-tag",
    category: "damage",
    severity: Severity::Error,
    verdict: Verdict::Damaged,
    documentation: Documentation {
        summary: "A tag whose delimiters are broken, so that readers see it.",
        why: "Liquid does not know the tag: readers see its code, and what it should show is lost.",
        example: ("{% data variables.product.company_short %}", "{ % data variables.product.company_short %}"),
        remedy: "Write `{%` and `%}` without blanks inside, around what the source has.",
        tolerance: "Text inside `raw`, and what the source shows as well.",
    },
    scope: Scope::Parsing,
};
