//! A tag whose arguments cannot be read: it shows nothing, and marks the place.

use super::{Behaviour, Evaluation, Tag};

#[derive(Debug)]
struct Broken;

/// Stands in for a tag that could not be compiled.
pub fn broken() -> Box<dyn Behaviour> {
    Box::new(Broken)
}

impl Behaviour for Broken {
    fn evaluate(&self, tag: &Tag, evaluation: &mut Evaluation<'_>) {
        evaluation.damaged(tag.whole());
    }
}
