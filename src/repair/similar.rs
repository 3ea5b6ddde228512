//! Which of several values is meant: the only one that is left, or the one that is like it by a margin.

/// One value of the target with the value of the source that it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pick {
    pub source: usize,
    pub target: usize,
    /// Nothing else was left.
    pub is_only: bool,
}

/// The least likeness of two values of which several are in question, and by how much it must exceed the next.
const LEAST: f32 = 0.35;
const MARGIN: f32 = 0.15;

/// Pairs what only the target has with what only the source has, equal values aside.
pub fn counterparts(sources: &[&str], targets: &[&str]) -> Vec<Pick> {
    let mut left: Vec<usize> = (0..sources.len()).collect();
    let mut open = Vec::new();
    for (at, target) in targets.iter().enumerate() {
        match left.iter().position(|&source| sources[source] == *target) {
            Some(position) => {
                left.remove(position);
            }
            None => open.push(at),
        }
    }
    pick(sources, &left, targets, &open)
}

/// Pairs the open targets with the sources that are left.
pub fn pick(sources: &[&str], left: &[usize], targets: &[&str], open: &[usize]) -> Vec<Pick> {
    if open.len() <= left.len() && only(sources, left).is_some() {
        let pairs = left.iter().zip(open);
        return pairs.map(|(&source, &target)| Pick { source, target, is_only: true }).collect();
    }
    let mut left = left.to_vec();
    let mut picks = Vec::new();
    for &target in open {
        let mut ranked: Vec<(f32, usize)> =
            left.iter().map(|&source| (likeness(sources[source], targets[target]), source)).collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
        let Some(&(best, source)) = ranked.first() else { break };
        // Equal values are one: it is no matter which of them is taken.
        let next = ranked.iter().find(|(_, other)| sources[*other] != sources[source]).map_or(0.0, |(other, _)| *other);
        if best >= LEAST && best - next >= MARGIN {
            picks.push(Pick { source, target, is_only: false });
            left.retain(|&other| other != source);
        }
    }
    picks
}

/// The one that is left, if all that are left are equal.
fn only(sources: &[&str], left: &[usize]) -> Option<usize> {
    let first = *left.first()?;
    left.iter().all(|&other| sources[other] == sources[first]).then_some(first)
}

/// From 0 to 1: the share of pairs of neighbouring characters that two texts have in common.
pub fn likeness(a: &str, b: &str) -> f32 {
    let pairs = |text: &str| {
        let characters: Vec<char> = text.chars().collect();
        let mut pairs: Vec<(char, char)> = characters.windows(2).map(|pair| (pair[0], pair[1])).collect();
        pairs.sort_unstable();
        pairs
    };
    let (a, b) = (pairs(a), pairs(b));
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while let (Some(left), Some(right)) = (a.get(i), b.get(j)) {
        match left.cmp(right) {
            std::cmp::Ordering::Equal => (i, j, shared) = (i + 1, j + 1, shared + 1),
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
        }
    }
    2.0 * shared as f32 / (a.len() + b.len()).max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::counterparts;

    #[test]
    fn the_only_one_and_the_most_alike() {
        let pairs = |sources: &[&str], targets: &[&str]| -> Vec<(usize, usize)> {
            counterparts(sources, targets).iter().map(|pick| (pick.source, pick.target)).collect()
        };
        assert_eq!(pairs(&["/a", "/b"], &["/b", "/x"]), [(0, 1)]);
        assert_eq!(pairs(&["/articles/one", "/guides/two"], &["/guides/twxyz", "/articles/oxyz"]), [(1, 0), (0, 1)]);
        assert_eq!(pairs(&["/abc", "/abd"], &["/abx", "/aby"]), []);
        assert_eq!(pairs(&["/a", "/a"], &["/x", "/y"]), [(0, 0), (1, 1)]);
    }
}
