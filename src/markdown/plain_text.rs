//! The text that a reader sees, without markup: for titles and for the table of contents.

use super::emoji::with_emoji;
use super::{Event, Kind};

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
