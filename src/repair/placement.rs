//! Tags of blocks that are missing, repeated or in the wrong place: where they have to stand for every version to see what
//! the source shows it.
//!
//! A line and the one that it translates must have the same tags of blocks. Places for those that lack are tried in the order
//! of their likeness to the place in the source; the judge says whether each version sees what it has to.

use super::canonical::{is_name, name};
use super::lines::Pairing;
use super::position::{Line, cost, is_same};
use super::tags::{Written, written};
use super::{Change, Choice, Proposal};
use crate::diagnostic::{Applicability, Diagnostic};
use crate::text::TextRange;

/// Of so many lines at most, those next to a finding are looked at.
const MAXIMUM_LINES: usize = 6;
/// So many ways are tried to put the tags of one line right.
const MAXIMUM_WAYS: usize = 36;
/// So many where nothing says that it is the tags that are wrong.
const FEW_WAYS: usize = 3;
/// So many places are looked at for each of two tags.
const MAXIMUM_PLACES: usize = 20;

/// What may be done about tags of blocks.
pub fn choices(pairing: &Pairing<'_>, found: &[Diagnostic]) -> Vec<Choice> {
    let about: Vec<TextRange> =
        found.iter().filter(|finding| is_about_blocks(finding)).map(|finding| finding.label.range).collect();
    if about.is_empty() {
        return Vec::new();
    }
    let mut lines: Vec<(u32, Choice)> = Vec::new();
    for target in 0..pairing.target.all.len() {
        let near = about.iter().map(|range| distance(*range, pairing.target.all[target])).min().unwrap_or(u32::MAX);
        if let Some(choice) = of_line(pairing, found, target, near == 0) {
            lines.push((near, choice));
        }
    }
    lines.extend(
        lost_lines(pairing).map(|(range, choice)| {
            (about.iter().map(|other| distance(*other, range)).min().unwrap_or(u32::MAX), choice)
        }),
    );
    lines.sort_by_key(|(near, _)| *near);
    let mut choices: Vec<Choice> = lines.into_iter().take(MAXIMUM_LINES).map(|(_, choice)| choice).collect();
    if !found.iter().any(is_of_blocks) {
        choices.iter_mut().for_each(|choice| choice.alternatives.truncate(FEW_WAYS));
    }
    choices
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

/// The tags of blocks of a line and of the one that it translates.
struct Tags<'p> {
    pairing: &'p Pairing<'p>,
    found: &'p [Diagnostic],
    source_line: usize,
    target_line: usize,
    sources: Vec<Written>,
    targets: Vec<Written>,
}

fn of_line(pairing: &Pairing<'_>, found: &[Diagnostic], target_line: usize, is_concerned: bool) -> Option<Choice> {
    let blocks = |tags: Vec<Written>| tags.into_iter().filter(is_of_block).collect::<Vec<_>>();
    let all = written(&pairing.target, target_line, pairing);
    // A damaged tag may be the one that is missing.
    if all.iter().any(|tag| is_unsound(pairing, tag)) {
        return None;
    }
    let targets = blocks(all);
    let Some(source_line) = pairing.to_source[target_line] else {
        return superfluous_line(pairing, found, target_line, &targets);
    };
    let sources = blocks(written(&pairing.source, source_line, pairing));
    if sources.is_empty() && targets.is_empty() {
        return None;
    }
    let tags = Tags { pairing, found, source_line, target_line, sources, targets };
    let (missing, extra) = tags.apart();
    let ways = match (missing.as_slice(), extra.as_slice()) {
        ([], []) if is_concerned => tags.moves(),
        ([], []) => return None,
        ([], [extra]) => tags.removals(*extra),
        _ => tags.insertions(&missing, &extra),
    };
    (!ways.is_empty()).then_some(Choice { alternatives: ways })
}

/// True for a tag that is damaged, and was not so in the source.
fn is_unsound(pairing: &Pairing<'_>, tag: &Written) -> bool {
    let damaged = !tag.is_clean || (!tag.is_output && (tag.plain != tag.says || !is_name(name(&tag.says))));
    damaged && !pairing.source.text.contains(tag.range.slice(pairing.target.text))
}

/// A line of nothing but tags of blocks that translates nothing may go.
fn superfluous_line(pairing: &Pairing<'_>, found: &[Diagnostic], line: usize, targets: &[Written]) -> Option<Choice> {
    let only = targets.iter().map(|tag| tag.range.slice(pairing.target.text)).collect::<String>();
    if targets.is_empty() || pairing.target.line(line).trim() != only {
        return None;
    }
    let next = pairing.target.all.get(line + 1).map_or(pairing.target.text.len() as u32, |next| next.start);
    let range = TextRange::new(pairing.target.all[line].start, next);
    let safe = targets.iter().all(|tag| is_stray(found, tag));
    Some(Choice::of(proposal(safe, vec![Change { range, text: String::new() }])))
}

/// True for a tag that belongs to nothing: it shows nothing, and nothing changes without it.
fn is_stray(found: &[Diagnostic], tag: &Written) -> bool {
    found.iter().any(|finding| finding.check == "stray-tag" && finding.label.range == tag.range)
}

fn proposal(safe: bool, changes: Vec<Change>) -> Proposal {
    Proposal { changes, applicability: if safe { Applicability::Safe } else { Applicability::Unsafe } }
}

impl Tags<'_> {
    /// Positions of tags that only the source has, and of those that only the target has.
    fn apart(&self) -> (Vec<usize>, Vec<usize>) {
        let mut missing: Vec<usize> = (0..self.sources.len()).collect();
        let mut extra = Vec::new();
        for (at, tag) in self.targets.iter().enumerate() {
            match missing.iter().position(|&source| self.sources[source].says == tag.says) {
                Some(position) => {
                    missing.remove(position);
                }
                None => extra.push(at),
            }
        }
        (missing, extra)
    }

    fn without(&self, at: usize) -> Change {
        Change { range: self.targets[at].range, text: String::new() }
    }

    /// Ways to remove one of several equal tags.
    fn removals(&self, extra: usize) -> Vec<Proposal> {
        let mut same: Vec<usize> =
            (0..self.targets.len()).rev().filter(|&at| self.targets[at].says == self.targets[extra].says).collect();
        same.sort_by_key(|&at| !is_stray(self.found, &self.targets[at]));
        let ways = same.into_iter().enumerate();
        let ways =
            ways.map(|(order, at)| (order as f32, is_stray(self.found, &self.targets[at]), vec![self.without(at)]));
        self.likeliest(ways.collect())
    }

    /// Places for a tag of the source in the target's line, by their likeness.
    fn places(&self, source: usize) -> Vec<Place> {
        let (from, to) = (self.pairing.source.all[self.source_line], self.pairing.target.all[self.target_line]);
        let source_line = Line::new(from.slice(self.pairing.source.text));
        let target_line = Line::new(to.slice(self.pairing.target.text));
        let range = self.sources[source].range;
        let range = TextRange::new(range.start - from.start, range.end - from.start);
        let all = target_line.places().into_iter();
        let mut places: Vec<Place> = all
            .map(|at| Place {
                at: to.start + at as u32,
                cost: cost(&source_line, range, &target_line, at),
                is_same: is_same(&source_line, range, &target_line, at),
            })
            .collect();
        places.sort_by(|a, b| a.cost.total_cmp(&b.cost));
        let same = || places.iter().filter(|place| place.is_same).map(|place| place.at);
        let (first, last) = (same().min().unwrap_or(0), same().max().unwrap_or(0));
        let is_one = TextRange::new(first, last).slice(self.pairing.target.text).trim().is_empty();
        if !is_one {
            places.iter_mut().for_each(|place| place.is_same = false);
        }
        places
    }

    fn inserted(&self, source: usize, at: u32) -> Change {
        let text = self.sources[source].range.slice(self.pairing.source.text).to_owned();
        Change { range: TextRange::empty(at), text }
    }

    /// Ways to put in what is missing, without what is too much.
    fn insertions(&self, missing: &[usize], extra: &[usize]) -> Vec<Proposal> {
        let removed: Vec<Change> = extra.iter().map(|&at| self.without(at)).collect();
        let mut ways: Vec<(f32, bool, Vec<Change>)> = match missing {
            [] => vec![(0.0, false, Vec::new())],
            [one] => {
                let places = self.places(*one).into_iter();
                places.map(|place| (place.cost, place.is_same, vec![self.inserted(*one, place.at)])).collect()
            }
            [one, two] => self.pairs(*one, *two),
            many => {
                let best = many.iter().filter_map(|&one| Some(self.inserted(one, self.places(one).first()?.at)));
                vec![(0.0, false, best.collect())]
            }
        };
        for (_, same, changes) in &mut ways {
            *same &= removed.is_empty();
            changes.extend(removed.iter().cloned());
        }
        self.likeliest(ways)
    }

    /// The ways after which the line has the conditionals of the source's, the likeliest first.
    fn likeliest(&self, mut ways: Vec<(f32, bool, Vec<Change>)>) -> Vec<Proposal> {
        let wanted = Nesting::new(self.sources.iter().map(|tag| tag.says.as_str()));
        ways.sort_by(|a, b| a.0.total_cmp(&b.0));
        let nests = |changes: &[Change]| {
            let tags = self.after(changes);
            Nesting::new(tags.iter().map(String::as_str)) == wanted
        };
        let ways = ways.into_iter().filter(|(_, _, changes)| nests(changes)).take(MAXIMUM_WAYS);
        ways.map(|(_, same, changes)| proposal(same, changes)).collect()
    }

    /// What the tags of blocks of the line say when the changes are made, in their order.
    fn after(&self, changes: &[Change]) -> Vec<String> {
        let removed = |tag: &Written| changes.iter().any(|change| change.range == tag.range && change.text.is_empty());
        let mut tags: Vec<(u32, u32, String)> = Vec::new();
        for tag in self.targets.iter().filter(|tag| !removed(tag)) {
            tags.push((tag.range.start, 1, tag.says.clone()));
        }
        for change in changes.iter().filter(|change| change.range.is_empty()) {
            let inner = crate::liquid::loose_tags(&change.text).into_iter().map(|tag| tag.inner);
            let says = inner.map(|inner| super::canonical::canonical(inner.slice(&change.text), self.pairing.words));
            tags.extend(says.map(|says| (change.range.start, 0, says)));
        }
        tags.sort_by_key(|tag| (tag.0, tag.1));
        tags.into_iter().map(|(_, _, says)| says).collect()
    }

    /// Ways to put in two tags, the first before the second.
    fn pairs(&self, one: usize, two: usize) -> Vec<(f32, bool, Vec<Change>)> {
        let (first, second) = (self.places(one), self.places(two));
        let mut ways = Vec::new();
        for a in first.iter().take(MAXIMUM_PLACES) {
            for b in second.iter().take(MAXIMUM_PLACES).filter(|b| b.at > a.at) {
                let changes = vec![self.inserted(one, a.at), self.inserted(two, b.at)];
                ways.push((a.cost + b.cost, a.is_same && b.is_same, changes));
            }
        }
        ways
    }

    /// Ways to put one tag elsewhere in its line.
    fn moves(&self) -> Vec<Proposal> {
        let mut ways: Vec<(f32, bool, Vec<Change>)> = Vec::new();
        for (at, tag) in self.targets.iter().enumerate() {
            let same = (0..self.sources.len()).filter(|&source| self.sources[source].says == tag.says);
            let stays = |place: &Place| place.at >= tag.range.start && place.at <= tag.range.end;
            let text = tag.range.slice(self.pairing.target.text);
            for source in same {
                let places = self.places(source).into_iter().filter(|place| !stays(place));
                ways.extend(places.map(|place| {
                    let put = Change { range: TextRange::empty(place.at), text: text.to_owned() };
                    (place.cost, false, vec![self.without(at), put])
                }));
            }
        }
        self.likeliest(ways)
    }
}

/// Which conditionals a line holds, whatever their order.
#[derive(Debug, PartialEq, Eq)]
struct Nesting {
    /// The tags of each that begins and ends in the line.
    whole: Vec<Vec<String>>,
    /// What belongs to conditionals of other lines, in order.
    parts: Vec<String>,
}

impl Nesting {
    fn new<'s>(tags: impl Iterator<Item = &'s str>) -> Self {
        let (mut whole, mut parts) = (Vec::new(), Vec::new());
        let mut open: Vec<Vec<String>> = Vec::new();
        for says in tags {
            let tag = says.to_owned();
            let closes = name(says).starts_with("end");
            match open.last_mut() {
                Some(group) if closes => {
                    group.push(tag);
                    whole.extend(open.pop());
                }
                Some(group) if matches!(name(says), "else" | "elsif") => group.push(tag),
                None if closes || matches!(name(says), "else" | "elsif") => parts.push(tag),
                _ => open.push(vec![tag]),
            }
        }
        parts.extend(open.into_iter().flatten());
        whole.sort_unstable();
        Self { whole, parts }
    }
}

/// A place for a tag in a line of the target.
#[derive(Debug, Clone, Copy)]
struct Place {
    at: u32,
    /// How unlike it is to the tag's place in the source.
    cost: f32,
    /// It is between the same things as in the source, and no other place is.
    is_same: bool,
}

/// Lines of nothing but tags of blocks, and of fences, that no line of the target translates, put between those around them.
fn lost_lines<'p>(pairing: &'p Pairing<'p>) -> impl Iterator<Item = (TextRange, Choice)> + 'p {
    let lost = (0..pairing.source.all.len())
        .filter(|&line| pairing.to_target[line].is_none() && !pairing.source.is_blank(line));
    lost.filter_map(move |line| {
        let tags = written(&pairing.source, line, pairing);
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
