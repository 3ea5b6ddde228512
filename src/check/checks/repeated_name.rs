//! `repeated-name`

use crate::bitext::{Difference, DifferenceKind, PlaceableKind};
use crate::check::{Check, Documentation, Naming, Report, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "repeated-name",
    category: "placeables",
    severity: Severity::Info,
    verdict: Verdict::OutOfStep,
    documentation: Documentation {
        summary: "A variable or an icon that the translation shows more often than the source.",
        why: "A phrase may stand there twice; or the language names a thing where the source has a pronoun.",
        example: (
            "{% data variables.product.company_short %} counts licenses and bills them.",
            "{% data variables.product.company_short %} 统计许可证，{% data variables.product.company_short %} 也负责计费。",
        ),
        remedy: "Read the sentence once more; leave it if it is right.",
        tolerance: "Of such findings on real translations every second one was right as it stood, so this is only told: severity info.",
    },
    scope: Scope::Difference(report),
};

fn report(difference: &Difference, naming: &Naming<'_>) -> Option<Report> {
    let names = repeated_names(difference, naming)?;
    Report::new(format!("the translation has {names} more often than the source"))
}

/// The names that are only repeated, where a difference consists of nothing else.
pub fn repeated_names(difference: &Difference, naming: &Naming<'_>) -> Option<String> {
    let DifferenceKind::Count { kind, missing, extra } = &difference.kind else { return None };
    let is_name = |value: &str| match kind {
        PlaceableKind::Icon => true,
        PlaceableKind::Data => naming.text(value).starts_with("variables."),
        _ => false,
    };
    (missing.is_empty() && extra.iter().all(|value| is_name(value))).then(|| naming.list(extra))
}
