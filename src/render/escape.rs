//! Text as HTML.

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

/// `text` for element content.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_escaped(text, &mut out, false);
    out
}

/// `text` for an attribute or for a field of JSON that holds HTML.
pub fn escaped_with_quotes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_escaped(text, &mut out, true);
    out
}

/// Adds an address for an attribute: what RFC 3986 does not allow is percent-encoded, `&` is escaped.
pub fn push_address(address: &str, out: &mut String) {
    for byte in address.bytes() {
        match byte {
            b'&' => out.push_str("&amp;"),
            b'\'' => out.push_str("&#39;"),
            b'!' | b'#' | b'$' | b'%' | b'('..=b';' | b'=' | b'?'..=b'Z' | b'_' | b'a'..=b'z' | b'~' => {
                out.push(byte as char)
            }
            _ => {
                const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
                out.push('%');
                out.push(DIGITS[usize::from(byte >> 4)] as char);
                out.push(DIGITS[usize::from(byte & 15)] as char);
            }
        }
    }
}
