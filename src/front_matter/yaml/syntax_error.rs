//! Why a text is not YAML, said to the person who wrote it.
//!
//! Here are the errors that the tree itself finds. The parser's own reasons name its states ("mapping values are not
//! allowed in this context"); `cause` looks at the text instead.

use crate::diagnostic::{Diagnostic, Label};
use crate::text::{FileId, TextRange};

/// The one error of a text that is not YAML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    pub range: TextRange,
    pub message: String,
    pub help: String,
    /// The other place that takes part in the error, with what is there.
    pub related: Option<(TextRange, &'static str)>,
}

impl SyntaxError {
    pub(super) fn new(range: TextRange, message: impl Into<String>, help: impl Into<String>) -> Box<Self> {
        Box::new(Self { range, message: message.into(), help: help.into(), related: None })
    }

    /// As a finding of the rule `check`.
    pub fn into_diagnostic(self, check: &'static str, file: FileId) -> Diagnostic {
        let diagnostic = Diagnostic::error(check, file, self.range, self.message).with_help(self.help);
        match self.related {
            Some((range, message)) => diagnostic.with_related(Label::new(file, range, message)),
            None => diagnostic,
        }
    }
}

pub(super) fn nul(at: u32) -> Box<SyntaxError> {
    SyntaxError::new(TextRange::new(at, at + 1), "there is a NUL byte here", "remove it; the file may be damaged")
}

pub(super) fn too_deep(range: TextRange, limit: usize) -> Box<SyntaxError> {
    let message = format!("lists and maps are more than {limit} levels deep here");
    SyntaxError::new(range, message, "quote the value if its brackets are text")
}

pub(super) fn second_document(range: TextRange) -> Box<SyntaxError> {
    SyntaxError::new(range, "a second YAML document begins here", "remove the line `...` before it")
}

pub(super) fn unknown_tag(range: TextRange) -> Box<SyntaxError> {
    SyntaxError::new(range, "an unquoted value begins with `!`", "quote the value: YAML reads `!` as a type")
}

pub(super) fn within_itself(range: TextRange) -> Box<SyntaxError> {
    SyntaxError::new(range, "this value refers to a value that it is part of", "quote the value if `*` is text")
}

pub(super) fn too_many_copies(range: TextRange) -> Box<SyntaxError> {
    SyntaxError::new(range, "references with `*` copy too much", "write the values out")
}

pub(super) fn duplicate_key(key: &str, second: TextRange, first: TextRange) -> Box<SyntaxError> {
    let help = format!("remove one of the two `{key}`");
    let mut error = SyntaxError::new(second, format!("the key `{key}` occurs twice"), help);
    error.related = Some((first, "it is first given here"));
    error
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    /// Range and message of the error of `yaml`, which stands behind some other text.
    fn error(yaml: &str) -> (String, String) {
        let text = format!("---\n許可: 証\n{yaml}---\n");
        let range = TextRange::from(4..text.len() - 4);
        let error = read(&text, range).expect_err(yaml);
        (error.range.slice(&text).to_owned(), error.message)
    }

    #[test]
    fn keys_that_occur_twice() {
        let (range, message) = error("a: b\n許可: c\n");
        assert_eq!((range.as_str(), message.as_str()), ("許可", "the key `許可` occurs twice"));
        assert_eq!(error("a:\n  b: 1\n  'b': 2\n").0, "'b'");
    }

    #[test]
    fn everything_else() {
        assert_eq!(error("a: \0b\n").1, "there is a NUL byte here");
        assert_eq!(error("許可2: [ok]\n...\nb: c\n").1, "a second YAML document begins here");
        assert_eq!(error("a: &x [*x]\n").1, "this value refers to a value that it is part of");
    }

    #[test]
    fn nesting_and_doubling_end_with_an_error() {
        for (before, nested) in [("a: ", "{a: "), ("a:\n  ", "- "), ("", "? ")] {
            let (_, message) = error(&format!("{before}{}x\n", nested.repeat(1000)));
            assert_eq!(message, "lists and maps are more than 128 levels deep here");
        }
        assert_eq!(error(&format!("a: {}\n", "[".repeat(1000))).1, "an unquoted value begins with `[`");
        let doubling: String = (1..40).map(|at| format!("a{at}: &a{at} [*a{}, *a{}]\n", at - 1, at - 1)).collect();
        assert_eq!(error(&format!("a0: &a0 x\n{doubling}")).1, "references with `*` copy too much");
    }
}
