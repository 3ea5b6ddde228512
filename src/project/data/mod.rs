//! The entries under `data/`: variables, reusables and everything else that templates read, per locale with fallback.
//!
//! A [`DataFolder`] is one locale's files as they are; a [`DataStore`] resolves a path for one locale, prepares the text
//! for its place, and keeps each distinct evaluation.

mod dependencies;
mod folder;
mod graph;
mod store;

pub use dependencies::{DataName, Dependency};
pub use folder::{DataFolder, DataText};
pub use store::{DataStore, Entry, Instance};
