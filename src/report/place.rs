//! Places as the formats for programs give them.

use crate::diagnostic::Label;
use crate::text::{Files, LineColumn, SourceFile, TextRange};
use std::borrow::Cow;

/// A range of a file in lines and columns that count from 1; the end is exclusive.
pub(super) struct Place<'a> {
    pub(super) path: &'a str,
    pub(super) start: LineColumn,
    pub(super) end: LineColumn,
}

impl<'a> Place<'a> {
    pub(super) fn of(label: &Label, files: &'a Files) -> Self {
        Self::new(files.get(label.file), label.range)
    }

    pub(super) fn new(file: &'a SourceFile, range: TextRange) -> Self {
        Self { path: &file.path, start: file.line_column(range.start), end: file.line_column(range.end) }
    }

    /// The last line that has something of the range, for formats whose lines are inclusive.
    pub(super) fn last_line(&self) -> u32 {
        let ends_with_break = self.end.column == 1 && self.end.line > self.start.line;
        self.end.line - u32::from(ends_with_break)
    }
}

/// A path as a relative reference: what RFC 3986 does not allow in a segment is encoded, and colons, which would make the
/// first segment a scheme.
pub(super) fn reference(path: &str) -> Cow<'_, str> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~!$&'()*+,;=@".contains(&byte);
    if path.bytes().all(is_plain) {
        return Cow::Borrowed(path);
    }
    let encoded = |byte: u8| if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    Cow::Owned(path.bytes().map(encoded).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_has_something_of_the_range() {
        let file = SourceFile::new("a.md", "a\nb\n\n");
        let last = |start, end| Place::new(&file, TextRange::new(start, end)).last_line();
        assert_eq!((last(0, 1), last(0, 2), last(0, 3), last(2, 2), last(5, 5)), (1, 1, 2, 2, 4));
    }

    #[test]
    fn references_are_ascii() {
        assert_eq!(reference("content/a-b_(c).md"), "content/a-b_(c).md");
        assert_eq!(reference("c:/许 %#?.md"), "c%3A/%E8%AE%B8%20%25%23%3F.md");
    }
}
