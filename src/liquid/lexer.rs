//! Cuts a text into tokens: text, `{% tags %}`, `{{ outputs }}` and, in historical vintages, HTML comments.
//!
//! Trimming by `-` is done here: the text beside such a delimiter loses all its white space on that side, newlines
//! included. `raw` is done here too, since nothing inside it is a token.

use super::occurrences::Occurrences;
use crate::text::TextRange;
use memchr::{memchr, memchr2};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token {
    Text(TextRange),
    /// The contents of `raw`, with its tags.
    Raw {
        open: TextRange,
        text: TextRange,
        close: TextRange,
    },
    Comment(TextRange),
    Tag {
        range: TextRange,
        name: TextRange,
        arguments: TextRange,
    },
    Output {
        range: TextRange,
        inner: TextRange,
    },
    /// A delimiter that never closes; the text says which.
    Unclosed {
        range: TextRange,
        what: Unclosed,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unclosed {
    Tag,
    Output,
    Raw,
}

/// The tokens of `text`. With `comments`, HTML comments are tokens, before anything else is seen (vintages to 2021).
pub fn tokens(text: &str, comments: bool) -> Vec<Token> {
    let occurrences = |delimiter| Occurrences::new(text, delimiter);
    let mut lexer = Lexer {
        text,
        comments,
        at: 0,
        text_start: 0,
        trim_next: false,
        tag_starts: occurrences("{%"),
        tag_ends: occurrences("%}"),
        output_ends: occurrences("}}"),
        comment_ends: occurrences("-->"),
        raw_never_ends: false,
        tokens: Vec::new(),
    };
    lexer.run();
    lexer.tokens
}

/// The tags that stand one on each line of `range`, without delimiters: the inside of `liquid`.
pub fn lines(text: &str, range: TextRange) -> Vec<Token> {
    let mut start = range.start as usize;
    let mut tokens = Vec::new();
    for line in range.slice(text).split('\n') {
        let inner = trimmed(text, start..start + line.len());
        if !inner.is_empty() {
            tokens.push(tag_token(text, inner.clone(), inner));
        }
        start += line.len() + 1;
    }
    tokens
}

struct Lexer<'t> {
    text: &'t str,
    comments: bool,
    at: usize,
    text_start: usize,
    trim_next: bool,
    tag_starts: Occurrences<'t>,
    tag_ends: Occurrences<'t>,
    output_ends: Occurrences<'t>,
    comment_ends: Occurrences<'t>,
    /// A `raw` was met that nothing ends, so that nothing ends a later one.
    raw_never_ends: bool,
    tokens: Vec<Token>,
}

impl Lexer<'_> {
    fn run(&mut self) {
        while let Some(found) = self.next_delimiter() {
            self.at = found;
            match &self.text.as_bytes()[found..] {
                [b'{', b'%', ..] => self.tag(),
                [b'{', b'{', ..] => self.output(),
                [b'<', b'!', b'-', b'-', ..] if self.comments => self.comment(),
                _ => self.at += 1,
            }
        }
        self.push_text(self.text.len(), false);
    }

    fn next_delimiter(&self) -> Option<usize> {
        let rest = &self.text.as_bytes()[self.at..];
        let found = if self.comments { memchr2(b'{', b'<', rest) } else { memchr(b'{', rest) };
        found.map(|offset| self.at + offset)
    }

    /// Ends the text before `end`; it begins where the last token ended.
    fn push_text(&mut self, end: usize, trim: bool) {
        let mut range = self.text_start..end;
        if self.trim_next {
            range.start = range.end - self.text[range.clone()].trim_start().len();
        }
        if trim {
            range.end = range.start + self.text[range.clone()].trim_end().len();
        }
        self.trim_next = false;
        if !range.is_empty() {
            self.tokens.push(Token::Text(range.into()));
        }
    }

    /// Adds a token that ends at `end`, after which text goes on.
    fn push(&mut self, token: Token, end: usize, trim_after: bool) {
        self.tokens.push(token);
        self.at = end;
        self.text_start = end;
        self.trim_next = trim_after;
    }

    fn comment(&mut self) {
        let start = self.at;
        let Some(close) = self.comment_ends.from(start) else {
            self.at += 4;
            return;
        };
        let end = close + 3;
        let newline = start > self.text_start && self.text.as_bytes()[start - 1] == b'\n';
        let begin = start - usize::from(newline);
        let trim = self.trim_next;
        self.push_text(begin, false);
        self.push(Token::Comment((begin..end).into()), end, trim && begin == self.text_start);
    }

    fn tag(&mut self) {
        let start = self.at;
        let end = self.tag_ends.from(start + 2);
        let Some(inner) = self.delimited(start, end) else { return self.unclosed(Unclosed::Tag) };
        let end = inner.end + 2;
        let (inner, left, right) = strip_dashes(self.text, inner);
        self.push_text(start, left);
        let token = tag_token(self.text, start..end, inner);
        if matches!(token, Token::Tag { name, .. } if name.slice(self.text) == "raw") {
            return self.raw(start..end, right);
        }
        self.push(token, end, right);
    }

    fn output(&mut self) {
        let start = self.at;
        let end = self.output_ends.from(start + 2);
        let Some(inner) = self.delimited(start, end) else { return self.unclosed(Unclosed::Output) };
        let end = inner.end + 2;
        let (inner, left, right) = strip_dashes(self.text, inner);
        self.push_text(start, left);
        self.push(Token::Output { range: (start..end).into(), inner: inner.into() }, end, right);
    }

    /// What stands between the two-byte opener at `start` and its closer at `end`. None where there is no closer, or where
    /// another tag opens before it: then this one was left open, unless it is a comment, which may hold anything.
    fn delimited(&mut self, start: usize, end: Option<usize>) -> Option<std::ops::Range<usize>> {
        let from = start + 2;
        let end = end?;
        let is_comment = || self.text[from..end].trim_start_matches('-').trim_start().starts_with('#');
        let swallowed = self.tag_starts.from(from).is_some_and(|other| other + 2 <= end) && !is_comment();
        (!swallowed).then_some(from..end)
    }

    /// Gives up the rest of the line, or what comes before the next tag on it: one bad tag costs one tag.
    fn unclosed(&mut self, what: Unclosed) {
        let (start, from) = (self.at, self.at + 2);
        let until = self.tag_starts.from(from).unwrap_or(self.text.len());
        let end = memchr(b'\n', &self.text.as_bytes()[from..until]).map_or(until, |length| from + length);
        self.push_text(start, false);
        self.push(Token::Unclosed { range: (start..end).into(), what }, end, false);
    }

    fn raw(&mut self, open: std::ops::Range<usize>, trim_start: bool) {
        let found = if self.raw_never_ends { None } else { find_endraw(self.text, open.end) };
        let Some((close, trim_end, trim_after)) = found else {
            self.raw_never_ends = true;
            let end = open.end;
            self.push(Token::Unclosed { range: open.into(), what: Unclosed::Raw }, end, trim_start);
            return;
        };
        let mut inner = open.end..close.start;
        if trim_start {
            inner.start = inner.end - self.text[inner.clone()].trim_start().len();
        }
        if trim_end {
            inner.end = inner.start + self.text[inner.clone()].trim_end().len();
        }
        let end = close.end;
        self.push(Token::Raw { open: open.into(), text: inner.into(), close: close.into() }, end, trim_after);
    }
}

/// The tag at `range` whose name and arguments are `inner`; an inline comment is a tag called `#`.
fn tag_token(text: &str, range: std::ops::Range<usize>, inner: std::ops::Range<usize>) -> Token {
    let slice = &text[inner.clone()];
    let length = if slice.starts_with('#') { 1 } else { slice.find(|c| !is_name(c)).unwrap_or(slice.len()) };
    let name = inner.start..inner.start + length;
    let arguments = trimmed(text, name.end..inner.end);
    Token::Tag { range: range.into(), name: name.into(), arguments: arguments.into() }
}

/// The next `{% endraw %}` from `from` on, and whether it trims before and after.
fn find_endraw(text: &str, from: usize) -> Option<(std::ops::Range<usize>, bool, bool)> {
    let (mut starts, mut ends) = (Occurrences::new(text, "{%"), Occurrences::new(text, "%}"));
    let mut start = starts.from(from)?;
    loop {
        let end = ends.from(start + 2)?;
        let next = starts.from(start + 2);
        if next.is_none_or(|next| next >= end) {
            let (inner, left, right) = strip_dashes(text, start + 2..end);
            if &text[inner] == "endraw" {
                return Some((start..end + 2, left, right));
            }
        }
        start = next?;
    }
}

/// Without the trimming dashes at either end and the blanks inside them.
fn strip_dashes(text: &str, inner: std::ops::Range<usize>) -> (std::ops::Range<usize>, bool, bool) {
    let bytes = text.as_bytes();
    let left = inner.start < inner.end && bytes[inner.start] == b'-';
    let start = inner.start + usize::from(left);
    let right = start < inner.end && bytes[inner.end - 1] == b'-';
    let end = inner.end - usize::from(right);
    (trimmed(text, start..end), left, right)
}

fn trimmed(text: &str, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let slice = &text[range.clone()];
    let start = range.start + (slice.len() - slice.trim_start().len());
    start..start + slice.trim().len()
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}
