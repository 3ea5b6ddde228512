//! What keeps a file with suppressions or a baseline from being read.

use crate::text::{LineColumn, LineIndex};
use std::fmt;
use std::ops::Range;

/// Every problem of one file, by place; each shows as one line: `isogloss-ignore.toml:3:1: …`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileError {
    /// The file as a person knows it.
    pub file: String,
    pub problems: Vec<(LineColumn, String)>,
}

impl FileError {
    /// Problems at bytes of `text`.
    pub(super) fn new(file: &str, text: &str, mut found: Vec<(Range<usize>, String)>) -> Self {
        found.sort_by(|a, b| (a.0.start, &a.1).cmp(&(b.0.start, &b.1)));
        let index = LineIndex::new(text);
        let place = |start: usize| index.line_column(text, u32::try_from(start).unwrap_or(u32::MAX));
        let one_line = |message: String| message.trim_end().replace('\n', "; ");
        let problems = found.into_iter().map(|(span, message)| (place(span.start), one_line(message))).collect();
        Self { file: file.to_owned(), problems }
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (LineColumn { line, column }, message)) in self.problems.iter().enumerate() {
            let separator = if at == 0 { "" } else { "\n" };
            write!(formatter, "{separator}{}:{line}:{column}: {message}", self.file)?;
        }
        Ok(())
    }
}

impl std::error::Error for FileError {}
