//! A source template with its target template, in every variant.

use super::align::Bead;
use super::inventory::{Inventory, trimmed};
use super::outline::{Outline, Segment};
use super::reading::{Identity, Read, Reader};
use super::surface::Surface;
use crate::liquid::{Evaluated, Template, tidy};
use crate::markdown::BlockKind;
use crate::text::TextRange;
use crate::version::VersionSet;
use std::cell::OnceCell;
use std::sync::Arc;

/// One side in the versions that share it.
#[derive(Debug)]
pub struct Side {
    pub evaluated: Evaluated,
    pub outline: Outline,
    /// One for each segment of the outline.
    pub inventories: Vec<Arc<Inventory>>,
    /// Where the segments stand in the template; each found when a difference is to be placed there.
    ranges: OnceCell<Vec<OnceCell<TextRange>>>,
    /// Lengths of the texts of its segments that are prose, in order, with the segments; found when another text is looked
    /// for among them.
    prose: OnceCell<Vec<(usize, usize)>>,
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
    let read = read_by(&mut Reader::default(), surface, template, versions, true);
    read.into_iter().map(|(side, _)| side).collect()
}

/// As [`sides`], for some of the versions only; the others share the reader. Each side with the identity of its text.
fn read_by(
    reader: &mut Reader,
    surface: &Surface<'_>,
    template: &Template,
    versions: VersionSet,
    are_all: bool,
) -> Vec<(Side, Identity)> {
    let variants = surface.evaluate(template, versions);
    let is_only = are_all && variants.len() == 1;
    let side = |mut evaluated: Evaluated| {
        tidy(&mut evaluated);
        let Read { outline, inventories, identity } =
            reader.read(&evaluated.text, surface.spelling(evaluated.versions), is_only);
        (Side { outline, inventories, evaluated, ranges: OnceCell::new(), prose: OnceCell::new() }, identity)
    };
    variants.into_iter().map(side).collect()
}

impl Side {
    /// The lines of the template in which a segment stands, without blanks around them. Whole lines, so that a segment has
    /// one place in all versions, whatever conditions begin and end in it.
    pub fn range(&self, segment: usize) -> TextRange {
        let ranges = self.ranges.get_or_init(|| vec![OnceCell::new(); self.outline.segments.len()]);
        ranges.get(segment).map_or_else(TextRange::default, |range| *range.get_or_init(|| self.lines(segment)))
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

    /// A line of the code of a block, from 0; the whole block where it cannot be told.
    pub fn code_line(&self, segment: usize, line: usize) -> TextRange {
        let (block, text) = (self.outline.segments[segment].range, &self.evaluated.text);
        let code = self.inventories[segment].text.lines().nth(line).unwrap_or("").trim();
        let (mut at, mut candidates) = (block.start, Vec::new());
        for (number, written) in block.slice(text).split_inclusive('\n').enumerate() {
            // A fence stands before the first line.
            if written.trim() == code && number >= line {
                candidates.push(TextRange::new(at, at + written.trim_end().len() as u32));
            }
            at += written.len() as u32;
        }
        match candidates.first() {
            Some(found) if !code.is_empty() => self.evaluated.template_range(*found),
            _ => self.range(segment),
        }
    }

    /// The place behind a segment.
    pub fn end(&self, segment: usize) -> TextRange {
        TextRange::empty(self.range(segment).end)
    }

    /// True if one of the segments is this text, word by word.
    pub fn holds_prose(&self, text: &str) -> bool {
        let prose = self.prose.get_or_init(|| {
            let all = self.outline.segments.iter().enumerate();
            let is_prose = |segment: &Segment| segment.kind != BlockKind::Code && segment.length > 20;
            let all = all.filter(|(_, segment)| is_prose(segment)).map(|(at, _)| at);
            let mut prose: Vec<(usize, usize)> = all.map(|at| (self.inventories[at].text.len(), at)).collect();
            prose.sort_unstable();
            prose
        });
        let first = prose.partition_point(|(length, _)| *length < text.len());
        let alike = prose[first..].iter().take_while(|(length, _)| *length == text.len());
        alike.into_iter().any(|&(_, at)| self.inventories[at].text == text)
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
        Self::read_by(&mut Reader::default(), source, sources, target, surface, versions)
    }

    /// As [`Bitext::new`], with a reader that may have read texts like the target, against the same sides.
    pub fn read_by(
        reader: &mut Reader,
        source: &'s Template,
        sources: &'s [Side],
        target: &'s Template,
        surface: &Surface<'_>,
        versions: VersionSet,
    ) -> Self {
        let mut cells = Vec::new();
        for (number, side) in sources.iter().enumerate() {
            let shared = side.evaluated.versions & versions;
            for (target, identity) in read_by(reader, surface, target, shared, sources.len() == 1) {
                let versions = target.evaluated.versions & shared;
                let beads = reader.align(number, &side.outline, &target.outline, identity);
                cells.push(Cell { versions, source: side, target, beads });
            }
        }
        Self { source, target, versions, cells }
    }
}
