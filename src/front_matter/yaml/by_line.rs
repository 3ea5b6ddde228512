//! The YAML that most front matter is written in, read line by line: maps and lists by indentation, with values of one line.
//!
//! It is read several times as fast so. Whatever else YAML has (text over several lines, escapes, brackets, comments,
//! anchors), and whatever is wrong, is left to the parser: what is read here is what the parser reads.

use super::{Content, Node, Scalar};
use crate::text::TextRange;
use std::borrow::Cow;

/// Levels below which the parser takes over.
const MAXIMUM_DEPTH: usize = 16;

/// Reads the bytes `yaml` of `text`; None for what is left to the parser.
pub fn read(text: &str, yaml: TextRange) -> Option<Node<'_>> {
    let inside = yaml.slice(text);
    let is_control = |byte: u8| (byte < b' ' && byte != b'\n') || byte == 0x7f;
    // Breaks and marks of other kinds, which the parser knows.
    let is_special = |c: char| matches!(c, '\u{80}'..='\u{a0}' | '\u{2028}' | '\u{2029}' | '\u{feff}');
    if inside.bytes().any(is_control) || (!inside.is_ascii() && inside.contains(is_special)) {
        return None;
    }
    let mut lines = Lines { text, at: yaml.start as usize, end: yaml.end as usize };
    let first = lines.peek()?;
    let root = (first.indentation == 0 && !first.begins_item()).then(|| lines.map(0, 0))??;
    lines.peek().is_none().then_some(root)
}

/// The lines that are left.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    end: usize,
}

/// A line that is not blank, without the blanks around it.
#[derive(Clone, Copy)]
struct Line<'t> {
    content: &'t str,
    start: usize,
    indentation: usize,
    /// Where the next line begins.
    next: usize,
}

impl Line<'_> {
    fn begins_item(&self) -> bool {
        self.content.starts_with("- ")
    }
}

impl<'t> Lines<'t> {
    fn peek(&mut self) -> Option<Line<'t>> {
        while self.at < self.end {
            let rest = &self.text[self.at..self.end];
            let length = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
            let content = rest[..length].trim_start_matches(' ');
            let indentation = length - content.len();
            let next = (self.at + length + 1).min(self.end);
            if !content.is_empty() {
                let content = content.trim_end_matches(' ');
                return Some(Line { content, start: self.at + indentation, indentation, next });
            }
            self.at = next;
        }
        None
    }

    /// The map whose keys are indented so.
    fn map(&mut self, indentation: usize, depth: usize) -> Option<Node<'t>> {
        let (mut entries, mut keys): (Vec<(Node<'t>, Node<'t>)>, Vec<&str>) = (Vec::new(), Vec::new());
        while let Some(line) = self.peek().filter(|line| line.indentation >= indentation) {
            let length = line.content.bytes().take_while(|byte| is_of_key(*byte)).count();
            let rest = line.content[length..].strip_prefix(':')?;
            let key = &line.content[..length];
            if line.indentation > indentation || !(1..200).contains(&length) || key.starts_with('-') {
                return None;
            }
            keys.push(key);
            self.at = line.next;
            let value = match rest.trim_start_matches(' ') {
                "" => self.below(indentation, depth)?,
                value if value.len() < rest.len() => scalar(value, line.start + line.content.len() - value.len())?,
                _ => return None,
            };
            entries.push((node(key, line.start, line.start + length, true), value));
        }
        keys.sort_unstable();
        let is_repeated = keys.windows(2).any(|two| two[0] == two[1]);
        let range = entries.first()?.0.range.cover(entries.last()?.1.range);
        (!is_repeated).then_some(Node { range, content: Content::Map(entries) })
    }

    /// The map or list below a key that is indented so.
    fn below(&mut self, indentation: usize, depth: usize) -> Option<Node<'t>> {
        let line = self.peek().filter(|_| depth < MAXIMUM_DEPTH)?;
        // A list that is not indented has another range to the parser.
        match line.begins_item() {
            _ if line.indentation <= indentation => None,
            true => self.list(line.indentation),
            false => self.map(line.indentation, depth + 1),
        }
    }

    fn list(&mut self, indentation: usize) -> Option<Node<'t>> {
        let (mut items, mut range) = (Vec::new(), TextRange::default());
        while let Some(line) = self.peek().filter(|line| line.indentation >= indentation && line.begins_item()) {
            if line.indentation > indentation {
                return None;
            }
            self.at = line.next;
            let value = line.content[1..].trim_start_matches(' ');
            let item = scalar(value, line.start + line.content.len() - value.len())?;
            let whole = TextRange::new(line.start as u32, item.range.end);
            range = if items.is_empty() { whole } else { range.cover(whole) };
            items.push(item);
        }
        Some(Node { range, content: Content::List(items) })
    }
}

const fn is_of_key(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')
}

/// The text between these bytes.
fn node(text: &str, start: usize, end: usize, plain: bool) -> Node<'_> {
    Node { range: (start..end).into(), content: Content::Scalar(Scalar { text: Cow::Borrowed(text), plain }) }
}

/// The value that begins at `start` and is the rest of its line.
fn scalar(value: &str, start: usize) -> Option<Node<'_>> {
    let end = start + value.len();
    let first = *value.as_bytes().first()?;
    if matches!(first, b'\'' | b'"') {
        let inner = value[1..].strip_suffix(char::from(first))?;
        let is_simple = !inner.bytes().any(|byte| byte == first || (byte == b'\\' && first == b'"'));
        return is_simple.then(|| node(inner, start, end, false));
    }
    let begins_text = first.is_ascii_alphanumeric() || !first.is_ascii() || matches!(first, b'/' | b'(' | b'<' | b'$');
    let is_text = begins_text && !value.ends_with(':') && !value.contains(": ") && !value.contains(" #");
    is_text.then(|| node(value, start, end, true))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::front_matter::yaml::tree;
    use proptest::prelude::*;

    /// What is read here, held to what the parser reads; true if it is read here.
    fn agrees(text: &str) -> bool {
        let all = TextRange::from(0..text.len());
        let read = read(text, all);
        if let Some(node) = &read {
            assert_eq!(tree::parsed(text, all).as_ref().ok().and_then(Option::as_ref), Some(node), "{text}");
        }
        read.is_some()
    }

    #[test]
    fn most_front_matter_is_read_here() {
        assert!(agrees(
            "title: About 許可 {% data x %} \nintro: 'It is: #1 \"x\"'\nversions:\n  fpt: '*'\n  ghes: '>=3.1'\n\ntopics:\n  - A\n  - \"b # c\"\n"
        ));
        assert!(agrees(
            "redirect_from:\n  - /a\n  - /b:c\nfeatured:\n  guides:\n    - /x\n  more:\n    a: null\n    b: 1\nhidden: true"
        ));
    }

    #[test]
    fn the_rest_is_left_to_the_parser() {
        for text in [
            "",
            "a:",
            "a: b\n  c",
            "a: |\n  b\n",
            "a: 'b''c'",
            "a: \"\\n\"",
            "a: [b]",
            "a: b # c",
            "# a\nb: c",
            "a: b\na: c",
            "- a",
            "a:\n- b",
            "a: &b c",
            "a: - b",
            "a: b: c",
            "a:\n  - b: c",
            "a:\tb",
            "a:\n - b\n  - c",
            "a:\n  b: c\n d: e",
            "a: b\r\n",
            "a:b",
        ] {
            assert!(!agrees(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_read_here_is_what_the_parser_reads(text in r#"((a|b|c-|1|許|title|null)(:|: |:\n|: '|: "))?(( |  |    )?(- |a: |b: |c:\n|許|x|1|true|~|/y|'|"|: |:| #|#|,|\[|\{|%|<|\.|-|\n)){0,14}"#) {
            agrees(&text);
        }

        #[test]
        fn lines_of_every_kind(lines in proptest::collection::vec(r#"(|  |    )(|- )(a|b|c|d|e|f|g|h)(:|: x|: 'x'|: x y|: "許"|)"#, 1..8)) {
            agrees(&lines.join("\n"));
        }
    }
}
