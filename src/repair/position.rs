//! Where in a line of the target a tag may stand, and which of these places is most like its place in the source.

use super::placeables::spans;
use crate::liquid::loose_tags;
use crate::text::TextRange;

/// What stands beside a place.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Neighbour {
    Edge,
    /// The end of a sentence.
    Stop,
    Comma,
    Bracket,
    Bar,
    /// A tag, an address or code, with its text.
    Placeable(String),
    Text,
}

/// A line with the parts into which nothing may be put.
#[derive(Debug)]
pub struct Line<'t> {
    text: &'t str,
    /// Where its content begins, behind indentation and markers.
    start: usize,
    solid: Vec<TextRange>,
}

impl<'t> Line<'t> {
    pub fn new(text: &'t str) -> Self {
        let start = content_start(text);
        let mut solid: Vec<TextRange> = loose_tags(text).into_iter().map(|tag| tag.range).collect();
        solid.extend(spans(text).map(|span| match span.kind {
            // With the bracket before it and that behind it, or the backquotes.
            "code" => TextRange::new(span.value.start - 1, span.value.end + 1),
            _ => TextRange::new(span.value.start - 2, span.value.end + 1),
        }));
        solid.sort_unstable();
        Self { text, start, solid }
    }

    /// Every place at which something may be put: beside signs, blanks and placeables, and at both ends.
    pub fn places(&self) -> Vec<usize> {
        let end = self.text.trim_end().len();
        let inside = |at: usize| self.solid.iter().any(|range| (range.start as usize) < at && at < range.end as usize);
        let beside = |at: usize| {
            let (before, after) = (self.text[..at].chars().next_back(), self.text[at..].chars().next());
            let edge = self.solid.iter().any(|range| range.start as usize == at || range.end as usize == at);
            let is_sign = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            let turns = |(a, b): (char, char)| script(a) != script(b);
            edge || is_sign(before) || is_sign(after) || before.zip(after).is_some_and(turns)
        };
        let all = (self.start..=end).filter(|&at| self.text.is_char_boundary(at));
        all.filter(|&at| at == self.start || at == end || (!inside(at) && beside(at))).collect()
    }

    fn before(&self, at: usize) -> Neighbour {
        let at = self.text[..at].trim_end().len();
        if at <= self.start {
            return Neighbour::Edge;
        }
        if let Some(solid) = self.solid.iter().find(|range| range.end as usize == at) {
            return Neighbour::Placeable(solid.slice(self.text).to_owned());
        }
        neighbour(self.text[..at].chars().next_back())
    }

    fn after(&self, at: usize) -> Neighbour {
        let at = self.text.len() - self.text[at..].trim_start().len();
        if let Some(solid) = self.solid.iter().find(|range| range.start as usize == at) {
            return Neighbour::Placeable(solid.slice(self.text).to_owned());
        }
        neighbour(self.text[at..].chars().next())
    }

    /// The placeables that end before a place.
    fn passed(&self, at: usize) -> impl Iterator<Item = &str> {
        self.solid.iter().filter(move |range| range.end as usize <= at).map(|range| range.slice(self.text))
    }

    fn share(&self, at: usize) -> f32 {
        let length = self.text.len().saturating_sub(self.start).max(1);
        at.saturating_sub(self.start) as f32 / length as f32
    }
}

/// Where a script gives way to another, a word may end in languages that put no blanks between words.
fn script(character: char) -> u8 {
    match character {
        '\u{3040}'..='\u{309f}' => 1,
        '\u{30a0}'..='\u{30ff}' => 2,
        '\u{3400}'..='\u{9fff}' => 3,
        _ => 0,
    }
}

/// True if a place of the target lies between the same things as the tag (`range`) of the source, and words tell nothing.
pub fn is_same(source: &Line<'_>, range: TextRange, target: &Line<'_>, at: usize) -> bool {
    let (before, after) = (target.before(at), target.after(at));
    let tells = |neighbour: &Neighbour| !matches!(neighbour, Neighbour::Text | Neighbour::Bracket | Neighbour::Comma);
    source.before(range.start as usize) == before
        && source.after(range.end as usize) == after
        && (tells(&before) || tells(&after))
        && misplaced(source, range, target, at) == 0.0
}

/// How unlike a place of the target is to the place of a tag (`range`) in the source's line.
pub fn cost(source: &Line<'_>, range: TextRange, target: &Line<'_>, at: usize) -> f32 {
    let (start, end) = (range.start as usize, range.end as usize);
    let beside = unlike(&source.before(start), &target.before(at)) + unlike(&source.after(end), &target.after(at));
    let blank = |text: &str, at: usize| [text[..at].ends_with(' '), text[at..].starts_with(' ')];
    let (of_source, of_target) =
        ([source.text[..start].ends_with(' '), source.text[end..].starts_with(' ')], blank(target.text, at));
    let blanks = of_source.iter().zip(of_target).filter(|(a, b)| **a != *b).count() as f32;
    beside
        + 0.2 * blanks
        + 0.7 * misplaced(source, range, target, at)
        + 1.2 * (source.share(start) - target.share(at)).abs()
}

fn unlike(source: &Neighbour, target: &Neighbour) -> f32 {
    match (source, target) {
        (a, b) if a == b => 0.0,
        (Neighbour::Placeable(_), Neighbour::Placeable(_)) => 0.6,
        // What ends a sentence in one language may be at the end of a line in another.
        (Neighbour::Edge, Neighbour::Stop) | (Neighbour::Stop, Neighbour::Edge) => 0.5,
        (Neighbour::Bracket, _) | (_, Neighbour::Bracket) => 0.7,
        _ => 1.0,
    }
}

/// How many placeables that both lines have once stand on the other side of the place.
fn misplaced(source: &Line<'_>, range: TextRange, target: &Line<'_>, at: usize) -> f32 {
    let before: Vec<&str> = source.passed(range.start as usize).collect();
    let passed: Vec<&str> = target.passed(at).collect();
    let text = |line: &Line<'_>, part: &str| line.solid.iter().filter(|range| range.slice(line.text) == part).count();
    let once = |part: &str| text(source, part) == 1 && text(target, part) == 1;
    let all = source.solid.iter().map(|range| range.slice(source.text)).filter(|part| once(part));
    all.filter(|part| before.contains(part) != passed.contains(part)).count() as f32
}

fn neighbour(character: Option<char>) -> Neighbour {
    match character {
        None => Neighbour::Edge,
        Some('.' | '。' | '!' | '?' | '！' | '？' | '．') => Neighbour::Stop,
        Some(',' | '，' | '、' | ';' | '；' | ':' | '：') => Neighbour::Comma,
        Some('|') => Neighbour::Bar,
        Some(c) if c.is_alphanumeric() => Neighbour::Text,
        Some(_) => Neighbour::Bracket,
    }
}

/// Behind indentation, markers of items, quotations and headings, and the key of a field.
fn content_start(text: &str) -> usize {
    let rest = text.trim_start();
    let digits = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let marked = match rest.as_bytes().first() {
        Some(b'-' | b'*' | b'+' | b'>') if rest[1..].starts_with(' ') => &rest[2..],
        Some(b'#') => rest.trim_start_matches('#').trim_start(),
        Some(b'0'..=b'9') if digits.starts_with(". ") => &digits[2..],
        _ => match ["title: ", "shortTitle: ", "intro: ", "permissions: ", "product: "]
            .iter()
            .find_map(|key| rest.strip_prefix(key))
        {
            Some(value) => value.trim_start_matches(['\'', '"']),
            None => rest,
        },
    };
    text.len() - marked.trim_start().len()
}
