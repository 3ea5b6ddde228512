//! What is wrong with a configuration, all of it at once.

use crate::text::{LineColumn, LineIndex};
use std::cell::RefCell;
use std::fmt;
use std::ops::Range;

/// Every problem of one configuration file, by place; each shows as one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError {
    /// The file as a person knows it: `isogloss.toml`.
    pub file: String,
    pub problems: Vec<Problem>,
}

/// One thing to put right. A problem of the file as a whole has no place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub place: Option<LineColumn>,
    pub message: String,
}

impl ConfigError {
    /// A single problem that has no place in the text.
    pub(in crate::project) fn whole_file(file: &str, message: impl Into<String>) -> Self {
        Self { file: file.to_owned(), problems: vec![Problem { place: None, message: message.into() }] }
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, Problem { place, message }) in self.problems.iter().enumerate() {
            let separator = if at == 0 { "" } else { "\n" };
            write!(formatter, "{separator}{}:", self.file)?;
            if let Some(LineColumn { line, column }) = place {
                write!(formatter, "{line}:{column}:")?;
            }
            write!(formatter, " {message}")?;
        }
        Ok(())
    }
}

impl std::error::Error for ConfigError {}

/// The problems found so far. Reading goes on after each, so that all are reported together.
#[derive(Debug, Default)]
pub(super) struct Problems {
    found: RefCell<Vec<(Range<usize>, String)>>,
}

impl Problems {
    /// Control characters, which quoted keys and values may have, are escaped: a problem is one line.
    pub(super) fn add(&self, span: Range<usize>, message: impl Into<String>) {
        let mut message = message.into();
        if message.contains(char::is_control) {
            let escape =
                |part: char| if part.is_control() { part.escape_default().to_string() } else { part.to_string() };
            message = message.chars().map(escape).collect();
        }
        self.found.borrow_mut().push((span, message));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.found.borrow().is_empty()
    }

    /// The problems in the order of `text`, the text that they were found in.
    pub(super) fn into_error(self, file: &str, text: &str) -> ConfigError {
        let mut found = self.found.into_inner();
        found.sort_by(|a, b| (a.0.start, &a.1).cmp(&(b.0.start, &b.1)));
        found.dedup();
        let index = LineIndex::new(text);
        let place = |start: usize| index.line_column(text, u32::try_from(start).unwrap_or(u32::MAX));
        let problems =
            found.into_iter().map(|(span, message)| Problem { place: Some(place(span.start)), message }).collect();
        ConfigError { file: file.to_owned(), problems }
    }
}
