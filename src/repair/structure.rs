//! The form of lines: which findings speak of it, reusables that were joined, boxes and code. Other damage to it has files of
//! its own: [`super::rows`], [`super::markers`], [`super::line_breaks`], [`super::indentation`], [`super::emphasis`].

use super::lines::Pairing;
use super::tags::Written;
use super::{Change, Choice, Proposal, emphasis, indentation, line_breaks, markers, rows};
use crate::diagnostic::{Applicability, Diagnostic};
use crate::text::TextRange;

/// What may be done about the lines that findings are about.
pub fn choices(pairing: &Pairing<'_>, found: &[Diagnostic]) -> Vec<Choice> {
    let mut choices = Vec::new();
    for line in lines_of(pairing, found, &["joined-reusables"], 0) {
        choices.extend(apart(pairing, line));
    }
    let near = lines_of(pairing, found, BLOCKS, 2);
    for &line in &near {
        choices.extend(rows::cut(pairing, line));
        choices.extend(markers::rejoined(pairing, line));
        choices.extend(markers::alert(pairing, line));
        choices.extend(line_breaks::beside_tags(pairing, line));
        choices.extend(line_breaks::blank_line(pairing, line));
    }
    choices.extend(indentation::choices(pairing, &near));
    for line in lines_of(pairing, found, &["unrendered-emphasis"], 1) {
        // Asterisks are also seen where text has become a part of the HTML before it.
        choices.extend(line_breaks::beside_tags(pairing, line).filter(|_| !near.contains(&line)));
        choices.extend(line_breaks::blank_line(pairing, line).filter(|_| !near.contains(&line)));
    }
    for line in lines_of(pairing, found, &["unrendered-emphasis"], 0) {
        choices.extend(emphasis::closed(pairing, line));
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

pub fn change(range: TextRange, text: String) -> Change {
    Change { range, text }
}

pub fn choice(applicability: Applicability, changes: Vec<Change>) -> Choice {
    Choice::of(Proposal { changes, applicability })
}

/// Reusables that have a line of their own in the source, alone or behind a marker, get one.
fn apart(pairing: &Pairing<'_>, line: usize) -> Option<Choice> {
    let (target, break_) = (&pairing.target, pairing.target.line_break());
    let range = target.all[line];
    let mut changes = Vec::new();
    for tag in target.tags(line) {
        let Some(lead) = lead_of_own_line(pairing, tag) else { continue };
        let before = TextRange::new(range.start, tag.range.start).slice(target.text);
        let kept = before.trim_end().strip_suffix(lead.trim()).unwrap_or(before).trim_end();
        if !kept.is_empty() && !is_lead(before) {
            let place = TextRange::new(range.start + kept.len() as u32, tag.range.start);
            changes.push(change(place, format!("{break_}{lead}")));
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

/// What stands before this tag in the line of the source that holds nothing else but a marker.
fn lead_of_own_line<'p>(pairing: &'p Pairing<'_>, tag: &Written) -> Option<&'p str> {
    let source = &pairing.source;
    let lead = |at: usize| {
        let [only] = source.tags(at) else { return None };
        let before = TextRange::new(source.all[at].start, only.range.start).slice(source.text);
        let after = TextRange::new(only.range.end, source.all[at].end).slice(source.text);
        (only.says == tag.says && after.trim().is_empty() && is_lead(before)).then_some(before)
    };
    let wanted = tag.says.starts_with("data reusables") || tag.says.starts_with("indented_data_reference");
    if wanted { (0..source.all.len()).find_map(lead) } else { None }
}

/// The blanks that a line begins with.
pub fn indentation(line: &str) -> &str {
    &line[..line.len() - line.trim_start().len()]
}

/// True for what may stand before a tag that begins a line: markers, and tags of blocks.
fn is_lead(before: &str) -> bool {
    before.trim().trim_start_matches(|c: char| c.is_ascii_digit()).trim_matches(['.', '-', '*', '>', ' ']).is_empty()
}

/// Blocks whose tags stand alone in their lines and are called otherwise than in the source: notes that became warnings.
fn boxes(pairing: &Pairing<'_>) -> Vec<Choice> {
    let mut changes: Vec<Change> = Vec::new();
    for line in 0..pairing.target.all.len() {
        let Some(source) = pairing.to_source[line] else { continue };
        let (from, to) = (pairing.source.tags(source), pairing.target.tags(line));
        let ([from], [to]) = (from, to) else { continue };
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
