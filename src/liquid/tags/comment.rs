//! `{% comment %} … {% endcomment %}`: shows nothing; what is inside is not read.

use super::{Behaviour, Definition, Evaluation, Opening, Tag, TagError};

pub const TAGS: &[Definition] =
    &[Definition { name: "comment", end: Some("endcomment"), branches: &[], verbatim: true, compile }];

#[derive(Debug)]
struct Comment;

fn compile(_opening: &Opening<'_>) -> Result<Box<dyn Behaviour>, TagError> {
    Ok(Box::new(Comment))
}

impl Behaviour for Comment {
    fn evaluate(&self, tag: &Tag, evaluation: &mut Evaluation<'_>) {
        evaluation.deleted(tag.whole());
    }
}
