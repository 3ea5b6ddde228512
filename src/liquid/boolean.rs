//! Chains of `and` and `or`, which have equal precedence in Liquid.

use crate::dialect::Vintage;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    And,
    Or,
}

impl Operator {
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "and" => Some(Self::And),
            "or" => Some(Self::Or),
            _ => None,
        }
    }
}

/// A chain's value: operators run from the right in the current vintage, from the left in historical ones
/// (`a and b or c` is `a and (b or c)`, or `(a and b) or c`).
///
/// `operators` is one shorter than `operands`; no operands are `empty`.
pub fn fold<T: Copy>(
    operands: &[T],
    operators: &[Operator],
    vintage: Vintage,
    empty: T,
    apply: impl Fn(Operator, T, T) -> T,
) -> T {
    let (Some(&first), Some(&last)) = (operands.first(), operands.last()) else { return empty };
    if vintage.is_historical() {
        operators.iter().zip(&operands[1..]).fold(first, |left, (&operator, &right)| apply(operator, left, right))
    } else {
        let pairs = operators.iter().zip(operands).rev();
        pairs.fold(last, |right, (&operator, &left)| apply(operator, left, right))
    }
}
