//! Text as HTML.

pub use crate::markdown::push_escaped;

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
