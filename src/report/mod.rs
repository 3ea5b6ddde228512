//! Diagnostics as text, for people and for programs: one file per format, and the registry of formats.
//!
//! A reporter takes findings in the order in which they are to be shown and gives the whole report. Where it goes, and
//! whether colour is welcome there, is for `cli` to say. [`statistics`] counts findings instead of showing them.

mod concise;
mod finding;
mod frame;
mod github;
mod gitlab;
mod human;
mod json;
mod json_lines;
mod junit;
mod markdown;
mod markdown_text;
mod place;
mod printable;
mod rdjson;
#[cfg(test)]
mod samples;
mod sarif;
mod statistics;
mod suggestion;
mod summary;
mod tally;
#[cfg(test)]
mod tests;
mod versions;
mod wording;

pub use human::human;
pub use json_lines::json_lines;
pub use printable::message as printable_text;
pub use statistics::statistics;
pub use summary::counted;

use crate::diagnostic::Diagnostic;
use crate::text::Files;
use std::sync::Arc;

/// One format of reports.
#[derive(Debug, Clone, Copy)]
pub struct Reporter {
    /// As in `--format`.
    pub name: &'static str,
    /// For the help text: what it is good for.
    pub about: &'static str,
    /// The report on findings in these files; each format takes of the options what it can use.
    pub report: fn(&[Diagnostic], &Files, &Options<'_>) -> String,
}

/// Every format, the default first.
pub const REPORTERS: &[Reporter] = &[
    human::REPORTER,
    concise::REPORTER,
    json::REPORTER,
    json_lines::REPORTER,
    sarif::REPORTER,
    github::REPORTER,
    gitlab::REPORTER,
    junit::REPORTER,
    rdjson::REPORTER,
    markdown::REPORTER,
];

/// The format of this name.
pub fn find(name: &str) -> Option<&'static Reporter> {
    REPORTERS.iter().find(|reporter| reporter.name == name)
}

/// What a reporter may want to know beside the findings.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    pub color: bool,
    /// Columns of the terminal; very small ones are taken as 40.
    pub width: usize,
    /// Ids of all versions of the project, as configured: a finding that concerns all of them does not name them. Empty
    /// where they are not known.
    pub versions: &'a [Arc<str>],
    /// What there is to say of a check, by its name.
    pub rules: fn(&str) -> Option<RuleText>,
}

impl Default for Options<'_> {
    /// Without colour, 100 columns wide, and with no knowledge of versions and checks.
    fn default() -> Self {
        Self { color: false, width: 100, versions: &[], rules: |_| None }
    }
}

/// The documentation of a check, for formats that carry it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleText {
    /// One sentence of plain text.
    pub summary: &'static str,
    /// Markdown: why the check exists, and what to do.
    pub explanation: &'static str,
}
