//! Lag is not damage: what a change of the source alone brings about.

use crate::diagnostic::{Diagnostic, Severity, Verdict};
use rustc_hash::FxHashSet;

/// The fingerprints of findings.
pub fn fingerprints(found: &[Diagnostic]) -> FxHashSet<u64> {
    found.iter().filter_map(fingerprint).collect()
}

/// True if the finding is one of those with these fingerprints.
pub fn is_among(finding: &Diagnostic, known: &FxHashSet<u64>) -> bool {
    fingerprint(finding).is_some_and(|fingerprint| known.contains(&fingerprint))
}

fn fingerprint(finding: &Diagnostic) -> Option<u64> {
    finding.context.as_ref().map(|context| context.fingerprint)
}

/// Makes a finding stale, and an info: the source moved on, and the writer's own change stays green.
pub fn make_stale(finding: &mut Diagnostic) {
    if let Some(context) = &mut finding.context {
        context.verdict = Verdict::Stale;
        finding.severity = Severity::Info;
    }
}
