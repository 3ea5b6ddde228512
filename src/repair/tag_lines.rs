//! Lines of nothing but tags of blocks: those that were lost, and those that are too many.

use super::lines::{Lines, Pairing};
use super::placement::{is_of_block, proposal};
use super::tags::Written;
use super::{Change, Choice};
use crate::diagnostic::Diagnostic;
use crate::text::TextRange;

/// A line of nothing but tags of blocks that translates nothing may go, if the source has fewer such tags.
pub fn superfluous(pairing: &Pairing<'_>, found: &[Diagnostic], line: usize, targets: &[&Written]) -> Option<Choice> {
    let only = targets.iter().map(|tag| tag.range.slice(pairing.target.text)).collect::<String>();
    let is_more = |tag: &&Written| is_surplus(pairing, tag);
    if targets.is_empty() || pairing.target.line(line).trim() != only || !targets.iter().all(is_more) {
        return None;
    }
    let next = pairing.target.all.get(line + 1).map_or(pairing.target.text.len() as u32, |next| next.start);
    let range = TextRange::new(pairing.target.all[line].start, next);
    let safe = targets.iter().all(|tag| is_stray(found, tag));
    Some(Choice::of(proposal(safe, vec![Change { range, text: String::new() }])))
}

/// True for a tag that belongs to nothing: it shows nothing, and nothing changes without it.
pub fn is_stray(found: &[Diagnostic], tag: &Written) -> bool {
    found.iter().any(|finding| finding.check == "stray-tag" && finding.label.range == tag.range)
}

/// True if the source has fewer tags that say the same.
pub fn is_surplus(pairing: &Pairing<'_>, tag: &Written) -> bool {
    count(&pairing.target, &tag.says) > count(&pairing.source, &tag.says)
}

/// How many tags of a text say this.
fn count(lines: &Lines<'_>, says: &str) -> usize {
    let of_line = |line| lines.tags(line).iter().filter(|tag| tag.says == says).count();
    (0..lines.all.len()).map(of_line).sum()
}

/// Lines of nothing but tags of blocks, and of fences, that no line of the target translates, put between those around them.
pub fn lost<'p>(pairing: &'p Pairing<'p>) -> impl Iterator<Item = (TextRange, Choice)> + 'p {
    let lost = (0..pairing.source.all.len())
        .filter(|&line| pairing.to_target[line].is_none() && !pairing.source.is_blank(line));
    lost.filter_map(move |line| {
        let tags = pairing.source.tags(line);
        let only = tags.iter().map(|tag| tag.range.slice(pairing.source.text)).collect::<String>();
        let text = pairing.source.line(line).trim().trim_start_matches('`');
        (!tags.is_empty() && tags.iter().all(is_of_block) && text == only).then(|| lost_line(pairing, line)).flatten()
    })
}

fn lost_line(pairing: &Pairing<'_>, line: usize) -> Option<(TextRange, Choice)> {
    let (source, target) = (&pairing.source, &pairing.target);
    let before = (0..line).rev().find(|&at| !source.is_blank(at));
    let after = (line + 1..source.all.len()).find(|&at| !source.is_blank(at));
    let paired = |at: Option<usize>| at.and_then(|at| pairing.to_target[at]);
    // Beside a line that is there, the place is no matter of taste.
    let safe = paired(before).is_some() || paired(after).is_some();
    let before = (0..line).rev().find_map(|at| pairing.to_target[at].map(|to| (at, to)));
    let after = (line + 1..source.all.len()).find_map(|at| pairing.to_target[at].map(|to| (at, to)));
    let break_ = target.line_break();
    let tags = source.line(line).trim().trim_start_matches('`');
    let mut texts = vec![source.line(line)];
    texts.extend((tags.len() < source.line(line).trim().len()).then_some(tags));
    let mut ways = Vec::new();
    for text in texts {
        // A line that was emptied stands where it stood.
        if let Some((from, to)) = before {
            let place = to + (line - from);
            if place < target.all.len() && target.is_blank(place) && after.is_none_or(|(_, next)| place < next) {
                ways.push(Change { range: target.all[place], text: text.to_owned() });
            }
            let gap = if source.is_blank(line - 1) { break_ } else { "" };
            ways.push(Change { range: TextRange::empty(target.all[to].end), text: format!("{break_}{gap}{text}") });
        }
        if let Some((_, to)) = after {
            let gap = if source.is_blank(line + 1) { break_ } else { "" };
            ways.push(Change { range: TextRange::empty(target.all[to].start), text: format!("{text}{break_}{gap}") });
        }
    }
    let place = ways.first()?.range;
    let alternatives = ways.into_iter().map(|change| proposal(safe, vec![change])).collect();
    Some((place, Choice { alternatives }))
}
