//! Text within HTML.

use super::emoji::with_emoji;
use memchr::{memchr, memchr2, memchr3};

/// Adds `text` with `&`, `<`, `>` escaped; with quotation marks too, for attributes.
pub fn push_escaped(text: &str, out: &mut String, quotes: bool) {
    let bytes = text.as_bytes();
    let rest = || if quotes { memchr3(b'"', b'\'', 0, bytes) } else { memchr(0, bytes) };
    // Most texts have nothing to escape.
    match memchr3(b'&', b'<', b'>', bytes).or_else(rest) {
        Some(_) => push_entities(text, out, quotes),
        None => out.push_str(text),
    }
}

/// Adds `text` for the content of an element, with emoji in place of their names.
pub fn push_text(text: &str, out: &mut String) {
    let bytes = text.as_bytes();
    match memchr3(b'&', b'<', b'>', bytes).or_else(|| memchr2(b':', 0, bytes)) {
        Some(_) => push_escaped(&with_emoji(text), out, false),
        None => out.push_str(text),
    }
}

fn push_entities(text: &str, out: &mut String, quotes: bool) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' if quotes => "&quot;",
            b'\'' if quotes => "&#39;",
            // CommonMark 0.31, section 2.3.
            0 => "\u{FFFD}",
            _ => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(entity);
        from = at + 1;
    }
    out.push_str(&text[from..]);
}

#[cfg(test)]
mod tests {
    use super::{push_escaped, push_text};

    #[test]
    fn every_place_of_a_text_is_looked_at() {
        for length in 1..40 {
            for at in 0..length {
                for (byte, entity) in
                    [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\0", "\u{FFFD}"), ("\"", "&quot;")]
                {
                    let text = |middle: &str| format!("{}{middle}{}", "a".repeat(at), "a".repeat(length - at - 1));
                    let mut out = String::new();
                    push_escaped(&text(byte), &mut out, true);
                    assert_eq!(out, text(entity));
                }
            }
        }
    }

    #[test]
    fn texts_show_emoji_and_keep_quotation_marks() {
        let mut out = String::new();
        push_text("\"a\" & b: :tada: ", &mut out);
        push_text("'c' and nothing else", &mut out);
        assert_eq!(out, "\"a\" &amp; b: 🎉 'c' and nothing else");
    }
}
