//! Findings for people: a frame with the source for each, and a line that sums up.

use super::frame::{Frame, frames};
use super::printable::message;
use super::suggestion::suggestion;
use super::summary::summary;
use super::versions::affected;
use super::wording::verdict;
use super::{Options, Reporter};
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::{FileId, Files};
use annotate_snippets::{Group, Level, Message, Renderer};
use std::collections::BTreeMap;

pub(super) const REPORTER: Reporter =
    Reporter { name: "human", about: "frames with the source, for reading in a terminal", report: human };

/// Findings of one check in one file that are shown in full; the others are counted.
const MAXIMUM_ALIKE: usize = 20;

/// The findings as frames with their source, each followed by an empty line, then the summary. Of many alike in one file
/// the first are shown and the rest counted.
pub fn human(diagnostics: &[Diagnostic], files: &Files, options: &Options<'_>) -> String {
    let width = options.width.max(40);
    let renderer = if options.color { Renderer::styled() } else { Renderer::plain() }.term_width(width);
    let mut report = String::new();
    let mut seen: BTreeMap<(&str, FileId), usize> = BTreeMap::new();
    for diagnostic in diagnostics {
        let count = seen.entry((diagnostic.check, diagnostic.label.file)).or_default();
        *count += 1;
        if *count <= MAXIMUM_ALIKE {
            report.push_str(&renderer.render(&groups(diagnostic, files, options, width)));
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

/// The finding with its places, whom it concerns and its advice, then what a fix would change.
fn groups<'a>(diagnostic: &'a Diagnostic, files: &'a Files, options: &Options<'_>, width: usize) -> Vec<Group<'a>> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let title = level.primary_title(message(&diagnostic.message)).id(diagnostic.check);
    let snippets = frames(diagnostic, files, width).into_iter().map(Frame::into_snippet);
    let group = title.elements(snippets).elements(notes(diagnostic, options));
    std::iter::once(group).chain(diagnostic.fix.as_ref().map(|fix| suggestion(fix, files, width))).collect()
}

/// What is said below the frames, each with its name.
fn notes<'a>(diagnostic: &'a Diagnostic, options: &Options<'_>) -> Vec<Message<'a>> {
    let note = |name: &'static str, text: String| Level::NOTE.with_name(name).message(text);
    let context = diagnostic.context.as_deref();
    let versions = affected(diagnostic, options).map(|versions| note("versions", message(&versions).into_owned()));
    let help = diagnostic.help.as_ref().map(|help| Level::HELP.message(message(help)));
    let verdict = context.map(|context| note("verdict", verdict(context.verdict).to_owned()));
    let fingerprint = context.map(|context| note("fingerprint", format!("{:016x}", context.fingerprint)));
    [versions, help, verdict, fingerprint].into_iter().flatten().collect()
}
