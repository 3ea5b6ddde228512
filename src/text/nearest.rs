//! The known word that a mistyped one most likely means.

/// The candidate with the smallest edit distance, if no more than a third of the word is wrong; the first one wins a tie
/// in alphabetical order, so that the answer does not depend on the order of a table.
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let limit = word.chars().count().div_ceil(3).max(1);
    let ranked = candidates.into_iter().map(|candidate| (edit_distance(word, candidate, limit), candidate));
    ranked.filter(|(distance, _)| *distance <= limit).min().map(|(_, candidate)| candidate)
}

/// Levenshtein distance in code points; anything beyond `limit` may be reported as `limit + 1`.
fn edit_distance(a: &str, b: &str, limit: usize) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > limit {
        return limit + 1;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.iter().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, to) in b.iter().enumerate() {
            let substituted = diagonal + usize::from(from != to);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(row[j] + 1).min(diagonal + 1);
        }
        // The least number of a row never falls again.
        if row.iter().all(|&distance| distance > limit) {
            return limit + 1;
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_what_was_meant() {
        let known = ["ifversion", "endif", "data"];
        assert_eq!(nearest("ifverison", known), Some("ifversion"));
        assert_eq!(nearest("dada", known), Some("data"));
        assert_eq!(nearest("okticon", known), None);
    }
}
