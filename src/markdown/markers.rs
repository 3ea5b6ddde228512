//! Characters that are put into a text before it is parsed, and taken out of what the parser returns.
//!
//! Where they go, and why, is `flanking`'s.

use std::cell::Cell;

/// What a marker is to the parser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Marker {
    Punctuation,
    Blank,
}

/// Characters that hardly anybody writes; the first that a text does not contain becomes its marker.
const PUNCTUATION: [char; 4] = ['\u{2E4E}', '\u{2E4D}', '\u{2E3F}', '\u{2056}'];
const BLANK: [char; 4] = ['\u{2006}', '\u{2005}', '\u{2004}', '\u{2008}'];

/// Bytes that each of them has in UTF-8.
const LENGTH: usize = 3;

/// The markers of one text; none by default.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Markers {
    /// Which characters they are.
    characters: Vec<char>,
    /// Where each is in the text that has them, ascending.
    positions: Vec<u32>,
    /// How many there were before the last offset asked for: the next one is near it.
    last: Cell<usize>,
}

impl Markers {
    /// Puts a marker at each place, which are ascending. `None` if the text leaves no character to use.
    pub fn insert(text: &str, places: &[(usize, Marker)]) -> Option<(String, Self)> {
        let unused = |candidates: [char; 4]| candidates.into_iter().find(|&candidate| !text.contains(candidate));
        let (punctuation, blank) = (unused(PUNCTUATION)?, unused(BLANK)?);
        let mut marked = String::with_capacity(text.len() + places.len() * LENGTH);
        let mut positions = Vec::with_capacity(places.len());
        let mut done = 0;
        for &(place, marker) in places {
            marked.push_str(&text[done..place]);
            positions.push(marked.len() as u32);
            marked.push(if marker == Marker::Blank { blank } else { punctuation });
            done = place;
        }
        marked.push_str(&text[done..]);
        Some((marked, Self { characters: vec![punctuation, blank], positions, last: Cell::new(0) }))
    }

    /// An offset into the text with markers as one into the text without.
    #[inline]
    pub fn original(&self, offset: usize) -> usize {
        if self.positions.is_empty() {
            return offset;
        }
        let is_before = |at: usize| self.positions.get(at).is_some_and(|&position| (position as usize) < offset);
        let is_count = |&count: &usize| (count == 0 || is_before(count - 1)) && !is_before(count);
        let last = self.last.get();
        let near = last.saturating_sub(3)..(last + 4).min(self.positions.len() + 1);
        let count = near.into_iter().find(is_count);
        let count = count.unwrap_or_else(|| self.positions.partition_point(|&position| (position as usize) < offset));
        self.last.set(count);
        offset - LENGTH * count
    }

    /// A string without the markers in it.
    pub fn strip(&self, string: String) -> String {
        match string.contains(&*self.characters) {
            true => string.replace(&*self.characters, ""),
            false => string,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{BLANK, LENGTH, Marker, Markers, PUNCTUATION};

    #[test]
    fn candidates_are_what_they_are_for() {
        use crate::markdown::character::is_punctuation;
        assert!(PUNCTUATION.iter().all(|&marker| is_punctuation(marker)));
        assert!(BLANK.iter().all(|&marker| marker.is_whitespace()));
        assert!(PUNCTUATION.iter().chain(&BLANK).all(|marker| marker.len_utf8() == LENGTH));
    }

    #[test]
    fn what_goes_in_comes_out() {
        let places = [(0, Marker::Blank), (3, Marker::Punctuation), (4, Marker::Punctuation)];
        let (marked, markers) = Markers::insert("文ab", &places).expect("the text leaves characters to use");
        assert_eq!(marked, "\u{2006}文\u{2E4E}a\u{2E4E}b");
        assert_eq!([0, 3, 6, 9, 10, 13, 14].map(|offset| markers.original(offset)), [0, 0, 3, 3, 4, 4, 5]);
        assert_eq!(markers.strip(marked), "文ab");
    }
}
