//! `{% liquid … %}`: tags without delimiters, one on each line.

use super::{Behaviour, Contents, Definition, Evaluation, Tag};

pub const TAGS: &[Definition] = &[Definition {
    name: "liquid",
    end: None,
    branches: &[],
    contents: Contents::Lines,
    compile: |_| Ok(Box::new(Liquid)),
}];

#[derive(Debug)]
struct Liquid;

impl Behaviour for Liquid {
    fn evaluate(&self, tag: &Tag, evaluation: &mut Evaluation<'_>) {
        for branch in &tag.branches {
            evaluation.nodes(&branch.body);
        }
    }
}
