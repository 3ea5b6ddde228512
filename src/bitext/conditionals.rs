//! The conditionals of both sides as written: which correspond, and which hold in other versions.
//!
//! What readers see decides. A condition that was changed, and a branch that was emptied, account for differences of what
//! versions see, and are reported in their place; one that was written otherwise and changes nothing is nothing.

use super::difference::{Difference, DifferenceKind, touching};
use super::pair::Bitext;
use crate::liquid::{Node, Tag, Template};
use crate::text::TextRange;
use crate::version::VersionSet;

/// More conditionals than any real file has; beyond this they are not aligned.
const MAXIMUM_GROUPS: usize = 600;

/// One `ifversion … endif`.
#[derive(Debug)]
struct Group<'t> {
    template: &'t Template,
    tag: &'t Tag,
    /// The versions for which it is evaluated at all.
    reach: VersionSet,
    /// The versions of each branch, `else` and all branches before it considered.
    shown: Vec<VersionSet>,
    /// The conditions' own versions; `else` has none.
    key: Vec<Option<VersionSet>>,
}

/// Adds what conditions account for to the differences, in place of those that follow from it.
pub fn differences(
    bitext: &Bitext<'_>,
    truth: &dyn Fn(&str) -> Option<VersionSet>,
    mut found: Vec<Difference>,
) -> Vec<Difference> {
    let collect = |template| {
        let mut groups = Vec::new();
        groups_of(template, &template.nodes, bitext.versions, bitext.versions, truth, &mut groups);
        groups
    };
    let (sources, targets) = (collect(bitext.source), collect(bitext.target));
    if sources.is_empty() || targets.is_empty() || sources.len().max(targets.len()) > MAXIMUM_GROUPS {
        return found;
    }
    let (equal, changed) = correspond(&sources, &targets);
    for (source, target) in changed {
        changed_condition(&sources[source], &targets[target], &mut found);
    }
    for (source, target) in equal {
        emptied_branches(&sources[source], &targets[target], &mut found);
    }
    found
}

fn groups_of<'t>(
    template: &'t Template,
    nodes: &'t [Node],
    all: VersionSet,
    reach: VersionSet,
    truth: &dyn Fn(&str) -> Option<VersionSet>,
    groups: &mut Vec<Group<'t>>,
) {
    for node in nodes {
        let Node::Tag(tag) = node else { continue };
        if tag.name != "ifversion" {
            for branch in &tag.branches {
                groups_of(template, &branch.body, all, reach, truth, groups);
            }
            continue;
        }
        let mut rest = reach;
        let (mut shown, mut key) = (Vec::new(), Vec::new());
        for branch in &tag.branches {
            let own = (branch.name != "else")
                .then(|| truth(branch.arguments.slice(&template.source.text)).unwrap_or(VersionSet::EMPTY) & all);
            let here = own.map_or(rest, |own| own & rest);
            rest = rest - here;
            shown.push(here);
            key.push(own);
        }
        groups.push(Group { template, tag, reach, shown: shown.clone(), key });
        for (branch, here) in tag.branches.iter().zip(shown) {
            groups_of(template, &branch.body, all, here, truth, groups);
        }
    }
}

type Pairs = Vec<(usize, usize)>;

/// Pairs of groups with the same conditions, in whatever order; then of those left between two such pairs, if there are
/// as many on both sides, pairs by their order.
fn correspond(sources: &[Group<'_>], targets: &[Group<'_>]) -> (Pairs, Pairs) {
    let anchors = common(sources, targets);
    let mut equal = anchors.clone();
    let used = |pairs: &Pairs, side: usize, at: usize| pairs.iter().any(|&(a, b)| [a, b][side] == at);
    for (at, source) in sources.iter().enumerate() {
        if used(&equal, 0, at) {
            continue;
        }
        let partner = (0..targets.len()).find(|&to| !used(&equal, 1, to) && targets[to].key == source.key);
        equal.extend(partner.map(|to| (at, to)));
    }
    let mut changed = Vec::new();
    let bounds = anchors.iter().copied().chain([(sources.len(), targets.len())]);
    let mut from = (0, 0);
    for to in bounds {
        let left: Vec<usize> = (from.0..to.0).filter(|&at| !used(&equal, 0, at)).collect();
        let right: Vec<usize> = (from.1..to.1).filter(|&at| !used(&equal, 1, at)).collect();
        if left.len() == right.len() {
            let pairs = left.into_iter().zip(right);
            changed.extend(pairs.filter(|&(a, b)| sources[a].key.len() == targets[b].key.len()));
        }
        from = (to.0 + 1, to.1 + 1);
    }
    (equal, changed)
}

/// The longest common subsequence of equal groups.
fn common(sources: &[Group<'_>], targets: &[Group<'_>]) -> Pairs {
    let width = targets.len() + 1;
    let mut best = vec![0_u32; (sources.len() + 1) * width];
    for i in (0..sources.len()).rev() {
        for j in (0..targets.len()).rev() {
            best[i * width + j] = if sources[i].key == targets[j].key {
                best[(i + 1) * width + j + 1] + 1
            } else {
                best[(i + 1) * width + j].max(best[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < sources.len() && j < targets.len() {
        if sources[i].key == targets[j].key {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if best[(i + 1) * width + j] >= best[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// A pair whose conditions hold in different versions: if readers see it, the differences that follow give way.
fn changed_condition(source: &Group<'_>, target: &Group<'_>, found: &mut Vec<Difference>) {
    let all = source.reach | target.reach;
    let mut versions: VersionSet =
        all.iter().filter(|&version| source.chosen(version) != target.chosen(version)).collect();
    let follows = |difference: &Difference| {
        difference.versions.is_subset(versions)
            && difference.kind.may_follow_from_conditions()
            && (touching(difference.source, source.tag.whole()) || touching(difference.target, target.tag.whole()))
    };
    let seen = found.iter().any(follows);
    if !seen && target.has_placeables() {
        return;
    }
    found.retain(|difference| !follows(difference));
    if !seen {
        // Of prose nobody can say which branch is which; they are taken for those that most versions agree on.
        let branch = target.branches_of(source);
        let meant = |version: usize| target.chosen(version).map(|number| branch[number]);
        versions = all.iter().filter(|&version| source.chosen(version) != meant(version)).collect();
    }
    if versions.is_empty() {
        return;
    }
    let number = (0..source.key.len()).find(|&at| source.key[at] != target.key[at]).unwrap_or(0);
    let (from, to) = (source.condition(number), target.condition(number));
    found.push(Difference {
        subject: format!("{from} {to}"),
        kind: DifferenceKind::Condition { source: from.into(), target: to.into() },
        source: source.tag.branches[number].range,
        target: target.tag.branches[number].range,
        versions,
    });
}

/// Branches that show nothing, where the same branch of the source shows placeables: of mere words another language may
/// not need any.
fn emptied_branches(source: &Group<'_>, target: &Group<'_>, found: &mut Vec<Difference>) {
    for number in 0..source.tag.branches.len().min(target.tag.branches.len()) {
        let (from, to) = (source.body(number), target.body(number));
        let versions = source.shown[number] & target.shown[number];
        let text = from.slice(&source.template.source.text);
        if !to.slice(&target.template.source.text).trim().is_empty() || versions.is_empty() || !has_placeables(text) {
            continue;
        }
        let (own, place) = (source.tag.whole(), target.tag.whole());
        found.retain(|difference| {
            let follows = touching(difference.source, own) || touching(difference.target, place);
            let follows = follows && difference.kind.may_follow_from_conditions();
            !(follows && difference.versions.is_subset(versions))
        });
        let condition = target.condition(number);
        found.push(Difference {
            subject: condition.to_owned(),
            kind: DifferenceKind::EmptyBranch { condition: condition.into() },
            source: source.tag.branches[number].range.cover(from),
            target: target.tag.branches[number].range,
            versions,
        });
    }
}

fn has_placeables(text: &str) -> bool {
    ["{%", "{{", "](", "`", "<"].iter().any(|sign| text.contains(sign))
}

impl<'t> Group<'t> {
    /// The branch that a version sees.
    fn chosen(&self, version: usize) -> Option<usize> {
        self.shown.iter().position(|shown| shown.contains(version))
    }

    /// For each branch, the source's branch that it shares most versions with; without any, the one at its place.
    fn branches_of(&self, source: &Group<'_>) -> Vec<usize> {
        let shared = |number: usize, other: usize| (self.shown[number] & source.shown[other]).len();
        let most = |number: usize| {
            let best = (0..source.shown.len()).rev().max_by_key(|&other| shared(number, other));
            best.filter(|&other| shared(number, other) > 0).unwrap_or(number)
        };
        (0..self.shown.len()).map(most).collect()
    }

    /// The range between the tag of a branch and the next tag.
    fn body(&self, number: usize) -> TextRange {
        let next = self.tag.branches.get(number + 1).map(|next| next.range.start);
        let branch = &self.tag.branches[number];
        branch.extent(next.or(self.tag.end.map(|end| end.start)).unwrap_or(branch.range.end))
    }

    fn condition(&self, number: usize) -> &'t str {
        self.tag.branches[number].arguments.slice(&self.template.source.text)
    }

    fn has_placeables(&self) -> bool {
        (0..self.tag.branches.len()).any(|number| has_placeables(self.body(number).slice(&self.template.source.text)))
    }
}
