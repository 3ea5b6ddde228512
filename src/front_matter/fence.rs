//! The `---` lines around front matter.

use crate::diagnostic::Diagnostic;
use crate::text::{FileId, TextRange};
use memchr::memmem;

const FENCE: &str = "---";
const BYTE_ORDER_MARK: char = '\u{feff}';

/// The two parts of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// Without the fences; `None` for a file without front matter.
    pub yaml: Option<TextRange>,
    /// From just behind the closing dashes, so that it begins with that line's break; without front matter, the whole
    /// file but its byte-order mark.
    pub body: TextRange,
}

/// Splits a file. Front matter begins on the first line, which is `---`, and ends at the next line that is `---`;
/// blanks may follow either. Front matter that does not end is a finding, and then the whole file is body.
pub fn split(file: FileId, text: &str) -> (Parts, Vec<Diagnostic>) {
    let start = text.len() - text.trim_start_matches(BYTE_ORDER_MARK).len();
    let whole = Parts { yaml: None, body: TextRange::from(start..text.len()) };
    let Some(opening) = fence_line(&text[start..]) else { return (whole, Vec::new()) };
    let inside = start + opening;
    let Some(closing) = closing_fence(text, inside) else { return (whole, vec![unclosed(file, start)]) };
    let body = TextRange::from(closing + FENCE.len()..text.len());
    (Parts { yaml: Some(TextRange::from(inside..closing)), body }, Vec::new())
}

/// The length of the first line of `text` with its break, if that line is a fence.
fn fence_line(text: &str) -> Option<usize> {
    let length = memchr::memchr(b'\n', text.as_bytes()).map_or(text.len(), |at| at + 1);
    let blanks = text[..length].strip_prefix(FENCE)?;
    blanks.trim_end().is_empty().then_some(length)
}

/// Where the first fence at or after `inside`, the beginning of a line, stands.
fn closing_fence(text: &str, inside: usize) -> Option<usize> {
    // A fence may stand on the very line that `inside` begins, thus the search begins with the break before it.
    let from = inside - 1;
    memmem::find_iter(&text.as_bytes()[from..], b"\n---")
        .map(|at| from + at + 1)
        .find(|&line| fence_line(&text[line..]).is_some())
}

fn unclosed(file: FileId, start: usize) -> Diagnostic {
    let range = TextRange::from(start..start + FENCE.len());
    Diagnostic::error("front-matter-unclosed", file, range, "the front matter that begins here does not end")
        .with_help("add a line `---` after the last field")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (Option<&str>, &str) {
        let (parts, diagnostics) = split(FileId(0), text);
        assert_eq!(diagnostics, [], "{text:?}");
        (parts.yaml.map(|range| range.slice(text)), parts.body.slice(text))
    }

    #[test]
    fn files_with_front_matter() {
        assert_eq!(parts("---\na: b\n---\n\ntext\n"), (Some("a: b\n"), "\n\ntext\n"));
        assert_eq!(parts("---\r\na: b\r\n---\r\ntext"), (Some("a: b\r\n"), "\r\ntext"));
        assert_eq!(parts("\u{feff}---\na: b\n---"), (Some("a: b\n"), ""));
        assert_eq!(parts("---\n---\ntext"), (Some(""), "\ntext"));
        assert_eq!(
            parts("--- \t\na: --- b\n ---\n----\n---x\n--- \ntext"),
            (Some("a: --- b\n ---\n----\n---x\n"), " \ntext")
        );
    }

    #[test]
    fn files_without() {
        for text in ["", "text", "\n---\na: b\n---\n", "----\n---\n", "--- a\n---\n", " ---\n---\n"] {
            assert_eq!(parts(text), (None, text));
        }
        assert_eq!(parts("\u{feff}text"), (None, "text"));
    }

    #[test]
    fn front_matter_that_never_ends() {
        for text in ["---", "---\n", "---\na: b\n\ntext\n", "\u{feff}---\na: b\n ---"] {
            let (parts, diagnostics) = split(FileId(0), text);
            assert_eq!(parts.yaml, None);
            assert_eq!(parts.body.slice(text), text.trim_start_matches('\u{feff}'));
            assert_eq!(diagnostics.len(), 1);
            assert_eq!(diagnostics[0].check, "front-matter-unclosed");
            assert_eq!(diagnostics[0].label.range.slice(text), "---");
        }
    }
}
