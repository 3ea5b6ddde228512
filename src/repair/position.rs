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

impl Neighbour {
    /// Words, and the signs between and around them, that differ from language to language.
    fn is_wording(&self) -> bool {
        matches!(self, Self::Text | Self::Bracket | Self::Comma)
    }

    fn is_alike(&self, other: &Self) -> bool {
        self == other || (self.is_wording() && other.is_wording())
    }
}

/// A line with the parts into which nothing may be put.
#[derive(Debug)]
pub struct Line<'t> {
    text: &'t str,
    /// Where its content begins, behind indentation and markers.
    start: usize,
    solid: Vec<TextRange>,
    /// Where the text of a link begins, and its address.
    links: Vec<(usize, TextRange)>,
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
        let addresses = solid.iter().filter(|range| range.slice(text).starts_with("]("));
        let links = addresses.filter_map(|range| Some((link_start(text, range.start as usize)?, *range))).collect();
        Self { text, start, solid, links }
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

    /// What stands before a place; quotation marks and brackets are looked through.
    fn before(&self, at: usize) -> Neighbour {
        let at = self.text[..at].trim_end().len();
        if at <= self.start {
            return Neighbour::Edge;
        }
        let ends = |at: usize| self.solid.iter().find(|range| range.end as usize == at);
        if let Some(solid) = ends(at) {
            return Neighbour::Placeable(solid.slice(self.text).to_owned());
        }
        let beyond = self.text[..at].trim_end_matches(is_bracket).len();
        match ends(beyond) {
            Some(solid) if beyond > self.start => Neighbour::Placeable(solid.slice(self.text).to_owned()),
            _ if beyond < at && self.text[..beyond].ends_with(is_stop) => Neighbour::Stop,
            _ => neighbour(self.text[..at].chars().next_back()),
        }
    }

    /// What stands behind a place; of a link, its address.
    fn after(&self, at: usize) -> Neighbour {
        let behind = |at: usize| self.text.len() - self.text[at..].trim_start().len();
        let begins = |at: usize| {
            let solid = self.solid.iter().find(|range| range.start as usize == at);
            solid.or_else(|| self.links.iter().find(|(start, _)| *start == at).map(|(_, address)| address))
        };
        let at = behind(at);
        let mut from = at;
        loop {
            if let Some(solid) = begins(from) {
                return Neighbour::Placeable(solid.slice(self.text).to_owned());
            }
            match self.text[from..].chars().next().filter(|c| is_bracket(*c)) {
                Some(bracket) => from += bracket.len_utf8(),
                None if from > at && self.text[from..].starts_with(is_stop) => return Neighbour::Stop,
                None => return neighbour(self.text[at..].chars().next()),
            }
        }
    }

    /// Words in Latin letters outside of placeables, of which some keep their form in any language: names, mostly.
    fn names(&self) -> Vec<(usize, &'t str)> {
        let is_solid =
            |at: usize| self.solid.iter().any(|range| (range.start as usize) <= at && at < range.end as usize);
        let mut at = 0;
        let words = self.text.split(|c: char| !c.is_ascii_alphanumeric());
        let places = words.map(|word| {
            let start = at;
            let next = self.text[start + word.len()..].chars().next();
            at += word.len() + next.map_or(0, char::len_utf8);
            (start, word)
        });
        places.filter(|(at, word)| word.len() >= LEAST_NAME && *at >= self.start && !is_solid(*at)).collect()
    }

    fn share(&self, at: usize) -> f32 {
        let length = self.text.len().saturating_sub(self.start).max(1);
        at.saturating_sub(self.start) as f32 / length as f32
    }
}

/// Shorter words than this are alike in many languages by chance.
const LEAST_NAME: usize = 4;

/// The bracket that the text of a link begins with, which ends at `end`.
fn link_start(text: &str, end: usize) -> Option<usize> {
    let mut depth = 0;
    for (at, byte) in text.as_bytes()[..end].iter().enumerate().rev() {
        match byte {
            b']' => depth += 1,
            b'[' if depth == 0 => return Some(at),
            b'[' => depth -= 1,
            _ => {}
        }
    }
    None
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

/// The place of the target that is most like that of a tag (`range`) of the source.
pub fn likeliest_place(source: &Line<'_>, range: TextRange, target: &Line<'_>) -> u32 {
    let likeness = Likeness::new(source, range, target);
    let costs = target.places().into_iter().map(|at| (likeness.cost(at), at));
    costs.min_by(|a, b| a.0.total_cmp(&b.0)).map_or(0, |(_, at)| at as u32)
}

/// True if two tags, one of each side, both stand at the beginning of their lines' contents, both at the end, or both
/// within, and what begins a sentence does so on both sides.
pub fn is_alike(source: &Line<'_>, from: TextRange, target: &Line<'_>, to: TextRange) -> bool {
    let sides = |line: &Line<'_>, range: TextRange| {
        let opens = |neighbour| matches!(neighbour, Neighbour::Edge | Neighbour::Stop);
        (opens(line.before(range.start as usize)), line.after(range.end as usize) == Neighbour::Edge)
    };
    sides(source, from) == sides(target, to)
}

/// The place of a tag in the source's line, for places of the target's line to be compared with.
#[derive(Debug)]
pub struct Likeness<'l> {
    target: &'l Line<'l>,
    before: Neighbour,
    after: Neighbour,
    /// Whether there is a blank before the tag, and behind it.
    blanks: [bool; 2],
    share: f32,
    /// Placeables, and words that are not translated, of which both lines have one: whether it stands before the tag, and
    /// from where on it stands before a place of the target.
    fixed: Vec<(bool, usize)>,
}

impl<'l> Likeness<'l> {
    pub fn new(source: &Line<'_>, range: TextRange, target: &'l Line<'l>) -> Self {
        let (start, end) = (range.start as usize, range.end as usize);
        Self {
            target,
            before: source.before(start),
            after: source.after(end),
            blanks: [source.text[..start].ends_with(' '), source.text[end..].starts_with(' ')],
            share: source.share(start),
            fixed: fixed(source, start, target),
        }
    }

    /// True if a place lies between the same things as the tag, and words tell nothing.
    pub fn is_same(&self, at: usize) -> bool {
        let (before, after) = (self.target.before(at), self.target.after(at));
        self.before.is_alike(&before)
            && self.after.is_alike(&after)
            && !(before.is_wording() && after.is_wording())
            && self.misplaced(at) == 0
    }

    /// How unlike a place is to that of the tag.
    pub fn cost(&self, at: usize) -> f32 {
        let (target, text) = (self.target, self.target.text);
        let beside = unlike(&self.before, &target.before(at)) + unlike(&self.after, &target.after(at));
        let blanks = [text[..at].ends_with(' '), text[at..].starts_with(' ')];
        let blanks = self.blanks.iter().zip(blanks).filter(|(a, b)| **a != *b).count() as f32;
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let cuts = is_letter(text[..at].chars().next_back()) && is_letter(text[at..].chars().next());
        beside
            + 0.2 * blanks
            + if cuts { 0.4 } else { 0.0 }
            + 0.7 * self.misplaced(at) as f32
            + 0.8 * (self.share - target.share(at)).abs()
    }

    /// How many of what both lines have stand on the other side of a place.
    fn misplaced(&self, at: usize) -> usize {
        self.fixed.iter().filter(|(is_before, from)| *is_before != (*from <= at)).count()
    }
}

/// What stands once in each of two lines, for a tag of the source that begins at `start`.
fn fixed(source: &Line<'_>, start: usize, target: &Line<'_>) -> Vec<(bool, usize)> {
    fn only<'a, T: 'a>(mut all: impl Iterator<Item = &'a T>) -> Option<&'a T> {
        all.next().filter(|_| all.next().is_none())
    }
    let one =
        |line: &Line<'_>, part: &str| only(line.solid.iter().filter(|range| range.slice(line.text) == part)).copied();
    let placeables = source.solid.iter().filter_map(|range| {
        let part = range.slice(source.text);
        let there = one(source, part).and(one(target, part))?;
        Some((range.end as usize <= start, there.end as usize))
    });
    let (from, to) = (source.names(), target.names());
    let name = |names: &[(usize, &str)], wanted: &str| {
        only(names.iter().filter(|(_, name)| *name == wanted)).map(|(at, _)| *at)
    };
    let names = from.iter().filter_map(|(place, wanted)| {
        let there = name(&from, wanted).and(name(&to, wanted))?;
        Some((*place < start, there + 1))
    });
    placeables.chain(names).collect()
}

fn unlike(source: &Neighbour, target: &Neighbour) -> f32 {
    match (source, target) {
        (a, b) if a == b => 0.0,
        (Neighbour::Placeable(_), Neighbour::Placeable(_)) => 0.8,
        (Neighbour::Placeable(_), _) | (_, Neighbour::Placeable(_)) => 1.2,
        // What ends a sentence in one language may be at the end of a line in another.
        (Neighbour::Edge, Neighbour::Stop) | (Neighbour::Stop, Neighbour::Edge) => 0.5,
        (a, b) if a.is_wording() && b.is_wording() => 0.4,
        _ => 1.0,
    }
}

fn is_stop(character: char) -> bool {
    matches!(character, '.' | '。' | '!' | '?' | '！' | '？' | '．')
}

fn is_comma(character: char) -> bool {
    matches!(character, ',' | '，' | '、' | ';' | '；' | ':' | '：')
}

/// Signs around words: quotation marks, brackets, asterisks.
fn is_bracket(character: char) -> bool {
    !character.is_alphanumeric()
        && !character.is_whitespace()
        && !is_stop(character)
        && !is_comma(character)
        && !matches!(character, '|' | '{' | '}' | '%')
}

fn neighbour(character: Option<char>) -> Neighbour {
    match character {
        None => Neighbour::Edge,
        Some(c) if is_stop(c) => Neighbour::Stop,
        Some(c) if is_comma(c) => Neighbour::Comma,
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
