//! The places of a text that the fragment of an address can name.

use super::{Event, Kind, Tag, attribute, html_text, slug_text, tags};
use crate::text::Slugger;

/// Ids in the order of the text: those of headings, made from their words; those of footnotes; and `id` and `name` in raw
/// HTML.
pub fn ids(events: &[Event<'_>]) -> Vec<String> {
    let (mut ids, mut slugger) = (Vec::new(), Slugger::default());
    let mut footnotes: Vec<&str> = Vec::new();
    for (at, event) in events.iter().enumerate() {
        match &event.kind {
            Kind::Start(tag @ Tag::Heading { .. }) => ids.push(slugger.id(&slug_text(until(&events[at + 1..], tag)))),
            Kind::Start(tag @ Tag::HtmlBlock) => ids.extend(named(&html_text(until(&events[at + 1..], tag)))),
            Kind::InlineHtml(html) => ids.extend(named(html)),
            Kind::FootnoteReference(label) | Kind::Start(Tag::FootnoteDefinition(label))
                if !footnotes.contains(&&**label) =>
            {
                footnotes.push(label);
                let number = footnotes.len();
                ids.extend([format!("footnote-{number}"), format!("footnote-reference-{number}")]);
            }
            _ => {}
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
fn named(html: &str) -> Vec<String> {
    let values = tags(html).flat_map(|(_, tag)| ["id", "name"].map(|key| attribute(tag, key).map(|range| &tag[range])));
    values.flatten().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Options, parse};
    use super::ids;

    #[test]
    fn headings_footnotes_and_html() {
        let text = "# A *b*\n\n## A b\n\n<a name=\"old\"></a>c[^1]\n\n<div id='d'></div>\n\n[^1]: e\n";
        let found = ids(&parse(text, Options::default()));
        assert_eq!(found, ["a-b", "a-b-1", "old", "footnote-1", "footnote-reference-1", "d"]);
    }
}
