//! Text that does to a terminal what it looks like.
//!
//! The renderer makes most control characters visible; this is for those that it lets through.

use std::borrow::Cow;

/// Text of a file, of the same length in bytes, so that places in it stay as they are.
pub(super) fn source(text: &str) -> Cow<'_, str> {
    replaced(text, |character| match character {
        // Terminals may take these for the start of an escape sequence (ECMA-48, 8-bit C1). Both are two bytes.
        '\u{80}'..='\u{9f}' => Some('·'),
        // They are no line breaks here, but may be to the terminal. Both are three bytes.
        '\u{2028}' | '\u{2029}' => Some('␤'),
        _ => None,
    })
}

/// A message or a path.
pub fn message(text: &str) -> Cow<'_, str> {
    replaced(text, |character| match character {
        '\n' => None,
        '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some('\u{fffd}'),
        other => other.is_control().then_some('\u{fffd}'),
    })
}

/// A message or a path where a line break would end more than a line.
pub(super) fn one_line(text: &str) -> Cow<'_, str> {
    match text.contains(['\n', '\r']) {
        true => Cow::Owned(message(&text.replace("\r\n", " ").replace(['\n', '\r'], " ")).into_owned()),
        false => message(text),
    }
}

fn replaced(text: &str, replacement: impl Fn(char) -> Option<char>) -> Cow<'_, str> {
    let is_plain = |byte: &u8| matches!(byte, b' '..=b'~' | b'\n');
    if text.as_bytes().iter().all(is_plain) || text.chars().all(|character| replacement(character).is_none()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|character| replacement(character).unwrap_or(character)).collect())
}
