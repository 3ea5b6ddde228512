//! Texts read as Markdown, section by section: what several variants of a template share is read once, and so is what stays
//! as it is while repairs are tried on a text.

use super::align::{Bead, align};
use super::form::Form;
use super::inventory::{Inventory, Spelling};
use super::outline::{Outline, Segment};
use crate::markdown::{Event, Kind, Options, Tag, TagEnd, blocks, parse, sections};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::Arc;

/// The segments of a text, each with its inventory.
#[derive(Debug, Default)]
pub struct Read {
    pub outline: Outline,
    /// One for each segment of the outline.
    pub inventories: Vec<Arc<Inventory>>,
    /// Empty for what was not read section by section.
    pub identity: Identity,
}

/// A section as read, for the version whose name is written in it where addresses of that version are neutral.
type Reading = (Option<Box<str>>, Arc<Read>);

/// A text, as the addresses of its sections: the same for equal texts while a reader lives.
pub type Identity = Box<[usize]>;

/// What was read of one template so far.
#[derive(Debug, Default)]
pub struct Reader {
    known: FxHashMap<Box<str>, Vec<Reading>>,
    /// By the number of the source's side.
    alignments: FxHashMap<(usize, Identity), Vec<Bead>>,
    /// Edits of the template are going to be read as well.
    is_for_edits: bool,
}

impl Reader {
    /// From now on, what is read is kept for texts that differ a little.
    pub fn keep_for_edits(&mut self) {
        self.is_for_edits = true;
    }

    /// Reads what is the only variant, unless there will be edits of it, or one of several.
    pub fn read(&mut self, text: &str, spelling: Spelling<'_>, is_only: bool) -> Read {
        if is_only && !self.is_for_edits {
            return Read::new(text, spelling);
        }
        let mut all = Read::default();
        let mut identity = Vec::new();
        for range in sections(text) {
            let section = self.section(range.slice(text), spelling);
            all.append(&section, range.start);
            identity.push(Arc::as_ptr(&section) as usize);
        }
        all.identity = identity.into();
        all
    }

    fn section(&mut self, text: &str, spelling: Spelling<'_>) -> Arc<Read> {
        let version = spelling.version.filter(|version| text.contains(version));
        if let Some(readings) = self.known.get(text)
            && let Some((_, known)) = readings.iter().find(|(known, _)| known.as_deref() == version)
        {
            return known.clone();
        }
        let read = Arc::new(Read::new(text, spelling));
        self.known.entry(text.into()).or_default().push((version.map(Box::from), read.clone()));
        read
    }

    /// Aligns a text that was read here with side number `number` of its source, which is always the same.
    pub fn align(&mut self, number: usize, source: &Outline, target: &Outline, identity: Identity) -> Vec<Bead> {
        if !self.is_for_edits || identity.is_empty() {
            return align(source, target);
        }
        self.alignments.entry((number, identity)).or_insert_with(|| align(source, target)).clone()
    }
}

impl Read {
    pub fn new(text: &str, spelling: Spelling<'_>) -> Self {
        let events = plain(text).unwrap_or_else(|| parse(text, Options { alerts: true, ..Options::default() }));
        let blocks = blocks(&events);
        let inventories = blocks.iter().map(|block| {
            let mut inventory = Inventory::new(block.kind, spelling, events.get(block.events.clone()).unwrap_or(&[]));
            inventory.form = Form { bold: inventory.form.bold, ..Form::of(&events, block.events.start) };
            Arc::new(inventory)
        });
        let inventories = inventories.collect();
        Self { inventories, outline: Outline::of_blocks(&events, &blocks), identity: Box::default() }
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

/// The events of a text that is one line of words, as most titles are: what the parser would say of it.
fn plain(text: &str) -> Option<Vec<Event<'_>>> {
    let is_letter = |byte: u8| byte.is_ascii_alphabetic() || !byte.is_ascii();
    let is_word = |byte: u8| {
        is_letter(byte)
            || byte.is_ascii_digit()
            || matches!(byte, b' ' | b',' | b'.' | b'\'' | b'(' | b')' | b'/' | b'-' | b'?' | b'%')
    };
    let (first, last) = (text.bytes().next()?, text.bytes().next_back()?);
    if !is_letter(first) || last == b' ' || !text.bytes().all(is_word) || text.contains("www") {
        return None;
    }
    let range = (0..text.len()).into();
    let kinds = [Kind::Start(Tag::Paragraph), Kind::Text(Cow::Borrowed(text)), Kind::End(TagEnd::Paragraph)];
    Some(kinds.into_iter().map(|kind| Event { kind, range }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SPELLING: Spelling<'_> = Spelling { version: None, locale: "ja-JP" };

    fn parsed(text: &str) -> Vec<Event<'_>> {
        parse(text, Options { alerts: true, ..Options::default() })
    }

    /// What alignments and comparisons see of a text.
    fn seen(read: &Read) -> Vec<String> {
        let segments = read.outline.segments.iter().zip(&read.inventories);
        segments.map(|(a, b)| format!("{:?} {:?} {:?} {:?} {b:?}", a.kind, a.depth, a.range, a.placeables)).collect()
    }

    #[test]
    fn titles_are_plain() {
        for text in ["About 2FA", "許可（API）について", "It's 100% (a/b - c), e.g. this.", "a"] {
            assert_eq!(plain(text), Some(parsed(text)));
        }
        for text in ["", "a_b", "1. a", "- a", "a:b", "a ", "www.a.b", "a\nb", "a@b.c", "許`a`", "(a)"] {
            assert_eq!(plain(text), None, "{text}");
        }
    }

    #[test]
    fn edits_share_what_they_have_in_common() {
        let mut reader = Reader::default();
        reader.keep_for_edits();
        let texts =
            ["# a\n\n1. `b`\n\n## c\n\nd 22\n", "# a\n\n1. `b`\n\n## c\n\nd 23\n", "# a\n\n1. `b`\n\n## c\n\nd 22\n"];
        let reads = texts.map(|text| reader.read(text, SPELLING, true));
        for (text, read) in texts.iter().zip(&reads) {
            assert_eq!(seen(read), seen(&Read::new(text, SPELLING)));
        }
        assert_eq!(reads[0].identity, reads[2].identity);
        assert_eq!(reads[0].identity[0], reads[1].identity[0]);
        assert_ne!(reads[0].identity[1], reads[1].identity[1]);
        let source = &reads[1].outline;
        for read in &reads {
            let beads = reader.align(0, source, &read.outline, read.identity.clone());
            assert_eq!(beads, align(source, &read.outline));
        }
    }

    proptest! {
        #[test]
        fn what_is_taken_for_plain_is(text in r"([a-zA-Z許可、？ 0-9,.'()/\-?%]|www|http|--|\.\.\.| - ){0,20}") {
            if let Some(events) = plain(&text) {
                prop_assert_eq!(events, parsed(&text));
            }
        }
    }
}
