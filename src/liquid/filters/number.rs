//! Filters of numbers. What is no number counts as 0, as in LiquidJS.

use super::{Arguments, Definition};
use crate::liquid::reader::Reason;
use crate::liquid::value::Value;

pub const FILTERS: &[Definition] = &[
    Definition::new("abs", 0, 0, |value, _| one(&value, f64::abs)),
    Definition::new("ceil", 0, 0, |value, _| one(&value, f64::ceil)),
    Definition::new("floor", 0, 0, |value, _| one(&value, f64::floor)),
    Definition::new("at_least", 1, 0, |value, with| two(&value, with, f64::max)),
    Definition::new("at_most", 1, 0, |value, with| two(&value, with, f64::min)),
    Definition::new("plus", 1, 0, |value, with| two(&value, with, |a, b| a + b)),
    Definition::new("minus", 1, 0, |value, with| two(&value, with, |a, b| a - b)),
    Definition::new("times", 1, 0, |value, with| two(&value, with, |a, b| a * b)),
    Definition::new("divided_by", 1, 1, divided_by),
    Definition::new("modulo", 1, 0, modulo),
    Definition::new("round", 0, 1, round),
];

fn or_zero(value: Option<&Value>) -> f64 {
    value.and_then(Value::number).unwrap_or(0.0)
}

fn one(value: &Value, work: fn(f64) -> f64) -> Result<Value, Reason> {
    Ok(Value::Number(work(or_zero(Some(value)))))
}

fn two(value: &Value, with: &Arguments<'_>, work: fn(f64, f64) -> f64) -> Result<Value, Reason> {
    Ok(Value::Number(work(or_zero(Some(value)), or_zero(with.get(0)))))
}

/// The divisor, which is not 0.
fn divisor(with: &Arguments<'_>) -> Result<f64, Reason> {
    let divisor = or_zero(with.get(0));
    if divisor == 0.0 { Err("division by zero".to_owned()) } else { Ok(divisor) }
}

/// The quotient with its fraction; with `true` as second argument, without.
fn divided_by(value: Value, with: &Arguments<'_>) -> Result<Value, Reason> {
    let quotient = or_zero(Some(&value)) / divisor(with)?;
    let whole = with.get(1).is_some_and(Value::is_truthy);
    Ok(Value::Number(if whole { quotient.floor() } else { quotient }))
}

/// The rest has the sign of the divisor.
fn modulo(value: Value, with: &Arguments<'_>) -> Result<Value, Reason> {
    let divisor = divisor(with)?;
    Ok(Value::Number((or_zero(Some(&value)) % divisor + divisor) % divisor))
}

/// No number has a digit so far from its point.
const MOST_PLACES: f64 = 400.0;

/// To so many decimal places, halves away from zero; the point is moved in the written form, where 1.005 is exact.
fn round(value: Value, with: &Arguments<'_>) -> Result<Value, Reason> {
    let (value, places) = (or_zero(Some(&value)), or_zero(with.get(0)).clamp(-MOST_PLACES, MOST_PLACES) as i32);
    let shifted = |number: f64, places: i32| format!("{number}e{places}").parse().unwrap_or(number);
    Ok(Value::Number(shifted(shifted(value, places).round(), -places)))
}
