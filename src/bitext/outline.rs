//! A text as the list of its segments.

use super::placeables::Placeables;
use crate::markdown::{Block, BlockKind, Event, Kind, blocks};
use crate::text::TextRange;

/// The segments of an evaluated text, in order.
#[derive(Debug, Clone, Default)]
pub struct Outline {
    pub segments: Vec<Segment>,
}

/// The inline content of one block.
#[derive(Debug, Clone)]
pub struct Segment {
    pub kind: BlockKind,
    /// How many lists and quotations it stands in.
    pub depth: u16,
    pub range: TextRange,
    /// Ordinal of the top-level block that it belongs to.
    pub top: usize,
    pub placeables: Placeables,
    /// Characters of prose, as a measure of length.
    pub length: u32,
    /// The logarithm of the length, for comparing lengths of different languages.
    pub weight: f32,
}

impl Outline {
    pub fn new(events: &[Event<'_>]) -> Self {
        Self::of_blocks(events, &blocks(events))
    }

    /// The outline of a text whose blocks are known.
    pub fn of_blocks(events: &[Event<'_>], blocks: &[Block]) -> Self {
        let segments = blocks.iter().map(|block| {
            let inline = events.get(block.events.clone()).unwrap_or(&[]);
            let length = length(inline);
            Segment {
                kind: block.kind,
                depth: block.depth,
                range: block.range,
                top: block.top,
                placeables: Placeables::of(inline),
                length,
                weight: (length as f32 + 8.0).ln(),
            }
        });
        let mut outline = Self { segments: segments.collect() };
        outline.characterize_headings();
        outline
    }

    /// A heading is known by its section: its placeables are joined by those up to the next heading, so that of several
    /// headings in question the one with the same section is its partner.
    fn characterize_headings(&mut self) {
        let mut end = self.segments.len();
        let headings: Vec<usize> = self.headings().collect();
        for at in headings.into_iter().rev() {
            let section = self.segments[at..end].iter().map(|segment| &segment.placeables);
            self.segments[at].placeables = Placeables::union(section);
            end = at;
        }
    }

    /// Positions of the headings among the segments.
    pub fn headings(&self) -> impl Iterator<Item = usize> {
        let segments = self.segments.iter().enumerate();
        segments.filter(|(_, segment)| matches!(segment.kind, BlockKind::Heading(_))).map(|(at, _)| at)
    }
}

fn length(events: &[Event<'_>]) -> u32 {
    let texts = events.iter().filter_map(|event| match &event.kind {
        Kind::Text(text) | Kind::Code(text) => Some(text.chars().count() as u32),
        _ => None,
    });
    texts.sum()
}
