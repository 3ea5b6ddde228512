//! What the search knows of one page in one locale, made from the page alone.
//!
//! A page is taken apart once, not once for each version: what its variants have in common is read once, and each word
//! knows the versions that it is in. An entry names no other page, so that it can be kept for as long as its page does not
//! change; a title that a link takes from another page is found there.

use super::words::Words;
use crate::render::{BodyVariant, RenderedPage, Renderer};
use crate::site::html_text::{self, Part};
use crate::version::VersionSet;
use memchr::memchr_iter;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Where the steps of how much a page has to do with a word begin, but for the first, as shares of the most: little, much,
/// all. A word of a title is in the last, unless the text is very long. More steps cost more than they tell apart.
const STEPS: [f32; 2] = [0.45, 0.8];

/// How often a word in the text counts, by where it is.
mod weight {
    pub const TITLE: u32 = 10;
    pub const HEADING: u32 = 3;
    pub const INTRO: u32 = 3;
    pub const BODY: u32 = 1;
}

/// Characters of an introduction that are shown below a result.
const LONGEST_INTRO: usize = 160;

/// The deepest headings that a result may lead to.
const DEEPEST_HEADING: u8 = 3;

/// Something in the versions that share it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shared<T> {
    pub versions: VersionSet,
    pub value: T,
}

impl<T> Shared<T> {
    pub fn as_ref(&self) -> Shared<&T> {
        Shared { versions: self.versions, value: &self.value }
    }
}

/// A heading as text, and its id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    pub title: String,
    pub id: String,
}

/// One page in one locale. All texts are plain.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Those that were rendered and have the page.
    pub versions: VersionSet,
    pub titles: Vec<Shared<String>>,
    pub intros: Vec<Shared<String>>,
    /// Each once, those of later variants last.
    pub headings: Vec<Shared<Heading>>,
    /// In order, each followed by a space.
    words: String,
    /// For each word.
    marks: Vec<Mark>,
    /// Sets of versions that words are in, in order; that of the page is among them if any word is in all of it.
    pub sets: Vec<VersionSet>,
}

/// Where a word is, and how much the page has to do with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Number of the set of versions.
    pub set: u16,
    /// Number of a step, the highest being the most.
    pub level: u8,
}

impl Entry {
    /// The entry of a rendered page.
    pub fn new(rendered: &RenderedPage, renderer: &Renderer<'_>) -> Self {
        let bodies = &rendered.bodies;
        let versions = bodies.iter().fold(VersionSet::EMPTY, |all, body| all | body.versions);
        let title =
            |version| renderer.titles.title(rendered.page, rendered.locale, version).map(|title| title.html.clone());
        let titles = by_version(versions, title);
        let mut tally = Tally::default();
        titles.iter().for_each(|title| tally.add(&title.value, title.versions, weight::TITLE));
        let intros = rendered.intros.iter().filter(|intro| !(intro.versions & versions).is_empty());
        intros.clone().for_each(|intro| tally.add(&intro.fragment.html, intro.versions & versions, weight::INTRO));
        bodies.iter().for_each(|body| tally.add_headings(body));
        tally.add_bodies(bodies);
        let intros = intros.map(|intro| (intro.versions, html_text::plain(&intro.fragment.html, LONGEST_INTRO)));
        let titles = titles.iter().map(|title| (title.versions, html_text::plain(&title.value, usize::MAX)));
        let mut entry = Self {
            versions,
            titles: united(titles, versions),
            intros: united(intros, versions),
            headings: headings(bodies),
            ..Self::default()
        };
        entry.take(tally);
        entry
    }

    /// Each word with its mark, in order.
    pub fn words(&self) -> impl Iterator<Item = (&str, Mark)> {
        self.words.split_terminator(' ').zip(self.marks.iter().copied())
    }

    fn take(&mut self, tally: Tally) {
        let length = tally.length / self.versions.len().max(1) as u32;
        let mut found: Vec<(Box<str>, Found)> = tally.words.into_iter().collect();
        found.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        self.sets = found.iter().map(|(_, found)| found.versions).collect();
        self.sets.sort_unstable();
        self.sets.dedup();
        for (word, found) in &found {
            self.words.push_str(word);
            self.words.push(' ');
            let set = self.sets.binary_search(&found.versions).unwrap_or_default() as u16;
            self.marks.push(Mark { set, level: level(found.weight / found.versions.len().max(1) as u32, length) });
        }
    }
}

/// What each of `versions` has, with all of them that have it.
pub fn by_version<T: PartialEq>(versions: VersionSet, value: impl Fn(usize) -> Option<T>) -> Vec<Shared<T>> {
    united(versions.iter().filter_map(|version| Some((VersionSet::single(version), value(version)?))), versions)
}

/// The headings of all variants.
fn headings(bodies: &[Arc<BodyVariant>]) -> Vec<Shared<Heading>> {
    let mut all: Vec<Shared<Heading>> = Vec::new();
    let mut numbers: FxHashMap<(&str, &str), usize> = FxHashMap::default();
    for body in bodies {
        let shown = body.headings.iter().filter(|heading| heading.level <= DEEPEST_HEADING && !heading.id.is_empty());
        for heading in shown {
            let number = *numbers.entry((&heading.id, &heading.title)).or_insert_with(|| {
                let value = Heading { title: heading.title.clone(), id: heading.id.clone() };
                all.push(Shared { versions: VersionSet::EMPTY, value });
                all.len() - 1
            });
            all[number].versions = all[number].versions | body.versions;
        }
    }
    all
}

/// Equal values as one, within `versions`.
fn united<T: PartialEq>(values: impl Iterator<Item = (VersionSet, T)>, versions: VersionSet) -> Vec<Shared<T>> {
    let mut shared: Vec<Shared<T>> = Vec::new();
    for (set, value) in values {
        match shared.iter_mut().find(|known| known.value == value) {
            Some(known) => known.versions = known.versions | (set & versions),
            None => shared.push(Shared { versions: set & versions, value }),
        }
    }
    shared
}

/// How much a page of `length` words has to do with a word that counts `weight` times: BM25 without the word's own
/// rarity, in steps. The usual length is a constant, so that no page's level depends on the others.
fn level(weight: u32, length: u32) -> u8 {
    const SATURATION: f32 = 1.5;
    const USUAL_LENGTH: f32 = 800.0;
    const INFLUENCE_OF_LENGTH: f32 = 0.75;
    let relative = 1.0 - INFLUENCE_OF_LENGTH + INFLUENCE_OF_LENGTH * length as f32 / USUAL_LENGTH;
    let share = weight as f32 / (weight as f32 + SATURATION * relative);
    STEPS.iter().filter(|step| share >= **step).count() as u8
}

/// The words of a page, counted.
#[derive(Debug, Default)]
struct Tally {
    words: FxHashMap<Box<str>, Found>,
    /// All that words count, summed up over versions.
    length: u32,
}

#[derive(Debug, Default, Clone, Copy)]
struct Found {
    versions: VersionSet,
    /// Summed up over versions.
    weight: u32,
}

impl Found {
    fn add(&mut self, other: Self) {
        self.versions = self.versions | other.versions;
        self.weight = self.weight.saturating_add(other.weight);
    }
}

impl Tally {
    /// Adds the words of some HTML, which count `weight` times in each of `versions`.
    fn add(&mut self, html: &str, versions: VersionSet, weight: u32) {
        self.add_block(html, Found { versions, weight: weight * versions.len() as u32 });
    }

    fn add_headings(&mut self, body: &BodyVariant) {
        let found = Found { versions: body.versions, weight: weight::HEADING * body.versions.len() as u32 };
        self.read(found, |words| {
            for heading in &body.headings {
                words.text(&heading.title);
                words.end();
            }
        });
    }

    /// Adds the words of all variants. A block that several have is read once.
    fn add_bodies(&mut self, bodies: &[Arc<BodyVariant>]) {
        if let [body] = bodies {
            return self.add(&body.fragment.html, body.versions, weight::BODY);
        }
        let mut shared: FxHashMap<&str, Found> = FxHashMap::default();
        for body in bodies {
            let found = Found { versions: body.versions, weight: weight::BODY * body.versions.len() as u32 };
            blocks(&body.fragment.html).for_each(|block| shared.entry(block).or_default().add(found));
        }
        shared.into_iter().for_each(|(block, found)| self.add_block(block, found));
    }

    fn add_block(&mut self, html: &str, found: Found) {
        self.read(found, |words| {
            html_text::read(html, &mut |part| match part {
                Part::Text(text) => words.text(text),
                Part::Boundary => words.end(),
            });
        });
    }

    fn read(&mut self, each: Found, read: impl FnOnce(&mut Words<&mut dyn FnMut(&str)>)) {
        let Self { words, length } = self;
        let mut add = |word: &str| {
            *length = length.saturating_add(each.weight);
            match words.get_mut(word) {
                Some(found) => found.add(each),
                None => drop(words.insert(word.into(), each)),
            }
        };
        let mut words = Words::new(&mut add as &mut dyn FnMut(&str));
        read(&mut words);
        words.end();
    }
}

/// The HTML in pieces that end where an element ends its line, as most blocks do.
fn blocks(html: &str) -> impl Iterator<Item = &str> {
    let bytes = html.as_bytes();
    let mut start = 0;
    let ends = memchr_iter(b'\n', bytes).filter(|at| *at > 0 && bytes[at - 1] == b'>').map(|at| at + 1);
    ends.chain([html.len()]).map(move |end| &html[std::mem::replace(&mut start, end)..end])
}
