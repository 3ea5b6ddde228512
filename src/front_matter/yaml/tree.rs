//! From events to a tree, without recursion, so that no text can overflow the stack.

use super::by_line;
use super::cause::Stop;
use super::extent;
use super::offsets::Offsets;
use super::syntax_error::{self, SyntaxError};
use super::{Content, Node, Scalar};
use crate::text::TextRange;
use rustc_hash::FxHashMap;
use saphyr_parser::{Event, Parser, ScalarStyle, Span, Tag};
use std::borrow::Cow;

/// Collections within collections; what is built is dropped recursively, so the limit is also one on the stack.
const MAXIMUM_DEPTH: usize = 128;

/// Nodes that aliases may copy in one text, against texts that double themselves.
const MAXIMUM_COPIES: usize = 10_000;

type Step = Result<(), Box<SyntaxError>>;

/// Reads the one document in the bytes `yaml` of `text`; `None` where there is nothing but blanks and comments.
///
/// # Errors
/// Where the text is not YAML: also for keys that occur twice, a second document, unknown tags, more than 128 levels,
/// and aliases that copy too much.
pub fn read(text: &str, yaml: TextRange) -> Result<Option<Node<'_>>, Box<SyntaxError>> {
    match by_line::read(text, yaml) {
        Some(root) => Ok(Some(root)),
        None => parsed(text, yaml),
    }
}

/// As [`read`], by the parser, whatever is written.
pub(super) fn parsed(text: &str, yaml: TextRange) -> Result<Option<Node<'_>>, Box<SyntaxError>> {
    let inside = yaml.slice(text);
    if let Some(at) = memchr::memchr(0, inside.as_bytes()) {
        return Err(syntax_error::nul(yaml.start + at as u32));
    }
    let mut builder = Builder::new(text, Offsets::new(inside, yaml.start));
    let mut parser = Parser::new_from_str(inside);
    while let Some(event) = parser.next_event() {
        match event {
            Ok((event, span)) => builder.event(event, span)?,
            Err(error) => {
                let at = builder.offsets.byte(error.marker().index());
                return Err(Stop { text, yaml, at, bracket: builder.open_bracket(), reason: error.info() }.explain());
            }
        }
    }
    Ok(builder.root)
}

struct Builder<'t> {
    text: &'t str,
    offsets: Offsets<'t>,
    /// Collections that have begun, the innermost last.
    open: Vec<Open<'t>>,
    root: Option<Node<'t>>,
    anchors: FxHashMap<usize, Node<'t>>,
    copies: usize,
}

/// A collection that has begun.
struct Open<'t> {
    range: TextRange,
    /// Zero for none, as the parser numbers them.
    anchor: usize,
    content: Content<'t>,
    /// The key that waits for its value.
    key: Option<Node<'t>>,
}

impl<'t> Builder<'t> {
    fn new(text: &'t str, offsets: Offsets<'t>) -> Self {
        Self { text, offsets, open: Vec::new(), root: None, anchors: FxHashMap::default(), copies: 0 }
    }

    fn event(&mut self, event: Event<'t>, span: Span) -> Step {
        let range = self.offsets.range(span.start.index(), span.end.index());
        match event {
            Event::Scalar(text, style, anchor, tag) => self.scalar(text, style, anchor, tag.as_deref(), range),
            Event::SequenceStart(anchor, tag) => self.begin(Content::List(Vec::new()), anchor, tag.as_deref(), range),
            Event::MappingStart(anchor, tag) => self.begin(Content::Map(Vec::new()), anchor, tag.as_deref(), range),
            Event::SequenceEnd | Event::MappingEnd => self.end(range),
            Event::Alias(anchor) => self.alias(anchor, range),
            Event::DocumentStart(_) if self.root.is_some() => Err(syntax_error::second_document(range)),
            _ => Ok(()),
        }
    }

    fn scalar(
        &mut self,
        text: Cow<'t, str>,
        style: ScalarStyle,
        anchor: usize,
        tag: Option<&Tag>,
        range: TextRange,
    ) -> Step {
        let is_text = check_tag(tag, range)?;
        let plain = style == ScalarStyle::Plain;
        let is_missing = plain && text.is_empty() && tag.is_none() && anchor == 0;
        let range = if is_missing { TextRange::empty(range.start) } else { extent::of_scalar(self.text, range, style) };
        self.add(Node { range, content: Content::Scalar(Scalar { text, plain: plain && !is_text }) }, anchor)
    }

    fn begin(&mut self, content: Content<'t>, anchor: usize, tag: Option<&Tag>, range: TextRange) -> Step {
        check_tag(tag, range)?;
        if self.open.len() == MAXIMUM_DEPTH {
            return Err(syntax_error::too_deep(range, MAXIMUM_DEPTH));
        }
        self.open.push(Open { range, anchor, content, key: None });
        Ok(())
    }

    /// Closes the innermost collection; `range` begins at its closing bracket, or is empty.
    fn end(&mut self, range: TextRange) -> Step {
        let Some(open) = self.open.pop() else { return Ok(()) };
        // Blocks have no bracket: they end with their last item, although the parser notices only at the next token.
        // It counts a comment behind a bracket as part of that.
        let last = match &open.content {
            Content::Map(entries) => entries.last().map(|(key, value)| key.range.cover(value.range)),
            Content::List(items) => items.last().map(|item| item.range),
            Content::Scalar(_) => None,
        };
        let bracket = TextRange::new(range.start, range.start + 1);
        let end = if range.is_empty() { last.unwrap_or(open.range) } else { bracket };
        if let Content::Map(entries) = &open.content {
            check_keys(entries)?;
        }
        self.add(Node { range: open.range.cover(end), content: open.content }, open.anchor)
    }

    fn alias(&mut self, anchor: usize, range: TextRange) -> Step {
        let Some(original) = self.anchors.get(&anchor) else {
            return Err(syntax_error::within_itself(range));
        };
        let (count, depth) = measure(original);
        self.copies += count;
        if self.copies > MAXIMUM_COPIES || self.open.len() + depth > MAXIMUM_DEPTH {
            return Err(syntax_error::too_many_copies(range));
        }
        let copy = Node { range, content: original.content.clone() };
        self.add(copy, 0)
    }

    fn add(&mut self, node: Node<'t>, anchor: usize) -> Step {
        if anchor != 0 {
            self.anchors.insert(anchor, node.clone());
        }
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(parent) => match (&mut parent.content, parent.key.take()) {
                (Content::List(items), _) => items.push(node),
                (Content::Map(entries), Some(key)) => entries.push((key, node)),
                _ => parent.key = Some(node),
            },
        }
        Ok(())
    }

    /// Where the outermost `{` or `[` stands that is not closed yet.
    fn open_bracket(&self) -> Option<u32> {
        let is_bracket = |at: u32| matches!(self.text.as_bytes().get(at as usize), Some(b'{' | b'['));
        self.open.iter().map(|open| open.range.start).find(|&at| is_bracket(at))
    }
}

/// True for a tag that makes a scalar text; an error for one that is not YAML's own.
fn check_tag(tag: Option<&Tag>, range: TextRange) -> Result<bool, Box<SyntaxError>> {
    match tag {
        None => Ok(false),
        Some(tag) if tag.is_yaml_core_schema() => Ok(tag.suffix == "str"),
        Some(_) => Err(syntax_error::unknown_tag(range)),
    }
}

/// An error if two keys have the same text; keys that are collections are not compared.
fn check_keys(entries: &[(Node, Node)]) -> Step {
    let mut seen = FxHashMap::default();
    for (key, _) in entries {
        let Some(scalar) = key.as_scalar() else { continue };
        if let Some(first) = seen.insert(scalar.text.as_ref(), key.range) {
            return Err(syntax_error::duplicate_key(&scalar.text, key.range, first));
        }
    }
    Ok(())
}

/// How many nodes there are in a tree, and how many collections are within each other.
fn measure(node: &Node) -> (usize, usize) {
    let add = |(count, depth): (usize, usize), child: &Node| {
        let (more, deeper) = measure(child);
        (count + more, depth.max(deeper + 1))
    };
    match &node.content {
        Content::Scalar(_) => (1, 0),
        Content::List(items) => items.iter().fold((1, 1), add),
        Content::Map(entries) => entries.iter().flat_map(|(key, value)| [key, value]).fold((1, 1), add),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Every scalar of a document with the text of its range, in order.
    fn scalars(text: &str) -> Vec<(String, String)> {
        let root = read(text, TextRange::from(0..text.len())).expect("YAML").expect("a value");
        let (mut left, mut found) = (vec![&root], Vec::new());
        while let Some(node) = left.pop() {
            match &node.content {
                Content::Scalar(scalar) => found.push((scalar.text.to_string(), node.range.slice(text).to_owned())),
                Content::List(items) => left.extend(items.iter().rev()),
                Content::Map(entries) => left.extend(entries.iter().rev().flat_map(|(key, value)| [value, key])),
            }
        }
        found
    }

    #[test]
    fn ranges_of_scalars_of_every_style() {
        let text = "'a' : 許 可  # x\n\"b\": 'it''s' # y\nc: \"\\\"許\" #z\r\nd:\ne: |\n  許\n  f\n\ng: >-\n  h\n# x\ni: j\n  k\n";
        let expected = [
            ("a", "'a'"),
            ("許 可", "許 可"),
            ("b", "\"b\""),
            ("it's", "'it''s'"),
            ("c", "c"),
            ("\"許", "\"\\\"許\""),
            ("d", "d"),
            ("", ""),
            ("e", "e"),
            ("許\nf\n", "許\n  f"),
            ("g", "g"),
            ("h", "h"),
            ("i", "i"),
            ("j k", "j\n  k"),
        ];
        assert_eq!(scalars(text), expected.map(|(value, written)| (value.to_owned(), written.to_owned())));
    }

    #[test]
    fn ranges_of_collections() {
        let text = "a:\n  - 許: x\n    b: y\n\n# end\nc: {d: [e, f], 許: }  # g\nh: []\n";
        let root = read(text, TextRange::from(0..text.len())).expect("YAML").expect("a value");
        let Content::Map(entries) = &root.content else { panic!("a map") };
        let written: Vec<&str> = entries.iter().map(|(_, value)| value.range.slice(text)).collect();
        assert_eq!(written, ["- 許: x\n    b: y", "{d: [e, f], 許: }", "[]"]);
        assert_eq!(root.range.slice(text), text.trim_end());
    }

    #[test]
    fn aliases_and_tags() {
        let found = scalars("a: &x [b, !!str 1]\nc: *x\n");
        let values: Vec<&str> = found.iter().map(|(value, _)| value.as_str()).collect();
        assert_eq!(values, ["a", "b", "1", "c", "b", "1"]);
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_reader(text in r#"([-?:,\[\]{}#&*!|>'"%@ \t\r\nab許\x{feff}\\~<.0]|- |: |\n  |\n)*"#) {
            if let Err(error) = read(&text, TextRange::from(0..text.len())) {
                prop_assert!(text.get(error.range.as_usize()).is_some(), "{:?}", error);
            }
        }

        #[test]
        fn a_plain_word_is_where_its_range_says(words in proptest::collection::vec("[a-z許可é\u{1F600}]{1,6}", 1..20)) {
            let text: String = words.iter().enumerate().map(|(at, word)| format!("k{at}: [{word}, {word}] # 許\r\n")).collect();
            for (value, written) in scalars(&text) {
                prop_assert_eq!(value, written);
            }
        }
    }
}
