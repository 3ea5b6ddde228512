//! What a finding says in words, where a format has a single text for it.

use super::Options;
use super::versions::affected;
use crate::diagnostic::{Diagnostic, Verdict};

/// The message and, in brackets, the versions where they are not all.
pub(super) fn message(diagnostic: &Diagnostic, options: &Options<'_>) -> String {
    match affected(diagnostic, options) {
        Some(versions) => format!("{} ({versions})", diagnostic.message),
        None => diagnostic.message.clone(),
    }
}

/// The same with the advice on a line of its own.
pub(super) fn message_and_help(diagnostic: &Diagnostic, options: &Options<'_>) -> String {
    let message = message(diagnostic, options);
    diagnostic.help.as_ref().map_or(message.clone(), |help| format!("{message}\nhelp: {help}"))
}

/// What a verdict claims.
pub(super) const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Damaged => "damaged: this is wrong on its own evidence",
        Verdict::OutOfStep => "out of step: source and target disagree, and the cause is unknown",
        Verdict::Stale => "stale: the source has moved on since this was translated",
    }
}
