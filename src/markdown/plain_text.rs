//! The text that a reader sees, without markup: for titles and for the table of contents.

use super::emoji::with_emoji;
use super::{Event, Kind};

/// True if Markdown reads `text` as a paragraph of this very text: a letter, and then nothing that could mean anything. Most
/// titles are so.
pub fn is_plain(text: &str) -> bool {
    let means_nothing =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b',' | b'-' | b'/' | b'(' | b')');
    let begins = text.as_bytes().first().is_some_and(u8::is_ascii_alphabetic);
    begins && !text.ends_with(' ') && text.bytes().all(means_nothing)
}

/// The visible text of `events`; icons and other raw HTML have none.
pub fn plain_text(events: &[Event<'_>]) -> String {
    let mut text = String::new();
    let mut hidden = 0_usize;
    for event in events {
        match &event.kind {
            Kind::InlineHtml(html) if html.starts_with("<svg") => hidden += 1,
            Kind::InlineHtml(html) if html.starts_with("</svg") => hidden = hidden.saturating_sub(1),
            _ if hidden > 0 => {}
            Kind::Text(part) => text.push_str(&with_emoji(part)),
            Kind::Code(part) => text.push_str(part),
            Kind::SoftBreak | Kind::HardBreak => text.push('\n'),
            _ => {}
        }
    }
    text
}

/// The text that an id is made from: that of text and code, as written, untrimmed.
pub fn slug_text(events: &[Event<'_>]) -> String {
    let parts = events.iter().filter_map(|event| match &event.kind {
        Kind::Text(part) => Some(with_emoji(part)),
        Kind::Code(part) => Some(std::borrow::Cow::Borrowed(&**part)),
        _ => None,
    });
    parts.collect()
}

#[cfg(test)]
mod tests {
    use super::{is_plain, plain_text};
    use crate::markdown::{Event, Kind, Options, Tag, parse};

    #[test]
    fn what_is_plain_is_read_as_it_is() {
        for text in ["About GitHub", "a - b -- c", "a, b/c (d)", "x  y", "a1) b", "AUTOTITLE", "www/a", "http//a/b"] {
            assert!(is_plain(text), "{text}");
            let events = parse(text, Options::default());
            assert_eq!(plain_text(&events), text);
            assert!(
                matches!(events[0], Event { kind: Kind::Start(Tag::Paragraph), .. }) && events.len() == 3,
                "{text}"
            );
        }
    }

    #[test]
    fn what_may_mean_something_is_not_plain() {
        for text in ["", " a", "a ", "1) a", "- a", "a\nb", "a_b", "`a`", "a: b", "a@b", "[a]", "a|b", "a.b", "é"] {
            assert!(!is_plain(text), "{text}");
        }
    }
}
