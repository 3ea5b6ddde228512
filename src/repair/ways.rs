//! Ways to put the tags of blocks of one line right: in what places those that lack may stand, which are to be written anew,
//! and which are too many. The likeliest first. Which lines are looked at is [`super::placement`]'s.

use super::canonical::name;
use super::lines::Pairing;
use super::placement::proposal;
use super::position::{Likeness, Line, is_alike};
use super::shape::{Part, Says, Shape, placeables_of};
use super::tag_lines::{is_stray, is_surplus};
use super::tags::Written;
use super::{Change, Proposal};
use crate::diagnostic::Diagnostic;
use crate::text::TextRange;
use std::cell::OnceCell;

/// So many ways are tried to put the tags of one line right.
const MAXIMUM_WAYS: usize = 36;
/// How much it counts that a branch has another share of the text than in the source, against what stands beside a tag.
const IMBALANCE: f32 = 2.0;
/// By so much the shares of branches may differ more when a tag stands elsewhere.
const LEEWAY: f32 = 0.1;
/// How much it counts that a tag which could be written anew where it stands is put elsewhere: more than any place is worth.
const MOVED: f32 = 100.0;
/// So many places are looked at for each of two tags.
const MAXIMUM_PLACES: usize = 20;

/// The tags of blocks of a line and of the one that it translates.
pub struct Tags<'p> {
    pairing: &'p Pairing<'p>,
    found: &'p [Diagnostic],
    source_line: usize,
    target_line: usize,
    sources: Vec<&'p Written>,
    targets: Vec<&'p Written>,
    /// What is computed when it is first asked for.
    lines: OnceCell<[Line<'p>; 2]>,
    wanted: OnceCell<Wanted<'p>>,
}

/// What a line has to be like.
struct Wanted<'p> {
    /// The source's line, as far as its placeables stand equally often in both lines.
    shape: Shape<'p>,
    /// These placeables in the target's line.
    given: Vec<Part<'p>>,
}

impl<'p> Tags<'p> {
    /// Of lines of the source and of the target, and the tags of each.
    pub fn new(
        pairing: &'p Pairing<'p>,
        found: &'p [Diagnostic],
        [source_line, target_line]: [usize; 2],
        [sources, targets]: [Vec<&'p Written>; 2],
    ) -> Self {
        let (lines, wanted) = (OnceCell::new(), OnceCell::new());
        Self { pairing, found, source_line, target_line, sources, targets, lines, wanted }
    }

    /// Ways to put the line right. Tags that are all there are put elsewhere only where they may be moved.
    pub fn ways(&self, may_move: bool) -> Vec<Proposal> {
        let (missing, extra) = self.apart();
        match (missing.as_slice(), extra.as_slice()) {
            ([], []) if may_move => self.moves(),
            ([], []) => Vec::new(),
            ([], [extra]) => self.removals(*extra),
            _ => self.insertions(&missing, &extra),
        }
    }

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
        same.sort_by_key(|&at| !is_stray(self.found, self.targets[at]));
        let ways = same.into_iter().enumerate().map(|(order, at)| Way {
            changes: vec![self.without(at)],
            cost: order as f32,
            is_same: is_stray(self.found, self.targets[at]) && is_surplus(self.pairing, self.targets[at]),
        });
        self.likeliest(ways.collect())
    }

    /// Places for a tag of the source in the target's line, by their likeness.
    fn places(&self, source: usize) -> Vec<Place> {
        let (from, to) = (self.pairing.source.all[self.source_line], self.pairing.target.all[self.target_line]);
        let [source_line, target_line] = self.lines();
        let likeness = Likeness::new(source_line, within(self.sources[source].range, from), target_line);
        let all = target_line.places().into_iter();
        let mut places: Vec<Place> = all
            .map(|at| Place { at: to.start + at as u32, cost: likeness.cost(at), is_same: likeness.is_same(at) })
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

    /// Both lines.
    fn lines(&self) -> &[Line<'p>; 2] {
        self.lines.get_or_init(|| {
            let (source, target) = (&self.pairing.source, &self.pairing.target);
            [Line::new(source.line(self.source_line)), Line::new(target.line(self.target_line))]
        })
    }

    fn inserted(&self, source: usize, at: u32) -> Change {
        Change { range: TextRange::empty(at), text: self.raw(source).to_owned() }
    }

    /// A tag of the source as it is written.
    fn raw(&self, source: usize) -> &str {
        self.sources[source].range.slice(self.pairing.source.text)
    }

    /// Ways to put in what is missing, without what is too much. A tag that only says something else stays where it is, if
    /// it can.
    fn insertions(&self, missing: &[usize], extra: &[usize]) -> Vec<Proposal> {
        let mut ways = Vec::new();
        for pairs in self.rewritings(missing, extra) {
            let rewritten = pairs.iter().map(|&(source, target)| Change {
                range: self.targets[target].range,
                text: self.raw(source).to_owned(),
            });
            let rewritten: Vec<Change> = rewritten.collect();
            let left = |all: &[usize], is_paired: &dyn Fn(usize) -> bool| {
                all.iter().copied().filter(|at| !is_paired(*at)).collect::<Vec<usize>>()
            };
            let missing = left(missing, &|at| pairs.iter().any(|pair| pair.0 == at));
            let extra = left(extra, &|at| pairs.iter().any(|pair| pair.1 == at));
            for mut way in self.exchanges(&missing, &extra) {
                way.is_same &= rewritten.is_empty();
                way.cost += MOVED * extra.len() as f32;
                way.changes.extend(rewritten.iter().cloned());
                ways.push(way);
            }
        }
        self.likeliest(ways)
    }

    /// Which missing tags may stand where which extra ones of the same name do: each to each, if there are as many of both,
    /// or in no way.
    fn rewritings(&self, missing: &[usize], extra: &[usize]) -> Vec<Vec<(usize, usize)>> {
        let mut all: Vec<Vec<(usize, usize)>> = vec![Vec::new()];
        let of_name = |tags: &[&Written], all: &[usize], wanted: &str| {
            all.iter().copied().filter(|&at| name(&tags[at].says) == wanted).collect::<Vec<usize>>()
        };
        for &source in missing {
            let wanted = name(&self.sources[source].says);
            let targets = of_name(&self.targets, extra, wanted);
            if targets.is_empty() || targets.len() != of_name(&self.sources, missing, wanted).len() {
                continue;
            }
            let open = |pairs: &[(usize, usize)], at: usize| pairs.iter().all(|pair| pair.1 != at);
            let longer = all.iter().flat_map(|pairs| {
                let open = targets.iter().filter(move |at| open(pairs, **at));
                open.map(move |at| [pairs.as_slice(), &[(source, *at)]].concat())
            });
            all = longer.take(MAXIMUM_WAYS).collect();
        }
        if all.iter().any(|pairs| !pairs.is_empty()) {
            all.push(Vec::new());
        }
        all
    }

    /// Ways to put in some tags, without others.
    fn exchanges(&self, missing: &[usize], extra: &[usize]) -> Vec<Way> {
        let removed: Vec<Change> = extra.iter().map(|&at| self.without(at)).collect();
        let mut ways: Vec<Way> = match missing {
            [] => vec![Way { changes: Vec::new(), cost: 0.0, is_same: false }],
            [one] => {
                let is_like = self.mate_is_alike(*one);
                let way = |place: Place| Way {
                    changes: vec![self.inserted(*one, place.at)],
                    cost: place.cost,
                    is_same: place.is_same && is_like,
                };
                self.places(*one).into_iter().map(way).collect()
            }
            [one, two] => self.pairs(*one, *two),
            many => {
                let best = many.iter().filter_map(|&one| Some(self.inserted(one, self.places(one).first()?.at)));
                vec![Way { changes: best.collect(), cost: 0.0, is_same: false }]
            }
        };
        for way in &mut ways {
            way.is_same &= removed.is_empty();
            way.changes.extend(removed.iter().cloned());
        }
        ways
    }

    /// The ways after which the line has the conditionals of the source's, the likeliest first: with the same placeables
    /// in each branch, beside the same things, and with a like share of the text in each.
    fn likeliest(&self, ways: Vec<Way>) -> Vec<Proposal> {
        self.likeliest_below(f32::INFINITY, ways)
    }

    /// As [`Tags::likeliest`], of those after which the branches' shares of the text differ by less.
    fn likeliest_below(&self, most: f32, ways: Vec<Way>) -> Vec<Proposal> {
        let wanted = &self.wanted().shape;
        let mut ranked: Vec<(bool, f32, Way)> = Vec::new();
        for way in ways {
            let shape = self.after(&way.changes);
            if !shape.nests_like(wanted) {
                continue;
            }
            let imbalance = shape.imbalance(wanted);
            if imbalance < most {
                ranked.push((!shape.holds_like(wanted), way.cost + IMBALANCE * imbalance, way));
            }
        }
        ranked.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        let is_only = self.is_only_place(ranked.iter().filter(|way| !way.0).map(|way| &way.2));
        let ranked = ranked.into_iter().take(MAXIMUM_WAYS).enumerate();
        ranked
            .map(|(rank, (unlike, _, way))| proposal(!unlike && (way.is_same || (rank == 0 && is_only)), way.changes))
            .collect()
    }

    /// True if all ways put one tag into one place, give or take signs and blanks.
    fn is_only_place<'w>(&self, ways: impl Iterator<Item = &'w Way>) -> bool {
        let mut places: Vec<u32> = Vec::new();
        for way in ways {
            let [change] = way.changes.as_slice() else { return false };
            if !change.range.is_empty() {
                return false;
            }
            places.push(change.range.start);
        }
        let (Some(first), Some(last)) = (places.iter().min(), places.iter().max()) else { return false };
        !TextRange::new(*first, *last).slice(self.pairing.target.text).contains(char::is_alphanumeric)
    }

    fn wanted(&self) -> &Wanted<'p> {
        self.wanted.get_or_init(|| {
            let (source, target) = (&self.pairing.source, &self.pairing.target);
            let (mut parts, mut given) =
                (placeables_of(source, self.source_line), placeables_of(target, self.target_line));
            let count = |parts: &[Part<'_>], says: Says<'_>| parts.iter().filter(|part| part.says == says).count();
            let shared: Vec<Says<'_>> = parts.iter().map(|part| part.says).collect();
            let shared: Vec<Says<'_>> =
                shared.into_iter().filter(|says| count(&parts, *says) == count(&given, *says)).collect();
            parts.retain(|part| shared.contains(&part.says));
            given.retain(|part| shared.contains(&part.says));
            parts.extend(self.sources.iter().map(|tag| Part::tag(tag.range, &tag.says)));
            Wanted { shape: Shape::new(parts, source.all[self.source_line], source.text), given }
        })
    }

    /// The shape of the line when the changes are made, with the placeables that both lines have.
    fn after(&self, changes: &[Change]) -> Shape<'p> {
        let is_changed = |tag: &Written| changes.iter().any(|change| change.range == tag.range);
        let mut parts = self.wanted().given.clone();
        let kept = self.targets.iter().filter(|tag| !is_changed(tag));
        parts.extend(kept.map(|tag| Part::tag(tag.range, &tag.says)));
        for change in changes {
            parts.extend(self.says(&change.text).map(|says| Part::tag(change.range, says)));
        }
        Shape::new(parts, self.pairing.target.all[self.target_line], self.pairing.target.text)
    }

    /// What the tag of either line that is written so says.
    fn says(&self, text: &str) -> Option<&'p str> {
        let (source, target) = (self.pairing.source.text, self.pairing.target.text);
        let sources = self.sources.iter().find(|tag| tag.range.slice(source) == text);
        let tag = sources.or_else(|| self.targets.iter().find(|tag| tag.range.slice(target) == text))?;
        Some(&tag.says)
    }

    /// True if the other end of the conditional that a tag of the source belongs to stands alike on both sides: where a
    /// translation turned a sentence round, the place beside the same things is not the same.
    fn mate_is_alike(&self, source: usize) -> bool {
        let Some(mate) = self.mate(source) else { return true };
        let says = &self.sources[mate].says;
        let of =
            |tags: &[&Written]| tags.iter().filter(|tag| tag.says == *says).map(|tag| tag.range).collect::<Vec<_>>();
        let (from, to) = (of(&self.sources), of(&self.targets));
        let ordinal = self.sources[..mate].iter().filter(|tag| tag.says == *says).count();
        if from.len() != to.len() {
            return false;
        }
        let (source, target) = (&self.pairing.source, &self.pairing.target);
        let (source_line, target_line) = (source.all[self.source_line], target.all[self.target_line]);
        let [from_line, to_line] = self.lines();
        is_alike(from_line, within(from[ordinal], source_line), to_line, within(to[ordinal], target_line))
    }

    /// The tag that closes the conditional which this one opens, or opens the one that it closes, if that is in the line.
    fn mate(&self, source: usize) -> Option<usize> {
        let mut open: Vec<usize> = Vec::new();
        for (at, tag) in self.sources.iter().enumerate() {
            if name(&tag.says).starts_with("end") {
                let start = open.pop();
                match start {
                    Some(start) if start == source => return Some(at),
                    _ if at == source => return start,
                    _ => {}
                }
            } else if !matches!(name(&tag.says), "else" | "elsif") {
                open.push(at);
            } else if at == source {
                return open.last().copied();
            }
        }
        None
    }

    /// Ways to put in two tags, the first before the second.
    fn pairs(&self, one: usize, two: usize) -> Vec<Way> {
        let (first, second) = (self.places(one), self.places(two));
        let mut ways = Vec::new();
        for a in first.iter().take(MAXIMUM_PLACES) {
            for b in second.iter().take(MAXIMUM_PLACES).filter(|b| b.at > a.at) {
                let changes = vec![self.inserted(one, a.at), self.inserted(two, b.at)];
                ways.push(Way { changes, cost: a.cost + b.cost, is_same: a.is_same && b.is_same });
            }
        }
        ways
    }

    /// Ways to put one tag elsewhere in its line.
    fn moves(&self) -> Vec<Proposal> {
        let mut ways: Vec<Way> = Vec::new();
        for (at, tag) in self.targets.iter().enumerate() {
            let same = (0..self.sources.len()).filter(|&source| self.sources[source].says == tag.says);
            let stays = |place: &Place| place.at >= tag.range.start && place.at <= tag.range.end;
            let text = tag.range.slice(self.pairing.target.text);
            for source in same {
                let places = self.places(source).into_iter().filter(|place| !stays(place));
                ways.extend(places.map(|place| {
                    let put = Change { range: TextRange::empty(place.at), text: text.to_owned() };
                    Way { changes: vec![self.without(at), put], cost: place.cost, is_same: false }
                }));
            }
        }
        // Text may not move into a branch, or out of one, that has the share that it ought to have.
        let now = self.after(&[]).imbalance(&self.wanted().shape);
        self.likeliest_below(now + LEEWAY, ways)
    }
}

/// A range of the text within a line.
fn within(range: TextRange, line: TextRange) -> TextRange {
    TextRange::new(range.start - line.start, range.end - line.start)
}

/// A way to put the tags of a line right.
#[derive(Debug, Clone)]
struct Way {
    changes: Vec<Change>,
    /// How unlike the places are to those of the source.
    cost: f32,
    /// There is no doubt about the places.
    is_same: bool,
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
