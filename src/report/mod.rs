//! Diagnostics as text, for people and for programs: one file per format, and the registry of formats.
//!
//! A reporter takes findings in the order in which they are to be shown and gives the whole report. Where it goes, and
//! whether colour is welcome there, is for `cli` to say.

mod frame;
mod human;
mod json_lines;
mod printable;
mod suggestion;
#[cfg(test)]
mod tests;

pub use human::{HumanOptions, human};
pub use json_lines::json_lines;

use crate::diagnostic::Diagnostic;
use crate::text::Files;

/// One format of reports.
#[derive(Debug, Clone, Copy)]
pub struct Reporter {
    /// As in `--format`.
    pub name: &'static str,
    /// For the help text: what it is good for.
    pub about: &'static str,
    /// The report on findings in these files; formats for programs ignore the options.
    pub report: fn(&[Diagnostic], &Files, HumanOptions) -> String,
}

/// Every format, the default first.
pub const REPORTERS: &[Reporter] = &[human::REPORTER, json_lines::REPORTER];

/// The format of this name.
pub fn find(name: &str) -> Option<&'static Reporter> {
    REPORTERS.iter().find(|reporter| reporter.name == name)
}
