//! Tags of blocks that are missing, repeated or in the wrong place: where they have to stand for every version to see what
//! the source shows it.
//!
//! A line and the one that it translates must have the same tags of blocks. Places for those that lack are tried in the order
//! of their likeness to the place in the source; the judge says whether each version sees what it has to.

use super::canonical::{is_name, name};
use super::lines::Pairing;
use super::tag_lines::{lost, superfluous};
use super::tags::Written;
use super::ways::Tags;
use super::{Change, Choice, Proposal};
use crate::diagnostic::{Applicability, Diagnostic};
use crate::text::TextRange;

/// Of so many lines at most, those next to a finding are looked at.
const MAXIMUM_LINES: usize = 6;
/// So many where nothing says that it is the tags that are wrong.
const FEW_WAYS: usize = 3;

/// What may be done about tags of blocks. That one of them belongs elsewhere in its line is never safe to say, and is only
/// looked into where that does not matter.
pub fn choices(pairing: &Pairing<'_>, found: &[Diagnostic], allows_unsafe: bool) -> Vec<Choice> {
    let about: Vec<TextRange> =
        found.iter().filter(|finding| is_about_blocks(finding)).map(|finding| finding.label.range).collect();
    if about.is_empty() {
        return Vec::new();
    }
    let near = |range: TextRange| about.iter().map(|other| distance(*other, range)).min().unwrap_or(u32::MAX);
    let lines = (0..pairing.target.all.len()).map(|line| (near(pairing.target.all[line]), Of::Line(line)));
    let lost = lost(pairing).map(|(range, choice)| (near(range), Of::Lost(choice)));
    let mut all: Vec<(u32, Of)> = lines.chain(lost).collect();
    all.sort_by_key(|(near, _)| *near);
    // The nearest first, and no more of them looked at than it takes.
    let choices = all.into_iter().filter_map(|(near, of)| match of {
        Of::Line(line) => of_line(pairing, found, line, allows_unsafe && near == 0),
        Of::Lost(choice) => Some(choice),
    });
    let mut choices: Vec<Choice> = choices.take(MAXIMUM_LINES).collect();
    if !found.iter().any(is_of_blocks) {
        choices.iter_mut().for_each(|choice| choice.alternatives.truncate(FEW_WAYS));
    }
    choices
}

/// What a choice may be about.
enum Of {
    /// A line of the target.
    Line(usize),
    /// A line that only the source has.
    Lost(Choice),
}

/// True for findings that may follow from where the tags of a block stand.
fn is_about_blocks(finding: &Diagnostic) -> bool {
    is_of_blocks(finding)
        || matches!(finding.check, "changed-data" | "changed-link" | "missing-block" | "placeable-count")
}

/// True for findings about the tags themselves.
fn is_of_blocks(finding: &Diagnostic) -> bool {
    matches!(
        finding.check,
        "stray-tag"
            | "unclosed-block"
            | "unclosed-tag"
            | "changed-scope"
            | "changed-condition"
            | "empty-branch"
            | "damaged-tag"
    )
}

/// Bytes between two ranges.
fn distance(a: TextRange, b: TextRange) -> u32 {
    if a.start <= b.end && b.start <= a.end { 0 } else { a.start.max(b.start) - a.end.min(b.end) }
}

/// True for tags that open, divide or close blocks.
pub fn is_of_block(tag: &Written) -> bool {
    let name = name(&tag.says);
    !tag.is_output && !matches!(name, "data" | "octicon" | "indented_data_reference" | "assign") && is_name(name)
}

fn of_line(pairing: &Pairing<'_>, found: &[Diagnostic], target_line: usize, may_move: bool) -> Option<Choice> {
    fn blocks(tags: &[Written]) -> Vec<&Written> {
        tags.iter().filter(|tag| is_of_block(tag)).collect()
    }
    let all = pairing.target.tags(target_line);
    // A damaged tag may be the one that is missing.
    if all.iter().any(|tag| is_unsound(pairing, tag)) {
        return None;
    }
    let targets = blocks(all);
    let Some(source_line) = pairing.to_source[target_line] else {
        return superfluous(pairing, found, target_line, &targets);
    };
    let sources = blocks(pairing.source.tags(source_line));
    if sources.is_empty() && targets.is_empty() {
        return None;
    }
    let ways = Tags::new(pairing, found, [source_line, target_line], [sources, targets]).ways(may_move);
    (!ways.is_empty()).then_some(Choice { alternatives: ways })
}

/// True for a tag that is damaged, and was not so in the source.
fn is_unsound(pairing: &Pairing<'_>, tag: &Written) -> bool {
    let damaged = !tag.is_clean || (!tag.is_output && (tag.plain != tag.says || !is_name(name(&tag.says))));
    damaged && !pairing.source.text.contains(tag.range.slice(pairing.target.text))
}

/// Changes as one proposal, safe or at the reader's risk.
pub fn proposal(safe: bool, changes: Vec<Change>) -> Proposal {
    Proposal { changes, applicability: if safe { Applicability::Safe } else { Applicability::Unsafe } }
}
