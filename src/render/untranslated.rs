//! The language of sentences that a translation has taken over as they are: they are in the source's language, and readers
//! are told so.
//!
//! What stems from the source because a translation lacks it is `translated`'s and `source_parts`'.

use super::{Renderer, source_parts};
use crate::bitext::is_prose;
use crate::markdown::{Block, BlockKind, Event, Kind, Tag, TagEnd};
use crate::text::TextRange;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// The sentences of a source as they are written, to be recognised in its translations.
#[derive(Debug, Default)]
pub struct Sentences(FxHashSet<Box<str>>);

impl Sentences {
    /// Those of an evaluated text.
    pub fn new(text: &str, events: &[Event<'_>], blocks: &[Block]) -> Self {
        let prose = stretches(text, events, blocks).filter(|(stretch, _)| is_prose(&words(&events[stretch.clone()])));
        Self(prose.map(|(_, written)| written.into()).collect())
    }

    /// The events of a translation's text with an element around each of these sentences, and true if there are any.
    pub fn mark<'t>(
        &self,
        renderer: &Renderer<'_>,
        text: &str,
        events: Vec<Event<'t>>,
        blocks: &[Block],
    ) -> (Vec<Event<'t>>, bool) {
        let own = stretches(text, &events, blocks).filter(|(_, written)| self.0.contains(*written));
        let own: Vec<Range<usize>> = own.map(|(stretch, _)| stretch).collect();
        if own.is_empty() {
            return (events, false);
        }
        let opening = source_parts::opening(renderer);
        let html = |html: &str, range: TextRange| Event { kind: Kind::InlineHtml(html.to_owned().into()), range };
        let mut marked = Vec::with_capacity(events.len() + 2 * own.len());
        let mut open = own.into_iter().peekable();
        for (at, event) in events.into_iter().enumerate() {
            let range = event.range;
            if open.peek().is_some_and(|stretch| stretch.start == at) {
                marked.push(html(&opening, range));
            }
            marked.push(event);
            if open.next_if(|stretch| stretch.end == at + 1).is_some() {
                marked.push(html("</span>", range));
            }
        }
        (marked, true)
    }
}

/// The stretches of inline content, in order: the events, and the text as it is written.
fn stretches<'t>(
    text: &'t str,
    events: &[Event<'_>],
    blocks: &[Block],
) -> impl Iterator<Item = (Range<usize>, &'t str)> {
    let blocks = blocks.iter().filter(|block| !matches!(block.kind, BlockKind::Code | BlockKind::Html));
    blocks.flat_map(|block| parts(block, events)).filter_map(|part| {
        let inline = events.get(part.clone())?;
        let written = inline.iter().map(|event| event.range).reduce(TextRange::cover)?;
        let written = text.get(written.start as usize..written.end as usize)?.trim();
        (!written.is_empty()).then_some((part, written))
    })
}

/// The inline content of a block; that of a row of a table is in its cells.
fn parts(block: &Block, events: &[Event<'_>]) -> Vec<Range<usize>> {
    if !matches!(block.kind, BlockKind::TableRow { .. }) {
        return vec![block.events.clone()];
    }
    let mut cells = Vec::new();
    let mut start = block.events.start;
    for at in block.events.clone() {
        match events.get(at).map(|event| &event.kind) {
            Some(Kind::Start(Tag::TableCell)) => start = at + 1,
            Some(Kind::End(TagEnd::TableCell)) => cells.push(start..at),
            _ => {}
        }
    }
    cells
}

/// Its words, without code and addresses.
fn words(events: &[Event<'_>]) -> String {
    let mut words = String::new();
    for event in events {
        match &event.kind {
            Kind::Text(text) => words.push_str(text),
            _ => words.push(' '),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::Sentences;
    use crate::markdown::{Options, blocks, parse};

    /// The sentences of a text, in order of their letters.
    fn sentences(text: &str) -> Vec<String> {
        let events = parse(text, Options::default());
        let known = Sentences::new(text, &events, &blocks(&events)).0;
        let mut all: Vec<String> = known.into_iter().map(String::from).collect();
        all.sort();
        all
    }

    #[test]
    fn names_code_and_addresses_are_no_sentences() {
        assert_eq!(sentences("## GitHub Enterprise Server\n\n[Docs](/one/two/three/four/five/six/seven)\n"), [""; 0]);
        assert_eq!(
            sentences("`one two three four five six seven`\n\n    one two three four five six seven\n"),
            [""; 0]
        );
    }

    #[test]
    fn items_and_cells_are_sentences_of_their_own() {
        let text = "1. You can see *all* of the usage.\n   - and `more` of this for every one of you\n\n\
                    | a | b |\n| - | - |\n| what is said in the first one | x |\n";
        let expected = [
            "You can see *all* of the usage.",
            "and `more` of this for every one of you",
            "what is said in the first one",
        ];
        assert_eq!(sentences(text), expected);
    }
}
