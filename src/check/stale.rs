//! Lag is not damage: what a change of the source alone brings about.

use crate::diagnostic::{Diagnostic, Severity, Verdict};
use crate::text::Files;

/// Findings of pairs of which only the source changed become stale, and infos: the writer's own change stays green.
pub fn tell_stale(found: &mut [Diagnostic], files: &Files, changed: &dyn Fn(&str) -> bool) {
    for finding in found {
        let target = &files.get(finding.label.file).path;
        let Some(context) = &mut finding.context else { continue };
        let source = context.source.as_ref().map(|label| &files.get(label.file).path);
        // A finding without another side stands on the side that exists.
        let is_of_source =
            source.map_or(context.verdict != Verdict::Damaged, |source| changed(source) && !changed(target));
        if is_of_source {
            context.verdict = Verdict::Stale;
            finding.severity = Severity::Info;
        }
    }
}
