//! `{% increment NAME %}`, `{% decrement NAME %}`: print a counter and change it by one.

use super::{Behaviour, Definition, Evaluation, Opening, Tag, TagError};
use crate::liquid::reader::Reader;

pub const TAGS: &[Definition] = &[Definition::simple("increment", compile), Definition::simple("decrement", compile)];

#[derive(Debug)]
struct Counter {
    name: Box<str>,
    /// Counting up prints before, counting down after the change: `0 1 2`, `-1 -2 -3`.
    up: bool,
}

fn compile(opening: &Opening<'_>) -> Result<Box<dyn Behaviour>, TagError> {
    let mut reader = Reader::new(opening.arguments);
    match (reader.name(), reader.is_done()) {
        (Some(name), true) => Ok(Box::new(Counter { name: name.into(), up: opening.name == "increment" })),
        _ => Err(TagError::syntax(format!("`{}` without the name of a counter", opening.name), "write one name")),
    }
}

impl Behaviour for Counter {
    fn evaluate(&self, tag: &Tag, evaluation: &mut Evaluation<'_>) {
        let count = evaluation.scope.counter(&self.name);
        let shown = if self.up { *count } else { *count - 1 };
        *count = if self.up { shown + 1 } else { shown };
        evaluation.computed(tag.range, &shown.to_string());
    }
}
