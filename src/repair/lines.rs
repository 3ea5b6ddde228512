//! The lines of both sides, aligned.
//!
//! What is damaged cannot be evaluated, so that repairs look at the text as written. Translations keep the lines of their
//! source for the most part; the alignment of [`crate::bitext::align`] takes lines as segments here.

use super::canonical::canonical;
use super::tags::{Written, written};
use super::words::{Words, of_locale};
use crate::bitext::{Bead, Outline, Placeables, Segment, align};
use crate::markdown::BlockKind;
use crate::text::TextRange;
use std::cell::OnceCell;

/// One side, line by line.
#[derive(Debug)]
pub struct Lines<'t> {
    pub text: &'t str,
    /// Without line breaks; those of blank lines, too.
    pub all: Vec<TextRange>,
    words: &'static Words,
    tags: Vec<OnceCell<Vec<Written>>>,
}

impl<'t> Lines<'t> {
    /// The lines of a text in the language of the words.
    pub fn new(text: &'t str, words: &'static Words) -> Self {
        let mut all = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let content = line.trim_end_matches('\n').trim_end_matches('\r');
            all.push((start..start + content.len()).into());
            start += line.len();
        }
        Self { text, tags: vec![OnceCell::new(); all.len()], all, words }
    }

    /// The tags of a line.
    pub fn tags(&self, at: usize) -> &[Written] {
        let read = || written(self.line(at), self.all[at].start, self.words);
        self.tags.get(at).map_or(&[], |tags| tags.get_or_init(read))
    }

    pub fn line(&self, at: usize) -> &'t str {
        self.all.get(at).map_or("", |range| range.slice(self.text))
    }

    pub fn is_blank(&self, at: usize) -> bool {
        self.line(at).trim().is_empty()
    }

    /// The line that an offset is in.
    pub fn at(&self, offset: u32) -> usize {
        self.all.partition_point(|line| line.start <= offset).saturating_sub(1)
    }

    /// How lines break here.
    pub fn line_break(&self) -> &'static str {
        if self.text.contains("\r\n") { "\r\n" } else { "\n" }
    }
}

/// Both sides and which line translates which.
#[derive(Debug)]
pub struct Pairing<'t> {
    pub source: Lines<'t>,
    pub target: Lines<'t>,
    /// For each line of the target, that of the source.
    pub to_source: Vec<Option<usize>>,
    /// For each line of the source, that of the target.
    pub to_target: Vec<Option<usize>>,
}

impl<'t> Pairing<'t> {
    /// Pairs the lines that are not blank.
    pub fn new(source: &'t str, target: &'t str, locale: &str) -> Self {
        let words = of_locale(locale);
        let (source, target) = (Lines::new(source, of_locale("")), Lines::new(target, words));
        let (from, from_lines) = outline(&source);
        let (to, to_lines) = outline(&target);
        let mut to_source = vec![None; target.all.len()];
        let mut to_target = vec![None; source.all.len()];
        for bead in align(&from, &to) {
            if let Bead { source: Some(from), target: Some(to) } = bead {
                to_source[to_lines[to]] = Some(from_lines[from]);
                to_target[from_lines[from]] = Some(to_lines[to]);
            }
        }
        Self { source, target, to_source, to_target }
    }

    /// The line of the source that a line of the target translates; without one, those that it may stem from.
    pub fn own(&self, line: usize) -> std::ops::Range<usize> {
        self.to_source[line].map_or_else(|| self.around(line), |source| source..source + 1)
    }

    /// Lines of the source between those that the neighbours of a target's line translate: what an unpaired line may stem
    /// from, or has lost.
    pub fn around(&self, line: usize) -> std::ops::Range<usize> {
        let before = self.to_source[..line].iter().rev().find_map(|at| *at);
        let after = self.to_source.get(line + 1..).and_then(|rest| rest.iter().find_map(|at| *at));
        let own = self.to_source[line];
        let start = before.map_or(0, |at| at + 1).min(own.unwrap_or(usize::MAX));
        start..after.unwrap_or(self.source.all.len()).max(own.map_or(0, |at| at + 1)).max(start)
    }
}

/// Lines as segments, and their numbers.
fn outline(lines: &Lines<'_>) -> (Outline, Vec<usize>) {
    let mut outline = Outline::default();
    let mut numbers = Vec::new();
    let mut code = false;
    for number in (0..lines.all.len()).filter(|&at| !lines.is_blank(at)) {
        let line = lines.line(number);
        let is_fence = line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
        outline.segments.push(segment(lines, number, code || is_fence));
        numbers.push(number);
        code ^= is_fence;
    }
    (outline, numbers)
}

fn segment(lines: &Lines<'_>, number: usize, is_code: bool) -> Segment {
    let (range, line) = (lines.all[number], lines.line(number));
    let length = line.chars().count() as u32;
    let (kind, placeables) = match is_code {
        true => (BlockKind::Code, Placeables::of_values([("line", line.trim().to_owned())])),
        false => (kind(line), Placeables::of_values(values(lines, number))),
    };
    let depth = (line.len() - line.trim_start().len()).min(16) as u16 / 2;
    Segment { kind, depth, range, top: 0, placeables, length, weight: (length as f32 + 8.0).ln() }
}

/// What a line looks like; a line that is one tag is told from text, so that neither is taken for the other.
fn kind(line: &str) -> BlockKind {
    let line = line.trim_start();
    let hashes = line.len() - line.trim_start_matches('#').len();
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match line.as_bytes()[0] {
        b'#' if hashes <= 6 => BlockKind::Heading(hashes as u8),
        b'|' => BlockKind::TableRow { header: false, cells: 1 },
        b'-' | b'*' | b'+' if line[1..].starts_with([' ', '\t']) || line.len() == 1 => {
            BlockKind::Item { ordered: false }
        }
        b'0'..=b'9' if line[digits..].starts_with('.') => BlockKind::Item { ordered: true },
        b'>' => BlockKind::Quote { alert: None },
        b'<' => BlockKind::Html,
        _ => BlockKind::Paragraph,
    }
}

/// What a translator leaves alone in a line: tags, addresses, code, keys of the front matter.
fn values(lines: &Lines<'_>, number: usize) -> Vec<(&'static str, String)> {
    let line = lines.line(number);
    let says = |tag: &Written| if tag.is_output { canonical(&tag.says, lines.words) } else { tag.says.clone() };
    let mut values: Vec<(&'static str, String)> = lines.tags(number).iter().map(|tag| ("tag", says(tag))).collect();
    values.extend(super::placeables::spans(line).map(|span| (span.kind, span.value.slice(line).to_owned())));
    let is_name = |key: &&str| key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    let key = line.split_once(':').map(|(key, _)| key.trim_start()).filter(is_name);
    values.extend(key.map(|key| ("key", key.to_owned())));
    values
}
