//! Differences of single cells become differences of the file: each once, with all its versions.

use super::cell::apart;
use super::difference::{Difference, DifferenceKind, touching};
use super::pair::{Bitext, Cell, Side};
use crate::text::TextRange;
use crate::version::VersionSet;
use std::mem::discriminant;

/// One side of a cell.
type Pick = for<'c, 's> fn(&'c Cell<'s>) -> &'c Side;

/// Unites equal differences over the versions, and those that stem from the reach of conditions over a block.
pub fn unite(bitext: &Bitext<'_>, raw: Vec<Difference>) -> Vec<Difference> {
    let mut united: Vec<Difference> = Vec::new();
    for difference in raw {
        match united.iter_mut().find(|known| is_same(known, &difference)) {
            Some(known) => {
                known.versions = known.versions | difference.versions;
                known.source = joined(known.source, difference.source);
                known.target = joined(known.target, difference.target);
            }
            None => united.push(difference),
        }
    }
    for difference in &mut united {
        if difference.versions != bitext.versions && bitext.is_matter_of_scope(difference) {
            difference.kind = scope(&difference.kind);
        }
    }
    join_scopes(united)
}

/// True for what one difference looks like in two cells.
fn is_same(known: &Difference, other: &Difference) -> bool {
    if discriminant(&known.kind) != discriminant(&other.kind) {
        return false;
    }
    let by_value = matches!(
        known.kind,
        DifferenceKind::Placeables { .. } | DifferenceKind::Count { .. } | DifferenceKind::Code { .. }
    );
    (!by_value || known.kind == other.kind) && (known.touches(other) || is_same_place(known, other))
}

fn is_same_place(a: &Difference, b: &Difference) -> bool {
    a.source.start == b.source.start && a.target.start == b.target.start
}

/// The cover of two ranges, of which an empty one only stands for a place.
fn joined(a: TextRange, b: TextRange) -> TextRange {
    match (a.is_empty(), b.is_empty()) {
        (true, false) => b,
        (false, true) | (true, true) => a,
        (false, false) => a.cover(b),
    }
}

/// The difference as one of the reach of conditions.
fn scope(kind: &DifferenceKind) -> DifferenceKind {
    let (missing, extra) = match kind {
        DifferenceKind::Placeables { missing, extra, .. } | DifferenceKind::Count { missing, extra, .. } => {
            (missing.clone(), extra.clone())
        }
        _ => (Vec::new(), Vec::new()),
    };
    DifferenceKind::Scope { missing, extra }
}

impl Bitext<'_> {
    /// True if a difference would be none, did the conditions of both sides reach equally far: what lacks is there in
    /// other versions.
    fn is_matter_of_scope(&self, difference: &Difference) -> bool {
        let seen = |pick: Pick, range: TextRange| {
            let cells = self.cells.iter().filter(|cell| shows(pick(cell), range));
            cells.fold(VersionSet::EMPTY, |all, cell| all | cell.versions)
        };
        match &difference.kind {
            DifferenceKind::Placeables { missing, extra, .. } => {
                let both = seen(|cell| cell.source, difference.source) & seen(|cell| &cell.target, difference.target);
                let elsewhere = |value: &str, pick: Pick, range: TextRange| {
                    self.cells.iter().any(|cell| holds(pick(cell), range, value))
                };
                difference.versions != both
                    && missing.iter().all(|value| elsewhere(value, |cell| &cell.target, difference.target))
                    && extra.iter().all(|value| elsewhere(value, |cell| cell.source, difference.source))
            }
            DifferenceKind::Count { missing, extra, .. } => {
                let (source, target): (Pick, Pick) = (|cell| cell.source, |cell| &cell.target);
                missing.iter().all(|value| self.is_as_often_elsewhere(difference, source, target, value))
                    && extra.iter().all(|value| self.is_as_often_elsewhere(difference, target, source, value))
            }
            _ => false,
        }
    }

    /// True if `other` shows a value in other versions as often as `side` does where the difference is.
    fn is_as_often_elsewhere(&self, difference: &Difference, side: Pick, other: Pick, value: &str) -> bool {
        let often = |cell: &Cell<'_>, pick: Pick| {
            let is_source = std::ptr::eq(pick(cell), cell.source);
            number(pick(cell), if is_source { difference.source } else { difference.target }, value)
        };
        let is_here = |cell: &&Cell<'_>| cell.versions.is_subset(difference.versions);
        let here: Vec<usize> = self.cells.iter().filter(is_here).map(|cell| often(cell, side)).collect();
        let mut elsewhere = self.cells.iter().filter(|cell| (cell.versions & difference.versions).is_empty());
        elsewhere.any(|cell| here.iter().all(|&number| number == often(cell, other)))
    }
}

/// True if a segment of the side touches the range of the template.
fn shows(side: &Side, range: TextRange) -> bool {
    (0..side.outline.segments.len()).any(|at| touching(side.range(at), range))
}

/// True if a segment of the side that touches the range has a placeable of this value.
fn holds(side: &Side, range: TextRange, value: &str) -> bool {
    number(side, range, value) > 0
}

/// How often the segments of the side that touch the range have a placeable of this value.
fn number(side: &Side, range: TextRange, value: &str) -> usize {
    let at = (0..side.outline.segments.len()).filter(|&at| touching(side.range(at), range));
    at.map(|at| side.inventories[at].placeables.iter().filter(|known| &*known.value == value).count()).sum()
}

/// One difference for each stretch of text whose conditions reach otherwise.
fn join_scopes(differences: Vec<Difference>) -> Vec<Difference> {
    let mut all: Vec<Difference> = Vec::new();
    for difference in differences {
        let is_scope = |known: &&mut Difference| matches!(known.kind, DifferenceKind::Scope { .. });
        let partner = matches!(difference.kind, DifferenceKind::Scope { .. })
            .then(|| all.iter_mut().filter(is_scope).find(|known| known.touches(&difference)))
            .flatten();
        let Some(known) = partner else {
            all.push(difference);
            continue;
        };
        known.versions = known.versions | difference.versions;
        known.source = joined(known.source, difference.source);
        known.target = joined(known.target, difference.target);
        if let (
            DifferenceKind::Scope { missing, extra },
            DifferenceKind::Scope { missing: more_missing, extra: more_extra },
        ) = (&mut known.kind, difference.kind)
        {
            absorb(missing, more_missing);
            absorb(extra, more_extra);
        }
    }
    all
}

fn absorb(values: &mut Vec<Box<str>>, more: Vec<Box<str>>) {
    let (_, new) = apart(values.iter().map(|value| &**value), more.iter().map(|value| &**value));
    values.extend(new);
    values.sort_unstable();
}
