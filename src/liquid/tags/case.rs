//! `{% case VALUE %}{% when A, B %} … {% else %} … {% endcase %}`

use super::{Behaviour, Definition, Evaluation, Opening, Tag, TagError};
use crate::dialect::Vintage;
use crate::liquid::comparison::equal;
use crate::liquid::expression::{Expression, Operand};
use crate::liquid::reader::{Reader, Reason};

pub const TAGS: &[Definition] = &[Definition::block("case", "endcase", &["when", "else"], compile)];

const HELP: &str = "write `{% case VALUE %}{% when \"a\" %} … {% endcase %}`";

#[derive(Debug)]
struct Case {
    value: Expression,
    /// The branches after the first, which is what stands before any `when`.
    branches: Vec<Branch>,
}

#[derive(Debug)]
enum Branch {
    When(Vec<Operand>),
    /// `else`, and each `when` that follows it.
    Else,
    /// Everything from a second `else` on.
    Never,
}

fn compile(opening: &Opening<'_>) -> Result<Box<dyn Behaviour>, TagError> {
    Ok(Box::new(Case { value: opening.expression(opening.arguments, HELP)?, branches: Vec::new() }))
}

/// Values are separated by commas or `or`.
fn values(text: &str) -> Result<Vec<Operand>, Reason> {
    let mut reader = Reader::new(text);
    let mut values = vec![reader.operand()?];
    while reader.take(",") || reader.take_word("or") {
        values.push(reader.operand()?);
    }
    reader.end()?;
    Ok(values)
}

impl Case {
    fn branch(&self, name: &str, arguments: &str) -> Result<Branch, TagError> {
        let is_else = name == "else";
        match self.branches.last() {
            Some(Branch::Never) => Ok(Branch::Never),
            Some(Branch::Else) => Ok(if is_else { Branch::Never } else { Branch::Else }),
            _ if is_else => Ok(Branch::Else),
            _ => values(arguments).map(Branch::When).map_err(|reason| TagError::arguments(arguments, &reason, HELP)),
        }
    }
}

impl Behaviour for Case {
    fn add_branch(&mut self, name: &'static str, arguments: &str, _vintage: Vintage) -> Result<(), TagError> {
        let (branch, result) = match self.branch(name, arguments) {
            Ok(branch) => (branch, Ok(())),
            Err(error) => (Branch::When(Vec::new()), Err(error)),
        };
        self.branches.push(branch);
        result
    }

    /// All branches that hold are shown, not only the first.
    fn evaluate(&self, tag: &Tag, evaluation: &mut Evaluation<'_>) {
        let value = self.value.value(evaluation);
        let mut chosen = Vec::new();
        for (number, branch) in self.branches.iter().enumerate() {
            if let Branch::When(values) = branch
                && values.iter().any(|other| equal(&other.value_for(evaluation), &value))
            {
                chosen.push(number + 1);
            }
        }
        if chosen.is_empty() {
            let otherwise = self.branches.iter().enumerate().filter(|(_, branch)| matches!(branch, Branch::Else));
            chosen.extend(otherwise.map(|(number, _)| number + 1));
        }
        evaluation.choose(tag, &chosen);
    }
}
