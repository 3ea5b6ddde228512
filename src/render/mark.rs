//! Marks in front of blocks, for a preview that leads from what is seen to what was written.
//!
//! A mark is a comment with the range of the evaluated text that the block stems from: `<!--@120-180-->`. Writers' own
//! comments never get as far as the HTML, so that whatever looks like a mark is one.

use super::body::{ELSEWHERE, text_of_vintage};
use crate::markdown::{Event, Kind, Tag};
use crate::project::Project;
use crate::text::TextRange;

const OPEN: &str = "<!--@";
const CLOSE: &str = "-->";

/// Adds the mark of the block that begins with `event`, if one does.
pub fn push(event: &Event<'_>, html: &mut String) {
    let begins = match &event.kind {
        Kind::Start(tag) => begins_block(tag),
        Kind::Rule => true,
        _ => false,
    };
    if begins && event.range != ELSEWHERE {
        html.push_str(&format!("{OPEN}{}-{}{CLOSE}", event.range.start, event.range.end));
    }
}

/// A table's head has no mark of its own, since the table stands in front of it.
const fn begins_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::List { .. }
            | Tag::TableHead
            | Tag::TableCell
            | Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}

/// The range that the mark of a block names; `range` is where the block is in the evaluated text. The two differ where the
/// vintage rewrites the text before Markdown is read.
pub fn to_mark(project: &Project, evaluated: &str, range: TextRange) -> TextRange {
    text_of_vintage(project, evaluated).rewritten(range)
}

/// Where the block of a mark is in the evaluated text.
pub fn from_mark(project: &Project, evaluated: &str, mark: TextRange) -> TextRange {
    text_of_vintage(project, evaluated).written(mark)
}

/// The HTML without blanks at its end, nor marks of blocks that show nothing.
pub fn trimmed(html: &str) -> &str {
    let mut rest = html.trim_end();
    while let Some((before, range)) = rest.strip_suffix(CLOSE).and_then(|rest| rest.rsplit_once(OPEN)) {
        if range.contains('>') {
            break;
        }
        rest = before.trim_end();
    }
    rest
}

/// The HTML as it is without marks.
pub fn without_marks(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, mark)) = rest.split_once(OPEN) {
        out.push_str(before);
        rest = mark.split_once(CLOSE).map_or("", |(_, after)| after);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::{trimmed, without_marks};

    #[test]
    fn marks_can_be_taken_out() {
        assert_eq!(without_marks("<!--@0-3--><p>a</p><!--@4-5--><hr>"), "<p>a</p><hr>");
        assert_eq!(without_marks("<p>a</p>"), "<p>a</p>");
    }

    #[test]
    fn marks_of_nothing_at_the_end_go() {
        assert_eq!(trimmed("<!--@0-3--><p>a</p>\n<!--@4-5-->\n<!--@4-5-->\n"), "<!--@0-3--><p>a</p>");
        assert_eq!(trimmed("<p>a</p>\n"), "<p>a</p>");
    }
}
