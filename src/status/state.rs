//! The state of a page: the worst that is found of it.

use crate::diagnostic::{Diagnostic, Severity, Verdict};

/// What may be said of a translated page in a version. The order is that from good to bad.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// Nothing was found.
    Current,
    /// The source has moved on since it was translated.
    Stale,
    /// It differs from the source, and nobody can say which of them moved.
    OutOfStep,
    /// Parts are still in the source's language.
    Partly,
    /// All of it is equal to the source.
    Untranslated,
    /// It does not parse, or shows its readers something wrong.
    Damaged,
    /// There is no translation.
    Missing,
}

impl State {
    pub const ALL: [Self; 7] =
        [Self::Current, Self::Stale, Self::OutOfStep, Self::Partly, Self::Untranslated, Self::Damaged, Self::Missing];

    /// In kebab case, for programs and options.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Stale => "stale",
            Self::OutOfStep => "out-of-step",
            Self::Partly => "partly-translated",
            Self::Untranslated => "untranslated",
            Self::Damaged => "damaged",
            Self::Missing => "missing",
        }
    }

    /// The message that names it in the words for writers.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Current => "state-current",
            Self::Stale => "state-stale",
            Self::OutOfStep => "state-out-of-step",
            Self::Partly => "state-partly-translated",
            Self::Untranslated => "state-untranslated",
            Self::Damaged => "state-damaged",
            Self::Missing => "state-missing",
        }
    }

    /// A sign that tells it apart without colours.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Current => "",
            Self::Stale => "↻",
            Self::OutOfStep => "≠",
            Self::Partly => "◐",
            Self::Untranslated => "○",
            Self::Damaged => "✕",
            Self::Missing => "∅",
        }
    }

    /// As a heading, short.
    pub const fn title(self) -> &'static str {
        match self {
            Self::OutOfStep => "out of step",
            Self::Partly => "partly",
            other => other.name(),
        }
    }
}

/// The state that a finding puts its page into; None for what gates nowhere.
pub fn of_finding(finding: &Diagnostic) -> Option<State> {
    let verdict = finding.context.as_ref()?.verdict;
    match (finding.check, verdict, finding.severity) {
        ("missing-translation", ..) => Some(State::Missing),
        ("untranslated-page", ..) => Some(State::Untranslated),
        (_, Verdict::Stale, _) => Some(State::Stale),
        (_, _, Severity::Info) => None,
        ("untranslated-text" | "missing-field", ..) => Some(State::Partly),
        (_, Verdict::Damaged, Severity::Error) => Some(State::Damaged),
        _ => Some(State::OutOfStep),
    }
}
