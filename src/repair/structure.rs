//! Lines that were joined, torn apart or altered in their markers: each gets the form of the line that it translates.

use super::lines::Pairing;
use super::tags::{Written, written};
use super::{Change, Choice, Proposal};
use crate::diagnostic::{Applicability, Diagnostic};
use crate::text::TextRange;

/// What may be done about the lines that findings are about.
pub fn choices(pairing: &Pairing<'_>, found: &[Diagnostic]) -> Vec<Choice> {
    let mut choices = Vec::new();
    for line in lines_of(pairing, found, &["joined-reusables"], 0) {
        choices.extend(apart(pairing, line));
    }
    for line in lines_of(pairing, found, BLOCKS, 2) {
        choices.extend(rows(pairing, line));
        choices.extend(marker(pairing, line));
    }
    if found.iter().any(|finding| finding.check == "changed-html") {
        choices.extend(boxes(pairing));
    }
    for line in lines_of(pairing, found, &["changed-code", "changed-code-language"], 1) {
        choices.extend(code(pairing, line));
    }
    choices
}

/// Checks that tell of blocks.
const BLOCKS: &[&str] = &[
    "changed-block",
    "missing-block",
    "obsolete-block",
    "moved-block",
    "changed-nesting",
    "changed-data",
    "changed-link",
];

/// The lines that findings of these checks touch, with so many around them.
fn lines_of(pairing: &Pairing<'_>, found: &[Diagnostic], checks: &[&str], around: usize) -> Vec<usize> {
    let about = found.iter().filter(|finding| checks.contains(&finding.check));
    let mut lines: Vec<usize> = about
        .flat_map(|finding| {
            let (first, last) =
                (pairing.target.at(finding.label.range.start), pairing.target.at(finding.label.range.end));
            first.saturating_sub(around)..(last + around + 1).min(pairing.target.all.len())
        })
        .collect();
    lines.sort_unstable();
    lines.dedup();
    lines
}

fn change(range: TextRange, text: String) -> Change {
    Change { range, text }
}

fn choice(applicability: Applicability, changes: Vec<Change>) -> Choice {
    Choice::of(Proposal { changes, applicability })
}

/// Reusables that have a line of their own in the source get one.
fn apart(pairing: &Pairing<'_>, line: usize) -> Option<Choice> {
    let (target, break_) = (&pairing.target, pairing.target.line_break());
    let range = target.all[line];
    let mut changes = Vec::new();
    for tag in written(target, line, pairing) {
        let Some(own) = own_line(pairing, &tag) else { continue };
        let before = TextRange::new(range.start, tag.range.start).slice(target.text);
        let blanks = before.len() - before.trim_end().len();
        if !before.trim().is_empty() && !is_lead(before) {
            let place = TextRange::new(tag.range.start - blanks as u32, tag.range.start);
            changes.push(change(place, format!("{break_}{}", indentation(own))));
        }
        let after = TextRange::new(tag.range.end, range.end).slice(target.text);
        let next_is_tag = after.trim_start().starts_with("{%");
        if !after.trim().is_empty() && !next_is_tag {
            let blanks = after.len() - after.trim_start().len();
            changes.push(change(TextRange::new(tag.range.end, tag.range.end + blanks as u32), break_.to_owned()));
        }
    }
    (!changes.is_empty()).then(|| choice(Applicability::Safe, changes))
}

/// The line of the source that is this tag alone.
fn own_line<'p>(pairing: &'p Pairing<'_>, tag: &Written) -> Option<&'p str> {
    let is_own = |line: &&str| {
        let tags = crate::liquid::loose_tags(line);
        matches!(tags.as_slice(), [only] if only.range.slice(line) == line.trim()
            && super::canonical::canonical(only.inner.slice(line), super::words::of_locale("")) == tag.says)
    };
    let wanted = tag.says.starts_with("data reusables") || tag.says.starts_with("indented_data_reference");
    let lines = (0..pairing.source.all.len()).map(|line| pairing.source.line(line));
    if wanted { lines.into_iter().find(is_own) } else { None }
}

fn indentation(line: &str) -> &str {
    &line[..line.len() - line.trim_start().len()]
}

/// True for what may stand before a tag that begins a line: markers, and tags of blocks.
fn is_lead(before: &str) -> bool {
    before.trim().trim_start_matches(|c: char| c.is_ascii_digit()).trim_matches(['.', '-', '*', '>', ' ']).is_empty()
}

/// Rows of a table that were joined, cut where a row of the source, or the row beside them, ends.
fn rows(pairing: &Pairing<'_>, line: usize) -> Option<Choice> {
    if !pairing.target.line(line).trim_start().starts_with('|') {
        return None;
    }
    let source = pairing.to_source[line].map_or("", |source| pairing.source.line(source));
    let beside = [line.checked_sub(1), Some(line + 1)].into_iter().flatten().map(|at| pairing.target.line(at));
    let mut widths: Vec<usize> = beside.chain([source]).map(bars).collect();
    widths.dedup();
    let cuts = widths.into_iter().filter_map(|width| cut(pairing, line, width));
    let alternatives: Vec<Proposal> =
        cuts.map(|changes| Proposal { changes, applicability: Applicability::Unsafe }).collect();
    (!alternatives.is_empty()).then_some(Choice { alternatives })
}

/// Line breaks in a row, behind every so many bars.
fn cut(pairing: &Pairing<'_>, line: usize, width: usize) -> Option<Vec<Change>> {
    let (range, text) = (pairing.target.all[line], pairing.target.line(line));
    let places: Vec<usize> = places_of_bars(text).collect();
    if width < 2 || places.len() <= width {
        return None;
    }
    let mut changes = Vec::new();
    for at in (width..places.len()).step_by(width) {
        let between = TextRange::from(places[at - 1] + 1..places[at]);
        if !between.slice(text).trim().is_empty() {
            return None;
        }
        changes.push(change(between.shifted(range.start), pairing.target.line_break().to_owned()));
    }
    Some(changes)
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

/// A marker that stands alone gets the text back that was pushed below it.
fn marker(pairing: &Pairing<'_>, line: usize) -> Option<Choice> {
    let target = &pairing.target;
    let text = target.line(line);
    let alone = text.trim();
    let is_number =
        alone.strip_suffix('.').is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()));
    let is_marker = is_number
        || matches!(alone, "-" | "*" | "+" | ">" | "|")
        || (!alone.is_empty() && alone.trim_matches('#').is_empty());
    let next = (line + 1..target.all.len()).take(3).find(|&next| !target.is_blank(next))?;
    let below = target.line(next);
    if !is_marker || (below.len() == below.trim_start().len() && next == line + 1 && alone != "|") {
        return None;
    }
    let end = target.all[line].start + text.trim_end().len() as u32;
    let start = target.all[next].start + indentation(below).len() as u32;
    Some(choice(Applicability::Unsafe, vec![change(TextRange::new(end, start), " ".to_owned())]))
}

/// Blocks whose tags stand alone in their lines and are called otherwise than in the source: notes that became warnings.
fn boxes(pairing: &Pairing<'_>) -> Vec<Choice> {
    let mut changes: Vec<Change> = Vec::new();
    for line in 0..pairing.target.all.len() {
        let Some(source) = pairing.to_source[line] else { continue };
        let (from, to) = (written(&pairing.source, source, pairing), written(&pairing.target, line, pairing));
        let ([from], [to]) = (from.as_slice(), to.as_slice()) else { continue };
        let alone = from.range.slice(pairing.source.text) == pairing.source.line(source).trim()
            && to.range.slice(pairing.target.text) == pairing.target.line(line).trim();
        if alone && from.says != to.says && is_box(&from.says) && is_box(&to.says) {
            changes.push(change(to.range, from.range.slice(pairing.source.text).to_owned()));
        }
    }
    changes.chunks(2).map(|pair| choice(Applicability::Unsafe, pair.to_vec())).collect()
}

fn is_box(says: &str) -> bool {
    matches!(says.strip_prefix("end").unwrap_or(says), "note" | "tip" | "warning" | "danger")
}

/// The lines of a code block, with its fence, as in the source: those in another script stay.
fn code(pairing: &Pairing<'_>, line: usize) -> Option<Choice> {
    let is_fence = |text: &str| text.trim_start().starts_with("```");
    let source = pairing.to_source[line].filter(|_| is_fence(pairing.target.line(line)))?;
    let length = |lines: &super::lines::Lines<'_>, from: usize| {
        (from + 1..lines.all.len()).position(|at| is_fence(lines.line(at)))
    };
    let count = length(&pairing.target, line)?;
    if length(&pairing.source, source)? != count {
        return None;
    }
    let mut changes = Vec::new();
    for offset in 0..=count {
        let (from, to) = (pairing.source.line(source + offset), pairing.target.line(line + offset));
        if from.trim() != to.trim() && to.is_ascii() {
            let range = pairing.target.all[line + offset];
            let start = range.start + indentation(to).len() as u32;
            changes.push(change(TextRange::new(start, range.end), from.trim_start().to_owned()));
        }
    }
    (!changes.is_empty()).then(|| choice(Applicability::Unsafe, changes))
}
