//! Shim: bare links, GFM's extended autolinks (<https://github.github.com/gfm/#autolinks-extension->).
//!
//! `http://…`, `https://…`, `www.…` and e-mail addresses in running text. The rules are those of
//! micromark-extension-gfm-autolink-literal 2 and of mdast-util-gfm-autolink-literal 2, which GitHub Docs renders with,
//! but for these: an address ends before the first CJK character; typographic quotes, `…`, `—` and `&` do not end one;
//! something must follow `www.`. Escapes and entities are resolved before an address is read. How far an address goes
//! is `address`'s.

use super::address::{self, Addresses};
use super::character::{is_cjk, is_punctuation};
use crate::text::TextRange;
use std::ops::Range;

/// No local part of an e-mail address has more characters (RFC 5321, 4.5.3.1.1). The limit keeps the search linear.
const LONGEST_LOCAL_PART: usize = 64;

/// One bare link in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Autolink {
    pub kind: Address,
    pub range: Range<usize>,
    /// Where the text of the link ends: with the address, or behind the text that it runs on into.
    pub text_end: usize,
}

/// What kind of address it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Address {
    Protocol,
    Www,
    Email,
}

impl Autolink {
    /// What the destination has before the text of the link.
    pub const fn scheme(&self) -> &'static str {
        match self.kind {
            Address::Protocol => "",
            Address::Www => "http://",
            Address::Email => "mailto:",
        }
    }
}

/// Makes the texts of `links` run on through the CJK text behind their addresses, but not into one another.
pub(super) fn run_on(text: &str, links: &mut [Autolink]) {
    let mut next = text.len();
    for link in links.iter_mut().rev() {
        if link.kind != Address::Email {
            link.text_end += address::run_on_length(&text[link.range.end..next]);
        }
        next = link.range.start;
    }
}

/// The bare links of `text`, ascending; `before` is the character that stands before the text.
pub(super) fn find(text: &str, before: Option<char>) -> Vec<Autolink> {
    let mut links = Vec::new();
    let mut addresses = Addresses::new(text);
    let mut done = 0;
    for at in telling(text.as_bytes()) {
        if at < done {
            continue;
        }
        if let Some(link) = (Place { text, before, done }).link_at(at, &mut addresses) {
            done = link.range.end;
            links.push(link);
        }
    }
    links
}

/// Where a document has characters that may tell of a bare link. Most of its texts have none.
pub(super) struct Hints(Vec<usize>);

impl Hints {
    pub fn of(document: &str) -> Self {
        Self(telling(document.as_bytes()).collect())
    }

    /// Offsets of these characters, ascending.
    pub fn offsets(&self) -> &[usize] {
        &self.0
    }

    /// Where this is false, [`find`] finds nothing.
    pub fn any_in(&self, range: TextRange) -> bool {
        let next = self.0.partition_point(|&at| at < range.start as usize);
        self.0.get(next).is_some_and(|&at| at < range.end as usize)
    }
}

/// The characters that may tell of a link, as offsets.
fn telling(text: &[u8]) -> impl Iterator<Item = usize> {
    memchr::memchr3_iter(b':', b'@', b'.', text).filter(|&at| may_tell(text, at))
}

/// A first look at what is next to a character that may tell of a link: most end sentences.
fn may_tell(text: &[u8], at: usize) -> bool {
    match text[at] {
        b':' => text.get(at + 1) == Some(&b'/'),
        b'.' => at > 0 && text[at - 1].eq_ignore_ascii_case(&b'w'),
        _ => true,
    }
}

/// A text, and how much of it belongs to links already.
#[derive(Clone, Copy)]
struct Place<'a> {
    text: &'a str,
    before: Option<char>,
    done: usize,
}

impl Place<'_> {
    /// The link whose telling character (`:`, `@` or the `.` of `www.`) is at `at`.
    fn link_at(self, at: usize, addresses: &mut Addresses<'_>) -> Option<Autolink> {
        let (kind, range) = match self.text.as_bytes()[at] {
            b':' => (Address::Protocol, self.protocol(at, addresses)?),
            b'.' => (Address::Www, self.www(at, addresses)?),
            _ => (Address::Email, self.email(at)?),
        };
        Some(Autolink { kind, text_end: range.end, range })
    }

    fn protocol(self, colon: usize, addresses: &mut Addresses<'_>) -> Option<Range<usize>> {
        let name = ["https", "http"].into_iter().find(|name| ends_with(&self.text[self.done..colon], name))?;
        let start = colon - name.len();
        let host = colon + "://".len();
        let rest = self.text[colon..].strip_prefix("://")?;
        let begins = rest.chars().next().is_some_and(|first| !first.is_control() && !is_punctuation(first));
        if !begins || self.previous(start).is_some_and(|previous| previous.is_ascii_alphabetic()) {
            return None;
        }
        Some(start..host + addresses.length(host)?)
    }

    fn www(self, dot: usize, addresses: &mut Addresses<'_>) -> Option<Range<usize>> {
        if !ends_with(&self.text[self.done..dot], "www") {
            return None;
        }
        let start = dot - "www".len();
        let word = |character: char| character.is_alphanumeric() && !is_cjk(character);
        let follows = self.text[dot + 1..].chars().next().is_some_and(word);
        if !follows || self.previous(start).is_some_and(word) || self.is_local_part(dot) {
            return None;
        }
        Some(start..start + addresses.length(start)?)
    }

    /// True if what begins with `www.` goes on to be an e-mail address.
    fn is_local_part(self, dot: usize) -> bool {
        let mut characters = self.text[dot..].chars().take(LONGEST_LOCAL_PART);
        characters.find(|&character| !is_local(character)) == Some('@')
    }

    fn email(self, at: usize) -> Option<Range<usize>> {
        let local = self.text[self.done..at].chars().rev().take_while(|&character| is_local(character)).count();
        let start = at - local;
        if local == 0 || self.previous(start) == Some('/') {
            return None;
        }
        Some(start..at + 1 + address::email_domain_length(&self.text.as_bytes()[at + 1..])?)
    }

    fn previous(self, start: usize) -> Option<char> {
        self.text[..start].chars().next_back().or(self.before)
    }
}

fn ends_with(text: &str, ending: &str) -> bool {
    let text = text.as_bytes();
    text.len() >= ending.len() && text[text.len() - ending.len()..].eq_ignore_ascii_case(ending.as_bytes())
}

const fn is_local(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '+' | '-' | '.' | '_')
}

#[cfg(test)]
mod tests {
    use super::{find, run_on};

    /// The text with `<…>` around each link.
    fn marked(text: &str) -> String {
        let mut marked = text.to_owned();
        for link in find(text, None).iter().rev() {
            marked.insert(link.text_end, '>');
            marked.insert(link.range.start, '<');
        }
        marked
    }

    fn assert_marked(expected: &[&str]) {
        for expected in expected {
            assert_eq!(&marked(&expected.replace(['<', '>'], "")), expected);
        }
    }

    /// The examples of GFM's specification.
    #[test]
    fn specification() {
        assert_marked(&[
            "<www.commonmark.org>",
            "Visit <www.commonmark.org/help> for more information.",
            "Visit <www.commonmark.org>.",
            "Visit <www.commonmark.org/a.b>.",
            "<www.google.com/search?q=Markup+(business)>",
            "<www.google.com/search?q=Markup+(business)>))",
            "(<www.google.com/search?q=Markup+(business)>)",
            "(<www.google.com/search?q=Markup+(business)>",
            "<www.google.com/search?q=(business))+ok>",
            "<www.google.com/search?q=commonmark&hl=en>",
            "<www.google.com/search?q=commonmark>&hl;",
            "<http://commonmark.org>",
            "(Visit <https://encrypted.google.com/search?q=Markup+(business)>)",
            "<foo@bar.baz>",
            "hello@mail+xyz.example isn't valid, but <hello+xyz@mail.example> is.",
            "<a.b-c_d@a.b>",
            "<a.b-c_d@a.b>.",
            "a.b-c_d@a.b-",
            "a.b-c_d@a.b_",
        ]);
    }

    #[test]
    fn what_stands_before() {
        assert_marked(&[
            "\"<http://a.b>\"",
            "=<http://a.b>",
            "xhttp://a.b",
            "见<http://a.b>",
            "见<www.a.b>",
            "xwww.a.b",
            "ssh://git@github.com",
            "<git@github.com>:owner/name.git",
            "x/a@b.c",
        ]);
        assert!(find("www.a.b", Some('x')).is_empty());
        assert_eq!(find("www.a.b", Some('*')).len(), 1);
    }

    #[test]
    fn texts_that_run_on() {
        for expected in [
            "<https://a.b/c。然后> d",
            "<https://a.bを、開く>. d",
            "<https://a.b、><https://c.d/e>",
            "（<www.a.b）。（x）>)",
            "<https://a.b/>)、c",
            "<x@y.z>，a",
        ] {
            let text = expected.replace(['<', '>'], "");
            let mut links = find(&text, None);
            run_on(&text, &mut links);
            let mut marked = text.clone();
            for link in links.iter().rev() {
                marked.insert(link.text_end, '>');
                marked.insert(link.range.start, '<');
            }
            assert_eq!(marked, expected);
        }
    }

    #[test]
    fn where_an_address_ends() {
        assert_marked(&[
            "<https://a.b/c>。然后",
            "<https://a.b/c>を開く",
            "<https://a.b>、<https://c.d/e>",
            "“<https://a.b/c>”，",
            "<https://a.b/c>...",
            "<https://a.b/c]d>]",
            "<http://localhost:3000/x>",
            "http://a_b.c",
            "http://a_b",
            "<http://a_b.c.d>",
            "http://$HOST",
            "http://",
            "www.",
            "www. a",
            "<x@y.z>，a@b.1",
            "a@b..c",
        ]);
    }
}
