//! `{% cycle "odd", "even" %}`, `{% cycle NAME: "odd", "even" %}`: the next of its values each time.

use super::{Behaviour, Definition, Evaluation, Opening, Tag, TagError};
use crate::liquid::expression::Operand;
use crate::liquid::reader::{Reader, Reason};

pub const TAGS: &[Definition] = &[Definition::simple("cycle", compile)];

#[derive(Debug)]
struct Cycle {
    group: Option<Operand>,
    values: Vec<Operand>,
    /// The values as they are written: tags with the same group and values take turns.
    written: Box<str>,
}

fn compile(opening: &Opening<'_>) -> Result<Box<dyn Behaviour>, TagError> {
    let cycle = read(opening.arguments).map_err(|reason| {
        TagError::arguments(
            opening.arguments,
            &reason,
            "write `{% cycle \"odd\", \"even\" %}`, with `NAME:` for a group",
        )
    })?;
    Ok(Box::new(cycle))
}

fn read(text: &str) -> Result<Cycle, Reason> {
    let mut reader = Reader::new(text);
    let first = reader.operand()?;
    let (group, mut values) = if reader.take(":") { (Some(first), Vec::new()) } else { (None, vec![first]) };
    let written = if group.is_some() { reader.rest() } else { text };
    while values.is_empty() || reader.take(",") && !reader.is_done() {
        values.push(reader.operand()?);
    }
    reader.end()?;
    Ok(Cycle { group, values, written: written.into() })
}

impl Behaviour for Cycle {
    fn evaluate(&self, tag: &Tag, evaluation: &mut Evaluation<'_>) {
        let group = self.group.as_ref().map(|group| group.value_for(evaluation).text().into_owned());
        evaluation.spend(self.written.len(), tag.range);
        let turn = evaluation.scope.next_of_cycle(format!("{group:?}: {}", self.written));
        let value = self.values[turn % self.values.len()].value_for(evaluation);
        evaluation.computed(tag.range, &value.text());
    }
}
