//! The two changes that the engine makes to evaluated text before it reads it as Markdown.

use super::evaluated::Evaluated;
use crate::text::TextRange;
use memchr::memmem::{self, Finder};
use std::sync::LazyLock;

static LINK_END: LazyLock<Finder> = LazyLock::new(|| Finder::new("</a>"));
static BLANK_LINES: LazyLock<Finder> = LazyLock::new(|| Finder::new("\n\n\n"));

/// Joins list items that are links and stand apart only because a branch between them was empty, then makes each run of
/// three line breaks two, in one pass from the left (six become four, as in the engine).
pub fn tidy(evaluated: &mut Evaluated) {
    if LINK_END.find(evaluated.text.as_bytes()).is_some() {
        evaluated.remove(&blank_lines_between_links(&evaluated.text));
    }
    let runs = BLANK_LINES.find_iter(evaluated.text.as_bytes());
    let third: Vec<TextRange> = runs.map(|at| TextRange::new(at as u32 + 2, at as u32 + 3)).collect();
    evaluated.remove(&third);
}

/// The blank lines between a line that ends in `</a>` and an item that begins with a link.
fn blank_lines_between_links(text: &str) -> Vec<TextRange> {
    let mut ranges = Vec::new();
    for found in memmem::find_iter(text.as_bytes(), b"</a>\n") {
        let start = found + b"</a>\n".len();
        let rest = &text[start..];
        let item = rest.trim_start_matches('\n');
        let blank = rest.len() - item.len();
        let begins = item.trim_start_matches(' ');
        if blank > 0 && (begins.starts_with("- <a") || begins.starts_with("* <a")) {
            ranges.push(TextRange::from(start..start + blank));
        }
    }
    ranges
}
