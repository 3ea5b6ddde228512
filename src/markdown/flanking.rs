//! Shim: runs of `*`, `_` and `~` that GitHub reads in another way than the parser does.
//!
//! Whether a run may open or close emphasis depends on its two neighbours (CommonMark 0.31, 6.2). So a run is made to
//! be read as it should by a marker next to it: a character that the text does not contain, of the class that the rule
//! asks for. Which runs need one: those next to CJK punctuation (`cjk_emphasis`), those of a pair in a line with CJK
//! text (`paired_emphasis`), lone tildes within a word, and those within a bare address. Rows that are one bar get a marker
//! with them (`lone_bar`). `Prepared` takes the markers out
//! of whatever the parser returns, so that one in a code span or a destination, where no run means anything, does no harm.

use super::autolink::Hints;
use super::character::is_punctuation;
use super::markers::{Marker, Markers};
use super::{address, cjk_emphasis, lone_bar, paired_emphasis};
use std::ops::Range;

/// A run of one delimiter character, with what stands next to it. A line break stands before and after a text.
#[derive(Debug, Clone)]
pub(super) struct Run {
    pub delimiter: u8,
    pub range: Range<usize>,
    pub before: char,
    pub after: char,
}

/// `text`, whose hints are given, with its markers; `None` where it needs none.
pub(super) fn with_markers(text: &str, hints: &Hints) -> Option<(String, Markers)> {
    let mut places = places(text, hints);
    let bars = lone_bar::places(text);
    if !bars.is_empty() {
        places.extend(bars.into_iter().map(|place| (place, Marker::Punctuation)));
        places.sort_unstable();
    }
    if places.is_empty() { None } else { Markers::insert(text, &places) }
}

/// Where markers go, ascending.
fn places(text: &str, hints: &Hints) -> Vec<(usize, Marker)> {
    let mut places = Vec::new();
    if memchr::memchr3(b'*', b'~', b'_', text.as_bytes()).is_none() {
        return places;
    }
    let addresses = address::bare_in_source(text, hints.offsets());
    // Without text of other scripts, only these runs are read in another way.
    if addresses.is_empty() && text.is_ascii() && memchr::memchr(b'~', text.as_bytes()).is_none() {
        return places;
    }
    let mut addresses = addresses.into_iter().peekable();
    let forced = paired_emphasis::forced_runs(text);
    let mut done = 0;
    for start in memchr::memchr3_iter(b'*', b'~', b'_', text.as_bytes()) {
        if start < done {
            continue;
        }
        while addresses.next_if(|address| address.end <= start).is_some() {}
        let in_address = addresses.peek().is_some_and(|address| address.start <= start);
        // The parser reads it as GitHub does.
        if !in_address && text.as_bytes()[start] == b'_' {
            continue;
        }
        let run = run(text, start);
        done = run.range.end;
        if !in_address && forced.contains(&run.range.start) {
            push_forced(&run, &mut places);
        } else {
            push_places(&run, in_address, &mut places);
        }
    }
    places
}

/// Punctuation on both sides: the run can open and close. A run of four becomes two.
fn push_forced(run: &Run, places: &mut Vec<(usize, Marker)>) {
    let middle = (run.range.len() == 4).then_some(run.range.start + 2);
    let around = [Some(run.range.start), middle, Some(run.range.end)];
    places.extend(around.into_iter().flatten().map(|place| (place, Marker::Punctuation)));
}

fn push_places(run: &Run, in_address: bool, places: &mut Vec<(usize, Marker)>) {
    let is_in_word = !is_edge(run.before) && !is_edge(run.after);
    let both = |marker| [(run.range.start, marker), (run.range.end, marker)];
    match run.delimiter {
        b'_' if is_in_word => {}
        // Blanks on both sides: the run can neither open nor close. An address is read before emphasis is.
        _ if in_address => places.extend(both(Marker::Blank)),
        // Punctuation on both sides: the run can do both. For GitHub `~` is like `*`, for the parser like `_`.
        b'~' if is_in_word && run.range.len() == 1 => places.extend(both(Marker::Punctuation)),
        _ => places.extend(cjk_emphasis::place(run).map(|place| (place, Marker::Punctuation))),
    }
}

fn is_edge(neighbour: char) -> bool {
    neighbour.is_whitespace() || is_punctuation(neighbour)
}

/// The run that begins at `start`, without a first character that is escaped.
fn run(text: &str, start: usize) -> Run {
    let bytes = text.as_bytes();
    let delimiter = bytes[start];
    let end = start + bytes[start..].iter().take_while(|&&byte| byte == delimiter).count();
    let start = if is_escaped(bytes, start) { start + 1 } else { start };
    let before = text[..start].chars().next_back().unwrap_or('\n');
    let after = text[end..].chars().next().unwrap_or('\n');
    Run { delimiter, range: start..end, before, after }
}

/// True if a backslash takes the character at `at` out of play.
fn is_escaped(text: &[u8], at: usize) -> bool {
    text[..at].iter().rev().take_while(|&&byte| byte == b'\\').count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::super::autolink::Hints;
    use super::super::{Kind, Options, Tag, parse};
    use super::with_markers;

    /// The texts of links and of emphasis, in order.
    fn elements(text: &str) -> Vec<&str> {
        let is_block = |tag: &Tag| *tag == Tag::Paragraph;
        let events = parse(text, Options::default());
        let starts = events.iter().filter(|event| matches!(&event.kind, Kind::Start(tag) if !is_block(tag)));
        starts.map(|event| event.range.slice(text)).collect()
    }

    #[test]
    fn an_address_is_read_before_emphasis() {
        for text in
            ["http://a.b/_c_/d", "https://a.b/__init__.py", "http://a.b/*c*d", "www.a.b/~c~d", "http://a.b/c~d~e"]
        {
            assert_eq!(elements(text), [text]);
        }
        assert_eq!(elements("*http://a.b/c*"), ["*http://a.b/c*", "http://a.b/c"]);
        assert_eq!(elements("[x](http://a.b/c)**d**"), ["[x](http://a.b/c)", "**d**"]);
        assert_eq!(elements("[http://a.b/**c**](d)"), ["[http://a.b/**c**](d)", "**c**"]);
        assert_eq!(elements("`http://a.b/`**d**"), ["**d**"]);
    }

    #[test]
    fn a_lone_tilde_works_within_a_word() {
        assert_eq!(elements("a~b~c"), ["~b~"]);
        assert_eq!(elements("a~b c"), [""; 0]);
        let text = "~/.ssh a~~b~~c ~d~";
        assert_eq!(with_markers(text, &Hints::of(text)), None);
    }

    #[test]
    fn markers_leave_no_trace() {
        let text = "文`**（x）**文`[文*（x）*文](/文*（x）*文 \"文*（x）*文\n文\") <文*（x）*文> <a title=\"文*（x）*文\">\n\n\
                    ~~~ 文*（x）*文\n文*（x）*文\n~~~\n\n<p>文*（x）*文</p>\n\n[^文*（x]: 文*（x）*文[^文*（x]\n\n\
                    <http://a.b/_c_> [x]( http://a.b/_c_&amp;) http://a.b/_&amp;_c\n";
        let (marked, markers) = with_markers(text, &Hints::of(text)).expect("the text has such runs");
        assert_eq!(markers.strip(marked), text);
        let shown = format!("{:?}", parse(text, Options::default()));
        assert_eq!(markers.strip(shown.clone()), shown);
        assert!(!shown.contains("\\u{"), "{shown}");
    }

    #[test]
    fn the_text_may_contain_a_candidate() {
        assert_eq!(elements("\u{2E4E}这是**粗体，**文字\u{2006}"), ["**粗体，**"]);
    }
}
