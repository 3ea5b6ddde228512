//! Samples of shell code as the engine of 2021 took them: out of the text, before Markdown is read.
//!
//! It replaced every fence that says only `shell` by HTML, wherever it stood on its line, so that such a sample needs
//! neither a line of its own nor the indentation of its list, and may hold entities and elements such as `<em>`. Source:
//! its order of rendering, step 3. A placeholder such as `<command>`, and an address such as `<mona@example.com>`, became
//! an element that no reader saw; here it is the same element, and its name is shown.

use crate::text::TextRange;
use memchr::memmem;
use std::borrow::Cow;

/// A text with shell fences as HTML, and the way between it and the text as written.
#[derive(Debug)]
pub struct Rewritten<'t> {
    pub text: Cow<'t, str>,
    /// Each sample, in order.
    samples: Vec<Sample>,
}

/// Where a sample is.
#[derive(Debug)]
struct Sample {
    written: TextRange,
    rewritten: TextRange,
}

impl<'t> Rewritten<'t> {
    /// A text that stays as it is.
    pub const fn unchanged(text: &'t str) -> Self {
        Self { text: Cow::Borrowed(text), samples: Vec::new() }
    }

    pub fn new(text: &'t str) -> Self {
        let (mut out, mut samples) = (String::new(), Vec::new());
        let (mut done, mut from) = (0, 0);
        while let Some(at) = memmem::find(&text.as_bytes()[from..], b"```").map(|at| from + at) {
            from = at + 3;
            let Some((code, end)) = sample(text, from) else { continue };
            out.push_str(&text[done..at]);
            let start = out.len();
            push_sample(code, &mut out);
            samples.push(Sample { written: (at..end).into(), rewritten: (start..out.len()).into() });
            (done, from) = (end, end);
        }
        if samples.is_empty() {
            return Self::unchanged(text);
        }
        out.push_str(&text[done..]);
        Self { text: Cow::Owned(out), samples }
    }

    /// A range of this text, as one of the text as written: what begins or ends within a sample takes it in.
    pub fn written(&self, range: TextRange) -> TextRange {
        self.moved(range, |sample| (sample.rewritten, sample.written))
    }

    /// The other way round.
    pub fn rewritten(&self, range: TextRange) -> TextRange {
        self.moved(range, |sample| (sample.written, sample.rewritten))
    }

    /// A range of one text in the other; `sides` gives a sample's place in the first and in the second.
    fn moved(&self, range: TextRange, sides: impl Fn(&Sample) -> (TextRange, TextRange)) -> TextRange {
        let place = |offset: u32, is_end: bool| {
            let before = self.samples.partition_point(|sample| sides(sample).0.start < offset);
            let Some((from, to)) = before.checked_sub(1).map(|last| sides(&self.samples[last])) else { return offset };
            match offset < from.end {
                true if is_end => to.end,
                true => to.start,
                false => to.end + (offset - from.end),
            }
        };
        let start = place(range.start, false);
        TextRange::new(start, if range.is_empty() { start } else { place(range.end, true) })
    }
}

/// The code of the fence whose backticks end at `from`, and where its closing backticks end.
fn sample(text: &str, from: usize) -> Option<(&str, usize)> {
    let rest = &text[from..];
    let rest = rest.strip_prefix(' ').unwrap_or(rest).strip_prefix("shell")?;
    let rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n'))?.trim_start();
    let start = text.len() - rest.len();
    let mut line = start;
    loop {
        let next = line + memchr::memchr(b'\n', &text.as_bytes()[line..])? + 1;
        let end = memchr::memchr(b'\n', &text.as_bytes()[next..]).map_or(text.len(), |at| next + at);
        if let Some(fence) = text[next..end].find("```") {
            let code = text[start..next - 1].trim_end_matches('\r');
            return Some((code, next + fence + 3));
        }
        line = next;
    }
}

/// Without colours, as in the engine of 2021.
fn push_sample(code: &str, out: &mut String) {
    out.push_str("<pre><code class=\"language-shell\">");
    let mut from = 0;
    while let Some(at) = memchr::memchr(b'<', &code.as_bytes()[from..]).map(|at| from + at) {
        out.push_str(&code[from..at]);
        from = at + 1;
        match placeholder(&code[at..]) {
            Markup::Text => out.push_str("&lt;"),
            Markup::Element => out.push('<'),
            // The name stands before the element, so that an element at the end of a sample is empty, as it was.
            Markup::Placeholder(tag) => {
                super::push_escaped(tag, out, false);
                push_element(tag, out);
                from = at + tag.len();
            }
        }
    }
    out.push_str(&code[from..]);
    out.push_str("</code></pre>");
}

/// The tag of a placeholder; that engine took what follows a dot in a name for a class.
fn push_element(tag: &str, out: &mut String) {
    let name = &tag[..tag.find(|c: char| c.is_whitespace() || ".>".contains(c)).unwrap_or(tag.len())];
    if tag[name.len()..].starts_with('.') {
        out.push_str(name);
        out.push('>');
    } else {
        out.push_str(tag);
    }
}

enum Markup<'t> {
    Text,
    Element,
    /// A tag of an element that HTML does not know.
    Placeholder(&'t str),
}

/// What begins with the `<` at the start of `text`.
fn placeholder(text: &str) -> Markup<'_> {
    let name = text[1..].strip_prefix('/').unwrap_or(&text[1..]);
    let name = &name[..name.find(|c: char| c.is_whitespace() || "/>".contains(c)).unwrap_or(name.len())];
    let begins = name.starts_with(|c: char| c.is_ascii_alphabetic());
    match text.find('>') {
        Some(_) if begins && KNOWN_ELEMENTS.contains(&name) => Markup::Element,
        Some(end) if begins => Markup::Placeholder(&text[..=end]),
        _ => Markup::Text,
    }
}

/// The elements that writers put into samples for their effect.
const KNOWN_ELEMENTS: &[&str] =
    &["a", "b", "br", "code", "del", "em", "i", "ins", "kbd", "mark", "s", "span", "strong", "sub", "sup", "u", "var"];

#[cfg(test)]
mod tests {
    use super::{Rewritten, TextRange};

    #[test]
    fn places_are_found_in_both_texts() {
        let text = "a\n  ```shell\n  $ <b>x</b>\n  ```\nb\n```shell\nc\n```\nb\n";
        let html = Rewritten::new(text);
        let ends: Vec<usize> = text.match_indices("b\n").map(|(at, _)| at).collect();
        let new_ends: Vec<usize> = html.text.match_indices("b\n").map(|(at, _)| at).collect();
        for (written, rewritten) in ends.into_iter().zip(new_ends).map(|(a, b)| ((a..a + 1).into(), (b..b + 1).into()))
        {
            assert_eq!(html.written(rewritten), written);
            assert_eq!(html.rewritten(written), rewritten);
        }
        let element = html.text.find("<b>").map_or(0, |at| at as u32);
        let sample = html.written(TextRange::new(element, element + 3));
        assert_eq!(sample.slice(text), "```shell\n  $ <b>x</b>\n  ```");
        assert_eq!(Rewritten::new("a").written((0..1).into()), (0..1).into());
    }
}
