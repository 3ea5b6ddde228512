//! The text of HTML, as a reader sees it.

use memchr::{memchr, memchr_iter, memchr2, memmem};

/// A part of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'h> {
    Text(&'h str),
    /// Words do not go on from one side to the other.
    Boundary,
}

/// True for elements that are part of a line.
fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "code"
            | "del"
            | "em"
            | "font"
            | "i"
            | "ins"
            | "kbd"
            | "mark"
            | "q"
            | "s"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "u"
    )
}

/// True for elements without text that a reader would search for.
fn is_hidden(name: &str) -> bool {
    matches!(name, "svg" | "button" | "style" | "script")
}

/// Gives the text of `html` to `see`, part by part.
pub fn read<'h>(html: &'h str, see: &mut impl FnMut(Part<'h>)) {
    let mut rest = html;
    while let Some(at) = memchr2(b'<', b'&', rest.as_bytes()) {
        see(Part::Text(&rest[..at]));
        rest = if rest.as_bytes()[at] == b'<' { tag(&rest[at..], see) } else { entity(&rest[at..], see) };
    }
    see(Part::Text(rest));
}

/// What follows the tag that `html` begins with, and the element where that is hidden.
fn tag<'h>(html: &'h str, see: &mut impl FnMut(Part<'h>)) -> &'h str {
    if html.starts_with("<!--") {
        return memmem::find(html.as_bytes(), b"-->").map_or("", |end| &html[end + 3..]);
    }
    let name = html[1..].trim_start_matches('/');
    let name = &name[..name.bytes().take_while(u8::is_ascii_alphanumeric).count()];
    if !is_inline(name) {
        see(Part::Boundary);
    }
    let mut rest = html;
    if is_hidden(name) && !html.starts_with("</") {
        let is_end = |at: &usize| html[*at..].strip_prefix("</").is_some_and(|rest| rest.starts_with(name));
        // Without an end, all that follows is inside.
        rest = memchr_iter(b'<', html.as_bytes()).find(is_end).map_or("", |at| &html[at..]);
    }
    memchr(b'>', rest.as_bytes()).map_or("", |end| &rest[end + 1..])
}

/// What follows the entity that `html` begins with. Only those that texts are escaped with are letters or signs; what else
/// authors write stands between words.
fn entity<'h>(html: &'h str, see: &mut impl FnMut(Part<'h>)) -> &'h str {
    const LONGEST: usize = 10;
    let end = html.bytes().take(LONGEST).position(|byte| byte == b';');
    let Some(end) = end else {
        see(Part::Text("&"));
        return &html[1..];
    };
    see(Part::Text(match &html[1..end] {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "#39" => "'",
        "rsquo" => "’",
        _ => " ",
    }));
    &html[end + 1..]
}

/// The text on one line, and no more of it than `longest` characters, cut between words.
pub fn plain(html: &str, longest: usize) -> String {
    let mut text = String::with_capacity(html.len());
    read(html, &mut |part| text.push_str(if let Part::Text(text) = part { text } else { " " }));
    let mut out = String::with_capacity(text.len().min(longest));
    let mut count = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if count + length > longest {
            // Languages without spaces have no words to cut between.
            let part = if length > longest / 2 { longest.saturating_sub(count) } else { 0 };
            out.extend(word.chars().take(part));
            out.truncate(out.trim_end().len());
            out.push('…');
            return out;
        }
        out.push_str(word);
        out.push(' ');
        count += length + 1;
    }
    out.pop();
    out
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn tags_are_left_out() {
        assert_eq!(plain("<p>A <b>b</b>c</p><p>d &amp; e&nbsp;f</p>", 99), "A bc d & e f");
        assert_eq!(plain("<svg><path d=\"M 1\"/><title>x</title></svg> y <!-- > --> z", 99), "y z");
        assert_eq!(plain("a &b <", 99), "a &b");
        assert_eq!(plain("a <button>b <i>c</i></button>d <svg> e", 99), "a d");
    }

    #[test]
    fn what_is_long_is_cut_between_words() {
        assert_eq!(plain("<p>one two three four</p>", 14), "one two three…");
        assert_eq!(plain("<p>one two</p>", 7), "one two");
        assert_eq!(plain("<p>许可证 软件许可证使用情况</p>", 9), "许可证 软件许可证…");
        assert_eq!(plain("", 9), "");
    }
}
