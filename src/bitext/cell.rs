//! The differences of one cell: bead by bead, gap by gap.

use super::code_place::Words;
use super::code_words::{tokens, without_translated_lines};
use super::difference::{Difference, DifferenceKind};
use super::form;
use super::gap::{Gap, settle};
use super::inventory::{Inventory, PlaceableKind};
use super::pair::Cell;
use crate::markdown::BlockKind;
use crate::text::TextRange;

/// Text that is equal on both sides counts as untranslated from this many words on; fewer are often a name.
const LEAST_PROSE: usize = 6;

/// All differences of a cell, in the order of the alignment.
pub fn differences(cell: &Cell<'_>) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut gap = Gap::default();
    let mut joined = Vec::new();
    for bead in &cell.beads {
        match (bead.source, bead.target) {
            (Some(source), Some(target)) => {
                joined.extend(gap.close(cell, Some((source, target)), &mut found));
                pair(cell, source, target, &mut found);
                gap = Gap::after(source, target);
            }
            (Some(source), None) => gap.sources.push(source),
            (None, Some(target)) => gap.targets.push(target),
            (None, None) => {}
        }
    }
    joined.extend(gap.close(cell, None, &mut found));
    for (source, target) in joined {
        // What the pair has too much or lacks stands in the blocks that belong to it.
        let (source, target) = (cell.source.range(source), cell.target.range(target));
        found.retain(|difference| {
            let is_of_pair = difference.source == source && difference.target == target;
            !is_of_pair || !matches!(difference.kind, DifferenceKind::Placeables { .. } | DifferenceKind::Count { .. })
        });
    }
    settle(cell, join_runs(without_shifts(cell, found)))
}

/// Leaves out what only stands on the other side of the break between two blocks: a sentence that went to the next
/// paragraph, an image that is part of the step.
fn without_shifts(cell: &Cell<'_>, mut found: Vec<Difference>) -> Vec<Difference> {
    let text = &cell.source.evaluated.source.text;
    let adjoins = |a: &Difference, b: &Difference| {
        let between = TextRange::new(a.source.end, b.source.start.max(a.source.end));
        a.source.end <= b.source.start && between.slice(text).trim().is_empty()
    };
    let mut at = 0;
    while at < found.len() {
        let partner = (at + 1..found.len()).find(|&other| {
            let (a, b) = (&found[at], &found[other]);
            is_exchange(&a.kind, &b.kind) && (is_telling(&a.kind) || adjoins(a, b))
        });
        match partner {
            Some(partner) => {
                found.remove(partner);
                found.remove(at);
            }
            None => at += 1,
        }
    }
    found
}

/// True for placeables that are seldom the same by chance: addresses and elements, not names of products.
fn is_telling(kind: &DifferenceKind) -> bool {
    use PlaceableKind::{Html, Image, Link};
    matches!(kind, DifferenceKind::Placeables { kind: Link | Image | Html, .. })
}

/// True if what one has too much the other lacks.
fn is_exchange(a: &DifferenceKind, b: &DifferenceKind) -> bool {
    use DifferenceKind::{Count, Placeables};
    match (a, b) {
        (
            Placeables { kind, missing, extra } | Count { kind, missing, extra },
            Placeables { kind: other, missing: lacking, extra: more }
            | Count { kind: other, missing: lacking, extra: more },
        ) => kind == other && missing == more && extra == lacking,
        _ => false,
    }
}

impl Cell<'_> {
    /// A difference between segments of this cell.
    pub fn difference(
        &self,
        kind: DifferenceKind,
        source: TextRange,
        target: TextRange,
        subject: impl Into<String>,
    ) -> Difference {
        Difference { kind, subject: subject.into(), source, target, versions: self.versions }
    }
}

/// What differs between two segments that translate one another.
fn pair(cell: &Cell<'_>, source: usize, target: usize, found: &mut Vec<Difference>) {
    let (from, to) = (&cell.source.outline.segments[source], &cell.target.outline.segments[target]);
    let (a, b) = (&cell.source.inventories[source], &cell.target.inventories[target]);
    let before = found.len();
    if from.kind != to.kind && !is_filled_alike(from.kind, to.kind, a, b) {
        found.push(at(cell, source, target, DifferenceKind::Kind { source: from.kind, target: to.kind }));
    } else if from.depth != to.depth {
        found.push(at(cell, source, target, DifferenceKind::Depth { source: from.depth, target: to.depth }));
    }
    if from.kind == BlockKind::Code && to.kind == BlockKind::Code {
        code(cell, source, target, found);
    } else if form::is_emptied(cell, source, target) {
        found.push(at(cell, source, target, DifferenceKind::Emptied { kind: to.kind }));
    } else {
        placeables(cell, source, target, a, b, found);
    }
    found.extend(form::differences(to.kind, a, b).into_iter().map(|kind| at(cell, source, target, kind)));
    let shows_mark = |text: &str| memchr::memchr(b'*', text.as_bytes()).is_some_and(|at| text[at..].contains("**"));
    if to.kind != BlockKind::Code && shows_mark(&b.text) && !shows_mark(&a.text) {
        found.push(at(cell, source, target, DifferenceKind::Emphasis));
    }
    let is_code = matches!(to.kind, BlockKind::Code | BlockKind::Html);
    let is_same = !is_code && (a.text == b.text || (found.len() == before && cell.source.holds_prose(&b.text)));
    let words = if is_same { prose_words(&b.text) } else { 0 };
    if words >= LEAST_PROSE {
        found.push(at(cell, source, target, DifferenceKind::Untranslated { words }));
    }
}

/// True for rows that differ only in cells without text at their ends.
fn is_filled_alike(source: BlockKind, target: BlockKind, a: &Inventory, b: &Inventory) -> bool {
    let (BlockKind::TableRow { header, .. }, BlockKind::TableRow { header: other, .. }) = (source, target) else {
        return false;
    };
    let cells = |inventory: &Inventory| inventory.text.trim_end_matches(['\u{1f}', ' ']).matches('\u{1f}').count();
    header == other && cells(a) == cells(b)
}

fn at(cell: &Cell<'_>, source: usize, target: usize, kind: DifferenceKind) -> Difference {
    let subject = match &kind {
        DifferenceKind::Language { source, target } => format!("{source} {target}"),
        _ => digest(&cell.source.inventories[source]),
    };
    cell.difference(kind, cell.source.range(source), cell.target.range(target), subject)
}

/// A short text that tells a segment from others: its first words.
pub fn digest(inventory: &Inventory) -> String {
    inventory.text.chars().take(60).collect()
}

fn placeables(
    cell: &Cell<'_>,
    source: usize,
    target: usize,
    a: &Inventory,
    b: &Inventory,
    found: &mut Vec<Difference>,
) {
    if a.placeables == b.placeables {
        return;
    }
    use PlaceableKind::{Code, Data, Footnote, Html, Icon, Id, Image, Link, Title};
    for kind in [Data, Link, Image, Icon, Code, Html, Footnote, Id, Title] {
        let (mut missing, mut extra) = apart(a.of(kind), b.of(kind));
        if kind == Title {
            // A link that is missing is told as such; one that takes the title of its page always shows the right one.
            missing.retain(|target| b.of(Link).any(|known| known == &**target));
            extra.clear();
        }
        if kind == Code {
            forgive_placeholders(&mut missing, &mut extra);
        }
        if missing.is_empty() && extra.is_empty() {
            continue;
        }
        let other = |value: &str, side: &Inventory| side.of(kind).any(|known| known == value);
        let only_number =
            kind != Title && missing.iter().all(|value| other(value, b)) && extra.iter().all(|value| other(value, a));
        if only_number && kind == Data && missing.is_empty() && extra.iter().all(|mark| is_gloss(mark, &b.text)) {
            continue;
        }
        let difference = if only_number {
            DifferenceKind::Count { kind, missing, extra }
        } else {
            DifferenceKind::Placeables { kind, missing, extra }
        };
        found.push(at(cell, source, target, difference));
    }
}

/// True if one of the places of a mark is in brackets: the name of a button, then the same in the reader's language.
fn is_gloss(mark: &str, text: &str) -> bool {
    text.match_indices(mark).any(|(at, _)| {
        let before = &text[..at];
        let opened = before.rfind(['(', '（']);
        opened.is_some_and(|open| before.rfind([')', '）']).is_none_or(|close| close < open))
            && text[at..].contains([')', '）'])
    })
}

/// What only the first of two sorted lists has, and what only the second.
pub fn apart<'a>(a: impl Iterator<Item = &'a str>, b: impl Iterator<Item = &'a str>) -> (Vec<Box<str>>, Vec<Box<str>>) {
    let (mut a, mut b) = (a.peekable(), b.peekable());
    let (mut missing, mut extra) = (Vec::new(), Vec::new());
    loop {
        match (a.peek(), b.peek()) {
            (Some(left), Some(right)) => match left.cmp(right) {
                std::cmp::Ordering::Equal => {
                    a.next();
                    b.next();
                }
                std::cmp::Ordering::Less => missing.extend(a.next().map(Box::from)),
                std::cmp::Ordering::Greater => extra.extend(b.next().map(Box::from)),
            },
            (Some(_), None) => missing.extend(a.next().map(Box::from)),
            (None, Some(_)) => extra.extend(b.next().map(Box::from)),
            (None, None) => return (missing, extra),
        }
    }
}

/// A placeholder may be translated: `USERNAME`, `<user>` and code with words of another script stand for one another.
fn forgive_placeholders(missing: &mut Vec<Box<str>>, extra: &mut Vec<Box<str>>) {
    extra.retain(|value| {
        let translated = is_placeholder(value) || !value.is_ascii();
        let stands_for = |known: &str| {
            (translated && (is_placeholder(known) || known.contains(['<', '[', '{']))) || has_same_words(known, value)
        };
        let partner = missing.iter().position(|known| stands_for(known));
        match partner {
            Some(partner) => {
                missing.remove(partner);
                false
            }
            None => true,
        }
    });
}

/// True if two codes differ only in words that are placeholders in the source: `git clone USERNAME`.
fn has_same_words(source: &str, target: &str) -> bool {
    let (source, target): (Vec<&str>, Vec<&str>) = (source.split(' ').collect(), target.split(' ').collect());
    source.len() > 1
        && source.len() == target.len()
        && source
            .iter()
            .zip(&target)
            .all(|(a, b)| a == b || (is_placeholder(a) && (is_placeholder(b) || !b.is_ascii())))
}

fn is_placeholder(code: &str) -> bool {
    let shape = |c: char| c.is_ascii_uppercase() || c == '-' || c == '_' || c.is_ascii_digit();
    (code.starts_with('<') && code.ends_with('>')) || (code.len() > 2 && code.chars().all(shape))
}

fn code(cell: &Cell<'_>, source: usize, target: usize, found: &mut Vec<Difference>) {
    let (a, b) = (&cell.source.inventories[source], &cell.target.inventories[target]);
    if let (Some(from), Some(to)) = (&a.form.language, &b.form.language)
        && from != to
        && !from.is_empty()
    {
        found.push(at(cell, source, target, DifferenceKind::Language { source: from.clone(), target: to.clone() }));
    }
    let prose = |language: &Option<Box<str>>| matches!(language.as_deref(), Some("markdown" | "md" | "text" | "txt"));
    if a.text == b.text || prose(&a.form.language) {
        return;
    }
    // A fence that does not close in the source takes prose in, which is translated.
    if a.text.contains("```") || a.text.contains("](/") {
        return;
    }
    let (left, right) = without_translated_lines(&a.text, &b.text);
    let (from, to) = (tokens(&left), tokens(&right));
    let (missing, extra) = apart(from.iter().copied(), to.iter().copied());
    if !missing.is_empty() || !extra.is_empty() {
        let words = Words { missing: &missing, extra: &extra, left: &left, right: &right };
        let (from, to) = words.places(cell, source, target);
        let mut difference = at(cell, source, target, DifferenceKind::Code { missing, extra });
        (difference.source, difference.target) = (from, to);
        found.push(difference);
    }
}

/// True for text that, if both sides have it, has not been translated; less is often a name.
pub fn is_prose(text: &str) -> bool {
    words_of_prose(text).nth(LEAST_PROSE - 1).is_some()
}

/// Words in lower case of two letters or more: prose rather than names.
pub fn prose_words(text: &str) -> usize {
    words_of_prose(text).count()
}

fn words_of_prose(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !c.is_alphabetic() && c != '\'');
    words.filter(|word| word.starts_with(char::is_lowercase) && word.chars().nth(1).is_some())
}

/// Neighbours with the same difference become one.
fn join_runs(found: Vec<Difference>) -> Vec<Difference> {
    let mut joined: Vec<Difference> = Vec::new();
    for difference in found {
        if let Some(last) = joined.last_mut()
            && let Some(kind) = together(&last.kind, &difference.kind)
        {
            last.kind = kind;
            last.source = last.source.cover(difference.source);
            last.target = last.target.cover(difference.target);
        } else {
            joined.push(difference);
        }
    }
    joined
}

/// What two neighbouring differences are as one; None if they are two.
fn together(last: &DifferenceKind, next: &DifferenceKind) -> Option<DifferenceKind> {
    use DifferenceKind::{Depth, Kind};
    match (last, next) {
        (Depth { source, target }, Depth { source: from, target: to }) => {
            ((source > target) == (from > to)).then(|| last.clone())
        }
        (Kind { source, target }, Kind { source: from, target: to }) => {
            (source == from && target == to && !matches!(source, BlockKind::Heading(_))).then(|| last.clone())
        }
        _ => None,
    }
}
