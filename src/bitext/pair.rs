//! A source template with its target template, in every variant.

use super::align::{Bead, align};
use super::inventory::{Inventory, trimmed};
use super::outline::Outline;
use super::surface::Surface;
use crate::liquid::{Evaluated, Template, tidy};
use crate::markdown::{BlockKind, Options, blocks, parse};
use crate::text::TextRange;
use crate::version::VersionSet;
use rustc_hash::FxHashSet;
use std::sync::OnceLock;

/// One side in the versions that share it.
#[derive(Debug)]
pub struct Side {
    pub evaluated: Evaluated,
    pub outline: Outline,
    /// One for each segment of the outline.
    pub inventories: Vec<Inventory>,
    /// Where the segments stand in the template; found when a difference is to be placed.
    ranges: OnceLock<Vec<TextRange>>,
    /// The texts of its segments that are prose; found when another text is looked for among them.
    prose: OnceLock<FxHashSet<Box<str>>>,
}

/// A set of versions in which both sides take one path each.
#[derive(Debug)]
pub struct Cell<'s> {
    pub versions: VersionSet,
    pub source: &'s Side,
    pub target: Side,
    pub beads: Vec<Bead>,
}

/// Both sides of a translation.
#[derive(Debug)]
pub struct Bitext<'s> {
    pub source: &'s Template,
    pub target: &'s Template,
    /// The versions in which the text exists.
    pub versions: VersionSet,
    pub cells: Vec<Cell<'s>>,
}

/// A template's sides, one for each variant.
pub fn sides(surface: &Surface<'_>, template: &Template, versions: VersionSet) -> Vec<Side> {
    surface.evaluate(template, versions).into_iter().map(|evaluated| Side::new(evaluated, surface)).collect()
}

impl Side {
    fn new(mut evaluated: Evaluated, surface: &Surface<'_>) -> Self {
        tidy(&mut evaluated);
        let spelling = surface.spelling(evaluated.versions);
        let events = parse(&evaluated.text, Options { alerts: true, ..Options::default() });
        let blocks = blocks(&events);
        let outline = Outline::of_blocks(&events, &blocks);
        let inventories = blocks.iter().map(|block| {
            let mut inventory = Inventory::new(block.kind, spelling, events.get(block.events.clone()).unwrap_or(&[]));
            inventory.language = language(&events, block.events.start);
            inventory
        });
        let inventories = inventories.collect();
        Self { outline, inventories, evaluated, ranges: OnceLock::new(), prose: OnceLock::new() }
    }

    /// The lines of the template in which a segment stands, without blanks around them. Whole lines, so that a segment has
    /// one place in all versions, whatever conditions begin and end in it.
    pub fn range(&self, segment: usize) -> TextRange {
        let ranges = self.ranges.get_or_init(|| (0..self.outline.segments.len()).map(|at| self.lines(at)).collect());
        ranges.get(segment).copied().unwrap_or_default()
    }

    /// An item's lines end with its own content.
    fn lines(&self, segment: usize) -> TextRange {
        let mut range = self.outline.segments[segment].range;
        if let Some(next) = self.outline.segments.get(segment + 1) {
            range.end = range.end.min(next.range.start.max(range.start));
        }
        let range = self.evaluated.template_range(trimmed(range, &self.evaluated.text));
        let text = &self.evaluated.source.text;
        let start = text[..range.start as usize].rfind('\n').map_or(0, |at| at + 1);
        let end = text[range.end as usize..].find('\n').map_or(text.len(), |at| range.end as usize + at);
        let line = &text[start..end];
        let start = start + (line.len() - line.trim_start().len());
        TextRange::from(start..(start + line.trim().len()).max(start))
    }

    /// The place behind a segment.
    pub fn end(&self, segment: usize) -> TextRange {
        TextRange::empty(self.range(segment).end)
    }

    /// True if one of the segments is this text, word by word.
    pub fn holds_prose(&self, text: &str) -> bool {
        let prose = self.prose.get_or_init(|| {
            let all = self.inventories.iter().zip(&self.outline.segments);
            let texts = all.filter(|(_, segment)| segment.kind != BlockKind::Code && segment.length > 20);
            texts.map(|(inventory, _)| inventory.text.as_str().into()).collect()
        });
        prose.contains(text)
    }
}

/// The language of the code block whose content begins at event `first`.
fn language(events: &[crate::markdown::Event<'_>], first: usize) -> Option<Box<str>> {
    let start = events.get(first.checked_sub(1)?)?;
    match &start.kind {
        crate::markdown::Kind::Start(crate::markdown::Tag::CodeBlock { info: Some(info) }) => {
            let word = info.split([' ', '{', ',']).next().unwrap_or("");
            Some(word.to_ascii_lowercase().into())
        }
        _ => None,
    }
}

impl<'s> Bitext<'s> {
    /// Pairs the target with the source's sides; versions are split by both.
    pub fn new(
        source: &'s Template,
        sources: &'s [Side],
        target: &'s Template,
        surface: &Surface<'_>,
        versions: VersionSet,
    ) -> Self {
        let mut cells = Vec::new();
        for side in sources {
            let shared = side.evaluated.versions & versions;
            for target in sides(surface, target, shared) {
                let versions = target.evaluated.versions & shared;
                let beads = align(&side.outline, &target.outline);
                cells.push(Cell { versions, source: side, target, beads });
            }
        }
        Self { source, target, versions, cells }
    }
}
