//! A source template with its target template, in every variant.

use super::align::{Bead, align};
use super::inventory::{Inventory, trimmed};
use super::outline::Outline;
use super::reading::{Read, Reader};
use super::surface::Surface;
use crate::liquid::{Evaluated, Template, tidy};
use crate::markdown::BlockKind;
use crate::text::TextRange;
use crate::version::VersionSet;
use rustc_hash::FxHashSet;
use std::sync::{Arc, OnceLock};

/// One side in the versions that share it.
#[derive(Debug)]
pub struct Side {
    pub evaluated: Evaluated,
    pub outline: Outline,
    /// One for each segment of the outline.
    pub inventories: Vec<Arc<Inventory>>,
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
    sides_read_by(&mut Reader::default(), surface, template, versions, true)
}

/// As [`sides`], for some of the versions only; the others share the reader.
fn sides_read_by(
    reader: &mut Reader,
    surface: &Surface<'_>,
    template: &Template,
    versions: VersionSet,
    are_all: bool,
) -> Vec<Side> {
    let variants = surface.evaluate(template, versions);
    let is_only = are_all && variants.len() == 1;
    let side = |mut evaluated: Evaluated| {
        tidy(&mut evaluated);
        let spelling = surface.spelling(evaluated.versions);
        let read = match is_only {
            true => Read::new(&evaluated.text, spelling),
            false => reader.read_variant(&evaluated.text, spelling),
        };
        Side::new(evaluated, read)
    };
    variants.into_iter().map(side).collect()
}

impl Side {
    fn new(evaluated: Evaluated, read: Read) -> Self {
        let Read { outline, inventories } = read;
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

impl<'s> Bitext<'s> {
    /// Pairs the target with the source's sides; versions are split by both.
    pub fn new(
        source: &'s Template,
        sources: &'s [Side],
        target: &'s Template,
        surface: &Surface<'_>,
        versions: VersionSet,
    ) -> Self {
        let mut reader = Reader::default();
        let mut cells = Vec::new();
        for side in sources {
            let shared = side.evaluated.versions & versions;
            for target in sides_read_by(&mut reader, surface, target, shared, sources.len() == 1) {
                let versions = target.evaluated.versions & shared;
                let beads = align(&side.outline, &target.outline);
                cells.push(Cell { versions, source: side, target, beads });
            }
        }
        Self { source, target, versions, cells }
    }
}
