//! Shim: a closing code fence that is followed by tabs.
//!
//! CommonMark 0.31, 4.5, lets spaces and tabs follow a closing fence; pulldown-cmark 0.13.6 knows spaces only, and
//! reads the rest of the page as code.

use std::borrow::Cow;

/// `text` with the tabs after each bare fence made spaces; every offset stays what it was.
///
/// Tabs after an opening fence go too: an info string is trimmed, so they mean nothing there.
pub(super) fn without_tabs(text: &str) -> Cow<'_, str> {
    let mut changed: Option<String> = None;
    let mut done = 0;
    for tab in memchr::memchr_iter(b'\t', text.as_bytes()) {
        if tab < done || !follows_fence(text.as_bytes(), tab) {
            continue;
        }
        let written = changed.get_or_insert_with(|| String::with_capacity(text.len()));
        written.push_str(&text[done..tab]);
        written.push(' ');
        done = tab + 1;
    }
    match changed {
        Some(written) => Cow::Owned(written + &text[done..]),
        None => Cow::Borrowed(text),
    }
}

/// True if the byte at `tab` stands in the blanks at the end of a line that holds nothing but a fence, after the
/// markers and the indentation of lists and quotes.
fn follows_fence(text: &[u8], tab: usize) -> bool {
    let blank = |&byte: &u8| byte == b' ' || byte == b'\t';
    let after = text[tab..].iter().find(|byte| !blank(byte));
    if after.is_some_and(|&byte| byte != b'\n' && byte != b'\r') {
        return false;
    }
    let mut before = text[..tab].iter().rev().skip_while(|byte| blank(byte)).peekable();
    let Some(&&fence) = before.peek().filter(|byte| matches!(byte, b'`' | b'~')) else { return false };
    let mut length = 0;
    while before.next_if(|&&byte| byte == fence).is_some() {
        length += 1;
    }
    length >= 3 && before.take_while(|&&byte| byte != b'\n').all(is_container_prefix)
}

/// True for what indentation, list markers and quote markers are made of.
const fn is_container_prefix(byte: &u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'>' | b'-' | b'*' | b'+' | b'.' | b')' | b'0'..=b'9')
}

#[cfg(test)]
mod tests {
    use super::without_tabs;

    #[test]
    fn tabs_after_a_fence_become_spaces() {
        assert_eq!(without_tabs("```\t\nx\n```\t \t\nrest"), "``` \nx\n```   \nrest");
        assert_eq!(without_tabs("1. > ~~~~\t\r\n"), "1. > ~~~~ \r\n");
        assert_eq!(without_tabs("\t```\t"), "\t``` ");
    }

    #[test]
    fn other_tabs_stay() {
        for text in ["a\tb", "```\tsh", "``\t", "x```\t", "~~`\t", "```\n\tx\t\n", "\t"] {
            assert_eq!(without_tabs(text), text);
        }
    }
}
