//! Shim: a closing code fence that is followed by tabs.
//!
//! CommonMark 0.31, 4.5, lets spaces and tabs follow a closing fence; pulldown-cmark 0.13.6 knows spaces only, and
//! reads the rest of the page as code.

use std::borrow::Cow;

/// `text` with the tabs after each bare fence made spaces; every offset stays what it was.
///
/// Tabs after an opening fence go too: an info string is trimmed, so they mean nothing there.
pub(super) fn without_tabs(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let mut changed: Option<String> = None;
    // Before `from` all is done; the line there begins at `line`; the text is written up to `written`.
    let (mut from, mut line, mut written) = (0, 0, 0);
    while let Some(tab) = memchr::memchr(b'\t', &bytes[from..]).map(|offset| from + offset) {
        line = memchr::memrchr(b'\n', &bytes[from..tab]).map_or(line, |offset| from + offset + 1);
        let end = memchr::memchr2(b'\n', b'\r', &bytes[tab..]).map_or(text.len(), |offset| tab + offset);
        let content = text[tab..end].trim_end_matches([' ', '\t']).len();
        let blanks = if content == 0 { from + text[from..tab].trim_end_matches(' ').len() } else { tab + content };
        if blanks < end && is_fence(&bytes[line..blanks]) {
            let out = changed.get_or_insert_with(|| String::with_capacity(text.len()));
            out.push_str(&text[written..blanks]);
            out.push_str(&" ".repeat(end - blanks));
            written = end;
        }
        from = end;
    }
    match changed {
        Some(out) => Cow::Owned(out + &text[written..]),
        None => Cow::Borrowed(text),
    }
}

/// True if the line holds nothing but a fence, after the markers and the indentation of lists and quotes.
fn is_fence(line: &[u8]) -> bool {
    let Some(&fence) = line.last().filter(|byte| matches!(byte, b'`' | b'~')) else { return false };
    let length = line.iter().rev().take_while(|&&byte| byte == fence).count();
    length >= 3 && line[..line.len() - length].iter().all(is_container_prefix)
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
