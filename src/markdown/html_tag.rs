//! Tags of raw HTML within Markdown, as far as links and ids go.

use super::{Event, Kind};
use std::ops::Range;

/// Where the tag that begins `text` ends: after the `>` outside quotation marks.
pub fn tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// The range of an attribute's value within a tag, without quotation marks.
pub fn attribute(tag: &str, name: &str) -> Option<Range<usize>> {
    let bytes = tag.as_bytes();
    let mut at = tag.find(|c: char| c.is_ascii_whitespace())?;
    loop {
        at += bytes[at..].iter().take_while(|byte| byte.is_ascii_whitespace() || **byte == b'/').count();
        let key_end = at + tag[at..].find(|c: char| c.is_ascii_whitespace() || "=>/".contains(c))?;
        let key = at..key_end;
        if key.is_empty() {
            return None;
        }
        at = key_end + bytes[key_end..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        if bytes.get(at) != Some(&b'=') {
            continue;
        }
        at += 1;
        at += bytes[at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let (start, end) = match bytes.get(at)? {
            quote @ (b'"' | b'\'') => (at + 1, at + 1 + tag[at + 1..].find(*quote as char)?),
            _ => (at, at + tag[at..].find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(tag.len() - at)),
        };
        if tag[key].eq_ignore_ascii_case(name) {
            return Some(start..end);
        }
        at = (end + usize::from(start > 0 && matches!(bytes[start - 1], b'"' | b'\''))).min(bytes.len());
    }
}

/// The tags of raw HTML, each with where it begins; comments are passed over.
pub fn tags(html: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let open = memchr::memchr(b'<', &html.as_bytes()[from..]).map(|at| from + at)?;
            let rest = &html[open..];
            if rest.starts_with("<!--") {
                from = rest.find("-->").map_or(html.len(), |at| open + at + 3);
                continue;
            }
            let end = tag_end(rest).map_or(html.len(), |end| open + end).max(open + 1);
            from = end;
            return Some((open, &html[open..end]));
        }
    })
}

/// The text of a block of raw HTML, whose events are its lines: one text, so that a comment over several lines is seen whole.
pub fn html_text(events: &[Event<'_>]) -> String {
    let parts = events.iter().filter_map(|event| match &event.kind {
        Kind::Html(html) | Kind::InlineHtml(html) | Kind::Text(html) => Some(&**html),
        _ => None,
    });
    parts.collect()
}

#[cfg(test)]
mod tests {
    use super::{attribute, tags};

    #[test]
    fn tags_with_their_attributes() {
        let html = "a <!-- <b id=x> --> <a href='/x' id = \"y\">z</a><img src=/i.png>";
        let found: Vec<&str> = tags(html).map(|(_, tag)| tag).collect();
        assert_eq!(found, ["<a href='/x' id = \"y\">", "</a>", "<img src=/i.png>"]);
        let value = |tag: &'static str, name: &str| attribute(tag, name).map(|range| tag[range].to_owned());
        assert_eq!(value("<a href='/x' id = \"y\">", "id").as_deref(), Some("y"));
        assert_eq!(value("<img src=/i.png>", "src").as_deref(), Some("/i.png"));
        assert_eq!(value("</a>", "href"), None);
    }
}
