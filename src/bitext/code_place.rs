//! Where in two blocks of code the words stand in which they differ: code may be long, and a finding points at one line.

use super::code_words::tokens;
use super::pair::Cell;
use crate::text::TextRange;

/// What only one side has, and the lines of either side in which it may stand.
#[derive(Debug)]
pub struct Words<'w> {
    pub missing: &'w [Box<str>],
    pub extra: &'w [Box<str>],
    pub left: &'w str,
    pub right: &'w str,
}

impl Words<'_> {
    /// The line of the source and that of the target; of a side that has none of the words, the line at the same place if
    /// both have the same number of lines, and otherwise the block.
    pub fn places(&self, cell: &Cell<'_>, source: usize, target: usize) -> (TextRange, TextRange) {
        let (a, b) = (&cell.source.inventories[source].text, &cell.target.inventories[target].text);
        let (mut from, mut to) = (line_with(a, self.missing, self.right), line_with(b, self.extra, self.left));
        if a.lines().count() == b.lines().count() {
            (from, to) = (from.or(to), to.or(from));
        }
        let from = from.map_or_else(|| cell.source.range(source), |line| cell.source.code_line(source, line));
        (from, to.map_or_else(|| cell.target.range(target), |line| cell.target.code_line(target, line)))
    }
}

/// The first line of a code that has one of these words and that `other` has not.
fn line_with(code: &str, words: &[Box<str>], other: &str) -> Option<usize> {
    let has_one = |line: &str| tokens(line).iter().any(|token| words.iter().any(|word| &**word == *token));
    code.lines().position(|line| has_one(line) && !other.lines().any(|known| known == line))
}
