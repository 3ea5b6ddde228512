//! Shim: a row of a table that is nothing but one bar.
//!
//! Writers leave such lines behind when a condition holds the rest of a row. The engine of GitHub Docs reads an empty row;
//! pulldown-cmark 0.13.6 ends the table there, and the rows that follow become text. GFM's specification lets only an
//! empty line or another block end a table. With a marker behind the bar the row has a cell.

use memchr::memchr_iter;

/// Where such a row needs its marker, ascending. In text and in code, too, a line of one bar behind a line with a bar gets
/// it: it means nothing there.
pub(super) fn places(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    memchr_iter(b'|', bytes).filter(|&at| is_lone(bytes, at)).map(|at| at + 1).collect()
}

fn is_lone(text: &[u8], at: usize) -> bool {
    let is_blank = |byte: &&u8| matches!(byte, b' ' | b'\t' | b'\r');
    let after = text[at + 1..].iter().find(|byte| !is_blank(byte));
    if after.is_some_and(|&byte| byte != b'\n') {
        return false;
    }
    let blanks = text[..at].iter().rev().take_while(is_blank).count();
    let Some((b'\n', before)) = text[..at - blanks].split_last() else { return false };
    let line = memchr::memrchr(b'\n', before).map_or(before, |end| &before[end + 1..]);
    memchr::memchr(b'|', line).is_some()
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, Options, Tag, parse};
    use super::places;

    #[test]
    fn a_table_goes_on_behind_a_lone_bar() {
        for row in ["|", "| ", "  |\t"] {
            let text = format!("| a | b |\n|---|---|\n{row}\n| c | d |\n\n|\n");
            let events = parse(&text, Options::default());
            let rows = events.iter().filter(|event| event.kind == Kind::Start(Tag::TableRow));
            assert_eq!(rows.count(), 2, "{text}");
            assert!(!format!("{events:?}").contains("\\u{"), "{events:?}");
        }
    }

    #[test]
    fn other_bars_need_nothing() {
        for text in ["|", "a |\nb", "a\n|\n", "| a |\n|---|\n| b | \n\n|\n"] {
            assert_eq!(places(text), Vec::<usize>::new(), "{text}");
        }
        assert_eq!(places("a | b\n| \n"), [7]);
    }
}
