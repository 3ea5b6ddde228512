//! Line breaks that were lost beside tags of blocks, and blank lines that were lost between blocks.

use super::lines::Pairing;
use super::placement::is_of_block;
use super::structure::{change, choice, indentation};
use super::{Choice, Proposal};
use crate::diagnostic::Applicability;
use crate::text::TextRange;

/// Tags of blocks that stand alone in a line of the source get a line of their own, as far from their neighbours as there.
pub fn beside_tags(pairing: &Pairing<'_>, line: usize) -> Option<Choice> {
    let (target, range) = (&pairing.target, pairing.target.all[line]);
    let tags = target.tags(line);
    if tags.is_empty() || tags[0].range.slice(target.text) == target.line(line).trim() {
        return None;
    }
    let mut alone = lines_of_tags(pairing, line);
    let (mut changes, mut behind) = (Vec::new(), range.start);
    for tag in tags.iter().filter(|tag| is_of_block(tag)) {
        let Some(at) = alone.iter().position(|(says, _)| *says == tag.says) else { continue };
        let (_, own) = alone.remove(at);
        let before = TextRange::new(behind.max(range.start), tag.range.start).slice(target.text);
        if !before.trim().is_empty() {
            let start = tag.range.start - (before.len() - before.trim_end().len()) as u32;
            changes.push(change(TextRange::new(start, tag.range.start), gap(pairing, own, true)));
        }
        let after = TextRange::new(tag.range.end, range.end).slice(target.text);
        if !after.trim().is_empty() {
            behind = tag.range.end + (after.len() - after.trim_start().len()) as u32;
            changes.push(change(TextRange::new(tag.range.end, behind), gap(pairing, own, false)));
        }
    }
    let all = Proposal { changes, applicability: Applicability::Unsafe };
    (!all.changes.is_empty()).then(|| Choice::of(all))
}

/// The tags of blocks that stand alone in the lines of the source from which this line may stem.
fn lines_of_tags<'p>(pairing: &'p Pairing<'_>, line: usize) -> Vec<(&'p str, usize)> {
    let alone = |at: usize| {
        let [only] = pairing.source.tags(at) else { return None };
        let is_alone = only.range.slice(pairing.source.text) == pairing.source.line(at).trim();
        is_alone.then_some((&*only.says, at))
    };
    pairing.around(line).filter_map(alone).collect()
}

/// The line breaks that stand before or behind a line of the source, with the indentation of what follows them.
fn gap(pairing: &Pairing<'_>, line: usize, before: bool) -> String {
    let source = &pairing.source;
    let blank = |at: &usize| source.is_blank(*at);
    let (count, next) = match before {
        true => ((0..line).rev().take_while(blank).count(), line),
        false => {
            let count = (line + 1..source.all.len()).take_while(blank).count();
            (count, line + 1 + count)
        }
    };
    format!("{}{}", pairing.target.line_break().repeat(count + 1), indentation(source.line(next)))
}

/// The blank line between two lines that the source has, and without which the second belongs to the first: Markdown behind
/// `<div>`, a list behind a paragraph.
pub fn blank_line(pairing: &Pairing<'_>, line: usize) -> Option<Choice> {
    let (source, target) = (&pairing.source, &pairing.target);
    let next = line + 1;
    if next >= target.all.len() || target.is_blank(line) || target.is_blank(next) {
        return None;
    }
    let (from, to) = (pairing.to_source[line]?, pairing.to_source[next]?);
    let is_lost = to > from + 1 && (from + 1..to).all(|at| source.is_blank(at));
    let place = TextRange::empty(target.all[line].end);
    is_lost.then(|| choice(Applicability::Unsafe, vec![change(place, target.line_break().to_owned())]))
}
