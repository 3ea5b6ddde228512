//! `{% ifversion CONDITION %} … {% elsif CONDITION %} … {% else %} … {% endif %}`

use super::{Behaviour, Definition, Evaluation, Opening, Tag, TagError};
use crate::diagnostic::Severity;
use crate::dialect::Vintage;

pub const TAGS: &[Definition] = &[Definition::block("ifversion", "endif", &["elsif", "else"], compile)];

/// The condition of each branch; None for `else`.
#[derive(Debug)]
struct IfVersion {
    conditions: Vec<Option<Box<str>>>,
}

fn compile(opening: &Opening<'_>) -> Result<Box<dyn Behaviour>, TagError> {
    Ok(Box::new(IfVersion { conditions: vec![Some(opening.arguments.into())] }))
}

impl Behaviour for IfVersion {
    fn add_branch(&mut self, name: &'static str, arguments: &str, _vintage: Vintage) -> Result<(), TagError> {
        self.conditions.push((name == "elsif").then(|| arguments.into()));
        Ok(())
    }

    /// The first branch that holds; of several `else`, all, in order (the engine appends them to one another).
    fn evaluate(&self, tag: &Tag, evaluation: &mut Evaluation<'_>) {
        for (number, condition) in self.conditions.iter().enumerate() {
            let Some(condition) = condition else { continue };
            match evaluation.environment.names().truth(condition) {
                Ok(truth) if evaluation.holds_in(truth) => return evaluation.choose(tag, &[number]),
                Ok(_) => {}
                Err(error) => {
                    let range = tag.branches[number].range;
                    let help = Some(error.help().to_owned());
                    evaluation.report("condition-syntax", Severity::Error, range, error.to_string(), help);
                }
            }
        }
        evaluation.choose(tag, &else_branches(&self.conditions));
    }
}

fn else_branches(conditions: &[Option<Box<str>>]) -> Vec<usize> {
    conditions.iter().enumerate().filter(|(_, condition)| condition.is_none()).map(|(number, _)| number).collect()
}
