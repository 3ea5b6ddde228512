//! `{% assign NAME = VALUE %}`

use super::{Behaviour, Definition, Evaluation, Opening, Tag, TagError};
use crate::liquid::expression::Expression;

pub const TAGS: &[Definition] = &[Definition::simple("assign", compile)];

const HELP: &str = "write `{% assign NAME = VALUE %}`";

#[derive(Debug)]
struct Assign {
    name: Box<str>,
    value: Expression,
}

fn compile(opening: &Opening<'_>) -> Result<Box<dyn Behaviour>, TagError> {
    let Some((name, value)) = opening.arguments.split_once('=') else {
        return Err(TagError::syntax("`assign` without `=`", HELP));
    };
    let value = Expression::parse(value)
        .map_err(|reason| TagError::syntax(format!("`{}` is not a value: {reason}", value.trim()), HELP))?;
    Ok(Box::new(Assign { name: name.trim().into(), value }))
}

impl Behaviour for Assign {
    fn evaluate(&self, tag: &Tag, evaluation: &mut Evaluation<'_>) {
        let value = self.value.value(evaluation, tag.range);
        evaluation.assign(&self.name, value, tag.range);
        evaluation.deleted(tag.range);
    }
}
