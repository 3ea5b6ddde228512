//! Tags of blocks that span lines, over the whole text: those that were lost come back between what stood around them.
//!
//! Within a line, [`super::placement`] finds the places. Here each block of the source whose tags the translation has in
//! part is made whole, and what is left over without a counterpart goes. Blocks that the translation lacks altogether
//! stay away, and so do branches: neither keeps a page from being read.

use super::canonical::name;
use super::lines::{Lines, Pairing};
use super::placement::is_of_block;
use super::position::{Line, likeliest_place};
use super::tags::Written;
use super::{Change, Choice, Proposal};
use crate::diagnostic::{Applicability, Diagnostic};
use crate::text::TextRange;

/// A tag of a block that begins and ends in different lines.
#[derive(Debug, Clone)]
struct Beam {
    tag: Written,
    line: usize,
}

/// What may be done about blocks that are left open, and about ends without a beginning; all of it first.
pub fn choices(pairing: &Pairing<'_>, found: &[Diagnostic]) -> Vec<Choice> {
    let is_about = |finding: &Diagnostic| matches!(finding.check, "unclosed-block" | "stray-tag");
    if !found.iter().any(is_about) {
        return Vec::new();
    }
    let frame = Frame::new(pairing);
    let (restored, removed) = (frame.restored(), frame.removed());
    let all: Vec<Change> = restored.iter().map(|(_, change)| change.clone()).collect();
    let mut ways = vec![[all.clone(), removed.clone()].concat(), all];
    let blocks: Vec<usize> = restored.iter().map(|(block, _)| *block).collect();
    for block in 0..blocks.iter().max().map_or(0, |last| last + 1) {
        let own = restored.iter().filter(|(other, _)| *other == block);
        ways.push(own.map(|(_, change)| change.clone()).collect());
    }
    ways.push(removed);
    ways.retain(|changes| !changes.is_empty());
    ways.dedup();
    let at_risk = |changes| Proposal { changes, applicability: Applicability::Unsafe };
    let alternatives: Vec<Proposal> = ways.into_iter().map(at_risk).collect();
    if alternatives.is_empty() { Vec::new() } else { vec![Choice { alternatives }] }
}

/// Both sides' tags and which is which.
struct Frame<'p> {
    pairing: &'p Pairing<'p>,
    sources: Vec<Beam>,
    targets: Vec<Beam>,
    /// For each tag of the source, that of the target.
    to_target: Vec<Option<usize>>,
}

impl<'p> Frame<'p> {
    fn new(pairing: &'p Pairing<'p>) -> Self {
        let sources = beams(&pairing.source);
        let mut targets = beams(&pairing.target);
        targets.retain(|beam| !is_of_line(pairing, &sources, beam));
        let to_target = matched(pairing, &sources, &targets);
        Self { pairing, sources, targets, to_target }
    }

    /// The ends that are lost of blocks of the source of which the translation has something, each with its block's
    /// number, in the order of the source.
    fn restored(&self) -> Vec<(usize, Change)> {
        let has = |at: &usize| self.to_target[*at].is_some();
        let mut lost: Vec<(usize, usize)> = Vec::new();
        for (number, block) in blocks(&self.sources).into_iter().enumerate() {
            let (Some(first), Some(last)) = (block.first(), block.last()) else { continue };
            let is_whole = first != last && name(&self.sources[*last].tag.says).starts_with("end");
            if is_whole && block.iter().any(has) {
                lost.extend([first, last].into_iter().filter(|at| !has(at)).map(|at| (*at, number)));
            }
        }
        lost.sort_unstable();
        let mut restored = Vec::new();
        let mut floor = 0;
        for (at, block) in lost {
            let Some(change) = self.put(at, floor).map(|change| self.behind_contents(at, change)) else { continue };
            floor = change.range.start;
            restored.push((block, change));
        }
        restored
    }

    /// Tags of the target without a counterpart that belong to nothing of its own, and of which the source has fewer.
    fn removed(&self) -> Vec<Change> {
        let is_extra = |at: usize| !self.to_target.contains(&Some(at));
        let own = blocks(&self.targets);
        let is_own = |block: &&Vec<usize>| {
            let last = block.last().map_or("", |at| name(&self.targets[*at].tag.says));
            block.len() > 1 && last.starts_with("end") && block.iter().all(|at| is_extra(*at))
        };
        let kept: Vec<usize> = own.iter().filter(is_own).flatten().copied().collect();
        let count = |beams: &[Beam], says: &str| beams.iter().filter(|beam| beam.tag.says == says).count();
        let is_more = |at: &usize| {
            let says = &self.targets[*at].tag.says;
            count(&self.targets, says) > count(&self.sources, says)
        };
        let extra = (0..self.targets.len()).filter(|at| is_extra(*at) && !kept.contains(at) && is_more(at));
        extra.map(|at| self.without(&self.targets[at])).collect()
    }

    /// Without a tag, and without its line if nothing else stands in it.
    fn without(&self, beam: &Beam) -> Change {
        let target = &self.pairing.target;
        let is_alone = target.line(beam.line).trim() == beam.tag.range.slice(target.text);
        let next = target.all.get(beam.line + 1).map_or(target.text.len() as u32, |next| next.start);
        let range = if is_alone { TextRange::new(target.all[beam.line].start, next) } else { beam.tag.range };
        Change { range, text: String::new() }
    }

    /// A tag of the source put where it has to be in the target, at `floor` or behind it.
    fn put(&self, at: usize, floor: u32) -> Option<Change> {
        let beam = &self.sources[at];
        let (source, target) = (&self.pairing.source, &self.pairing.target);
        let text = beam.tag.range.slice(source.text);
        let is_alone = source.line(beam.line).trim() == text;
        let (from, to) = self.bounds(at);
        let from = from.max(floor);
        if let (Some(line), false) = (self.pairing.to_target[beam.line], is_alone) {
            let place = self.within(beam, line);
            if (from..=to).contains(&place) {
                return Some(Change { range: TextRange::empty(place), text: text.to_owned() });
            }
        }
        let (break_, indent) = (target.line_break(), indentation(source.line(beam.line)));
        let fits = |place: u32| (from..=to).contains(&place);
        let gap = |line: Option<usize>| {
            let is_blank = is_alone && line.is_some_and(|line| line < source.all.len() && source.is_blank(line));
            if is_blank { break_ } else { "" }
        };
        // Beside the nearest line that is there.
        for distance in 1..source.all.len() {
            let below = self.pairing.to_target.get(beam.line + distance).copied().flatten();
            if let Some(below) = below.map(|line| target.all[line]).filter(|range| fits(range.start)) {
                let text = format!("{indent}{text}{break_}{}", gap(Some(beam.line + 1)));
                return Some(Change { range: TextRange::empty(below.start), text });
            }
            let above = beam.line.checked_sub(distance).and_then(|at| self.pairing.to_target[at]);
            if let Some(above) = above.map(|line| target.all[line]).filter(|range| fits(range.end)) {
                let text = format!("{break_}{}{indent}{text}", gap(beam.line.checked_sub(1)));
                return Some(Change { range: TextRange::empty(above.end), text });
            }
        }
        None
    }

    /// An end whose block would be empty, behind the paragraph below it.
    fn behind_contents(&self, at: usize, change: Change) -> Change {
        let before = (0..at).rev().find(|at| self.to_target[*at].is_some());
        let is_own = |before: &usize| opens(&self.sources[*before], name(&self.sources[at].tag.says));
        let target = &self.pairing.target;
        let (from, to) = self.bounds(at);
        let place = change.range.start.max(from);
        if !before.as_ref().is_some_and(is_own) || !TextRange::new(from, place).slice(target.text).trim().is_empty() {
            return change;
        }
        let below = (0..target.all.len()).find(|line| target.all[*line].start >= place && !target.is_blank(*line));
        let last = below.map(|first| (first..target.all.len()).take_while(|line| !target.is_blank(*line)).last());
        let Some(end) = last.flatten().map(|line| target.all[line].end).filter(|end| *end <= to) else { return change };
        let beam = &self.sources[at];
        let is_apart = beam.line > 0 && self.pairing.source.is_blank(beam.line - 1);
        let gap = if is_apart { target.line_break() } else { "" };
        let tag = beam.tag.range.slice(self.pairing.source.text);
        Change { range: TextRange::empty(end), text: format!("{}{gap}{tag}", target.line_break()) }
    }

    /// The place of a tag in the line that translates its own.
    fn within(&self, beam: &Beam, line: usize) -> u32 {
        let (source, target) = (&self.pairing.source, &self.pairing.target);
        let (own, range) = (source.all[beam.line], target.all[line]);
        let content = |text: &str| text.trim_end().len() as u32;
        if beam.tag.range.end - own.start == content(source.line(beam.line)) {
            return range.start + content(target.line(line));
        }
        let tag = TextRange::new(beam.tag.range.start - own.start, beam.tag.range.end - own.start);
        let (from, to) = (Line::new(source.line(beam.line)), Line::new(target.line(line)));
        range.start + likeliest_place(&from, tag, &to)
    }

    /// Between which offsets of the target a tag of the source has to be: behind the tags before it, before those behind.
    fn bounds(&self, at: usize) -> (u32, u32) {
        let tag = |at: &Option<usize>| at.map(|at| self.targets[at].tag.range);
        let before = self.to_target[..at].iter().rev().find_map(tag).map_or(0, |range| range.end);
        let after = self.to_target[at + 1..].iter().find_map(tag);
        (before, after.map_or(self.pairing.target.text.len() as u32, |range| range.start))
    }
}

/// True for a tag that belongs to a conditional which begins and ends in one line of the source: to one that says the same,
/// or, if the source has none such that spans lines, to one with another condition.
fn is_of_line(pairing: &Pairing<'_>, sources: &[Beam], beam: &Beam) -> bool {
    let Some(line) = pairing.to_source[beam.line] else { return false };
    let spans = |tag: &Written| sources.iter().any(|other| other.tag.range == tag.range);
    let is_known = sources.iter().any(|other| other.tag.says == beam.tag.says);
    let is_alike = |tag: &Written| match is_known {
        true => tag.says == beam.tag.says,
        false => name(&tag.says) == name(&beam.tag.says),
    };
    pairing.source.tags(line).iter().any(|tag| is_alike(tag) && !spans(tag))
}

fn indentation(line: &str) -> &str {
    &line[..line.len() - line.trim_start().len()]
}

/// The tags of blocks, without those of conditionals that begin and end in one line, and of what is not read.
fn beams(lines: &Lines<'_>) -> Vec<Beam> {
    let mut beams: Vec<Beam> = Vec::new();
    let mut closing: Option<String> = None;
    for line in 0..lines.all.len() {
        let first = beams.len();
        for tag in lines.tags(line).iter().filter(|tag| is_of_block(tag)).cloned() {
            let word = name(&tag.says).to_owned();
            match &closing {
                Some(end) if *end == word => closing = None,
                Some(_) => {}
                None if matches!(&*word, "raw" | "comment") => closing = Some(format!("end{word}")),
                None if word.starts_with("end") => {
                    let opening = beams[first..].iter().rposition(|beam| opens(beam, &word));
                    match opening {
                        Some(opening) => beams.truncate(first + opening),
                        None => beams.push(Beam { tag, line }),
                    }
                }
                None => beams.push(Beam { tag, line }),
            }
        }
    }
    beams
}

/// True for the tag that an end belongs to.
fn opens(beam: &Beam, end: &str) -> bool {
    end.strip_prefix("end").is_some_and(|wanted| {
        let own = name(&beam.tag.says);
        own == wanted || (wanted == "if" && own == "ifversion")
    })
}

/// The blocks of a sequence of tags, each with its branches and its end if it has one, in any order.
fn blocks(beams: &[Beam]) -> Vec<Vec<usize>> {
    let mut blocks: Vec<Vec<usize>> = Vec::new();
    let mut open: Vec<Vec<usize>> = Vec::new();
    for (at, beam) in beams.iter().enumerate() {
        let word = name(&beam.tag.says);
        if word.starts_with("end") {
            match open.iter().rposition(|block| opens(&beams[block[0]], word)) {
                Some(depth) => {
                    blocks.extend(open.split_off(depth + 1));
                    let mut block = open.pop().unwrap_or_default();
                    block.push(at);
                    blocks.push(block);
                }
                None => blocks.push(vec![at]),
            }
        } else if matches!(word, "else" | "elsif") {
            match open.last_mut() {
                Some(block) => block.push(at),
                None => blocks.push(vec![at]),
            }
        } else {
            open.push(vec![at]);
        }
    }
    blocks.extend(open);
    blocks
}

/// Which tags of the source are which of the target, in one order: those that say the same and are not far from where they
/// have to be, and those of one name whose lines belong together.
fn matched(pairing: &Pairing<'_>, sources: &[Beam], targets: &[Beam]) -> Vec<Option<usize>> {
    let width = targets.len() + 1;
    let mut best = vec![0.0_f32; (sources.len() + 1) * width];
    let scores: Vec<Vec<f32>> = sources
        .iter()
        .map(|source| {
            let expected = expected_line(pairing, source.line);
            targets.iter().map(|target| likeness(pairing, source, target, expected)).collect()
        })
        .collect();
    for i in (0..sources.len()).rev() {
        for j in (0..targets.len()).rev() {
            let paired = if scores[i][j] > 0.0 { scores[i][j] + best[(i + 1) * width + j + 1] } else { 0.0 };
            best[i * width + j] = paired.max(best[(i + 1) * width + j]).max(best[i * width + j + 1]);
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut to_target = vec![None; sources.len()];
    while i < sources.len() && j < targets.len() {
        let here = best[i * width + j];
        if scores[i][j] > 0.0 && here == scores[i][j] + best[(i + 1) * width + j + 1] {
            to_target[i] = Some(j);
            (i, j) = (i + 1, j + 1);
        } else if here == best[(i + 1) * width + j] {
            i += 1;
        } else {
            j += 1;
        }
    }
    to_target
}

/// So many lines from where it is expected, a tag is another one.
const FAR: f32 = 16.0;

fn likeness(pairing: &Pairing<'_>, source: &Beam, target: &Beam, expected: f32) -> f32 {
    let is_paired = pairing.to_target[source.line] == Some(target.line);
    let (from, to) = (&source.tag.says, &target.tag.says);
    let far = ((target.line as f32 - expected).abs() / FAR).min(1.0);
    match (from == to, is_paired) {
        (true, true) => 3.0,
        (true, false) => 1.0 - far,
        (false, true) if name(from) == name(to) => 2.0,
        _ => 0.0,
    }
}

/// The line of the target at which a line of the source would be, by the nearest one before it that is there.
fn expected_line(pairing: &Pairing<'_>, line: usize) -> f32 {
    let before = (0..=line).rev().find_map(|at| pairing.to_target[at].map(|to| (at, to)));
    before.map_or(line as f32, |(at, to)| (to + (line - at)) as f32)
}

#[cfg(test)]
mod tests {
    use super::Frame;
    use crate::repair::{applied, lines::Pairing};

    /// The target with all blocks whole.
    fn whole(source: &str, target: &str) -> String {
        let pairing = Pairing::new(source, target, "ja-JP");
        let frame = Frame::new(&pairing);
        let mut changes: Vec<_> = frame.restored().into_iter().map(|(_, change)| change).collect();
        changes.extend(frame.removed());
        applied(target, &changes)
    }

    const SOURCE: &str =
        "{% mac %}\n\n1. Run `a`.\n\n{% endmac %}\n\n{% tip %}\n\nSee `b`.\n\n{% endtip %}\n\nEnd `c`.\n";

    #[test]
    fn ends_come_back_where_they_were() {
        let translated = SOURCE.replace("Run", "実行").replace("See", "参照").replace("End", "終わり");
        for lost in ["{% endmac %}\n\n", "{% endtip %}\n\n", "{% mac %}\n\n", "{% tip %}\n\n"] {
            assert_eq!(whole(SOURCE, &translated.replace(lost, "")), translated, "{lost}");
        }
    }

    #[test]
    fn ends_do_not_leave_their_blocks_empty() {
        let target = "{% mac %}\n\n1. 実行 `a`.\n\n{% endmac %}\n\n{% tip %}\n\n別の文。\n\n終わり `c`.\n";
        assert_eq!(whole(SOURCE, target), target.replace("別の文。", "別の文。\n\n{% endtip %}"));
    }

    #[test]
    fn what_is_left_over_goes() {
        assert_eq!(whole(SOURCE, &SOURCE.replace("End", "{% endtip %}\nEnd")), SOURCE);
    }

    #[test]
    fn blocks_that_are_not_there_stay_away() {
        let target = "{% tip %}\n\n参照 `b`.\n\n{% endtip %}\n\n終わり `c`.\n";
        assert_eq!(whole(SOURCE, target), target);
    }
}
