//! A stretch of a text that others hold as well, without a copy of it.

use super::TextRange;
use std::ops::Deref;
use std::sync::Arc;

/// A text, or a part of one; clones and parts share it.
#[derive(Debug, Clone)]
pub struct SharedText {
    whole: Arc<str>,
    range: TextRange,
}

impl SharedText {
    /// The bytes `range` of a text; nothing where they are none of it.
    pub fn part(whole: &Arc<str>, range: TextRange) -> Self {
        let range = if whole.get(range.as_usize()).is_some() { range } else { TextRange::default() };
        Self { whole: whole.clone(), range }
    }
}

impl Deref for SharedText {
    type Target = str;

    fn deref(&self) -> &str {
        self.range.slice(&self.whole)
    }
}

impl From<Arc<str>> for SharedText {
    fn from(whole: Arc<str>) -> Self {
        Self { range: (0..whole.len()).into(), whole }
    }
}

impl From<String> for SharedText {
    fn from(text: String) -> Self {
        Arc::<str>::from(text).into()
    }
}

impl From<&str> for SharedText {
    fn from(text: &str) -> Self {
        Arc::<str>::from(text).into()
    }
}

#[cfg(test)]
mod tests {
    use super::{SharedText, TextRange};
    use std::sync::Arc;

    #[test]
    fn a_part_is_no_copy() {
        let whole: Arc<str> = "a 許可 b".into();
        let part = SharedText::part(&whole, TextRange::new(2, 8));
        assert_eq!((&*part, part.as_ptr()), ("許可", whole[2..].as_ptr()));
        assert_eq!(&*SharedText::from(whole.clone()), "a 許可 b");
        for range in [TextRange::new(3, 8), TextRange::new(2, 99)] {
            assert_eq!(&*SharedText::part(&whole, range), "");
        }
    }
}
