//! Rows of a table that were joined.

use super::lines::Pairing;
use super::structure::change;
use super::{Change, Choice, Proposal};
use crate::diagnostic::Applicability;
use crate::text::TextRange;

/// Rows of a table that were joined, cut where a row of the source, or the row beside them, ends.
pub fn cut(pairing: &Pairing<'_>, line: usize) -> Option<Choice> {
    if !pairing.target.line(line).trim_start().starts_with('|') {
        return None;
    }
    let source = pairing.to_source[line].map_or("", |source| pairing.source.line(source));
    let beside = [line.checked_sub(1), Some(line + 1)].into_iter().flatten().map(|at| pairing.target.line(at));
    let mut widths: Vec<usize> = beside.chain([source]).map(bars).collect();
    widths.dedup();
    let even = widths.into_iter().filter_map(|width| cut_at(pairing, line, width));
    let cuts = rows_of_source(pairing, line).into_iter().chain(even);
    let alternatives: Vec<Proposal> =
        cuts.map(|changes| Proposal { changes, applicability: Applicability::Unsafe }).collect();
    (!alternatives.is_empty()).then_some(Choice { alternatives })
}

/// Line breaks in a row where the rows of the source end from which it may stem, however long each is.
fn rows_of_source(pairing: &Pairing<'_>, line: usize) -> Option<Vec<Change>> {
    let source = pairing.around(line).map(|at| pairing.source.line(at)).filter(|row| row.trim_start().starts_with('|'));
    let widths: Vec<usize> = source.map(bars).collect();
    let count = bars(pairing.target.line(line));
    // The rows that are one here are neighbours there.
    let run = (0..widths.len()).find_map(|start| {
        let ends = (start + 2..=widths.len()).find(|&end| widths[start..end].iter().sum::<usize>() >= count)?;
        (widths[start..ends].iter().sum::<usize>() == count).then_some(&widths[start..ends])
    })?;
    let ends = run[..run.len() - 1].iter().scan(0, |sum, width| {
        *sum += width;
        Some(*sum)
    });
    cut_behind(pairing, line, ends)
}

/// Line breaks in a row, behind every so many bars.
fn cut_at(pairing: &Pairing<'_>, line: usize, width: usize) -> Option<Vec<Change>> {
    let count = bars(pairing.target.line(line));
    if width < 2 || count <= width { None } else { cut_behind(pairing, line, (width..count).step_by(width)) }
}

/// Line breaks between one bar and the next, with nothing else between them.
fn cut_behind(pairing: &Pairing<'_>, line: usize, ends: impl Iterator<Item = usize>) -> Option<Vec<Change>> {
    let (range, text) = (pairing.target.all[line], pairing.target.line(line));
    let places: Vec<usize> = places_of_bars(text).collect();
    let cut = |at: usize| {
        let between = TextRange::from(places.get(at.checked_sub(1)?)? + 1..*places.get(at)?);
        let is_empty = between.slice(text).trim().is_empty();
        is_empty.then(|| change(between.shifted(range.start), pairing.target.line_break().to_owned()))
    };
    ends.map(cut).collect()
}

fn bars(line: &str) -> usize {
    places_of_bars(line).count()
}

/// The bars that divide cells: not those in code, nor with a backslash.
fn places_of_bars(line: &str) -> impl Iterator<Item = usize> {
    let mut code = false;
    let bytes = line.as_bytes();
    line.bytes().enumerate().filter_map(move |(at, byte)| {
        code ^= byte == b'`';
        (byte == b'|' && !code && (at == 0 || bytes[at - 1] != b'\\')).then_some(at)
    })
}
