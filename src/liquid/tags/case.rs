//! `{% case VALUE %}{% when A, B %} … {% else %} … {% endcase %}`

use super::{Behaviour, Definition, Evaluation, Opening, Tag, TagError};
use crate::dialect::Vintage;
use crate::liquid::expression::Expression;

pub const TAGS: &[Definition] = &[Definition::block("case", "endcase", &["when", "else"], compile)];

#[derive(Debug)]
struct Case {
    value: Expression,
    /// The values of each branch after the first, which is what stands before any `when`; None for `else`.
    branches: Vec<Option<Vec<Expression>>>,
}

fn compile(opening: &Opening<'_>) -> Result<Box<dyn Behaviour>, TagError> {
    Ok(Box::new(Case { value: expression(opening.arguments)?, branches: Vec::new() }))
}

fn expression(text: &str) -> Result<Expression, TagError> {
    let help = "write `{% case VALUE %}{% when \"a\" %} … {% endcase %}`";
    Expression::parse(text).map_err(|reason| TagError::syntax(format!("`{text}` is not a value: {reason}"), help))
}

/// Values are separated by commas or `or`.
fn values(text: &str) -> Result<Vec<Expression>, TagError> {
    text.split(',').flat_map(|part| part.split(" or ")).map(expression).collect()
}

impl Behaviour for Case {
    fn add_branch(&mut self, name: &'static str, arguments: &str, _vintage: Vintage) -> Result<(), TagError> {
        if name == "else" {
            self.branches.push(None);
            return Ok(());
        }
        let values = values(arguments);
        let (known, result) = match values {
            Ok(values) => (values, Ok(())),
            Err(error) => (Vec::new(), Err(error)),
        };
        self.branches.push(Some(known));
        result
    }

    fn evaluate(&self, tag: &Tag, evaluation: &mut Evaluation<'_>) {
        let value = self.value.value(evaluation, tag.range);
        let mut chosen = Vec::new();
        for (number, branch) in self.branches.iter().enumerate() {
            if branch
                .as_ref()
                .is_some_and(|values| values.iter().any(|other| other.value(evaluation, tag.range) == value))
            {
                chosen.push(number + 1);
            }
        }
        if chosen.is_empty() {
            chosen.extend(self.branches.iter().enumerate().filter(|(_, b)| b.is_none()).map(|(n, _)| n + 1));
        }
        evaluation.choose(tag, &chosen);
    }
}
