//! One version of a text as a list of blocks.

use super::Change;
use super::cause::Causes;
use super::pairing::pairs;
use crate::liquid::{Evaluated, Place, tidy};
use crate::markdown::{self, BlockKind, Event, Kind, Options, blocks};
use crate::project::{Part, Project};
use crate::text::TextRange;

/// The evaluated text of one version with its blocks.
#[derive(Debug)]
pub struct Side {
    pub evaluated: Evaluated,
    pub blocks: Vec<Block>,
}

/// A block as readers get it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    pub kind: BlockKind,
    /// How many lists and quotations it stands in.
    pub depth: u16,
    /// In the evaluated text.
    pub range: TextRange,
    /// The content as Markdown on one line, or the lines of a code block; icons by their tags.
    pub markdown: String,
    /// The text that is seen.
    pub visible: String,
}

impl Side {
    /// The blocks of a Markdown text.
    pub fn of_body(mut evaluated: Evaluated, options: Options) -> Self {
        tidy(&mut evaluated);
        let events = markdown::parse(&evaluated.text, options);
        let blocks = blocks(&events).into_iter().map(|block| Block::new(&block, &events, &evaluated.text));
        // A row between the lines of a condition has bars and no cells; readers do not see it.
        let is_seen =
            |block: &Block| !matches!(block.kind, BlockKind::TableRow { .. }) || !block.visible.trim().is_empty();
        let blocks = blocks.filter(is_seen).collect();
        Self { evaluated, blocks }
    }

    /// A field of the front matter, which is one block.
    pub fn of_field(mut evaluated: Evaluated) -> Self {
        tidy(&mut evaluated);
        let text = on_one_line(&evaluated.text);
        let range = TextRange::from(0..evaluated.text.len());
        let block = Block { kind: BlockKind::Paragraph, depth: 0, range, markdown: text.clone(), visible: text };
        let blocks = if block.markdown.is_empty() { Vec::new() } else { vec![block] };
        Self { evaluated, blocks }
    }

    /// The blocks of both texts side by side, in the order of both.
    pub fn beside<'s>(&'s self, later: &'s Self) -> Vec<[Option<&'s Block>; 2]> {
        let pairs = pairs(&self.blocks, &later.blocks).into_iter();
        pairs
            .map(|(from, to)| [from.and_then(|at| self.blocks.get(at)), to.and_then(|at| later.blocks.get(at))])
            .collect()
    }

    /// In what `later` differs from this text, in the order of both.
    pub fn changes(&self, later: &Self, part: Part, project: &Project) -> Vec<Change> {
        let causes = Causes::new(&self.evaluated, &later.evaluated, project);
        let mut changes = Vec::new();
        for [from, to] in self.beside(later) {
            if from.map(Block::key) == to.map(Block::key) {
                continue;
            }
            let place = to.map(|block| later.place(block)).or_else(|| from.map(|block| self.place(block)));
            let causes = causes.of(from.map(|block| block.range), to.map(|block| block.range));
            changes.extend(place.map(|place| Change { part, from: from.cloned(), to: to.cloned(), place, causes }));
        }
        changes
    }

    /// Where a block stems from: its file and the calls that lead there.
    pub fn place(&self, block: &Block) -> Place {
        self.evaluated.locate(block.range)
    }
}

impl Block {
    fn new(block: &markdown::Block, events: &[Event<'_>], text: &str) -> Self {
        let inline = events.get(block.events.clone()).unwrap_or(&[]);
        let visible = visible(inline);
        let markdown = match block.kind {
            BlockKind::Code => visible.trim_end().to_owned(),
            _ => with_named_icons(&on_one_line(block.content(events).slice(text))),
        };
        Self { kind: block.kind, depth: block.depth, range: block.range, markdown, visible }
    }

    /// What makes two blocks the same.
    pub fn key(&self) -> (BlockKind, u16, &str) {
        (self.kind, self.depth, &self.markdown)
    }
}

fn visible(events: &[Event<'_>]) -> String {
    let mut text = String::new();
    for event in events {
        match &event.kind {
            Kind::Text(part) | Kind::Code(part) => text.push_str(part),
            Kind::SoftBreak | Kind::HardBreak | Kind::End(markdown::TagEnd::TableCell) => text.push(' '),
            _ => {}
        }
    }
    text
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Drawings are long, and their names say more.
fn with_named_icons(text: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some((before, drawing)) = rest.split_once("<svg") {
        let (drawing, after) = drawing.split_once("</svg>").unwrap_or((drawing, ""));
        let name = drawing.split_once("octicon octicon-").map_or("", |(_, name)| name);
        let name = name.split(['"', ' ']).next().unwrap_or("");
        out.push_str(before);
        out.push_str(&format!("{{% octicon \"{name}\" %}}"));
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::with_named_icons;

    #[test]
    fn icons_are_told_by_name() {
        let text = "a <svg version=\"1.1\" class=\"octicon octicon-gear\" width=\"16\"><path/></svg> b";
        assert_eq!(with_named_icons(text), "a {% octicon \"gear\" %} b");
    }
}
