//! The outline of a document: its blocks in order, for alignment.
//!
//! A flat list that forgets what does not matter to whether two texts say the same: whether a list is tight or loose,
//! which markers it uses. Pairing the outlines of two texts is `bitext`'s.

use super::event::{Alert, Event, Kind, Tag, TagEnd};
use crate::text::TextRange;
use std::ops::Range;

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// The level, 1 to 6.
    Heading(u8),
    Paragraph,
    /// An item with its first paragraph, be the list tight or loose; what else it holds follows as blocks.
    Item {
        ordered: bool,
    },
    Code,
    Html,
    TableRow {
        header: bool,
        cells: u16,
    },
    /// The quote itself; what it holds follows as blocks.
    Quote {
        alert: Option<Alert>,
    },
    /// The definition itself; what it holds follows as blocks.
    Footnote,
    Rule,
}

/// One block of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    pub kind: BlockKind,
    /// How many lists, quotes and footnotes it stands in. An item counts the list that it belongs to.
    pub depth: u16,
    /// The whole element: that of an item holds its nested blocks too.
    pub range: TextRange,
    /// The inline content (for a row: the cells), as indices into the events; empty where there is none.
    pub events: Range<usize>,
    /// Ordinal of the top-level block that it belongs to; a list, a table and a quote are one each.
    pub top: usize,
}

impl Block {
    /// The range of the inline content; the empty range at the block's start where there is none.
    pub fn content(&self, events: &[Event]) -> TextRange {
        let inline = events.get(self.events.clone()).unwrap_or(&[]);
        let cover = inline.iter().map(|event| event.range).reduce(TextRange::cover);
        cover.unwrap_or(TextRange::empty(self.range.start))
    }
}

/// The blocks of a document, in document order.
pub fn blocks(events: &[Event]) -> Vec<Block> {
    let mut outline = Outline::default();
    for (at, event) in events.iter().enumerate() {
        outline.event(at, event);
    }
    outline.blocks.retain(|block| block.kind != BlockKind::Html || shows_something(events, block));
    outline.blocks
}

/// False for HTML that is nothing but comments: readers see none of it, and translators keep the source in them.
fn shows_something(events: &[Event], block: &Block) -> bool {
    let inside = events.get(block.events.clone()).unwrap_or(&[]);
    let html: String = inside
        .iter()
        .filter_map(|event| if let Kind::Html(html) = &event.kind { Some(&**html) } else { None })
        .collect();
    let mut rest = html.trim();
    while let Some(comment) = rest.strip_prefix("<!--") {
        rest = comment.split_once("-->").map_or("", |(_, after)| after.trim_start());
    }
    !rest.is_empty()
}

/// The outline under construction.
#[derive(Default)]
struct Outline {
    blocks: Vec<Block>,
    /// Elements that are open; a top-level block begins where there are none.
    open: usize,
    /// Top-level blocks so far.
    tops: usize,
    depth: u16,
    /// For each open list: is it ordered.
    lists: Vec<bool>,
    /// The block that inline content goes to.
    current: Option<usize>,
    /// The item that has no content and no block yet.
    fresh_item: Option<usize>,
}

impl Outline {
    fn event(&mut self, at: usize, event: &Event) {
        if self.open == 0 {
            self.tops += 1;
        }
        match &event.kind {
            Kind::Start(tag) => {
                self.start(at, tag, event.range);
                self.open += 1;
            }
            Kind::End(end) => {
                self.open = self.open.saturating_sub(1);
                self.end(at, *end, event.range);
            }
            Kind::Rule => self.container(at, BlockKind::Rule, event.range),
            _ => self.inline(at, event.range),
        }
    }

    fn start(&mut self, at: usize, tag: &Tag, range: TextRange) {
        match tag {
            Tag::Paragraph => self.paragraph(at, range),
            Tag::Heading { level } => self.leaf(at, BlockKind::Heading(*level), range),
            Tag::CodeBlock { .. } => self.leaf(at, BlockKind::Code, range),
            Tag::HtmlBlock => self.leaf(at, BlockKind::Html, range),
            Tag::TableHead => self.leaf(at, BlockKind::TableRow { header: true, cells: 0 }, range),
            Tag::TableRow => self.leaf(at, BlockKind::TableRow { header: false, cells: 0 }, range),
            Tag::TableCell => self.cell(at, range),
            Tag::BlockQuote { alert } => self.nest(at, BlockKind::Quote { alert: *alert }, range),
            Tag::FootnoteDefinition(_) => self.nest(at, BlockKind::Footnote, range),
            Tag::List { start } => self.list(start.is_some()),
            Tag::Item => self.item(at, range),
            Tag::Table { .. } => self.close(),
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. } => {
                self.inline(at, range);
            }
        }
    }

    fn end(&mut self, at: usize, end: TagEnd, range: TextRange) {
        match end {
            TagEnd::List { .. } => {
                self.lists.pop();
                self.unnest();
            }
            TagEnd::BlockQuote | TagEnd::FootnoteDefinition => self.unnest(),
            TagEnd::TableCell | TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => self.extend(at, range),
            TagEnd::Link | TagEnd::Image => self.extend(at, range),
            _ => self.close(),
        }
    }

    /// An item's first paragraph is the item's own content.
    fn paragraph(&mut self, at: usize, range: TextRange) {
        match self.fresh_item.take() {
            Some(item) => self.fill(item, at + 1),
            None => self.leaf(at, BlockKind::Paragraph, range),
        }
    }

    /// Inline content. That of a tight item stands in no paragraph: it is the item's own at first, and a paragraph
    /// of its own where another block comes before it.
    fn inline(&mut self, at: usize, range: TextRange) {
        match (self.current, self.fresh_item.take()) {
            (Some(_), _) => {}
            (None, Some(item)) => self.fill(item, at),
            (None, None) => {
                self.container(at, BlockKind::Paragraph, range);
                self.fill(self.blocks.len() - 1, at);
            }
        }
        self.extend(at, range);
    }

    /// Content goes to `block` from event `at` on.
    fn fill(&mut self, block: usize, at: usize) {
        self.blocks[block].events = at..at;
        self.current = Some(block);
    }

    /// Event `at` is the last so far of the current block's content.
    fn extend(&mut self, at: usize, range: TextRange) {
        let Some(block) = self.current.and_then(|current| self.blocks.get_mut(current)) else { return };
        block.events.end = at + 1;
        // A paragraph without a tag of its own is as long as its content.
        block.range = block.range.cover(range);
    }

    /// A block whose content is what stands between its start, event `at`, and its end.
    fn leaf(&mut self, at: usize, kind: BlockKind, range: TextRange) {
        self.container(at, kind, range);
        self.fill(self.blocks.len() - 1, at + 1);
    }

    /// A block without inline content of its own.
    fn container(&mut self, at: usize, kind: BlockKind, range: TextRange) {
        self.close();
        let top = self.tops.saturating_sub(1);
        self.blocks.push(Block { kind, depth: self.depth, range, events: at..at, top });
    }

    /// A block whose blocks stand one level deeper.
    fn nest(&mut self, at: usize, kind: BlockKind, range: TextRange) {
        self.container(at, kind, range);
        self.depth = self.depth.saturating_add(1);
    }

    fn unnest(&mut self) {
        self.close();
        self.depth = self.depth.saturating_sub(1);
    }

    fn list(&mut self, ordered: bool) {
        self.close();
        self.lists.push(ordered);
        self.depth = self.depth.saturating_add(1);
    }

    fn item(&mut self, at: usize, range: TextRange) {
        let ordered = self.lists.last().copied().unwrap_or(false);
        self.container(at, BlockKind::Item { ordered }, range);
        self.fresh_item = Some(self.blocks.len() - 1);
    }

    /// A cell that a short row is filled up with stands nowhere in the text, and is not counted.
    fn cell(&mut self, at: usize, range: TextRange) {
        if let Some(Block { kind: BlockKind::TableRow { cells, .. }, .. }) = self.blocks.last_mut() {
            *cells = cells.saturating_add(u16::from(!range.is_empty()));
        }
        self.extend(at, range);
    }

    /// Nothing goes to the current block any more, nor to an item that stayed empty.
    fn close(&mut self) {
        self.current = None;
        self.fresh_item = None;
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Options, parse};
    use super::{BlockKind, blocks};

    /// One line a block: top-level ordinal, depth, kind, content.
    fn outline(text: &str) -> Vec<String> {
        let events = parse(text, Options { alerts: true, ..Options::default() });
        let outline = blocks(&events);
        let line = |block: &super::Block| {
            let content = block.content(&events).slice(text).trim().replace('\n', "⏎");
            format!("{} {} {:?} {content}", block.top, block.depth, block.kind).trim_end().to_owned()
        };
        outline.iter().map(line).collect()
    }

    #[test]
    fn tight_and_loose_lists_have_one_outline() {
        let expected = [
            "0 1 Item { ordered: true } a",
            "0 2 Item { ordered: false } b",
            "0 2 Item { ordered: false } **c** d",
            "0 1 Item { ordered: true } e",
        ];
        assert_eq!(outline("1. a\n   - b\n   - **c** d\n2. e\n"), expected);
        assert_eq!(outline("1. a\n\n   * b\n\n   * **c** d\n\n2. e\n"), expected);
    }

    #[test]
    fn what_else_an_item_holds_follows() {
        let text = "1. a\n   ```\n   b\n   ```\n   c\n\n   d\n2. ```\n   e\n   ```\n   f\n3.\n";
        let expected = [
            "0 1 Item { ordered: true } a",
            "0 1 Code b",
            "0 1 Paragraph c",
            "0 1 Paragraph d",
            "0 1 Item { ordered: true }",
            "0 1 Code e",
            "0 1 Paragraph f",
            "0 1 Item { ordered: true }",
        ];
        assert_eq!(outline(text), expected);
        let tight = outline("- ```\n  e\n  ```\n  f\n  - g\n\n# h\n");
        assert_eq!(tight[2..], ["0 1 Paragraph f", "0 2 Item { ordered: false } g", "1 0 Heading(1) h"]);
    }

    #[test]
    fn quotes_tables_and_the_rest() {
        let text = "# *a*\n\n> [!TIP]\n> b\n> - c\n\n| d | e |\n|---|---|\n| f |\n\n---\n<p>\ng\n\nh[^1]\n\n[^1]: i\n";
        let expected = [
            "0 0 Heading(1) *a*",
            "1 0 Quote { alert: Some(Tip) }",
            "1 1 Paragraph b",
            "1 2 Item { ordered: false } c",
            "2 0 TableRow { header: true, cells: 2 } d | e",
            "2 0 TableRow { header: false, cells: 1 } f |",
            "3 0 Rule",
            "4 0 Html <p>⏎g",
            "5 0 Paragraph h[^1]",
            "6 0 Footnote",
            "6 1 Paragraph i",
        ];
        assert_eq!(outline(text), expected);
    }

    #[test]
    fn an_item_with_a_task() {
        assert_eq!(outline("- [x] a\n"), ["0 1 Item { ordered: false } [x] a"]);
        assert_eq!(blocks(&parse("", Options::default())), []);
        let events = parse("a\n", Options::default());
        assert_eq!(blocks(&events)[0].kind, BlockKind::Paragraph);
    }
}
