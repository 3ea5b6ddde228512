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
    let is_kept =
        |byte| matches!(byte, b'!' | b'#' | b'$' | b'%' | b'('..=b';' | b'=' | b'?'..=b'Z' | b'_' | b'a'..=b'z' | b'~');
    push_replaced(address, out, is_kept, |byte, out| match byte {
        b'&' => out.push_str("&amp;"),
        b'\'' => out.push_str("&#39;"),
        _ => push_percent(byte, out),
    });
}

/// Adds `text` with every byte percent-encoded that is not to be kept; bytes outside of ASCII never are.
pub fn push_encoded(text: &str, out: &mut String, is_kept: impl Fn(u8) -> bool) {
    push_replaced(text, out, |byte| byte.is_ascii() && is_kept(byte), push_percent);
}

/// Adds `text` with what takes the place of each byte that is not kept; only ASCII is kept.
fn push_replaced(text: &str, out: &mut String, is_kept: impl Fn(u8) -> bool, replace: impl Fn(u8, &mut String)) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate().filter(|&(_, byte)| !is_kept(byte)) {
        // Within a character nothing is kept.
        out.push_str(text.get(from..at).unwrap_or_default());
        replace(byte, out);
        from = at + 1;
    }
    out.push_str(text.get(from..).unwrap_or_default());
}

fn push_percent(byte: u8, out: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    out.push('%');
    out.push(DIGITS[usize::from(byte >> 4)] as char);
    out.push(DIGITS[usize::from(byte & 15)] as char);
}
