//! The conditionals of one line: how they nest, and what stands in which of their branches.
//!
//! A line and the one that it translates are right if both have the same conditionals, whatever their order, and the same
//! placeables in each branch. Of several ways to get there, the likeliest gives each branch the share of the text that it
//! has in the source.

use super::canonical::name;
use super::lines::Lines;
use super::placeables::spans;
use super::placement::is_of_block;
use crate::text::TextRange;
use std::rc::Rc;

/// A tag of a block, or a part of the line that is not translated, at its place.
#[derive(Debug, Clone, Copy)]
pub struct Part<'p> {
    /// Empty for a tag that is to be put in.
    pub range: TextRange,
    pub says: Says<'p>,
    pub is_tag: bool,
}

/// The kind of a placeable other than a tag, and what it or the tag says.
pub type Says<'p> = (&'static str, &'p str);

impl<'p> Part<'p> {
    /// A tag of a block.
    pub fn tag(range: TextRange, says: &'p str) -> Self {
        Self { range, says: ("", says), is_tag: true }
    }
}

/// What a line has that is not translated, tags of blocks aside.
pub fn placeables_of<'p>(lines: &'p Lines<'_>, line: usize) -> Vec<Part<'p>> {
    let start = lines.all[line].start;
    let tags = lines.tags(line).iter().filter(|tag| !is_of_block(tag));
    let mut parts: Vec<Part<'p>> = tags.map(|tag| Part { is_tag: false, ..Part::tag(tag.range, &tag.says) }).collect();
    let text = lines.line(line);
    parts.extend(spans(text).map(|span| {
        let says = (span.kind, span.value.slice(text));
        Part { range: span.value.shifted(start), says, is_tag: false }
    }));
    parts
}

/// Which conditionals a line holds.
#[derive(Debug, Default)]
pub struct Shape<'p> {
    /// The tags of each that begins and ends in the line, with the branch that it stands in.
    whole: Vec<(Branch, Vec<&'p str>)>,
    /// What belongs to conditionals of other lines, in order.
    loose: Vec<&'p str>,
    /// Each placeable with the branch that it stands in.
    placeables: Vec<(Branch, Says<'p>)>,
    /// For each branch, its share of the letters.
    shares: Vec<(Branch, f32)>,
}

/// The tags of the open conditionals that lead to a branch, as one text.
type Branch = Rc<str>;

impl<'p> Shape<'p> {
    /// Of the parts of a text: what stands between them is counted.
    pub fn new(mut parts: Vec<Part<'p>>, line: TextRange, text: &str) -> Self {
        parts.sort_by_key(|part| (part.range.start, part.range.end));
        let mut shape = Self::default();
        let mut open: Vec<Vec<&str>> = Vec::new();
        let mut own = branch(&open);
        let mut from = line.start;
        for part in parts {
            shape.count(&own, TextRange::new(from, part.range.start.max(from)).slice(text));
            from = part.range.end.max(from);
            if part.is_tag {
                shape.tag(part.says.1, &mut open);
                own = branch(&open);
            } else {
                shape.placeables.push((own.clone(), part.says))
            }
        }
        shape.count(&own, TextRange::new(from, line.end.max(from)).slice(text));
        shape.loose.extend(open.into_iter().flatten());
        shape.settle();
        shape
    }

    fn tag(&mut self, says: &'p str, open: &mut Vec<Vec<&'p str>>) {
        let closes = name(says).starts_with("end");
        let divides = matches!(name(says), "else" | "elsif");
        match open.last_mut() {
            Some(group) if closes || divides => group.push(says),
            None if closes || divides => self.loose.push(says),
            _ => open.push(vec![says]),
        }
        if closes && let Some(group) = open.pop() {
            self.whole.push((branch(open), group));
        }
    }

    fn count(&mut self, branch: &Branch, text: &str) {
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count() as f32;
        match self.shares.iter_mut().find(|(other, _)| other == branch) {
            Some((_, share)) => *share += letters,
            None => self.shares.push((branch.clone(), letters)),
        }
    }

    fn settle(&mut self) {
        self.whole.sort_unstable();
        self.placeables.sort_unstable();
        let all: f32 = self.shares.iter().map(|(_, share)| share).sum();
        self.shares.iter_mut().for_each(|(_, share)| *share /= all.max(1.0));
    }

    /// True if both lines hold the same conditionals.
    pub fn nests_like(&self, other: &Shape<'_>) -> bool {
        self.whole == other.whole && self.loose == other.loose
    }

    /// True if the branches hold the same placeables as well.
    pub fn holds_like(&self, other: &Shape<'_>) -> bool {
        self.nests_like(other) && self.placeables == other.placeables
    }

    /// By how much the branches' shares of the text differ, from 0 to 2; more where one of the two has no text at all.
    pub fn imbalance(&self, other: &Shape<'_>) -> f32 {
        let share = |shape: &Shape<'_>, branch: &str| {
            shape.shares.iter().find(|(other, _)| &**other == branch).map_or(0.0, |(_, share)| *share)
        };
        let mut branches: Vec<&str> = self.shares.iter().chain(&other.shares).map(|(branch, _)| &**branch).collect();
        branches.sort_unstable();
        branches.dedup();
        let apart = branches.into_iter().map(|branch| {
            let (a, b) = (share(self, branch), share(other, branch));
            let lost = (a == 0.0) != (b == 0.0);
            (a - b).abs() + if lost { 0.5 } else { 0.0 }
        });
        apart.sum()
    }
}

/// The branch that the open conditionals lead to.
fn branch(open: &[Vec<&str>]) -> Branch {
    open.iter().flatten().copied().collect::<Vec<_>>().join("\n").into()
}

#[cfg(test)]
mod tests {
    use super::{Part, Shape};
    use crate::liquid::loose_tags;

    fn shape(line: &str) -> Shape<'_> {
        let tags = loose_tags(line).into_iter();
        let parts = tags.map(|tag| {
            let says = tag.inner.slice(line);
            Part { is_tag: !says.starts_with("data"), ..Part::tag(tag.range, says) }
        });
        Shape::new(parts.collect(), (0..line.len()).into(), line)
    }

    #[test]
    fn order_does_not_matter_and_nesting_does() {
        let source = shape("{% if a %}x{% endif %} y {% if b %}z{% endif %}");
        assert!(source.nests_like(&shape("{% if b %}z{% endif %}{% if a %}x{% endif %}")));
        assert!(!source.nests_like(&shape("{% if a %}x{% if b %}z{% endif %}{% endif %}")));
    }

    #[test]
    fn placeables_belong_to_branches() {
        let source = shape("{% if a %}x {% data v %}{% else %}y{% endif %}");
        assert!(source.holds_like(&shape("{% if a %}{% data v %} x{% else %}y{% endif %}")));
        assert!(!source.holds_like(&shape("{% if a %}x{% else %}{% data v %} y{% endif %}")));
    }

    #[test]
    fn branches_have_their_share() {
        let source = shape("one two{% if a %} three four{% endif %}");
        let near = shape("eins zwei{% if a %} drei vier{% endif %}");
        let far = shape("eins{% if a %} zwei drei vier{% endif %}");
        assert!(source.imbalance(&near) < source.imbalance(&far));
        assert!(source.imbalance(&shape("eins zwei drei vier{% if a %}{% endif %}")) > 0.5);
    }
}
