//! The known word that a mistyped one most likely means.

/// The candidate with the smallest edit distance, if no more than a third of the word is wrong; the first one wins a tie
/// in alphabetical order, so that the answer does not depend on the order of a table.
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let word: Vec<char> = word.chars().collect();
    let mut limit = word.len().div_ceil(3).max(1);
    let mut best: Option<(usize, &str)> = None;
    let mut rows = Rows::default();
    let counts = Counts::of(word.iter().copied());
    for candidate in candidates {
        if counts.least_distance(&Counts::of(candidate.chars())) > limit {
            continue;
        }
        let Some(distance) = rows.distance(&word, candidate, limit) else { continue };
        if best.is_none_or(|best| (distance, candidate) < best) {
            // Nothing that is further away is of interest any more.
            (limit, best) = (distance, Some((distance, candidate)));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// How often the code points of each class of 32 stand in a text.
struct Counts([u16; 32]);

impl Counts {
    fn of(text: impl Iterator<Item = char>) -> Self {
        let mut counts = [0_u16; 32];
        for character in text {
            let count = &mut counts[character as usize % 32];
            *count = count.saturating_add(1);
        }
        Self(counts)
    }

    /// What the edit distance is at least: each edit takes away one code point at most, and adds one.
    fn least_distance(&self, other: &Self) -> usize {
        let (mut more, mut fewer) = (0, 0);
        for (a, b) in self.0.iter().zip(&other.0) {
            more += usize::from(a.saturating_sub(*b));
            fewer += usize::from(b.saturating_sub(*a));
        }
        more.max(fewer)
    }
}

/// Room to work in, for one candidate after another.
#[derive(Default)]
struct Rows {
    other: Vec<char>,
    row: Vec<usize>,
}

impl Rows {
    /// Levenshtein distance in code points, if it is at most `limit`.
    fn distance(&mut self, word: &[char], other: &str, limit: usize) -> Option<usize> {
        self.other.clear();
        self.other.extend(other.chars());
        let (a, b) = without_common_ends(word, &self.other);
        if a.len().abs_diff(b.len()) > limit {
            return None;
        }
        let row = &mut self.row;
        row.clear();
        row.extend(0..=b.len());
        for (i, from) in a.iter().enumerate() {
            // What lies further from the diagonal is further away than the limit.
            let (first, end) = (i.saturating_sub(limit), (i + limit + 1).min(b.len()));
            let mut diagonal = row[first];
            row[first] = if first == 0 { i + 1 } else { limit + 1 };
            let mut least = row[first];
            for j in first..end {
                let substituted = diagonal + usize::from(*from != b[j]);
                // At the end of the band, this is still the number of the first row, which is beyond the limit as well.
                diagonal = row[j + 1];
                row[j + 1] = substituted.min(row[j] + 1).min(diagonal + 1);
                least = least.min(row[j + 1]);
            }
            // The least number of a row never falls again.
            if least > limit {
                return None;
            }
        }
        Some(row[b.len()]).filter(|&distance| distance <= limit)
    }
}

/// Both without what they begin and end with alike, which costs nothing.
fn without_common_ends<'w>(a: &'w [char], b: &'w [char]) -> (&'w [char], &'w [char]) {
    let start = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[start..], &b[start..]);
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    (&a[..a.len() - end], &b[..b.len() - end])
}

#[cfg(test)]
mod tests {
    use super::{Counts, Rows, nearest};
    use proptest::prelude::*;

    #[test]
    fn finds_what_was_meant() {
        let known = ["ifversion", "endif", "data"];
        assert_eq!(nearest("ifverison", known), Some("ifversion"));
        assert_eq!(nearest("dada", known), Some("data"));
        assert_eq!(nearest("okticon", known), None);
    }

    /// The definition, without any limit.
    fn distance(a: &[char], b: &[char]) -> usize {
        match (a, b) {
            ([], rest) | (rest, []) => rest.len(),
            ([first, a @ ..], [other, b @ ..]) if first == other => distance(a, b),
            ([_, after_a @ ..], [_, after_b @ ..]) => {
                1 + distance(after_a, after_b).min(distance(a, after_b)).min(distance(after_a, b))
            }
        }
    }

    proptest! {
        #[test]
        fn distances_are_exact_up_to_the_limit(a in "[ab許]{0,6}", b in "[ab許]{0,6}", limit in 0_usize..7) {
            let word: Vec<char> = a.chars().collect();
            let exact = distance(&word, &b.chars().collect::<Vec<_>>());
            prop_assert_eq!(Rows::default().distance(&word, &b, limit), Some(exact).filter(|&exact| exact <= limit));
            prop_assert!(Counts::of(a.chars()).least_distance(&Counts::of(b.chars())) <= exact);
        }
    }
}
