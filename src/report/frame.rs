//! The places of a finding as excerpts of files with marks in them.
//!
//! The renderer crops a long line around one mark only. So a mark on a long line has an excerpt to itself and is cut off
//! where it would fill the terminal.

use super::printable;
use crate::diagnostic::{Diagnostic, Label};
use crate::text::{FileId, Files, SourceFile, TextRange};
use annotate_snippets::{Annotation, AnnotationKind, Snippet};
use std::ops::Range;

/// Some lines of a file and the marks in them.
pub(super) struct Frame<'a> {
    file: FileId,
    source: &'a SourceFile,
    /// Whole lines, as bytes of the file.
    lines: Range<usize>,
    marks: Vec<Mark<'a>>,
    has_long_line: bool,
}

struct Mark<'a> {
    kind: AnnotationKind,
    /// Bytes of the file.
    range: Range<usize>,
    message: &'a str,
}

/// The excerpts for a finding, the one with its first place in front.
pub(super) fn frames<'a>(diagnostic: &'a Diagnostic, files: &'a Files, width: usize) -> Vec<Frame<'a>> {
    let first = &diagnostic.label;
    let mut frames = vec![Frame::new(first, &first.message, AnnotationKind::Primary, files, width)];
    let related = diagnostic.related.iter().map(|label| (label, label.message.as_str()));
    for (label, message) in opposite(diagnostic).into_iter().chain(related) {
        let frame = Frame::new(label, message, AnnotationKind::Context, files, width);
        match frames.iter_mut().find(|other| other.takes(&frame)) {
            Some(other) => other.merge(frame),
            None => frames.push(frame),
        }
    }
    frames
}

/// The place on the other side and its caption, unless the finding is there itself.
fn opposite(diagnostic: &Diagnostic) -> Option<(&Label, &str)> {
    let source = diagnostic.context.as_deref()?.source.as_ref()?;
    let is_elsewhere = (source.file, source.range) != (diagnostic.label.file, diagnostic.label.range);
    let caption = if source.message.is_empty() { "source" } else { source.message.as_str() };
    is_elsewhere.then_some((source, caption))
}

impl<'a> Frame<'a> {
    fn new(label: &Label, message: &'a str, kind: AnnotationKind, files: &'a Files, width: usize) -> Self {
        let source = files.get(label.file);
        let range = shown_range(&source.text, label.range, width);
        let lines = whole_lines(&source.text, &range);
        let has_long_line = has_long_line(&source.text[lines.clone()], width);
        let mark = Mark { kind, range, message };
        Self { file: label.file, source, lines, marks: vec![mark], has_long_line }
    }

    fn takes(&self, other: &Self) -> bool {
        self.file == other.file && !self.has_long_line && !other.has_long_line
    }

    fn merge(&mut self, other: Self) {
        self.lines = self.lines.start.min(other.lines.start)..self.lines.end.max(other.lines.end);
        self.marks.extend(other.marks);
    }

    pub(super) fn into_snippet(self) -> Snippet<'a, Annotation<'a>> {
        let offset = self.lines.start;
        let annotations = self.marks.into_iter().map(|mark| {
            let annotation = mark.kind.span(mark.range.start - offset..mark.range.end - offset);
            if mark.message.is_empty() { annotation } else { annotation.label(printable::message(mark.message)) }
        });
        snippet(self.source, self.lines).annotations(annotations)
    }
}

/// Lines of a file with its path and their numbers.
pub(super) fn snippet<T: Clone>(source: &SourceFile, lines: Range<usize>) -> Snippet<'_, T> {
    let first = source.line_column(u32::try_from(lines.start).unwrap_or(u32::MAX)).line;
    Snippet::source(printable::source(&source.text[lines]))
        .path(printable::message(&source.path))
        .line_start(first as usize)
}

/// The range on character boundaries and without a line break at its end. Where its first or last line is long, what is
/// left of it on its first line, up to half of the terminal.
fn shown_range(text: &str, range: TextRange, width: usize) -> Range<usize> {
    let range = on_boundaries(text, range);
    let within = &text[range.clone()];
    let end = range.start + within.trim_end_matches(['\r', '\n']).len();
    let ends = [range.start, end].map(|at| &text[whole_lines(text, &(at..at))]);
    if !ends.iter().any(|line| has_long_line(line, width)) {
        return range.start..end;
    }
    let first_line = text[range.start..end].lines().next().unwrap_or("");
    let cut = first_line.char_indices().nth(width / 4).map_or(first_line.len(), |(at, _)| at);
    range.start..range.start + cut
}

/// A range of bytes that slices `text`, whatever the range was made for.
pub(super) fn on_boundaries(text: &str, range: TextRange) -> Range<usize> {
    let start = text.floor_char_boundary(range.start as usize);
    let end = text.ceil_char_boundary(range.end as usize);
    start..end.max(start)
}

/// The lines that `range` touches, with their breaks.
pub(super) fn whole_lines(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[range.end..].find('\n').map_or(text.len(), |at| range.end + at + 1);
    start..end
}

/// True if a line may be wider than the terminal; all but ASCII counts as wide.
pub(super) fn has_long_line(text: &str, width: usize) -> bool {
    // A character that is not ASCII has as many bytes as columns, or more.
    text.lines().filter(|line| line.len() > width).any(|line| is_wider(line, width))
}

fn is_wider(line: &str, width: usize) -> bool {
    let mut left = width;
    !line.chars().all(|character| {
        let columns = if character.is_ascii() { 1 } else { 2 };
        let fits = columns <= left;
        left = left.saturating_sub(columns);
        fits
    })
}
