//! Which findings are shown, and how bad they are: pure functions over findings.
//!
//! A run applies, in this order: [`comments`] in the files, the entries of an [`IgnoreFile`], the [`Severities`] of the
//! configuration, and a [`Baseline`]. So a suppression counts as used even where its check is turned off, and what the
//! first two have to say themselves has a severity like any finding. Reading and writing the files is for others.

mod baseline;
mod comments;
mod file_error;
mod ignore_entry;
mod ignore_file;
mod instruction;
mod lines;
mod severities;
#[cfg(test)]
mod tests;

pub use baseline::{Baseline, BaselineEntry, Compared};
pub use comments::suppress_by_comments;
pub use file_error::FileError;
pub use ignore_entry::{NewEntry, with_entry};
pub use ignore_file::IgnoreFile;
pub use severities::{Levels, Severities};

use crate::diagnostic::Diagnostic;
use crate::text::{FileId, TextRange, nearest};

/// Name of the file with suppressions at a project's root.
pub const IGNORE_FILE: &str = "isogloss-ignore.toml";

/// Name that a baseline has where nobody gives it another.
pub const BASELINE_FILE: &str = "isogloss-baseline.json";

const UNUSED: &str = "unused-suppression";
const WITHOUT_REASON: &str = "suppression-without-reason";
const MALFORMED: &str = "malformed-suppression";

/// The checks whose findings are made here, each with what it finds.
pub const CHECKS: &[(&str, &str)] = &[
    (UNUSED, "A suppression that suppresses nothing"),
    (WITHOUT_REASON, "A suppression that does not say why; it is not in force"),
    (MALFORMED, "A suppression that cannot be understood; it is not in force"),
];

/// What a run looked at. A suppression of what it did not look at is not unused.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// Names of all checks and categories, those of [`CHECKS`] included; a suppression of any other is malformed.
    pub names: &'a [&'a str],
    /// True if the run applied a check, or all checks of a category, to a file; None means every check, and every file.
    /// A comment in a source file is asked for by that file's path, and speaks of its translations, so that only a run
    /// over all locales covers it.
    pub covers: &'a dyn Fn(Option<&str>, Option<&str>) -> bool,
}

/// Findings that are left, with those about the suppressions themselves at their end, and how many were taken away.
#[derive(Debug, Default)]
pub struct Selected {
    pub kept: Vec<Diagnostic>,
    pub hidden: usize,
}

/// True if a suppression with this name is meant for this finding.
fn is_named(diagnostic: &Diagnostic, name: &str) -> bool {
    diagnostic.check == name || diagnostic.context.as_ref().is_some_and(|context| context.category == name)
}

/// What to say of a name that no check and no category has; None where there is one.
fn unknown_name(name: &str, file: FileId, range: TextRange, scope: &Scope<'_>) -> Option<Diagnostic> {
    if scope.names.contains(&name) {
        return None;
    }
    let message = format!("no check or category is called `{name}`");
    let finding = Diagnostic::warning(MALFORMED, file, range, message);
    Some(match nearest(name, scope.names.iter().copied()) {
        Some(meant) => finding.with_help(format!("Did you mean `{meant}`?")),
        None => finding,
    })
}
