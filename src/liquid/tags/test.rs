//! The test of `if`, `unless` and `elsif`: comparisons joined by `and` and `or`.
//!
//! Each comparison is the `liquid` crate's, but for `ver_gt` and `ver_lt` of the dialect of 2020, which it cannot know.

use super::{Evaluation, TagError};
use crate::dialect::Vintage;
use crate::liquid::boolean::{Operator, fold};
use crate::liquid::expression::{Comparison, Expression};
use crate::text::TextRange;
use crate::version::Release;
use liquid_core::model::ValueView;

/// A compiled test.
#[derive(Debug)]
pub struct Test {
    operands: Vec<Operand>,
    operators: Vec<Operator>,
    vintage: Vintage,
}

#[derive(Debug)]
enum Operand {
    Comparison(Comparison),
    /// `a ver_gt b` or `a ver_lt b`
    Order {
        left: Expression,
        right: Expression,
        greater: bool,
    },
}

impl Test {
    pub fn parse(text: &str, vintage: Vintage) -> Result<Self, TagError> {
        let (parts, operators) = split(text);
        let operands = parts.iter().map(|part| Operand::parse(part)).collect::<Result<_, _>>();
        match operands {
            Ok(operands) => Ok(Self { operands, operators, vintage }),
            Err(reason) => Err(TagError {
                check: "condition-syntax",
                message: format!("`{text}` is not a condition: {reason}"),
                help: None,
            }),
        }
    }

    /// True if it holds; the tag at `range` asks.
    pub fn holds(&self, evaluation: &mut Evaluation<'_>, range: TextRange) -> bool {
        let values: Vec<bool> = self.operands.iter().map(|operand| operand.holds(evaluation, range)).collect();
        fold(&values, &self.operators, self.vintage, false, |operator, left, right| match operator {
            Operator::And => left && right,
            Operator::Or => left || right,
        })
    }
}

impl Operand {
    fn parse(text: &str) -> Result<Self, String> {
        for (operator, greater) in [(" ver_gt ", true), (" ver_lt ", false)] {
            if let Some((left, right)) = text.split_once(operator) {
                return Ok(Self::Order { left: Expression::parse(left)?, right: Expression::parse(right)?, greater });
            }
        }
        Comparison::parse(text).map(Self::Comparison)
    }

    fn holds(&self, evaluation: &mut Evaluation<'_>, range: TextRange) -> bool {
        match self {
            Self::Comparison(comparison) => comparison.holds(evaluation, range),
            Self::Order { left, right, greater } => {
                let (left, right) = (left.value(evaluation, range), right.value(evaluation, range));
                let (left, right) = (left.to_kstr(), right.to_kstr());
                if *greater { is_newer(&left, &right) } else { is_newer(&right, &left) }
            }
        }
    }
}

/// True if both are versions of one plan and `a` has the higher release.
fn is_newer(a: &str, b: &str) -> bool {
    let (Some((plan_a, a)), Some((plan_b, b))) = (a.split_once('@'), b.split_once('@')) else { return false };
    plan_a == plan_b && matches!((Release::parse(a), Release::parse(b)), (Some(a), Some(b)) if a > b)
}

/// Cuts at the words `and` and `or` outside quotation marks.
fn split(text: &str) -> (Vec<String>, Vec<Operator>) {
    let (mut parts, mut operators) = (vec![String::new()], Vec::new());
    let mut quote = None;
    for word in text.split_whitespace() {
        if let (None, Some(operator)) = (quote, Operator::parse(word)) {
            operators.push(operator);
            parts.push(String::new());
            continue;
        }
        for c in word.chars().filter(|c| matches!(c, '"' | '\'')) {
            quote = match quote {
                None => Some(c),
                Some(open) if open == c => None,
                other => other,
            };
        }
        if let Some(last) = parts.last_mut() {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    (parts, operators)
}
