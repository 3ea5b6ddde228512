//! Places counted in characters as places counted in bytes.

use crate::text::TextRange;

/// A cursor that turns the parser's character counts into byte offsets of the file. Its cost is the distance between
/// one question and the next.
pub struct Offsets<'t> {
    yaml: &'t str,
    base: usize,
    /// With one byte per character there is nothing to count.
    ascii: bool,
    characters: usize,
    bytes: usize,
}

impl<'t> Offsets<'t> {
    /// `yaml` begins at byte `base` of the file.
    pub fn new(yaml: &'t str, base: u32) -> Self {
        Self { yaml, base: base as usize, ascii: yaml.is_ascii(), characters: 0, bytes: 0 }
    }

    /// The byte offset in the file of the character with number `character`; past the end means the end.
    pub fn byte(&mut self, character: usize) -> u32 {
        let inside = if self.ascii { character.min(self.yaml.len()) } else { self.move_to(character) };
        (self.base + inside) as u32
    }

    /// The range between two characters.
    pub fn range(&mut self, start: usize, end: usize) -> TextRange {
        TextRange::new(self.byte(start), self.byte(end.max(start)))
    }

    fn move_to(&mut self, character: usize) -> usize {
        if character > self.characters {
            let ahead = &self.yaml[self.bytes..];
            let skipped = ahead.char_indices().nth(character - self.characters);
            self.bytes += skipped.map_or(ahead.len(), |(at, _)| at);
        } else if character < self.characters {
            let mut behind = self.yaml[..self.bytes].char_indices();
            self.bytes = behind.nth_back(self.characters - character - 1).map_or(0, |(at, _)| at);
        }
        self.characters = character;
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forwards_backwards_and_past_the_end() {
        let text = "a許可\u{1F600}z";
        let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let mut offsets = Offsets::new(text, 10);
        for character in [0, 3, 1, 5, 4, 0, 2] {
            assert_eq!(offsets.byte(character) as usize, 10 + starts[character], "{character}");
        }
        assert_eq!(Offsets::new("abc", 2).byte(9), 5);
    }
}
