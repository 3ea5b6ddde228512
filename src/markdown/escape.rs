//! Text within HTML.

use super::emoji::with_emoji;

/// Adds `text` with `&`, `<`, `>` escaped; with quotation marks too, for attributes.
pub fn push_escaped(text: &str, out: &mut String, quotes: bool) {
    // Most texts have nothing to escape.
    let has_entities = any_byte(text, |byte| is_markup(byte) | (quotes & ((byte == b'"') | (byte == b'\''))));
    if has_entities { push_entities(text, out, quotes) } else { out.push_str(text) }
}

/// Adds `text` for the content of an element, with emoji in place of their names.
pub fn push_text(text: &str, out: &mut String) {
    if any_byte(text, |byte| is_markup(byte) | (byte == b':')) {
        push_escaped(&with_emoji(text), out, false);
    } else {
        out.push_str(text);
    }
}

const fn is_markup(byte: u8) -> bool {
    // Without branches, so that many bytes can be looked at at once.
    (byte == b'&') | (byte == b'<') | (byte == b'>') | (byte == 0)
}

/// True if a byte of `text` is what is looked for. Blocks of bytes are looked at as a whole: the texts of a page are many and
/// short.
fn any_byte(text: &str, is_sought: impl Fn(u8) -> bool) -> bool {
    let in_block = |block: &[u8; 16]| block.iter().fold(false, |found, &byte| found | is_sought(byte));
    let (blocks, rest) = text.as_bytes().as_chunks::<16>();
    blocks.iter().any(in_block)
        || match text.as_bytes().last_chunk() {
            Some(last) => in_block(last),
            None => rest.iter().any(|&byte| is_sought(byte)),
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
