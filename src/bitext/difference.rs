//! In what the two sides of a bitext differ.

use super::inventory::PlaceableKind;
use super::pair::Bitext;
use super::{cell, conditionals, joined, unite};
use crate::markdown::BlockKind;
use crate::text::TextRange;
use crate::version::VersionSet;

/// One difference, in all versions that have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    pub kind: DifferenceKind,
    /// Of which text it is, independent of place, for fingerprints; what differs in placeables and code has their names.
    pub subject: String,
    /// In the source's template; empty where it has nothing.
    pub source: TextRange,
    /// In the target's template; empty where it has nothing.
    pub target: TextRange,
    pub versions: VersionSet,
}

/// What differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DifferenceKind {
    /// Blocks of the source without a counterpart: how many, and what the first is.
    Missing { blocks: usize, first: BlockKind },
    /// Blocks of the target without a counterpart.
    Obsolete { blocks: usize, first: BlockKind },
    /// Blocks that stand elsewhere.
    Moved { blocks: usize },
    /// A block of another kind, level or number of cells.
    Kind { source: BlockKind, target: BlockKind },
    /// Deeper or less deep in lists and quotations.
    Depth { source: u16, target: u16 },
    /// Placeables of one kind that only one side has.
    Placeables { kind: PlaceableKind, missing: Vec<Box<str>>, extra: Vec<Box<str>> },
    /// The same placeables in another number.
    Count { kind: PlaceableKind, missing: Vec<Box<str>>, extra: Vec<Box<str>> },
    /// The code of a code block.
    Code { missing: Vec<Box<str>>, extra: Vec<Box<str>> },
    /// The language of a code block.
    Language { source: Box<str>, target: Box<str> },
    /// Text equal to its source, or to another text of the source: how many words.
    Untranslated { words: usize },
    /// Asterisks that readers see.
    Emphasis,
    /// Words in bold on the source's side only.
    Unemphasized,
    /// A heading or an item that shows nothing, where the source's shows something.
    Emptied { kind: BlockKind },
    /// The alignment of a table's columns.
    Columns,
    /// The number at which a list begins.
    Numbering { source: u64, target: u64 },
    /// A reusable that shares a line, where it must begin one.
    Joined { path: Box<str> },
    /// A condition that holds in other versions.
    Condition { source: Box<str>, target: Box<str> },
    /// A branch that shows nothing, where the source's shows something.
    EmptyBranch { condition: Box<str> },
    /// What the versions see differs because of where conditions begin and end.
    Scope { missing: Vec<Box<str>>, extra: Vec<Box<str>> },
}

impl Bitext<'_> {
    /// All differences, in the order of the target. `truth` gives the versions in which a condition holds.
    pub fn differences(&self, truth: &dyn Fn(&str) -> Option<VersionSet>) -> Vec<Difference> {
        let raw = self.cells.iter().flat_map(cell::differences).collect();
        let united = unite::unite(self, raw);
        let mut all = joined::differences(self, conditionals::differences(self, truth, united));
        all.sort_by_key(|difference| (difference.target.start, difference.source.start, difference.target.end));
        all
    }
}

impl DifferenceKind {
    /// True for what a version sees otherwise when a condition holds in other versions.
    pub const fn may_follow_from_conditions(&self) -> bool {
        !matches!(
            self,
            Self::Untranslated { .. }
                | Self::Emphasis
                | Self::Unemphasized
                | Self::Columns
                | Self::Language { .. }
                | Self::Joined { .. }
        )
    }
}

impl Difference {
    /// True if the two concern a common stretch of either side.
    pub fn touches(&self, other: &Self) -> bool {
        touching(self.target, other.target) || touching(self.source, other.source)
    }
}

/// True if the ranges share a byte; of empty ones, if they meet.
pub fn touching(a: TextRange, b: TextRange) -> bool {
    if a.is_empty() || b.is_empty() { false } else { a.overlaps(b) }
}
