//! `placeable-count`

use super::repeated_name::repeated_names;
use crate::bitext::{Difference, DifferenceKind};
use crate::check::{Check, Documentation, Naming, Report, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "placeable-count",
    category: "placeables",
    severity: Severity::Warning,
    verdict: Verdict::OutOfStep,
    documentation: Documentation {
        summary: "The same placeables on both sides, but another number of them.",
        why: "A mention may have been lost; or the sentence was turned round.",
        example: (
            "{% data variables.product.company_short %} counts licenses. {% data variables.product.company_short %} bills them.",
            "{% data variables.product.company_short %} 统计许可证并计费。",
        ),
        remedy: "Check that nothing is left out.",
        tolerance: "A language may leave out a name that is clear; such findings may be right as they are. Names that are only repeated are the concern of `repeated-name`.",
    },
    scope: Scope::Difference(report),
};

fn report(difference: &Difference, naming: &Naming<'_>) -> Option<Report> {
    let DifferenceKind::Count { kind, missing, extra } = &difference.kind else { return None };
    if repeated_names(difference, naming).is_some() {
        return None;
    }
    let what = crate::check::naming::kind(*kind);
    let fewer = (!missing.is_empty()).then(|| format!("{} less often", naming.list(missing)));
    let more = (!extra.is_empty()).then(|| format!("{} more often", naming.list(extra)));
    let parts: Vec<String> = [fewer, more].into_iter().flatten().collect();
    Report::new(format!("the translation has the {what} {} than the source", parts.join(" and ")))
}
