//! What a fix would change, shown as lines before and after.

use super::frame::{has_long_line, on_boundaries, snippet, whole_lines};
use super::printable;
use crate::diagnostic::{Applicability, Fix};
use crate::text::{Edit, FileId, Files};
use annotate_snippets::{Group, Level, Patch, Snippet};
use std::collections::BTreeMap;

/// More changed lines than these are too many to read here.
const MOST_LINES: usize = 12;

/// The command that makes the edits and, where they are few and short, what they change.
pub(super) fn suggestion<'a>(fix: &'a Fix, files: &'a Files, width: usize) -> Group<'a> {
    let command = match fix.applicability {
        Applicability::Safe => "isogloss fix",
        Applicability::Unsafe => "isogloss fix --unsafe",
    };
    let title = Level::HELP.secondary_title(format!("`{command}` can make this edit"));
    let mut by_file: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
    for edit in &fix.edits {
        by_file.entry(edit.file).or_default().push(edit);
    }
    let snippets: Option<Vec<_>> = by_file.values().map(|edits| patched(edits, files, width)).collect();
    title.elements(snippets.unwrap_or_default())
}

/// The edits of one file in the lines that they touch; nothing where that would be hard to read.
fn patched<'a>(edits: &[&'a Edit], files: &'a Files, width: usize) -> Option<Snippet<'a, Patch<'a>>> {
    let source = files.get(edits.first()?.file);
    let ranges: Vec<_> = edits.iter().map(|edit| on_boundaries(&source.text, edit.range)).collect();
    let start = ranges.iter().map(|range| range.start).min()?;
    let end = ranges.iter().map(|range| range.end).max()?;
    let lines = whole_lines(&source.text, &(start..end));
    let touched = std::iter::once(&source.text[lines.clone()]).chain(edits.iter().map(|edit| edit.text.as_str()));
    let readable = |text: &str| text.lines().count() <= MOST_LINES && !has_long_line(text, width);
    if !touched.into_iter().all(readable) {
        return None;
    }
    let offset = lines.start;
    let patches = ranges
        .iter()
        .zip(edits)
        .map(|(range, edit)| Patch::new(range.start - offset..range.end - offset, printable::source(&edit.text)));
    Some(snippet(source, lines).patches(patches))
}
