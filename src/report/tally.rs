//! Findings counted by check, severity and locale.

use crate::diagnostic::{Diagnostic, Severity};
use std::collections::{BTreeMap, BTreeSet};

/// What findings that belong to no locale are counted under.
pub(super) const NO_LOCALE: &str = "no locale";

/// How many findings there are of what.
pub(super) struct Tally<'a> {
    /// Checks, those with most findings first, then by name.
    pub(super) checks: Vec<(&'a str, Counts<'a>)>,
    pub(super) all: Counts<'a>,
    /// By code; [`NO_LOCALE`] last, if it is there.
    pub(super) locales: Vec<&'a str>,
}

/// The counts of some findings.
#[derive(Default)]
pub(super) struct Counts<'a> {
    pub(super) total: usize,
    severities: BTreeMap<Severity, usize>,
    locales: BTreeMap<&'a str, usize>,
}

impl<'a> Tally<'a> {
    pub(super) fn of(diagnostics: &'a [Diagnostic]) -> Self {
        let mut checks: BTreeMap<&str, Counts<'_>> = BTreeMap::new();
        let mut all = Counts::default();
        for diagnostic in diagnostics {
            checks.entry(diagnostic.check).or_default().add(diagnostic);
            all.add(diagnostic);
        }
        let mut checks: Vec<_> = checks.into_iter().collect();
        checks.sort_by_key(|(_, counts)| std::cmp::Reverse(counts.total));
        let codes: BTreeSet<(bool, &str)> = all.locales.keys().map(|code| (*code == NO_LOCALE, *code)).collect();
        Self { checks, locales: codes.into_iter().map(|(_, code)| code).collect(), all }
    }
}

impl<'a> Counts<'a> {
    fn add(&mut self, diagnostic: &'a Diagnostic) {
        let locale = diagnostic.context.as_ref().map_or(NO_LOCALE, |context| &*context.locale);
        self.total += 1;
        *self.severities.entry(diagnostic.severity).or_default() += 1;
        *self.locales.entry(locale).or_default() += 1;
    }

    pub(super) fn of_severity(&self, severity: Severity) -> usize {
        self.severities.get(&severity).copied().unwrap_or(0)
    }

    pub(super) fn of_locale(&self, code: &str) -> usize {
        self.locales.get(code).copied().unwrap_or(0)
    }
}
