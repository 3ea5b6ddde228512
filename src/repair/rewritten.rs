//! What became of a text: the least that was replaced in each of its stretches of changed lines.

use super::Change;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// The changes that make the one text of the other.
pub fn changes(old: &str, new: &str) -> Vec<Change> {
    let pairs = replaced(old, new).into_iter();
    pairs.map(|(from, to)| Change { range: from.into(), text: new[to].to_owned() }).collect()
}

type Range = std::ops::Range<usize>;

/// What stands in place of what, line by line, without what both begin and end with.
pub fn replaced(old: &str, new: &str) -> Vec<(Range, Range)> {
    let (old_lines, new_lines): (Vec<&str>, Vec<&str>) =
        (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    let ends = |lines: &[&str]| {
        let mut at = 0;
        let ends = lines.iter().map(|line| {
            at += line.len();
            at
        });
        std::iter::once(0).chain(ends).collect::<Vec<usize>>()
    };
    let (old_ends, new_ends) = (ends(&old_lines), ends(&new_lines));
    let ops = capture_diff_slices(Algorithm::Myers, &old_lines, &new_lines).into_iter();
    let changed = ops.filter(|op| !matches!(op, DiffOp::Equal { .. })).map(|op| {
        let (from, to) = (op.old_range(), op.new_range());
        narrowed(old, old_ends[from.start]..old_ends[from.end], new, new_ends[to.start]..new_ends[to.end])
    });
    changed.collect()
}

/// Both ranges without the text that they begin and end with alike.
fn narrowed(old: &str, from: Range, new: &str, to: Range) -> (Range, Range) {
    let (a, b) = (&old[from.clone()], &new[to.clone()]);
    let head: usize = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).map(|(x, _)| x.len_utf8()).sum();
    let rest = a[head..].chars().rev().zip(b[head..].chars().rev());
    let tail: usize = rest.take_while(|(x, y)| x == y).map(|(x, _)| x.len_utf8()).sum();
    (from.start + head..from.end - tail, to.start + head..to.end - tail)
}

#[cfg(test)]
mod tests {
    use super::replaced;

    #[test]
    fn only_what_differs_is_replaced() {
        let (old, new) = ("甲\n{ % data x %} 乙\n丙\n丁", "甲\n{% data x %} 乙\n丙\n\n丁");
        let shown: Vec<_> = replaced(old, new).into_iter().map(|(from, to)| (&old[from], &new[to])).collect();
        assert_eq!(shown, [(" ", ""), ("", "\n")]);
    }
}
