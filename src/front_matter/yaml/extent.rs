//! Where a scalar ends in the text; the parser's own ranges go on over blank lines and comments.

use crate::text::TextRange;
use saphyr_parser::ScalarStyle;

/// The bytes of a scalar that the parser says is in `range` of `text`.
pub fn of_scalar(text: &str, range: TextRange, style: ScalarStyle) -> TextRange {
    let written = range.slice(text);
    let length = match style {
        ScalarStyle::Plain => range.len(),
        ScalarStyle::Literal | ScalarStyle::Folded => written.trim_end().len() as u32,
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => quoted_length(written).unwrap_or(range.len()),
    };
    TextRange::new(range.start, range.start + length)
}

/// The length of the quoted scalar at the head of `text`, with its quotes; `None` for what does not begin with a quote,
/// as behind an anchor.
fn quoted_length(text: &str) -> Option<u32> {
    let quote = *text.as_bytes().first().filter(|byte| matches!(byte, b'"' | b'\''))?;
    let mut bytes = text.bytes().enumerate().skip(1).peekable();
    while let Some((at, byte)) = bytes.next() {
        let escapes_next = match quote {
            b'"' => byte == b'\\',
            _ => byte == quote && bytes.peek().is_some_and(|&(_, next)| next == quote),
        };
        if escapes_next {
            bytes.next();
        } else if byte == quote {
            return Some(at as u32 + 1);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_end_where_they_are_not_escaped() {
        for (text, quoted) in [
            ("'a' # b'", "'a'"),
            ("'it''s' 'x'", "'it''s'"),
            ("'a\\' 'x'", "'a\\'"),
            (r#""a\\" # "x""#, r#""a\\""#),
            (r#""a\"b" c"#, r#""a\"b""#),
            ("\"許''\"", "\"許''\""),
        ] {
            assert_eq!(quoted_length(text), Some(quoted.len() as u32), "{text}");
        }
        assert_eq!(quoted_length("&x 'a'"), None);
        assert_eq!(quoted_length("'a''"), None);
    }
}
