//! Findings for people: a frame with the source for each, and a line that sums up.

use super::frame::frames;
use super::printable::message;
use super::suggestion::suggestion;
use super::{Reporter, frame};
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::{FileId, Files};
use annotate_snippets::{Group, Level, Renderer};
use std::collections::{BTreeMap, BTreeSet};

pub(super) const REPORTER: Reporter =
    Reporter { name: "human", about: "frames with the source, for reading in a terminal", report: human };

/// Findings of one check in one file that are shown in full; the others are counted.
const MAXIMUM_ALIKE: usize = 20;

/// How the terminal is.
#[derive(Debug, Clone, Copy)]
pub struct HumanOptions {
    pub color: bool,
    /// Columns of the terminal; very small ones are taken as 40.
    pub width: usize,
}

/// The findings as frames with their source, each followed by an empty line, then the summary. Of many alike in one file
/// the first are shown and the rest counted.
pub fn human(diagnostics: &[Diagnostic], files: &Files, options: HumanOptions) -> String {
    let width = options.width.max(40);
    let renderer = if options.color { Renderer::styled() } else { Renderer::plain() }.term_width(width);
    let mut report = String::new();
    let mut seen: BTreeMap<(&str, FileId), usize> = BTreeMap::new();
    for diagnostic in diagnostics {
        let count = seen.entry((diagnostic.check, diagnostic.label.file)).or_default();
        *count += 1;
        if *count <= MAXIMUM_ALIKE {
            report.push_str(&renderer.render(&groups(diagnostic, files, width)));
            report.push_str("\n\n");
        }
    }
    for ((check, file), count) in seen.into_iter().filter(|(_, count)| *count > MAXIMUM_ALIKE) {
        let path = message(&files.get(file).path);
        report.push_str(&format!("… and {} more of {check} in {path}\n\n", count - MAXIMUM_ALIKE));
    }
    report.push_str(&summary(diagnostics));
    report.push('\n');
    report
}

/// `3 errors, 1 warning in 2 files`
fn summary(diagnostics: &[Diagnostic]) -> String {
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

fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// The finding with its places and its advice, then what a fix would change.
fn groups<'a>(diagnostic: &'a Diagnostic, files: &'a Files, width: usize) -> Vec<Group<'a>> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let title = level.primary_title(message(&diagnostic.message)).id(diagnostic.check);
    let snippets = frames(diagnostic, files, width).into_iter().map(frame::Frame::into_snippet);
    let mut group = title.elements(snippets);
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(message(help)));
    }
    std::iter::once(group).chain(diagnostic.fix.as_ref().map(|fix| suggestion(fix, files, width))).collect()
}
