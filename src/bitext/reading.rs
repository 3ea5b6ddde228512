//! Texts read as Markdown, section by section: what several variants of a template share is read once.

use super::inventory::{Inventory, Spelling};
use super::outline::{Outline, Segment};
use crate::markdown::{Event, Kind, Options, Tag, blocks, parse, sections};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The segments of a text, each with its inventory.
#[derive(Debug, Default)]
pub struct Read {
    pub outline: Outline,
    /// One for each segment of the outline.
    pub inventories: Vec<Arc<Inventory>>,
}

/// Sections by their text, and by the version whose name is written in it where addresses of that version are neutral.
type Known = FxHashMap<(Box<str>, Option<Box<str>>), Arc<Read>>;

/// What was read of one template so far.
#[derive(Debug, Default)]
pub struct Reader(Known);

impl Reader {
    /// Reads one of several variants.
    pub fn read_variant(&mut self, text: &str, spelling: Spelling<'_>) -> Read {
        let mut all = Read::default();
        for range in sections(text) {
            let section = self.section(range.slice(text), spelling);
            all.append(&section, range.start);
        }
        all
    }

    fn section(&mut self, text: &str, spelling: Spelling<'_>) -> Arc<Read> {
        let version = spelling.version.filter(|version| text.contains(version));
        let key = (text.into(), version.map(Box::from));
        self.0.entry(key).or_insert_with(|| Arc::new(Read::new(text, spelling))).clone()
    }
}

impl Read {
    pub fn new(text: &str, spelling: Spelling<'_>) -> Self {
        let events = parse(text, Options { alerts: true, ..Options::default() });
        let blocks = blocks(&events);
        let inventories = blocks.iter().map(|block| {
            let mut inventory = Inventory::new(block.kind, spelling, events.get(block.events.clone()).unwrap_or(&[]));
            inventory.language = language(&events, block.events.start);
            Arc::new(inventory)
        });
        Self { inventories: inventories.collect(), outline: Outline::of_blocks(&events, &blocks) }
    }

    /// Adds what stands from `start` on. A section begins with a heading, so nothing before it depends on it.
    fn append(&mut self, section: &Self, start: u32) {
        let tops = self.outline.segments.last().map_or(0, |last| last.top + 1);
        let moved = section.outline.segments.iter().map(|segment| Segment {
            range: segment.range.shifted(start),
            top: segment.top + tops,
            ..segment.clone()
        });
        self.outline.segments.extend(moved);
        self.inventories.extend_from_slice(&section.inventories);
    }
}

/// The language of the code block whose content begins at event `first`.
fn language(events: &[Event<'_>], first: usize) -> Option<Box<str>> {
    let start = events.get(first.checked_sub(1)?)?;
    match &start.kind {
        Kind::Start(Tag::CodeBlock { info: Some(info) }) => {
            let word = info.split([' ', '{', ',']).next().unwrap_or("");
            Some(word.to_ascii_lowercase().into())
        }
        _ => None,
    }
}
