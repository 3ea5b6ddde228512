//! How far a bare address goes, from where its domain begins; and a first look for addresses in source, for `flanking`.
//!
//! Which places a link may begin at, and where the rules come from, is `autolink`'s to say.

use super::character::{is_cjk, is_punctuation};
use std::ops::Range;

/// No domain has more bytes (RFC 1035, 2.3.4, with room for other scripts). The limit keeps the search linear.
const LONGEST_DOMAIN: usize = 512;

/// How far back an open bracket is looked for, in bytes.
const FARTHEST_BRACKET: usize = 2048;

/// Length of the running text that follows an address without a blank, if it begins with a CJK character; else 0.
pub(super) fn run_on_length(text: &str) -> usize {
    if text.starts_with(is_cjk) {
        path_length(text, |character| character == '<' || character.is_whitespace())
    } else {
        0
    }
}

/// Where addresses in a text end; asked with ascending starts, so that each part of the text is searched once.
#[derive(Debug)]
pub(super) struct Addresses<'t> {
    text: &'t str,
    /// No domain that begins before this ends before it.
    searched: usize,
    /// Where the domain ends that was searched last, if an end was found.
    domain_end: Option<usize>,
}

impl<'t> Addresses<'t> {
    pub const fn new(text: &'t str) -> Self {
        Self { text, searched: 0, domain_end: None }
    }

    /// Length of the domain at `start` and the path after it; `None` where the domain is not valid.
    pub fn length(&mut self, start: usize) -> Option<usize> {
        let end = self.domain_end(start).filter(|&end| is_domain(&self.text[start..end]))?;
        Some(end - start + path_length(&self.text[end..], is_end))
    }

    /// A domain ends at the first punctuation but `-`, `.` and `_`.
    fn domain_end(&mut self, start: usize) -> Option<usize> {
        let limit = self.text.floor_char_boundary(start + LONGEST_DOMAIN);
        if self.domain_end.is_none_or(|end| end < start) {
            let from = self.searched.clamp(start, limit);
            let mut trail = Trail::new(self.text, is_end);
            let mut goes_on = |at: usize, character: char| match character {
                '-' => true,
                '.' | '_' => !trail.begins_at(at),
                _ => !is_end(character) && !is_punctuation(character),
            };
            let mut characters = self.text[from..limit].char_indices().map(|(at, character)| (from + at, character));
            let end = characters.find(|&(at, character)| !goes_on(at, character)).map(|(at, _)| at);
            self.searched = end.unwrap_or(limit);
            self.domain_end = end.or((limit == self.text.len()).then_some(limit));
        }
        self.domain_end.filter(|&end| end <= limit)
    }
}

/// True if the last two labels have no `_`, and there is something but `.` and `_`.
fn is_domain(text: &str) -> bool {
    text.contains(|character| !matches!(character, '.' | '_'))
        && !text.rsplit('.').take(2).any(|label| label.contains('_'))
}

/// Bare addresses in Markdown source that may hold delimiters of emphasis, ascending: from the host or `www.` on.
///
/// A rough cut, made before anything is parsed: those in link texts, destinations, attributes and `<…>` are left out,
/// and an address in code is as good as any other.
/// `telling` are the offsets of all colons and dots that may belong to one.
pub(super) fn bare_in_source(text: &str, telling: &[usize]) -> Vec<Range<usize>> {
    let starts = telling.iter().filter_map(|&at| start(text, at));
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut done = 0;
    for start in starts {
        if start >= done {
            done = word_end(text, start);
            found.extend(bare_at(text, start..done));
        }
    }
    found
}

/// Where the address begins that the colon or the dot at `at` tells of.
fn start(text: &str, at: usize) -> Option<usize> {
    let (before, after) = text.as_bytes().split_at(at);
    match (after.starts_with(b"://"), after.starts_with(b".") && before.ends_with(b"www")) {
        (true, _) => Some(at + "://".len()),
        (_, true) => Some(at - "www".len()),
        _ => None,
    }
}

/// Where a word ends, and an address at the latest.
fn word_end(text: &str, start: usize) -> usize {
    let ends = |byte: &u8| matches!(byte, b'`' | b'|' | b' ' | b'\n' | b'\r' | b'<');
    text.as_bytes()[start..].iter().position(ends).map_or(text.len(), |length| start + length)
}

/// The address that `word` begins with, if emphasis could be read into it.
fn bare_at(text: &str, word: Range<usize>) -> Option<Range<usize>> {
    let start = word.start;
    let word = &text[word];
    if memchr::memchr3(b'*', b'_', b'~', word.as_bytes()).is_none()
        || is_within_syntax(text[..start].trim_end_matches("://"))
    {
        return None;
    }
    Some(start..start + Addresses::new(word).length(0)?)
}

/// True if what comes after `before` is a destination, a value or the like, or stands in brackets.
fn is_within_syntax(before: &str) -> bool {
    let near = &before.as_bytes()[before.len().saturating_sub(FARTHEST_BRACKET)..];
    let bracket = memchr::memrchr3(b'[', b']', b'\n', near);
    let before = before.trim_end_matches(|character: char| character.is_ascii_alphabetic());
    before.ends_with(['<', '"', '\'', '=']) || before.ends_with("](") || bracket.is_some_and(|at| near[at] == b'[')
}

/// Length of an e-mail address' domain: labels with dots between them, the last character a letter.
pub(super) fn email_domain_length(text: &[u8]) -> Option<usize> {
    let label = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let goes_on = |at: usize| match text.get(at) {
        Some(b'.') => text.get(at + 1).is_some_and(u8::is_ascii_alphanumeric),
        byte => byte.is_some_and(label),
    };
    let length = (0..text.len()).find(|&at| !goes_on(at)).unwrap_or(text.len());
    let domain = &text[..length];
    let valid = domain.first()? != &b'.' && domain.contains(&b'.') && domain.last()?.is_ascii_alphabetic();
    valid.then_some(length)
}

/// A path ends where only punctuation is left before the `end`; a closing parenthesis belongs to it if it was opened in it.
fn path_length(text: &str, end: fn(char) -> bool) -> usize {
    let mut trail = Trail::new(text, end);
    let mut open = 0_usize;
    let mut ends = |at: usize, character: char| match character {
        '(' => {
            open += 1;
            false
        }
        ')' if open > 0 => {
            open -= 1;
            false
        }
        _ => trail.begins_at(at),
    };
    text.char_indices().find(|&(at, character)| ends(at, character)).map_or(text.len(), |(at, _)| at)
}

/// What no address goes beyond.
fn is_end(character: char) -> bool {
    character == '<' || character.is_whitespace() || is_cjk(character)
}

/// Finds punctuation that leads to the end of an address with nothing else between.
struct Trail<'a> {
    text: &'a str,
    is_end: fn(char) -> bool,
    /// No trail begins before this: what was tried led to something else. It keeps the search linear.
    cleared: usize,
}

impl<'a> Trail<'a> {
    const fn new(text: &'a str, is_end: fn(char) -> bool) -> Self {
        Self { text, is_end, cleared: 0 }
    }

    /// True if from `at` on there is only trailing punctuation, perhaps none, before the end.
    fn begins_at(&mut self, at: usize) -> bool {
        if at < self.cleared {
            return false;
        }
        let mut rest = &self.text[at..];
        while let Some(character) = rest.chars().next().filter(|&character| !(self.is_end)(character)) {
            let Some(length) = trailing_length(rest, character) else {
                self.cleared = self.text.len() - rest.len();
                return false;
            };
            rest = &rest[length..];
            if character == ']' && rest.starts_with(['(', '[']) {
                return true;
            }
        }
        true
    }
}

/// Length of the trailing punctuation that `text` begins with; `None` if `first` is something else.
fn trailing_length(text: &str, first: char) -> Option<usize> {
    match first {
        '!' | '"' | '\'' | ')' | '*' | ',' | '.' | ':' | ';' | '?' | '_' | '~' | ']' => Some(1),
        '“' | '”' | '‘' | '’' | '…' | '—' => Some(first.len_utf8()),
        '&' => {
            let after = text[1..].trim_start_matches(|character: char| character.is_ascii_alphabetic());
            match text.len() - after.len() {
                1 => Some(1),
                name => after.starts_with(';').then_some(name + 1),
            }
        }
        _ => None,
    }
}
