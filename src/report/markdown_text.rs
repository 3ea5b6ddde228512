//! Plain text as Markdown that shows it.

/// A message for a line of Markdown: what it has in backticks stays code, all else shows as it is.
pub(super) fn prose(text: &str) -> String {
    let text = super::printable::one_line(text);
    let parts: Vec<&str> = text.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return escaped(&text);
    }
    let part = |(at, part): (usize, &&str)| if at % 2 == 0 { escaped(part) } else { code(part) };
    parts.iter().enumerate().map(part).collect()
}

/// Text as a code span.
pub(super) fn code(text: &str) -> String {
    let text = super::printable::one_line(text);
    if text.trim().is_empty() {
        return text.into_owned();
    }
    let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let needs_room = text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']);
    let room = if needs_room { " " } else { "" };
    format!("{fence}{room}{text}{room}{fence}")
}

/// Every character of ASCII that Markdown may take for its own has a backslash before it (CommonMark, section 2.4).
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if "\\`*_{}[]<>()#+!|&~$@:".contains(character) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_show_as_they_are() {
        assert_eq!(prose("`a|b` is <b>\nnot `*c*`"), "`a|b` is \\<b\\> not `*c*`");
        assert_eq!(prose("one ` alone*"), "one \\` alone\\*");
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`a"), "`` `a ``");
        assert_eq!(prose("a `` b"), "a  b");
    }
}
