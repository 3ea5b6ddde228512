//! The bytes of a file as text.

use crate::text::TextRange;
use std::sync::Arc;

/// A file's text, and what in it was no text.
#[derive(Debug)]
pub struct Decoded {
    pub text: Arc<str>,
    /// The place of the first thing that is not UTF-8; U+FFFD stands in for it.
    pub invalid: Option<TextRange>,
    /// The place of the first NUL byte.
    pub nul: Option<TextRange>,
}

impl Decoded {
    pub fn new(bytes: &[u8]) -> Self {
        let (text, invalid) = match str::from_utf8(bytes) {
            Ok(text) => (text.into(), None),
            Err(error) => {
                let at = error.valid_up_to();
                let text = String::from_utf8_lossy(bytes);
                (text.into(), Some(TextRange::from(at..at + '\u{FFFD}'.len_utf8())))
            }
        };
        let text: Arc<str> = text;
        let nul = memchr::memchr(0, text.as_bytes()).map(|at| TextRange::from(at..at + 1));
        Self { text, invalid, nul }
    }
}

#[cfg(test)]
mod tests {
    use super::Decoded;

    #[test]
    fn what_is_no_text_is_found_and_replaced() {
        let decoded = Decoded::new("a\nß".as_bytes());
        assert_eq!((&*decoded.text, decoded.invalid, decoded.nul), ("a\nß", None, None));
        let decoded = Decoded::new(b"ab\xFFc\xFE\0");
        assert_eq!(&*decoded.text, "ab\u{FFFD}c\u{FFFD}\0");
        assert_eq!((decoded.invalid, decoded.nul), (Some((2..5).into()), Some((9..10).into())));
    }
}
