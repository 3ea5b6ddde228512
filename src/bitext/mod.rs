//! A source text and its translation, aligned by what must survive translation.
//!
//! [`Outline`] cuts an evaluated text into segments with their placeables; [`align`] pairs the segments of two outlines
//! by dynamic programming, so that an added or missing block shifts nothing. A [`Bitext`] does so for every variant of
//! both sides, on the text of the file itself ([`surface`]), and [`Bitext::differences`] unites what it finds over the
//! versions. What follows from an alignment is decided above: `render` keeps heading ids and falls back block by block,
//! `check` reports.

mod align;
mod band;
mod cell;
mod code_place;
mod code_words;
mod conditionals;
mod difference;
mod form;
mod gap;
mod inventory;
mod joined;
mod outline;
mod pair;
mod placeables;
mod reach;
mod reading;
mod surface;
mod unite;

pub use align::{Bead, align};
pub use cell::is_prose;
pub use difference::{Difference, DifferenceKind};
pub use inventory::{Placeable, PlaceableKind, kind_name};
pub use outline::{Outline, Segment};
pub use pair::{Bitext, Side, sides};
pub use placeables::Placeables;
pub use reach::Reach;
pub use reading::Reader;
pub use surface::{Marks, Surface, is_mark};

#[cfg(test)]
mod tests;
