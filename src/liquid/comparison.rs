//! Comparisons of two values, as in `{% if a == "b" %}`.

use super::evaluation::Evaluation;
use super::expression::Operand;
use super::lookup::Lookup;
use super::reader::{Reader, Reason};
use super::value::Value;
use crate::version::Release;
use std::cmp::Ordering;

/// `left operator right`, or a lone value, which holds if it is true.
#[derive(Debug)]
pub struct Comparison {
    left: Operand,
    right: Option<(Operator, Operand)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Operator {
    Equal,
    Unequal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Contains,
    /// Versions of one plan, by release: `ver_gt` and `ver_lt` of the dialect of 2020.
    Newer,
    Older,
}

/// Longer symbols first, so that `<=` is not read as `<`.
const SYMBOLS: &[(&str, Operator)] = &[
    ("==", Operator::Equal),
    ("!=", Operator::Unequal),
    ("<>", Operator::Unequal),
    ("<=", Operator::LessOrEqual),
    (">=", Operator::GreaterOrEqual),
    ("<", Operator::Less),
    (">", Operator::Greater),
];

const WORDS: &[(&str, Operator)] =
    &[("contains", Operator::Contains), ("ver_gt", Operator::Newer), ("ver_lt", Operator::Older)];

impl Comparison {
    /// Reads `left operator right` or a lone value.
    ///
    /// # Errors
    /// Says what is expected, in a phrase.
    pub fn read(reader: &mut Reader<'_>) -> Result<Self, Reason> {
        let left = reader.operand()?;
        let right = match operator(reader) {
            Some(operator) => Some((operator, reader.operand()?)),
            None => None,
        };
        Ok(Self { left, right })
    }

    pub fn holds(&self, evaluation: &mut Evaluation<'_>) -> bool {
        let holds = |lookup: &Lookup<'_>| {
            let left = self.left.value(lookup);
            match &self.right {
                Some((operator, right)) => compare(*operator, &left, &right.value(lookup)),
                None => left.is_truthy(),
            }
        };
        evaluation.agreed(holds, |a, b| a == b)
    }
}

fn operator(reader: &mut Reader<'_>) -> Option<Operator> {
    let symbol = SYMBOLS.iter().find(|(symbol, _)| reader.take(symbol));
    let found = symbol.or_else(|| WORDS.iter().find(|(word, _)| reader.take_word(word)));
    found.map(|(_, operator)| *operator)
}

fn compare(operator: Operator, left: &Value, right: &Value) -> bool {
    let ordered = |holds: fn(Ordering) -> bool| order(left, right).is_some_and(holds);
    match operator {
        Operator::Equal => equal(left, right),
        Operator::Unequal => !equal(left, right),
        Operator::Less => ordered(Ordering::is_lt),
        Operator::LessOrEqual => ordered(Ordering::is_le),
        Operator::Greater => ordered(Ordering::is_gt),
        Operator::GreaterOrEqual => ordered(Ordering::is_ge),
        Operator::Contains => contains(left, right),
        Operator::Newer => is_newer(&left.text(), &right.text()),
        Operator::Older => is_newer(&right.text(), &left.text()),
    }
}

/// Equality by kind and value; `empty` equals empty texts, lists and maps, `blank` these and nothing, `false`, white space.
pub fn equal(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Empty | Value::Blank, Value::Empty | Value::Blank) => false,
        (Value::Empty, other) | (other, Value::Empty) => is_empty(other),
        (Value::Blank, other) | (other, Value::Blank) => is_blank(other),
        (Value::Nil, Value::Nil) => true,
        (Value::Boolean(left), Value::Boolean(right)) => left == right,
        (Value::Number(left), Value::Number(right)) => left == right,
        (Value::Text(left), Value::Text(right)) => left == right,
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| equal(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            let mut members = left.iter();
            left.len() == right.len()
                && members.all(|(key, value)| right.get(key).is_some_and(|other| equal(value, other)))
        }
        _ => false,
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Text(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    }
}

fn is_blank(value: &Value) -> bool {
    match value {
        Value::Text(text) => text.trim().is_empty(),
        other => !other.is_truthy() || is_empty(other),
    }
}

/// The order of two texts, or of two values of which one is a number and the other spells one.
fn order(left: &Value, right: &Value) -> Option<Ordering> {
    match (left, right) {
        (Value::Text(left), Value::Text(right)) => Some(left.cmp(right)),
        (Value::Number(_), Value::Number(_) | Value::Text(_)) | (Value::Text(_), Value::Number(_)) => {
            left.number()?.partial_cmp(&right.number()?)
        }
        _ => None,
    }
}

/// A list contains an item that is equal; a text contains the other's text. Nothing is contained in nothing.
fn contains(left: &Value, right: &Value) -> bool {
    match left {
        _ if right.is_nil() => false,
        Value::Array(items) => items.iter().any(|item| equal(item, right)),
        Value::Text(text) => text.contains(&*right.text()),
        _ => false,
    }
}

/// True if both are versions of one plan and `a` has the higher release.
fn is_newer(a: &str, b: &str) -> bool {
    let (Some((plan_a, a)), Some((plan_b, b))) = (a.split_once('@'), b.split_once('@')) else { return false };
    plan_a == plan_b && matches!((Release::parse(a), Release::parse(b)), (Some(a), Some(b)) if a > b)
}
