//! Pairs the segments of a source with those of its translation.
//!
//! Dynamic programming over two sequences (Needleman and Wunsch, 1970): a pair earns by kind, placeables and length, a
//! segment without a partner costs. Nothing depends on the languages. Only a band around the diagonal is looked at, wide
//! enough that no better alignment can lie outside of it.

use super::band::Band;
use super::outline::{Outline, Segment};
use crate::markdown::BlockKind;

/// One link of an alignment: positions among the segments of either side; one of the two may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bead {
    pub source: Option<usize>,
    pub target: Option<usize>,
}

/// What a segment without a partner costs.
pub(super) const GAP: f32 = -0.6;
/// Segments on either side of the diagonal that are looked at first.
const FIRST_WIDTH: usize = 8;
/// Beyond this many cells the middle of a text is aligned along its diagonal only.
const MAXIMUM_CELLS: usize = 16 << 20;

/// The best alignment, in order.
pub fn align(source: &Outline, target: &Outline) -> Vec<Bead> {
    let (s, t) = (&source.segments, &target.segments);
    let head = common_head(s, t);
    let tail = common_tail(&s[head..], &t[head..]);
    let (s_end, t_end) = (s.len() - tail, t.len() - tail);
    let mut beads: Vec<Bead> = (0..head).map(|at| pair(at, at)).collect();
    beads.extend(
        middle(&s[head..s_end], &t[head..t_end])
            .into_iter()
            .map(|bead| Bead { source: bead.source.map(|at| at + head), target: bead.target.map(|at| at + head) }),
    );
    beads.extend((0..tail).map(|at| pair(s_end + at, t_end + at)));
    beads
}

fn pair(source: usize, target: usize) -> Bead {
    Bead { source: Some(source), target: Some(target) }
}

/// How many segments agree from the start, up to the last one that is unmistakable; all, if everything agrees.
fn common_head(source: &[Segment], target: &[Segment]) -> usize {
    let equal = source.iter().zip(target).take_while(|(a, b)| agree(a, b)).count();
    if equal == source.len() && equal == target.len() {
        return equal;
    }
    source[..equal].iter().rposition(is_anchor).map_or(0, |at| at + 1)
}

fn common_tail(source: &[Segment], target: &[Segment]) -> usize {
    let equal = source.iter().rev().zip(target.iter().rev()).take_while(|(a, b)| agree(a, b)).count();
    source[source.len() - equal..].iter().position(is_anchor).map_or(0, |at| equal - at)
}

fn agree(a: &Segment, b: &Segment) -> bool {
    a.kind == b.kind && a.depth == b.depth && a.placeables == b.placeables
}

/// A segment with placeables is told from its neighbours by them.
fn is_anchor(segment: &Segment) -> bool {
    !segment.placeables.is_empty()
}

fn middle(source: &[Segment], target: &[Segment]) -> Vec<Bead> {
    let cells = (source.len() + 1) * (target.len() + 1);
    if cells > MAXIMUM_CELLS {
        return diagonal(source.len(), target.len());
    }
    let mut width = FIRST_WIDTH;
    loop {
        let band = Band::new(source.len(), target.len(), width);
        let table = table(source, target, &band);
        let needed = if band.is_whole() { width } else { band.margin_needed(source, target, table.score) };
        if needed == width {
            return trace(&table.steps, &band);
        }
        // What is found in a wider band earns no less, so this one will do.
        width = needed;
    }
}

/// For texts too large to compare whole: by position, the rest alone.
fn diagonal(source: usize, target: usize) -> Vec<Bead> {
    let at = |position: usize, length: usize| (position < length).then_some(position);
    (0..source.max(target)).map(|n| Bead { source: at(n, source), target: at(n, target) }).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Both,
    Source,
    Target,
}

/// The best last step for every pair of prefixes in a band, row by row, and what the whole alignment earns.
struct Table {
    steps: Vec<Step>,
    score: f32,
}

fn table(source: &[Segment], target: &[Segment], band: &Band) -> Table {
    let mut steps = vec![Step::Target; (source.len() + 1) * band.width];
    // Of each row what lies in the band; outside of it nothing can be reached.
    let mut above = vec![f32::NEG_INFINITY; target.len() + 1];
    let mut row = above.clone();
    for at in band.columns(0) {
        above[at] = at as f32 * GAP;
    }
    for (i, from) in source.iter().enumerate() {
        let columns = band.columns(i + 1);
        // What is left of the band belongs to an earlier row.
        if let Some(before) = columns.start.checked_sub(1) {
            row[before] = f32::NEG_INFINITY;
        }
        for j in columns {
            let mut best = (above[j] + GAP, Step::Source);
            // Two that never translate one another are worth less than two gaps.
            if j > 0
                && let Some(kind) = kind_similarity(from.kind, target[j - 1].kind)
            {
                let both = above[j - 1] + similarity(kind, from, &target[j - 1]);
                best = if best.0 > both { best } else { (both, Step::Both) };
            }
            if j > 0 && row[j - 1] + GAP > best.0 {
                best = (row[j - 1] + GAP, Step::Target);
            }
            row[j] = best.0;
            steps[band.position(i + 1, j)] = best.1;
        }
        std::mem::swap(&mut above, &mut row);
    }
    Table { steps, score: above[target.len()] }
}

fn trace(steps: &[Step], band: &Band) -> Vec<Bead> {
    let (mut i, mut j) = (band.source, band.target);
    let mut beads = Vec::with_capacity(i.max(j));
    while i > 0 || j > 0 {
        match steps[band.position(i, j)] {
            Step::Both => {
                (i, j) = (i - 1, j - 1);
                beads.push(pair(i, j));
            }
            Step::Source => {
                i -= 1;
                beads.push(Bead { source: Some(i), target: None });
            }
            Step::Target => {
                j -= 1;
                beads.push(Bead { source: None, target: Some(j) });
            }
        }
    }
    beads.reverse();
    beads
}

/// What pairing two segments earns whose kinds earn `kind`: up to 4.
fn similarity(kind: f32, source: &Segment, target: &Segment) -> f32 {
    let depth = if source.depth == target.depth { 0.3 } else { -0.3 };
    let placeables = source.placeables.agreement(&target.placeables).map_or(0.3, |share| 2.2 * share - 0.8);
    kind + depth + placeables + length_similarity(source, target)
}

/// None for kinds that never translate into one another.
fn kind_similarity(source: BlockKind, target: BlockKind) -> Option<f32> {
    use BlockKind::{Heading, Item, Paragraph, TableRow};
    match (source, target) {
        (Heading(a), Heading(b)) => Some(if a == b { 1.0 } else { 0.3 }),
        (TableRow { cells: a, .. }, TableRow { cells: b, .. }) => Some(if a == b { 0.8 } else { 0.2 }),
        (Item { ordered: a }, Item { ordered: b }) => Some(if a == b { 0.7 } else { 0.2 }),
        (Item { .. }, Paragraph) | (Paragraph, Item { .. }) => Some(-0.2),
        (Heading(_), Paragraph) | (Paragraph, Heading(_)) => Some(-0.6),
        (a, b) if a == b => Some(0.7),
        _ => None,
    }
}

/// Languages differ in length by a factor, but a long paragraph is not a short one.
fn length_similarity(source: &Segment, target: &Segment) -> f32 {
    0.4 - 0.25 * (source.weight - target.weight).abs()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bitext::Placeables;
    use crate::text::TextRange;
    use proptest::prelude::*;

    /// Segments by their kind, what they hold and their length.
    fn segments(all: &[(u8, u8, u8)]) -> Vec<Segment> {
        let kinds = [BlockKind::Paragraph, BlockKind::Item { ordered: true }, BlockKind::Code, BlockKind::Heading(2)];
        let segment = |&(kind, holds, length): &(u8, u8, u8)| Segment {
            kind: kinds[usize::from(kind) % kinds.len()],
            depth: u16::from(kind / 8),
            range: TextRange::empty(0),
            top: 0,
            placeables: Placeables::of_values((0..holds % 3).map(|number| ("code", (holds + number).to_string()))),
            length: length.into(),
            weight: (f32::from(length) + 8.0).ln(),
        };
        all.iter().map(segment).collect()
    }

    proptest! {
        #[test]
        fn a_band_finds_what_the_whole_table_does(
            source in proptest::collection::vec((0_u8..16, 0_u8..9, 0_u8..200), 0..90),
            edits in proptest::collection::vec((0_usize..90, 0_usize..30, 0_u8..16), 0..6),
        ) {
            let mut target = source.clone();
            for (at, length, kind) in edits {
                let (start, end) = (at.min(target.len()), (at + length).min(target.len()));
                match kind % 3 {
                    0 => drop(target.drain(start..end)),
                    1 => target[start..end].reverse(),
                    _ => drop(target.splice(start..start, vec![(kind, 7, 50); length])),
                }
            }
            let (source, target) = (segments(&source), segments(&target));
            let whole = Band::new(source.len(), target.len(), source.len().max(target.len()));
            let expected = trace(&table(&source, &target, &whole).steps, &whole);
            prop_assert_eq!(middle(&source, &target), expected);
        }
    }
}
