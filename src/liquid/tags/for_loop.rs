//! `{% for ITEM in LIST limit:2 offset:1 reversed %} … {% else %} … {% endfor %}`, with `break` and `continue`.

use super::iteration::Iteration;
use super::{Behaviour, Definition, Evaluation, Opening, Tag, TagError};
use crate::liquid::effort;
use crate::liquid::evaluation::Interrupt;
use crate::liquid::value::{Object, Value};

pub const TAGS: &[Definition] = &[
    Definition::block("for", "endfor", &["else"], compile),
    Definition::simple("break", |_| Ok(Box::new(Interrupting(Interrupt::Break)))),
    Definition::simple("continue", |_| Ok(Box::new(Interrupting(Interrupt::Continue)))),
];

#[derive(Debug)]
struct For {
    iteration: Iteration,
}

fn compile(opening: &Opening<'_>) -> Result<Box<dyn Behaviour>, TagError> {
    Ok(Box::new(For { iteration: Iteration::parse(opening.name, opening.arguments)? }))
}

/// How far a loop has come, as Liquid documents it for `forloop`.
pub fn progress(index: usize, length: usize) -> Object {
    let (at, length) = (index as i64, length as i64);
    let members = [
        ("index", Value::scalar(at + 1)),
        ("index0", Value::scalar(at)),
        ("rindex", Value::scalar(length - at)),
        ("rindex0", Value::scalar(length - at - 1)),
        ("first", Value::scalar(at == 0)),
        ("last", Value::scalar(at + 1 == length)),
        ("length", Value::scalar(length)),
    ];
    members.into_iter().map(|(name, value)| (name.into(), value)).collect()
}

impl Behaviour for For {
    fn evaluate(&self, tag: &Tag, evaluation: &mut Evaluation<'_>) {
        let items = self.iteration.items(tag, evaluation);
        if items.is_empty() {
            return evaluation.choose(tag, &(1..tag.branches.len()).collect::<Vec<_>>());
        }
        let (length, depth) = (items.len(), evaluation.scope.depth());
        let around = evaluation.scope.get_inner("forloop").cloned();
        for (index, item) in items.into_iter().enumerate() {
            evaluation.spend(effort::ROUND + around.as_ref().map_or(0, effort::size), tag.range);
            if evaluation.is_exhausted() {
                break;
            }
            let mut progress = progress(index, length);
            progress.insert("name".into(), Value::scalar(self.iteration.name.to_string()));
            progress.extend(around.clone().map(|around| ("parentloop".into(), around)));
            evaluation.scope.enter(&self.iteration.item, item);
            evaluation.scope.enter("forloop", Value::Object(progress));
            evaluation.nodes(&tag.branches[0].body);
            evaluation.scope.leave(depth);
            if evaluation.interrupt.take() == Some(Interrupt::Break) {
                break;
            }
        }
    }
}

#[derive(Debug)]
struct Interrupting(Interrupt);

impl Behaviour for Interrupting {
    fn evaluate(&self, _tag: &Tag, evaluation: &mut Evaluation<'_>) {
        evaluation.interrupt = Some(self.0);
    }
}
