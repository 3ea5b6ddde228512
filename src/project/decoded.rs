//! The bytes of a file as text.

use crate::text::TextRange;
use std::sync::Arc;

/// A file's text, and what in it was no text.
#[derive(Debug)]
pub struct Decoded {
    pub text: Arc<str>,
    /// The place of the first thing that is not UTF-8; U+FFFD stands in for it.
    pub invalid: Option<TextRange>,
}

impl Decoded {
    pub fn new(bytes: &[u8]) -> Self {
        match str::from_utf8(bytes) {
            Ok(text) => Self { text: text.into(), invalid: None },
            Err(error) => {
                let at = error.valid_up_to();
                let text = String::from_utf8_lossy(bytes).into();
                Self { text, invalid: Some(TextRange::from(at..at + '\u{FFFD}'.len_utf8())) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Decoded;

    #[test]
    fn what_is_no_text_is_found_and_replaced() {
        let decoded = Decoded::new("a\nß".as_bytes());
        assert_eq!((&*decoded.text, decoded.invalid), ("a\nß", None));
        let decoded = Decoded::new(b"ab\xFFc\xFE");
        assert_eq!(&*decoded.text, "ab\u{FFFD}c\u{FFFD}");
        assert_eq!(decoded.invalid, Some((2..5).into()));
    }
}
