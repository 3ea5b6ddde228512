//! The test of `if`, `unless` and `elsif`: comparisons joined by `and` and `or`.

use super::{Evaluation, TagError};
use crate::dialect::Vintage;
use crate::liquid::boolean::{Operator, fold};
use crate::liquid::comparison::Comparison;
use crate::liquid::reader::{Reader, Reason};

/// A compiled test.
#[derive(Debug)]
pub struct Test {
    operands: Vec<Comparison>,
    /// Between the operands.
    operators: Vec<Operator>,
    vintage: Vintage,
}

impl Test {
    /// # Errors
    /// The text is not a condition.
    pub fn parse(text: &str, vintage: Vintage) -> Result<Self, TagError> {
        let read = read(text).map_err(|reason| TagError {
            check: "condition-syntax",
            message: format!("`{text}` is not a condition: {reason}"),
            help: None,
        });
        let (operands, operators) = read?;
        Ok(Self { operands, operators, vintage })
    }

    pub fn holds(&self, evaluation: &mut Evaluation<'_>) -> bool {
        let values: Vec<bool> = self.operands.iter().map(|operand| operand.holds(evaluation)).collect();
        fold(&values, &self.operators, self.vintage, false, |operator, left, right| match operator {
            Operator::And => left && right,
            Operator::Or => left || right,
        })
    }
}

fn read(text: &str) -> Result<(Vec<Comparison>, Vec<Operator>), Reason> {
    let mut reader = Reader::new(text);
    let (mut operands, mut operators) = (vec![Comparison::read(&mut reader)?], Vec::new());
    while let Some(operator) = ["and", "or"].into_iter().find(|word| reader.take_word(word)).and_then(Operator::parse) {
        operators.push(operator);
        operands.push(Comparison::read(&mut reader)?);
    }
    reader.end()?;
    Ok((operands, operators))
}
