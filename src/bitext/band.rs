//! The part of an alignment's table that is looked at.
//!
//! Two texts that translate one another run in step, so the best alignment keeps near the diagonal. Whatever leaves the
//! band passes over so many segments on both sides that an upper bound of what it earns is soon below what was found
//! inside (Ukkonen, 1985, for edit distances).

use super::align::GAP;
use super::outline::Segment;
use crate::markdown::BlockKind;
use std::ops::Range;

/// A band around the diagonal of a table with a row for each prefix of the source and a column for each of the target.
#[derive(Debug)]
pub struct Band {
    pub source: usize,
    pub target: usize,
    /// Positions that a row has in memory.
    pub width: usize,
    /// How far a column may be behind its row, and ahead of it.
    behind: usize,
    ahead: usize,
    /// Segments that an alignment outside passes over beyond the difference in length.
    margin: usize,
}

/// Sums of a few thousand numbers are not exact.
const TOLERANCE: f32 = 0.01;

impl Band {
    pub fn new(source: usize, target: usize, margin: usize) -> Self {
        let behind = (source.saturating_sub(target) + margin).min(source);
        let ahead = (target.saturating_sub(source) + margin).min(target);
        Self { source, target, width: (behind + ahead + 1).min(target + 1), behind, ahead, margin }
    }

    /// True if it holds the whole table.
    pub const fn is_whole(&self) -> bool {
        self.behind == self.source && self.ahead == self.target
    }

    /// The columns of a row.
    pub fn columns(&self, row: usize) -> Range<usize> {
        row.saturating_sub(self.behind)..(row + self.ahead).min(self.target) + 1
    }

    /// Where a place of the table is in memory.
    pub fn position(&self, row: usize, column: usize) -> usize {
        row * self.width + (column - row.saturating_sub(self.behind))
    }

    /// The margin of a band that nothing leaves which earns `score` or more; this one's, if that is enough.
    pub fn margin_needed(&self, source: &[Segment], target: &[Segment], score: f32) -> usize {
        let (of_source, of_target, whole) = (total(source), total(target), self.source.max(self.target));
        let enough = |margin: &usize| score > self.best_outside(*margin, of_source, of_target);
        (self.margin..whole).find(enough).unwrap_or(whole)
    }

    /// More than any alignment earns that leaves a band of this margin, where the segments of the two sides can earn so much
    /// at most.
    fn best_outside(&self, margin: usize, of_source: f32, of_target: f32) -> f32 {
        let beyond = margin + 1;
        let sources = self.source.saturating_sub(self.target) + beyond;
        let targets = self.target.saturating_sub(self.source) + beyond;
        let cost = GAP * (sources + targets) as f32;
        let of_source = of_source - sources as f32 * LEAST;
        let of_target = of_target - targets as f32 * LEAST;
        of_source.min(of_target) + cost + TOLERANCE * (self.source + self.target) as f32
    }
}

/// What a segment can earn at least, were its partner perfect.
const LEAST: f32 = 0.7 + 0.3 + 0.3 + 0.4;

fn total(segments: &[Segment]) -> f32 {
    segments.iter().map(most).sum()
}

/// What a segment can earn at most: its kind, its depth, its placeables, its length.
fn most(segment: &Segment) -> f32 {
    let kind = match segment.kind {
        BlockKind::Heading(_) => 1.0,
        BlockKind::TableRow { .. } => 0.8,
        _ => 0.7,
    };
    let placeables = if segment.placeables.is_empty() { 0.3 } else { 1.4 };
    kind + 0.3 + placeables + 0.4
}
