//! Lag is not damage: what a change of the source alone brings about.

use super::{Scope, find};
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
///
/// What is wrong with the source by itself is no translation's lag, and stays as it is.
pub fn make_stale(finding: &mut Diagnostic) {
    let looks_at_source = find(finding.check).is_some_and(|check| matches!(check.scope, Scope::Source(_)));
    if !looks_at_source && let Some(context) = &mut finding.context {
        context.verdict = Verdict::Stale;
        finding.severity = Severity::Info;
    }
}
