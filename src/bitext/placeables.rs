//! What a segment holds that a translator does not translate.

use super::surface::{holds_byte, marks};
use crate::markdown::{Event, Kind, Tag};
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// A multiset of fingerprints: link targets, images, code, icons, numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Placeables {
    /// Sorted, with repetitions.
    fingerprints: Vec<u64>,
}

impl Placeables {
    /// The placeables of a stretch of events.
    pub fn of(events: &[Event<'_>]) -> Self {
        let mut placeables = Self::default();
        for event in events {
            match &event.kind {
                Kind::Start(Tag::Link { destination, .. }) => placeables.add("link", target(destination)),
                Kind::Start(Tag::Image { destination, .. }) => placeables.add("image", destination),
                Kind::Start(Tag::CodeBlock { info }) => placeables.add("fence", info.as_deref().unwrap_or("")),
                Kind::Code(code) => placeables.add("code", code),
                Kind::Html(html) | Kind::InlineHtml(html) => placeables.add_html(html),
                Kind::Text(text) => placeables.add_marks_and_numbers(text),
                _ => {}
            }
        }
        placeables.fingerprints.sort_unstable();
        placeables
    }

    /// Placeables that the caller has found, by kind and value.
    pub fn of_values(values: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        let mut placeables = Self::default();
        values.into_iter().for_each(|(kind, value)| placeables.add(kind, &value));
        placeables.fingerprints.sort_unstable();
        placeables
    }

    fn add(&mut self, kind: &str, value: &str) {
        let mut hasher = FxHasher::default();
        (kind, value).hash(&mut hasher);
        self.fingerprints.push(hasher.finish());
    }

    /// An icon counts by its name, another tag by its own.
    fn add_html(&mut self, html: &str) {
        for tag in html.split('<').skip(1) {
            let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
            match name {
                "svg" => {
                    self.add("icon", tag.split("octicon-").nth(1).unwrap_or("").split([' ', '"']).next().unwrap_or(""))
                }
                "path" | "" => {}
                name => self.add("html", name),
            }
        }
    }

    /// Marks of data, and numbers of two digits and more; a single digit is often a word in translation.
    fn add_marks_and_numbers(&mut self, text: &str) {
        marks(text).for_each(|mark| self.add("data", mark));
        if !holds_byte(text, |byte| byte.is_ascii_digit()) {
            return;
        }
        let mut rest = text;
        while let Some(start) = rest.bytes().position(|byte| byte.is_ascii_digit()) {
            let number = &rest[start..];
            let length = number.bytes().take_while(u8::is_ascii_digit).count();
            if length > 1 {
                self.add("number", &number[..length]);
            }
            rest = &number[length..];
        }
    }

    /// Those of several stretches.
    pub fn union<'p>(stretches: impl IntoIterator<Item = &'p Self>) -> Self {
        let all = stretches.into_iter().flat_map(|placeables| &placeables.fingerprints);
        let mut union = Self { fingerprints: all.copied().collect() };
        union.fingerprints.sort_unstable();
        union
    }

    pub fn is_empty(&self) -> bool {
        self.fingerprints.is_empty()
    }

    /// The share of placeables that both have, from 0 to 1; None where neither has any.
    pub fn agreement(&self, other: &Self) -> Option<f32> {
        let (mut a, mut b, mut shared) = (0, 0, 0);
        while let (Some(left), Some(right)) = (self.fingerprints.get(a), other.fingerprints.get(b)) {
            match left.cmp(right) {
                std::cmp::Ordering::Equal => (a, b, shared) = (a + 1, b + 1, shared + 1),
                std::cmp::Ordering::Less => a += 1,
                std::cmp::Ordering::Greater => b += 1,
            }
        }
        let most = self.fingerprints.len().max(other.fingerprints.len());
        (most > 0).then(|| shared as f32 / most as f32)
    }
}

/// A link's target without what may differ by locale: its fragment.
fn target(destination: &str) -> &str {
    let path = destination.split('#').next().unwrap_or("");
    if path.is_empty() { "#" } else { path }
}
