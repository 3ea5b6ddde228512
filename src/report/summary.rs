//! How many findings there are, as a line.

use crate::diagnostic::{Diagnostic, Severity};
use std::collections::BTreeSet;

/// `3 errors, 1 warning in 2 files`
pub(super) fn summary(diagnostics: &[Diagnostic]) -> String {
    let count = |severity: Severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let parts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Info]
        .into_iter()
        .map(|severity| (severity, count(severity)))
        .filter(|(_, count)| *count > 0)
        .map(|(severity, count)| counted(count, severity.name()))
        .collect();
    if parts.is_empty() {
        return "no findings".to_owned();
    }
    let files: BTreeSet<_> = diagnostics.iter().map(|diagnostic| diagnostic.label.file).collect();
    format!("{} in {}", parts.join(", "), counted(files.len(), "file"))
}

/// `1 file`, `2 files`; "info" is no word that is counted.
pub fn counted(count: usize, noun: &str) -> String {
    match (count, noun) {
        (_, "info") => format!("{count} info"),
        (1, _) => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    }
}
