//! The text of a template, and how its offsets lead back to a file.

use crate::diagnostic::{Diagnostic, Severity};
use crate::text::{FileId, SharedText, TextRange};
use std::sync::Arc;

/// A text to parse: a body, a field of the front matter, or a data entry as it is inserted.
#[derive(Debug, Clone)]
pub struct SourceText {
    pub file: FileId,
    pub text: SharedText,
    pub map: SourceMap,
}

/// How offsets in a [`SourceText`] become offsets in its file.
#[derive(Debug, Clone)]
pub enum SourceMap {
    /// The text stands in the file as it is, from this offset on.
    Offset(u32),
    /// Pairs of (offset in the text, offset in the file), ascending; text that was put in maps to one point.
    Pieces(Arc<[(u32, u32)]>),
    /// The text was unescaped or folded: all of it stems from this range.
    Whole(TextRange),
}

impl SourceText {
    pub fn new(file: FileId, text: impl Into<SharedText>, map: SourceMap) -> Self {
        Self { file, text: text.into(), map }
    }

    /// The range of the file that `range` of the text stems from.
    pub fn locate(&self, range: TextRange) -> TextRange {
        match &self.map {
            SourceMap::Offset(base) => range.shifted(*base),
            SourceMap::Whole(whole) => *whole,
            SourceMap::Pieces(pieces) => {
                let start = offset_in_file(pieces, range.start);
                let end = offset_in_file(pieces, range.end.max(range.start + 1) - 1) + u32::from(!range.is_empty());
                TextRange::new(start, end.max(start))
            }
        }
    }

    /// A finding at `range` of the text.
    pub fn finding(
        &self,
        check: &'static str,
        severity: Severity,
        range: TextRange,
        message: String,
        help: Option<String>,
    ) -> Diagnostic {
        let mut finding = Diagnostic::new(check, severity, self.file, self.locate(range), message);
        finding.help = help;
        finding
    }

    /// The text as `data` of the current vintage inserts it: trimmed, every line but the first indented like the tag,
    /// then continued as a quotation. Rule: `data` re-indents before evaluating, so that lists stay whole.
    pub fn reindented(&self, indentation: usize, quotation: &str) -> Self {
        let trimmed = self.text.trim();
        let lead = (self.text.len() - self.text.trim_start().len()) as u32;
        let mut lines = LineWriter::new(self.locate_base(lead));
        for (number, line) in trimmed.split('\n').enumerate() {
            if number > 0 {
                lines.text.push('\n');
                lines.consumed += 1;
                if !quotation.is_empty() && !line.trim_start().starts_with('>') {
                    lines.insert(quotation);
                } else if indentation > 0 {
                    lines.insert(&" ".repeat(indentation));
                }
            }
            lines.copy(line);
        }
        lines.finish(self)
    }

    /// The text with `spaces` blanks before every line, the first and empty ones too: `indented_data_reference`.
    pub fn indented(&self, spaces: usize) -> Self {
        let mut lines = LineWriter::new(self.locate_base(0));
        for (number, line) in self.text.split('\n').enumerate() {
            if number > 0 {
                lines.text.push('\n');
                lines.consumed += 1;
            }
            lines.insert(&" ".repeat(spaces));
            lines.copy(line);
        }
        lines.finish(self)
    }

    fn locate_base(&self, lead: u32) -> u32 {
        match self.map {
            SourceMap::Offset(base) => base + lead,
            _ => lead,
        }
    }
}

fn offset_in_file(pieces: &[(u32, u32)], offset: u32) -> u32 {
    let at = pieces.partition_point(|&(start, _)| start <= offset);
    let Some(&(start, file)) = at.checked_sub(1).and_then(|at| pieces.get(at)) else { return 0 };
    let end = pieces.get(at).map_or(u32::MAX, |&(_, next)| next);
    (file + (offset - start)).min(end)
}

/// Builds a text line by line and notes where each piece stems from.
struct LineWriter {
    text: String,
    base: u32,
    consumed: u32,
    pieces: Vec<(u32, u32)>,
}

impl LineWriter {
    fn new(base: u32) -> Self {
        Self { text: String::new(), base, consumed: 0, pieces: vec![(0, base)] }
    }

    fn insert(&mut self, text: &str) {
        self.pieces.push((self.text.len() as u32, self.base + self.consumed));
        self.text.push_str(text);
    }

    fn copy(&mut self, line: &str) {
        self.pieces.push((self.text.len() as u32, self.base + self.consumed));
        self.text.push_str(line);
        self.consumed += line.len() as u32;
    }

    fn finish(self, original: &SourceText) -> SourceText {
        let map = match &original.map {
            SourceMap::Offset(_) => SourceMap::Pieces(self.pieces.into()),
            SourceMap::Whole(range) => SourceMap::Whole(*range),
            SourceMap::Pieces(outer) => {
                SourceMap::Pieces(self.pieces.iter().map(|&(at, inner)| (at, offset_in_file(outer, inner))).collect())
            }
        };
        SourceText::new(original.file, self.text, map)
    }
}
