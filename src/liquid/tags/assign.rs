//! `{% assign NAME = VALUE %}`

use super::{Behaviour, Definition, Evaluation, Opening, Tag, TagError};
use crate::liquid::expression::Expression;
use crate::liquid::reader::Reader;

pub const TAGS: &[Definition] = &[Definition::simple("assign", compile)];

const HELP: &str = "write `{% assign NAME = VALUE %}`";

#[derive(Debug)]
struct Assign {
    name: Box<str>,
    value: Expression,
}

fn compile(opening: &Opening<'_>) -> Result<Box<dyn Behaviour>, TagError> {
    let mut reader = Reader::new(opening.arguments);
    let Some(name) = reader.name() else { return Err(TagError::syntax("`assign` without a name", HELP)) };
    if !reader.take("=") {
        return Err(TagError::syntax("`assign` without `=`", HELP));
    }
    Ok(Box::new(Assign { name: name.into(), value: opening.expression(reader.rest(), HELP)? }))
}

impl Behaviour for Assign {
    fn evaluate(&self, tag: &Tag, evaluation: &mut Evaluation<'_>) {
        let value = self.value.value(evaluation);
        evaluation.assign(&self.name, value, tag.range);
        evaluation.deleted(tag.range);
    }
}
