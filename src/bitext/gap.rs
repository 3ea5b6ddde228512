//! Segments without a partner: what became of them.

use super::cell::digest;
use super::difference::{Difference, DifferenceKind};
use super::inventory::Placeable;
use super::pair::{Cell, Side};
use crate::markdown::BlockKind;
use crate::text::TextRange;

/// The segments between two pairs of an alignment.
#[derive(Debug, Default)]
pub struct Gap {
    pub sources: Vec<usize>,
    pub targets: Vec<usize>,
    before: Option<(usize, usize)>,
}

impl Gap {
    /// An empty gap behind a pair.
    pub fn after(source: usize, target: usize) -> Self {
        Self { before: Some((source, target)), ..Self::default() }
    }

    /// Says what the gap before the pair `next` means; gives the pair that its segments are part of, if it is only the
    /// break between two blocks that moved.
    pub fn close(
        &self,
        cell: &Cell<'_>,
        next: Option<(usize, usize)>,
        found: &mut Vec<Difference>,
    ) -> Option<(usize, usize)> {
        if self.sources.is_empty() && self.targets.is_empty() {
            return None;
        }
        let (source, target) = (self.place(cell.source, &self.sources, 0), self.place(&cell.target, &self.targets, 1));
        let neighbours = [self.before, next];
        let whole = neighbours.iter().flatten().find(|&&pair| self.is_split_or_merged(cell, pair));
        if let Some(whole) = whole {
            return Some(*whole);
        }
        let subject = self.subject(cell);
        let kind = match (self.sources.first(), self.targets.first()) {
            (Some(&from), Some(&to)) => DifferenceKind::Kind {
                source: cell.source.outline.segments[from].kind,
                target: cell.target.outline.segments[to].kind,
            },
            (Some(&from), None) => {
                DifferenceKind::Missing { blocks: self.sources.len(), first: cell.source.outline.segments[from].kind }
            }
            (_, to) => DifferenceKind::Obsolete {
                blocks: self.targets.len(),
                first: cell.target.outline.segments[to.copied().unwrap_or(0)].kind,
            },
        };
        found.push(cell.difference(kind, source, target, subject));
        None
    }

    /// The range of the segments, or the place behind what stands before them.
    fn place(&self, side: &Side, segments: &[usize], number: usize) -> TextRange {
        match (segments.first(), segments.last(), self.before) {
            (Some(&first), Some(&last), _) => side.range(first).cover(side.range(last)),
            (_, _, Some((source, target))) => side.end([source, target][number]),
            _ => TextRange::empty(0),
        }
    }

    fn subject(&self, cell: &Cell<'_>) -> String {
        let source = self.sources.first().map(|&at| digest(&cell.source.inventories[at]));
        let target = self.targets.first().map(|&at| digest(&cell.target.inventories[at]));
        source.or(target).unwrap_or_default()
    }

    /// True if paragraphs of one side stand as one on the other: placeables are all there, and the lengths fit better so.
    fn is_split_or_merged(&self, cell: &Cell<'_>, (source, target): (usize, usize)) -> bool {
        let paragraphs = |side: &Side, segments: &[usize]| {
            let kind = |at: usize| side.outline.segments[at].kind;
            segments.iter().all(|&at| matches!(kind(at), BlockKind::Paragraph | BlockKind::Html))
        };
        if !self.sources.is_empty() && !self.targets.is_empty() {
            return false;
        }
        let takes_text = |kind: BlockKind| {
            matches!(kind, BlockKind::Paragraph | BlockKind::Html | BlockKind::Item { .. } | BlockKind::Quote { .. })
        };
        let (of_source, of_target) = (&cell.source.outline.segments[source], &cell.target.outline.segments[target]);
        if !takes_text(of_source.kind) || !takes_text(of_target.kind) {
            return false;
        }
        if !paragraphs(cell.source, &self.sources) || !paragraphs(&cell.target, &self.targets) {
            return false;
        }
        let whole = |side: &Side, with: usize, others: &[usize]| {
            let mut all: Vec<Placeable> = side.inventories[with].placeables.clone();
            all.extend(others.iter().flat_map(|&at| side.inventories[at].placeables.iter().cloned()));
            all.sort_unstable();
            all
        };
        if whole(cell.source, source, &self.sources) != whole(&cell.target, target, &self.targets) {
            return false;
        }
        let has_any =
            |side: &Side, segments: &[usize]| segments.iter().any(|&at| !side.inventories[at].placeables.is_empty());
        if has_any(cell.source, &self.sources) || has_any(&cell.target, &self.targets) {
            return true;
        }
        let length = |side: &Side, with: usize, others: &[usize]| {
            let of = |at: usize| side.outline.segments[at].length as f32;
            of(with) + others.iter().map(|&at| of(at)).sum::<f32>() + 4.0
        };
        let usual = usual_ratio(cell);
        let together = length(&cell.target, target, &self.targets) / length(cell.source, source, &self.sources);
        let alone = length(&cell.target, target, &[]) / length(cell.source, source, &[]);
        (together / usual).ln().abs() < (alone / usual).ln().abs() * 0.5
    }
}

/// The median of target length by source length over the pairs of a cell.
fn usual_ratio(cell: &Cell<'_>) -> f32 {
    let mut ratios: Vec<f32> = cell
        .beads
        .iter()
        .filter_map(|bead| {
            let source = cell.source.outline.segments[bead.source?].length as f32;
            let target = cell.target.outline.segments[bead.target?].length as f32;
            (source > 20.0).then(|| (target + 4.0) / (source + 4.0))
        })
        .collect();
    ratios.sort_by(f32::total_cmp);
    ratios.get(ratios.len() / 2).copied().unwrap_or(1.0)
}

/// Of what is missing in one place and found in another, makes one difference: it was moved.
pub fn settle(cell: &Cell<'_>, mut found: Vec<Difference>) -> Vec<Difference> {
    let missing = |difference: &Difference| matches!(difference.kind, DifferenceKind::Missing { .. });
    let obsolete = |difference: &Difference| matches!(difference.kind, DifferenceKind::Obsolete { .. });
    let mut at = 0;
    while at < found.len() {
        let partner = missing(&found[at])
            .then(|| found.iter().position(|other| obsolete(other) && is_same_text(cell, &found[at], other)))
            .flatten();
        if let Some(partner) = partner {
            let DifferenceKind::Missing { blocks, .. } = found[at].kind else { break };
            let target = found[partner].target;
            let difference = &mut found[at];
            difference.kind = DifferenceKind::Moved { blocks };
            difference.target = target;
            found.remove(partner);
        }
        at += 1;
    }
    found
}

/// True if two stretches hold the same placeables in blocks of the same kinds, and enough of them to tell.
fn is_same_text(cell: &Cell<'_>, missing: &Difference, obsolete: &Difference) -> bool {
    let source = content(cell.source, missing.source);
    let target = content(&cell.target, obsolete.target);
    source.len() == target.len()
        && source.iter().any(|(_, placeables)| !placeables.is_empty())
        && source.iter().zip(&target).all(|(a, b)| a == b)
}

fn content(side: &Side, range: TextRange) -> Vec<(BlockKind, &[Placeable])> {
    let inside = |at: &usize| {
        let own = side.range(*at);
        range.start <= own.start && own.end <= range.end
    };
    let segments = (0..side.outline.segments.len()).filter(inside);
    segments.map(|at| (side.outline.segments[at].kind, side.inventories[at].placeables.as_slice())).collect()
}
