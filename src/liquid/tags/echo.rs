//! `{% echo VALUE %}`: prints a value, as `{{ VALUE }}` does; for use within `liquid`.

use super::{Behaviour, Definition, Evaluation, Opening, Tag, TagError};
use crate::liquid::expression::Expression;

pub const TAGS: &[Definition] = &[Definition::simple("echo", compile)];

#[derive(Debug)]
struct Echo {
    value: Option<Expression>,
}

fn compile(opening: &Opening<'_>) -> Result<Box<dyn Behaviour>, TagError> {
    let value = match opening.arguments {
        "" => None,
        value => Some(opening.expression(value, "write `{% echo VALUE %}`")?),
    };
    Ok(Box::new(Echo { value }))
}

impl Behaviour for Echo {
    fn evaluate(&self, tag: &Tag, evaluation: &mut Evaluation<'_>) {
        if let Some(value) = &self.value {
            let value = value.value(evaluation);
            evaluation.computed(tag.range, &value.text());
        }
    }
}
