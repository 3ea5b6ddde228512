//! Fingerprints: names of findings that survive edits elsewhere and new releases.

use crate::diagnostic::{Context, Diagnostic};
use rustc_hash::FxHashMap;

/// Gives every finding its fingerprint: made from check, locale, page, subject, and the ordinal among equal ones.
pub fn number(findings: &mut [Diagnostic]) {
    let mut seen: FxHashMap<blake3::Hash, u32> = FxHashMap::default();
    for finding in findings {
        let Some(context) = &mut finding.context else { continue };
        let base = hash(finding.check, context, 0);
        let ordinal = seen.entry(base).or_default();
        let whole = if *ordinal == 0 { base } else { hash(finding.check, context, *ordinal) };
        *ordinal += 1;
        let mut bytes = [0; 8];
        bytes.copy_from_slice(&whole.as_bytes()[..8]);
        context.fingerprint = u64::from_be_bytes(bytes);
    }
}

fn hash(check: &str, context: &Context, ordinal: u32) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    for part in [check, &context.locale, &context.page, &context.subject] {
        hasher.update(part.as_bytes()).update(&[0]);
    }
    hasher.update(&ordinal.to_be_bytes());
    hasher.finalize()
}
