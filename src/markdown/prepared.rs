//! The text that the parser gets, and the way back to the text that the author wrote.
//!
//! It differs from the given text only by what the shims before the parser change: bytes that `closing_fence` replaces
//! one for one, and characters that `flanking` inserts.

use super::autolink::Hints;
use super::markers::Markers;
use super::{closing_fence, flanking};
use crate::text::TextRange;
use std::borrow::Cow;
use std::ops::Range;

/// A text ready to be parsed.
pub(super) struct Prepared<'t> {
    original: &'t str,
    text: Cow<'t, str>,
    markers: Markers,
    hints: Hints,
}

impl<'t> Prepared<'t> {
    pub fn new(original: &'t str) -> Self {
        let hints = Hints::of(original);
        let fenced = closing_fence::without_tabs(original);
        match flanking::with_markers(&fenced, &hints) {
            Some((text, markers)) => Self { original, text: Cow::Owned(text), markers, hints },
            None => Self { original, text: fenced, markers: Markers::default(), hints },
        }
    }

    /// What to parse.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What was given.
    pub const fn original(&self) -> &'t str {
        self.original
    }

    /// Where the given text may have bare links.
    pub const fn hints(&self) -> &Hints {
        &self.hints
    }

    /// A range of the prepared text as one of the given text.
    #[inline]
    pub fn range(&self, range: Range<usize>) -> TextRange {
        (self.markers.original(range.start)..self.markers.original(range.end)).into()
    }

    /// A string that the parser took from the prepared text, as a slice of the given text.
    ///
    /// Slicing the given text also removes markers and brings back what a shim replaced byte for byte. `None` where
    /// the string is not part of the prepared text.
    #[inline]
    pub fn slice(&self, part: &str) -> Option<&'t str> {
        // The addresses are only compared, never followed: any address would be safe here.
        let start = (part.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize)?;
        let end = start.checked_add(part.len()).filter(|&end| end <= self.text.len())?;
        self.original.get(self.markers.original(start)..self.markers.original(end))
    }

    /// A string that the parser made, without markers.
    pub fn strip(&self, made: String) -> String {
        self.markers.strip(made)
    }
}
