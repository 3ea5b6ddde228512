//! A source template with its target template, in every variant.

use super::align::{Bead, align};
use super::inventory::Inventory;
use super::outline::Outline;
use super::surface::Surface;
use crate::liquid::{Evaluated, Template, tidy};
use crate::markdown::{Options, blocks, parse};
use crate::version::VersionSet;

/// One side in the versions that share it.
#[derive(Debug)]
pub struct Side {
    pub evaluated: Evaluated,
    pub outline: Outline,
    /// One for each segment of the outline.
    pub inventories: Vec<Inventory>,
}

/// A set of versions in which both sides take one path each.
#[derive(Debug)]
pub struct Cell<'s> {
    pub versions: VersionSet,
    pub source: &'s Side,
    pub target: Side,
    pub beads: Vec<Bead>,
}

/// Both sides of a translation.
#[derive(Debug)]
pub struct Bitext<'s> {
    pub source: &'s Template,
    pub target: &'s Template,
    /// The versions in which the text exists.
    pub versions: VersionSet,
    pub cells: Vec<Cell<'s>>,
}

/// A template's sides, one for each variant.
pub fn sides(surface: &Surface<'_>, template: &Template, versions: VersionSet) -> Vec<Side> {
    surface.evaluate(template, versions).into_iter().map(Side::new).collect()
}

impl Side {
    fn new(mut evaluated: Evaluated) -> Self {
        tidy(&mut evaluated);
        let events = parse(&evaluated.text, Options { alerts: true });
        let outline = Outline::new(&events);
        let inventories = blocks(&events).into_iter().map(|block| {
            let mut inventory = Inventory::new(block.kind, events.get(block.events.clone()).unwrap_or(&[]));
            inventory.language = language(&events, block.events.start);
            inventory
        });
        let inventories = inventories.collect();
        Self { outline, inventories, evaluated }
    }
}

/// The language of the code block whose content begins at event `first`.
fn language(events: &[crate::markdown::Event<'_>], first: usize) -> Option<Box<str>> {
    let start = events.get(first.checked_sub(1)?)?;
    match &start.kind {
        crate::markdown::Kind::Start(crate::markdown::Tag::CodeBlock { info: Some(info) }) => {
            let word = info.split([' ', '{', ',']).next().unwrap_or("");
            Some(word.to_ascii_lowercase().into())
        }
        _ => None,
    }
}

impl<'s> Bitext<'s> {
    /// Pairs the target with the source's sides; versions are split by both.
    pub fn new(
        source: &'s Template,
        sources: &'s [Side],
        target: &'s Template,
        surface: &Surface<'_>,
        versions: VersionSet,
    ) -> Self {
        let mut cells = Vec::new();
        for side in sources {
            let shared = side.evaluated.versions & versions;
            for target in sides(surface, target, shared) {
                let versions = target.evaluated.versions & shared;
                let beads = align(&side.outline, &target.outline);
                cells.push(Cell { versions, source: side, target, beads });
            }
        }
        Self { source, target, versions, cells }
    }
}
