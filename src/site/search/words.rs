//! What can be searched for in a text.
//!
//! Where words stand apart, each is one; a name such as `repositoryId` is one too, and so are its later parts. Where they
//! do not, as in Chinese, every two characters that follow one another are, so that a word is found inside another. Of
//! Katakana, whose words end where other characters begin, each word is one from every character on: few characters make
//! many words there, and pairs would find too much. `theme/search.js` takes apart what is typed by the same rules.

use super::folding::{is_in_word, is_katakana, is_unspaced, push_folded};

/// Characters of a word that count. What is longer is no word of a language.
const LONGEST: usize = 24;

/// Parts of a name that are shorter say nothing.
const SHORTEST_PART: usize = 3;

/// Takes text as it comes, and gives words to `emit`.
#[derive(Debug)]
pub struct Words<E> {
    emit: E,
    word: String,
    /// Where parts of the word begin, but for the first.
    parts: Vec<usize>,
    /// The characters of a script without spaces, and where the last of them begins.
    run: String,
    last: usize,
    is_katakana: bool,
    /// What stood before the word.
    before: char,
    /// A full stop after a digit, which is part of a number if another follows.
    stop: bool,
    /// The last character was a small letter of ASCII.
    is_small: bool,
    folded: String,
}

impl<E: FnMut(&str)> Words<E> {
    pub fn new(emit: E) -> Self {
        let (word, run, folded) = (String::new(), String::new(), String::new());
        let (is_katakana, stop, is_small) = (false, false, false);
        Self { emit, word, parts: Vec::new(), run, last: 0, is_katakana, before: ' ', stop, is_small, folded }
    }

    /// Adds text that follows on what came before.
    pub fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let mut length = c.len_utf8();
            if c.is_ascii_lowercase() {
                // Most of most texts: such letters come in runs.
                length = rest.bytes().take_while(u8::is_ascii_lowercase).count();
                self.small_letters(&rest[..length]);
            } else if c.is_ascii() {
                self.ascii(c);
            } else {
                self.other(c);
            }
            rest = &rest[length..];
        }
    }

    /// Ends whatever word is open.
    pub fn end(&mut self) {
        self.separator(' ');
    }

    fn small_letters(&mut self, letters: &str) {
        self.open_word(false);
        self.word.push_str(letters);
        self.is_small = true;
    }

    /// Any of ASCII but a small letter.
    fn ascii(&mut self, c: char) {
        if !c.is_ascii_alphanumeric() {
            return self.separator(c);
        }
        if self.is_small && c.is_ascii_uppercase() {
            self.parts.push(self.word.len());
        }
        self.letter(c.to_ascii_lowercase());
    }

    fn other(&mut self, c: char) {
        let mut folded = std::mem::take(&mut self.folded);
        push_folded(c, &mut folded);
        for c in folded.chars() {
            if is_unspaced(c) {
                self.unspaced(c);
            } else if is_in_word(c) {
                self.letter(c);
            } else {
                self.separator(c);
            }
        }
        folded.clear();
        self.folded = folded;
    }

    fn letter(&mut self, c: char) {
        self.open_word(c.is_ascii_digit());
        self.word.push(c);
        self.is_small = false;
    }

    /// A letter or digit is going to follow.
    fn open_word(&mut self, is_digit: bool) {
        self.end_run();
        match std::mem::take(&mut self.stop) {
            true if is_digit => self.word.push('.'),
            true => self.end_word('.'),
            false => {}
        }
    }

    fn unspaced(&mut self, c: char) {
        self.end_word(c);
        let is_katakana = is_katakana(c);
        if is_katakana != self.is_katakana {
            self.end_run();
            self.is_katakana = is_katakana;
        }
        let previous = std::mem::replace(&mut self.last, self.run.len());
        self.run.push(c);
        if self.last > 0 && !is_katakana {
            (self.emit)(&self.run[previous..]);
        }
    }

    fn separator(&mut self, c: char) {
        self.end_run();
        if c == '.' && !self.stop && self.word.ends_with(|last: char| last.is_ascii_digit()) {
            self.stop = true;
            self.is_small = false;
        } else {
            self.end_word(c);
        }
    }

    fn end_run(&mut self) {
        if self.run.is_empty() {
            return;
        }
        if self.last == 0 {
            (self.emit)(&self.run);
        } else if self.is_katakana {
            let starts = self.run.char_indices().filter(|(start, _)| *start < self.last);
            starts.for_each(|(start, _)| (self.emit)(shortened(&self.run[start..])));
        }
        self.run.clear();
        self.last = 0;
        self.before = ' ';
    }

    /// Ends the word before `after`.
    fn end_word(&mut self, after: char) {
        let is_rest = self.word.len() == 1 && (is_apostrophe(self.before) || is_apostrophe(after));
        if !self.word.is_empty() && !is_rest {
            self.emit_word();
        }
        self.word.clear();
        self.parts.clear();
        (self.before, self.stop, self.is_small) = (after, false, false);
    }

    fn emit_word(&mut self) {
        (self.emit)(shortened(&self.word));
        let ends = self.parts.iter().skip(1).copied().chain([self.word.len()]);
        for (start, end) in self.parts.iter().zip(ends) {
            let part = &self.word[*start..end];
            if part.len() >= SHORTEST_PART {
                (self.emit)(shortened(part));
            }
        }
    }
}

/// One letter beside it is what is left of a word: `l’article`, `user's`.
fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

fn shortened(word: &str) -> &str {
    if word.len() <= LONGEST {
        return word;
    }
    word.char_indices().nth(LONGEST).map_or(word, |(end, _)| &word[..end])
}

#[cfg(test)]
mod tests {
    use super::Words;

    fn words(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        let mut words = Words::new(|word: &str| found.push(word.to_owned()));
        words.text(text);
        words.end();
        found
    }

    #[test]
    fn words_stand_apart() {
        assert_eq!(words("Sync the LICENSE-file, now!"), ["sync", "the", "license", "file", "now"]);
        assert_eq!(words("l’échéance d'un user's"), ["echeance", "un", "user"]);
        assert_eq!(words("Œuvre: où?"), ["oeuvre", "ou"]);
    }

    #[test]
    fn words_are_found_inside_others() {
        assert_eq!(words("软件许可证。"), ["软件", "件许", "许可", "可证"]);
        assert_eq!(words("新ライセンス認証"), ["新", "ライセンス", "イセンス", "センス", "ンス", "認証"]);
        assert_eq!(words("GitHubの設定キー"), ["github", "hub", "の設", "設定", "キー"]);
        assert_eq!(words("許 可"), ["許", "可"]);
        assert_eq!(words("라이선스"), ["라이", "이선", "선스"]);
    }

    #[test]
    fn names_are_found_whole_and_by_their_parts() {
        assert_eq!(words("GITHUB_TOKEN actions/checkout@v2"), ["github", "token", "actions", "checkout", "v2"]);
        assert_eq!(words("repositoryOwnerId"), ["repositoryownerid", "owner"]);
        assert_eq!(words("--no-verify"), ["no", "verify"]);
    }

    #[test]
    fn numbers_keep_their_points() {
        assert_eq!(words("3.4, v2.10.1. End 5.x 1..2"), ["3.4", "v2.10.1", "end", "5", "x", "1", "2"]);
    }

    #[test]
    fn what_is_too_long_is_cut() {
        assert_eq!(words(&"é".repeat(40)), ["e".repeat(24)]);
    }

    #[test]
    fn words_go_on_from_one_text_to_the_next() {
        let mut found = Vec::new();
        let mut words = Words::new(|word: &str| found.push(word.to_owned()));
        ["Li", "cense 许", "可"].iter().for_each(|text| words.text(text));
        words.end();
        words.text("a");
        words.end();
        assert_eq!(found, ["license", "许可", "a"]);
    }
}
