//! `{% comment %} … {% endcomment %}`: shows nothing; what is inside is not read.

use super::{Behaviour, Definition, Evaluation, Tag};

pub const TAGS: &[Definition] = &[Definition::verbatim("comment", "endcomment", |_| Ok(comment()))];

#[derive(Debug)]
struct Comment;

/// What tags do that show nothing.
pub fn comment() -> Box<dyn Behaviour> {
    Box::new(Comment)
}

impl Behaviour for Comment {
    fn evaluate(&self, tag: &Tag, evaluation: &mut Evaluation<'_>) {
        evaluation.deleted(tag.whole());
    }
}
