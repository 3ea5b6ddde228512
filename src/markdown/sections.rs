//! Where a text can be cut so that its parts, read alone, are what they are in the whole.
//!
//! A heading at the start of a line, behind an empty one, ends every block before it but fenced code and some HTML. So
//! texts that differ in a few sections can share the reading of the others. Whatever could reach over such a place, or
//! is not plain to see, leaves the rest of the text in one part.

use crate::text::TextRange;

/// Elements whose block goes on over empty lines, and what ends it (CommonMark 0.31, 4.6, kind 1).
const RAW_ELEMENTS: [(&str, &str); 4] =
    [("<script", "</script>"), ("<pre", "</pre>"), ("<style", "</style>"), ("<textarea", "</textarea>")];

/// The parts of `text`, in order and without gaps; each but the first begins with a heading.
pub fn sections(text: &str) -> Vec<TextRange> {
    let mut cuts = vec![0];
    // A definition of a link or footnote is known everywhere.
    let bytes = text.as_bytes();
    if memchr::memmem::find(bytes, b"]:").is_none() && memchr::memchr(b'\r', bytes).is_none() {
        let mut state = State::default();
        let mut start = 0;
        for end in memchr::memchr_iter(b'\n', bytes) {
            let line = &text[start..end];
            if state.is_after_blank && state.fence.is_none() && is_heading(line) {
                cuts.push(start);
            }
            if state.pass(line).is_none() {
                break;
            }
            start = end + 1;
        }
    }
    let ends = cuts.iter().skip(1).copied().chain([text.len()]);
    cuts.iter().zip(ends).map(|(&start, end)| TextRange::from(start..end)).collect()
}

fn is_heading(line: &str) -> bool {
    let rest = line.trim_start_matches('#');
    (1..=6).contains(&(line.len() - rest.len())) && (rest.is_empty() || rest.starts_with(' '))
}

/// What is open where a line begins.
#[derive(Default)]
struct State {
    fence: Option<Fence>,
    /// What ends an element of raw text that may be open.
    raw_end: Option<&'static str>,
    /// A line that may have begun HTML has no empty line behind it yet: fences mean nothing there.
    may_be_html: bool,
    is_after_blank: bool,
}

/// A code fence: its sign, how often it stands there, and the blanks before it.
struct Fence {
    sign: char,
    length: usize,
    indentation: usize,
}

impl State {
    /// Goes over a line; None if nobody can tell without reading the whole what is open behind it.
    fn pass(&mut self, line: &str) -> Option<()> {
        if let Some(end) = self.raw_end {
            return self.pass_raw(line, end);
        }
        if self.fence.is_none() && line.starts_with(|c: char| c.is_alphabetic() || c == '#') {
            self.is_after_blank = false;
            return Some(());
        }
        let content = line.trim_start_matches(' ');
        let indentation = line.len() - content.len();
        self.is_after_blank = content.trim().is_empty();
        if self.is_after_blank {
            self.may_be_html = false;
            return Some(());
        }
        match &self.fence {
            Some(fence) if fence.is_closed_by(content) => {
                let closes = indentation == fence.indentation || (fence.indentation == 0 && indentation < 4);
                self.fence = None;
                closes.then_some(())
            }
            // A line further left may end the list that the code stands in.
            Some(fence) => (indentation >= fence.indentation).then_some(()),
            None => self.pass_text(content, indentation),
        }
    }

    fn pass_text(&mut self, content: &str, indentation: usize) -> Option<()> {
        let inner = content.trim_start_matches(is_container_prefix);
        if let Some(fence) = Fence::opened_by(inner, indentation) {
            let is_plain = inner.len() == content.len() && !self.may_be_html && !fence.is_text(inner);
            self.fence = Some(fence);
            return is_plain.then_some(());
        }
        self.may_be_html |= inner.starts_with('<');
        self.raw_end = raw_end(inner);
        (!goes_on_over_blank_lines(inner)).then_some(())
    }

    /// A line further left may have ended the element: then it is text, in which nothing else may begin.
    fn pass_raw(&mut self, line: &str, end: &str) -> Option<()> {
        self.is_after_blank = false;
        if line.contains(end) {
            (self.raw_end, self.may_be_html) = (None, true);
        }
        let begins = ["```", "~~~", "<!", "<?"].iter().any(|sign| line.contains(sign))
            || RAW_ELEMENTS.iter().any(|(name, _)| line.contains(name));
        (!begins).then_some(())
    }
}

impl Fence {
    fn opened_by(content: &str, indentation: usize) -> Option<Self> {
        let sign = content.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
        let length = content.len() - content.trim_start_matches(sign).len();
        (length >= 3).then_some(Self { sign, length, indentation })
    }

    /// True for backticks that enclose code within a line.
    fn is_text(&self, content: &str) -> bool {
        self.sign == '`' && content[self.length..].contains('`')
    }

    fn is_closed_by(&self, content: &str) -> bool {
        let rest = content.trim_start_matches(self.sign);
        content.len() - rest.len() >= self.length && rest.trim().is_empty()
    }
}

/// True for what markers of lists and quotations are made of.
const fn is_container_prefix(c: char) -> bool {
    matches!(c, ' ' | '\t' | '>' | '-' | '*' | '+' | '.' | ')' | '0'..='9')
}

/// Comments and declarations that do not end on their line.
fn goes_on_over_blank_lines(content: &str) -> bool {
    match content.strip_prefix("<!--") {
        Some(comment) => !comment.contains("-->"),
        None => content.starts_with("<!") || content.starts_with("<?"),
    }
}

/// What ends the raw text that begins on this line, if that does.
fn raw_end(content: &str) -> Option<&'static str> {
    let begins = |name: &str| content.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    let (_, end) = RAW_ELEMENTS.iter().find(|(name, _)| begins(name))?;
    (!content.contains(end)).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::sections;

    fn parts(text: &str) -> Vec<&str> {
        sections(text).into_iter().map(|range| range.slice(text)).collect()
    }

    #[test]
    fn headings_behind_empty_lines_begin_parts() {
        assert_eq!(parts("a\n\n# b\n\nc\n\n## d\n"), ["a\n\n", "# b\n\nc\n\n", "## d\n"]);
        assert_eq!(parts("a\n# b\n\n #c\n\n#d\n"), ["a\n# b\n\n #c\n\n#d\n"]);
        assert_eq!(parts(""), [""]);
    }

    #[test]
    fn code_holds_no_headings() {
        assert_eq!(parts("```\n\n# a\n```\n\n# b\n"), ["```\n\n# a\n```\n\n", "# b\n"]);
        assert_eq!(parts("- a\n\n  ```\n  b\n\n  # c\n  ```\n\n# d\n").len(), 2);
    }

    #[test]
    fn raw_text_holds_no_headings() {
        assert_eq!(parts("<pre>a</pre>\n\n# b\n"), ["<pre>a</pre>\n\n", "# b\n"]);
        assert_eq!(parts("1. a\n\n   <pre>b\n\n# c</pre>\n\n# d\n").len(), 2);
        assert_eq!(parts("<!-- a -->\n\n# b\n").len(), 2);
    }

    #[test]
    fn what_is_not_plain_is_not_cut() {
        for text in [
            "<!-- a\n\n# b\n",
            "<div>\n```\nx\n\n# b\n",
            "- ```\n  x\n\n# b\n\n```\n",
            "  ```\nx\n\n# b\n",
            "[x]: /y\n\n# b\n",
            "<pre>\n\n# b\n",
            "- <pre>\na\n```\n</pre>\n\n# b\n",
        ] {
            assert_eq!(sections(text).len(), 1, "{text}");
        }
    }
}
