//! A source text and its translation, aligned by what must survive translation.
//!
//! [`Outline`] cuts an evaluated text into segments with their placeables; [`align`] pairs the segments of two outlines
//! by dynamic programming, so that an added or missing block shifts nothing. What follows from an alignment is decided
//! above: `render` keeps heading ids and falls back block by block.

mod align;
mod outline;
mod placeables;

pub use align::{Bead, align};
pub use outline::{Outline, Segment};
pub use placeables::Placeables;

#[cfg(test)]
mod tests;
