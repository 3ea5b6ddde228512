//! Text within HTML.

/// Adds `text` with `&`, `<`, `>` escaped; with quotation marks too, for attributes.
pub fn push_escaped(text: &str, out: &mut String, quotes: bool) {
    let bytes = text.as_bytes();
    // Most texts have nothing to escape.
    let is_plain = memchr::memchr3(b'&', b'<', b'>', bytes).is_none()
        && memchr::memchr(0, bytes).is_none()
        && !(quotes && memchr::memchr2(b'"', b'\'', bytes).is_some());
    if is_plain { out.push_str(text) } else { push_entities(text, out, quotes) }
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
