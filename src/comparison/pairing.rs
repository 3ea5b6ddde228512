//! Which block of one text is which block of the other.

use super::Block;
use rustc_hash::FxHashMap;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Blocks with less in common, as a share of their words, are no pair.
const LEAST_SHARED: f32 = 0.4;

/// A stretch with more combinations is taken as removed and added.
const MAXIMUM_COMBINATIONS: usize = 1 << 14;

/// Positions in both lists, in an order that keeps that of either. What has no partner stands alone.
pub fn pairs(from: &[Block], to: &[Block]) -> Vec<(Option<usize>, Option<usize>)> {
    let keys = |blocks: &'_ [Block]| blocks.iter().map(|block| format!("{:?}", block.key())).collect::<Vec<_>>();
    let mut pairs = Vec::new();
    for operation in capture_diff_slices(Algorithm::Patience, &keys(from), &keys(to)) {
        let (old, new) = (operation.old_range(), operation.new_range());
        match operation {
            DiffOp::Equal { .. } => pairs.extend(old.zip(new).map(|(from, to)| (Some(from), Some(to)))),
            DiffOp::Replace { .. } => {
                let alike = alike(&from[old.clone()], &to[new.clone()]);
                let moved = |at: Option<usize>, by: usize| at.map(|at| at + by);
                pairs.extend(alike.into_iter().map(|(a, b)| (moved(a, old.start), moved(b, new.start))));
            }
            DiffOp::Delete { .. } => pairs.extend(old.map(|from| (Some(from), None))),
            DiffOp::Insert { .. } => pairs.extend(new.map(|to| (None, Some(to)))),
        }
    }
    pairs
}

/// Pairs blocks that have most of their words in common: of all ways that keep the order, the one with the most shared.
fn alike(from: &[Block], to: &[Block]) -> Vec<(Option<usize>, Option<usize>)> {
    let (rows, columns) = (from.len(), to.len());
    if rows * columns > MAXIMUM_COMBINATIONS {
        return (0..rows).map(|at| (Some(at), None)).chain((0..columns).map(|at| (None, Some(at)))).collect();
    }
    let shared = |a: usize, b: usize| shared(&from[a], &to[b]);
    // best[a][b]: the most that the blocks from `a` and from `b` on can share.
    let mut best = vec![vec![0.0_f32; columns + 1]; rows + 1];
    for a in (0..rows).rev() {
        for b in (0..columns).rev() {
            best[a][b] = best[a + 1][b].max(best[a][b + 1]).max(shared(a, b) + best[a + 1][b + 1]);
        }
    }
    let (mut pairs, mut a, mut b) = (Vec::new(), 0, 0);
    while a < rows && b < columns {
        let share = shared(a, b);
        if share > 0.0 && best[a][b] <= share + best[a + 1][b + 1] {
            pairs.push((Some(a), Some(b)));
            (a, b) = (a + 1, b + 1);
        } else if best[a + 1][b] >= best[a][b + 1] {
            pairs.push((Some(a), None));
            a += 1;
        } else {
            pairs.push((None, Some(b)));
            b += 1;
        }
    }
    pairs.extend((a..rows).map(|at| (Some(at), None)));
    pairs.extend((b..columns).map(|at| (None, Some(at))));
    pairs
}

/// The share of words that two blocks of one kind have in common (Dice); 0 for what is no pair.
fn shared(a: &Block, b: &Block) -> f32 {
    if std::mem::discriminant(&a.kind) != std::mem::discriminant(&b.kind) {
        return 0.0;
    }
    let mut counts: FxHashMap<&str, i32> = FxHashMap::default();
    let (mut total, mut common) = (0, 0);
    for word in words(&a.markdown) {
        *counts.entry(word).or_default() += 1;
        total += 1;
    }
    for word in words(&b.markdown) {
        total += 1;
        if let Some(left) = counts.get_mut(word).filter(|left| **left > 0) {
            *left -= 1;
            common += 1;
        }
    }
    let share = if total == 0 { 1.0 } else { 2.0 * common as f32 / total as f32 };
    if share < LEAST_SHARED { 0.0 } else { share }
}

/// Words without punctuation; of scripts without blanks between words, the characters.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.flat_map(|word| {
        let every = if word.is_ascii() { word.len() } else { 1 };
        let starts = word.char_indices().map(|(at, _)| at).step_by(every);
        starts.map(move |start| match every {
            1 => word[start..].chars().next().map_or("", |c| &word[start..start + c.len_utf8()]),
            _ => word,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{Block, pairs};
    use crate::markdown::BlockKind;
    use crate::text::TextRange;

    fn blocks(texts: &[&str]) -> Vec<Block> {
        let block = |text: &&str| Block {
            kind: BlockKind::Paragraph,
            depth: 0,
            range: TextRange::empty(0),
            markdown: (*text).to_owned(),
            visible: String::new(),
        };
        texts.iter().map(block).collect()
    }

    #[test]
    fn what_is_alike_is_a_pair() {
        let from = blocks(&["same", "the old way to do it", "gone for good", "end"]);
        let to = blocks(&["same", "brand new", "the new way to do it", "end"]);
        let expected = [(Some(0), Some(0)), (None, Some(1)), (Some(1), Some(2)), (Some(2), None), (Some(3), Some(3))];
        assert_eq!(pairs(&from, &to), expected);
        assert_eq!(pairs(&from, &[]).len(), 4);
    }
}
