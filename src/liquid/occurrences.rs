//! Where a delimiter occurs next, for questions that ascend: a text without it is searched once, not once per question.

/// The occurrences of one delimiter in a text.
pub struct Occurrences<'t> {
    text: &'t [u8],
    delimiter: &'static str,
    /// The last answer; None before the first question.
    next: Option<Option<usize>>,
}

impl<'t> Occurrences<'t> {
    pub const fn new(text: &'t str, delimiter: &'static str) -> Self {
        Self { text: text.as_bytes(), delimiter, next: None }
    }

    /// The first occurrence at or after `from`, which is no smaller than in the question before.
    pub fn from(&mut self, from: usize) -> Option<usize> {
        match self.next {
            Some(None) => None,
            Some(Some(next)) if next >= from => Some(next),
            _ => {
                let found = self.find(from);
                self.next = Some(found);
                found
            }
        }
    }

    /// Looks for the last byte, the rarest of a delimiter: most are a few bytes away.
    fn find(&self, from: usize) -> Option<usize> {
        let delimiter = self.delimiter.as_bytes();
        let rest = &self.text[from..];
        let ends = memchr::memchr_iter(*delimiter.last()?, rest).map(|last| last + 1);
        let mut starts = ends.filter(|&end| rest[..end].ends_with(delimiter)).map(|end| end - delimiter.len());
        starts.next().map(|start| from + start)
    }
}

#[cfg(test)]
mod tests {
    use super::Occurrences;

    #[test]
    fn each_is_found() {
        let mut found = Occurrences::new("a%}b%}c", "%}");
        assert_eq!(
            [0, 1, 1, 2, 4, 5, 7].map(|from| found.from(from)),
            [1, 1, 1, 4, 4, 0, 0].map(|at| (at > 0).then_some(at))
        );
    }
}
