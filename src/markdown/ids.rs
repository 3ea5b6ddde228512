//! The places of a text that the fragment of an address can name.

use super::{Event, Kind, Tag, attribute, html_text, slug_text, tags};
use crate::text::Slugger;

/// What gives ids to a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Anchor {
    /// A heading: the text that its id is made from.
    Heading(String),
    /// The label of a footnote, where it is first named.
    Footnote(String),
    /// `id` or `name` in raw HTML.
    Named(String),
}

/// The anchors of a text, or of a part of it, in order.
pub fn anchors(events: &[Event<'_>]) -> Vec<Anchor> {
    let mut anchors = Vec::new();
    for (at, event) in events.iter().enumerate() {
        match &event.kind {
            Kind::Start(tag @ Tag::Heading { .. }) => {
                anchors.push(Anchor::Heading(slug_text(until(&events[at + 1..], tag))));
            }
            Kind::Start(tag @ Tag::HtmlBlock) => anchors.extend(named(&html_text(until(&events[at + 1..], tag)))),
            Kind::InlineHtml(html) => anchors.extend(named(html)),
            Kind::FootnoteReference(label) | Kind::Start(Tag::FootnoteDefinition(label)) => {
                anchors.push(Anchor::Footnote(label.to_string()));
            }
            _ => {}
        }
    }
    anchors
}

/// The ids that all anchors of a text have, in order: equal headings and each footnote get numbers.
pub fn ids<'a>(anchors: impl IntoIterator<Item = &'a Anchor>) -> Vec<String> {
    let (mut ids, mut slugger) = (Vec::new(), Slugger::default());
    let mut footnotes: Vec<&str> = Vec::new();
    for anchor in anchors {
        match anchor {
            Anchor::Heading(text) => ids.push(slugger.id(text)),
            Anchor::Named(name) => ids.push(name.clone()),
            Anchor::Footnote(label) if !footnotes.contains(&label.as_str()) => {
                footnotes.push(label);
                let number = footnotes.len();
                ids.extend([format!("footnote-{number}"), format!("footnote-reference-{number}")]);
            }
            Anchor::Footnote(_) => {}
        }
    }
    ids
}

/// The events up to the end of `tag`, which holds no other of its kind.
fn until<'e, 't>(events: &'e [Event<'t>], tag: &Tag<'_>) -> &'e [Event<'t>] {
    let end = events.iter().position(|event| event.kind == Kind::End(tag.end()));
    &events[..end.unwrap_or(events.len())]
}

/// What raw HTML gives a name.
fn named(html: &str) -> Vec<Anchor> {
    let values = tags(html).flat_map(|(_, tag)| ["id", "name"].map(|key| attribute(tag, key).map(|range| &tag[range])));
    values.flatten().map(|name| Anchor::Named(name.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Options, parse};
    use super::{anchors, ids};

    #[test]
    fn headings_footnotes_and_html() {
        let text = "# A *b*\n\n## A b\n\n<a name=\"old\"></a>c[^1]\n\n<div id='d'></div>\n\n[^1]: e\n";
        let found = ids(&anchors(&parse(text, Options::default())));
        assert_eq!(found, ["a-b", "a-b-1", "old", "footnote-1", "footnote-reference-1", "d"]);
    }
}
