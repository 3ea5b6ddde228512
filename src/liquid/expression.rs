//! Expressions: a value, and the filters that it goes through.

use super::comparison::equal;
use super::effort;
use super::evaluation::{Evaluation, MAXIMUM_LENGTH};
use super::filters::{Arguments, Filter};
use super::lookup::Lookup;
use super::reader::{Reader, Reason};
use super::value::Value;

/// A range longer than this is cut: more rounds than any page needs.
const MAXIMUM_RANGE: i64 = 100_000;

/// More items than any page needs.
const MAXIMUM_ITEMS: usize = 1_000_000;

/// `a.b | filter: 1`, parsed.
#[derive(Debug)]
pub struct Expression {
    start: Operand,
    calls: Vec<Call>,
    /// Filters that do not exist; the value passes them unchanged, as in LiquidJS.
    pub unknown_filters: Vec<Box<str>>,
}

/// A value without filters.
#[derive(Debug)]
pub enum Operand {
    Literal(Value),
    /// `a.b["c"]`: the variable, and the keys that lead on from it.
    Path(Root, Vec<Operand>),
    /// `(1..n)`, both ends included.
    Range(Box<(Operand, Operand)>),
}

/// The variable that a path begins with.
#[derive(Debug)]
pub enum Root {
    Name(Box<str>),
    /// `["a name"]`
    Index(Box<Operand>),
}

#[derive(Debug)]
struct Call {
    filter: &'static Filter,
    positional: Vec<Operand>,
    keywords: Vec<(Box<str>, Operand)>,
}

impl Expression {
    pub fn new(start: Operand) -> Self {
        Self { start, calls: Vec::new(), unknown_filters: Vec::new() }
    }

    /// Parses an expression with filters.
    ///
    /// # Errors
    /// Says what is expected, in a phrase.
    pub fn parse(text: &str) -> Result<Self, Reason> {
        let mut reader = Reader::new(text);
        let expression = reader.expression()?;
        reader.end()?;
        Ok(expression)
    }

    /// Sends the value through one more filter.
    ///
    /// # Errors
    /// The filter takes other arguments.
    pub fn add(
        &mut self,
        filter: &'static Filter,
        positional: Vec<Operand>,
        keywords: Vec<(Box<str>, Operand)>,
    ) -> Result<(), Reason> {
        filter.accepts(positional.len(), keywords.iter().map(|(key, _)| &**key))?;
        self.calls.push(Call { filter, positional, keywords });
        Ok(())
    }

    /// The value for the evaluation's version; versions that see another value are left out from here on. What a filter
    /// cannot work on is reported, and the value is nothing.
    pub fn value(&self, evaluation: &mut Evaluation<'_>) -> Value {
        let same = |a: &Result<_, _>, b: &Result<_, _>| match (a, b) {
            (Ok(a), Ok(b)) => equal(a, b),
            (a, b) => a.is_err() == b.is_err(),
        };
        evaluation.agreed(|lookup| self.filtered(lookup), same).unwrap_or_else(|message| {
            evaluation.report_value(message);
            Value::Nil
        })
    }

    fn filtered(&self, lookup: &Lookup<'_>) -> Result<Value, Reason> {
        let mut value = self.start.value(lookup);
        for call in &self.calls {
            let positional = call.positional.iter().map(|operand| operand.value(lookup)).collect();
            let keywords = call.keywords.iter().map(|(key, operand)| (&**key, operand.value(lookup))).collect();
            let applied = call.filter.apply(value, Arguments { positional, keywords });
            value = applied.map_err(|reason| format!("`{}`: {reason}", call.filter.name))?;
            lookup.spend(effort::VALUE + effort::size(&value));
            if lookup.is_exhausted() {
                return Ok(Value::Nil);
            }
            if is_too_large(&value) {
                return Err(format!("`{}`: the value grows beyond all bounds", call.filter.name));
            }
        }
        Ok(value)
    }
}

/// A text or list that doubles itself again and again would exhaust the memory.
fn is_too_large(value: &Value) -> bool {
    match value {
        Value::Text(text) => text.len() > MAXIMUM_LENGTH,
        Value::Array(items) => items.len() > MAXIMUM_ITEMS,
        _ => false,
    }
}

impl Operand {
    /// The value for the evaluation's version, as [`Expression::value`].
    pub fn value_for(&self, evaluation: &mut Evaluation<'_>) -> Value {
        evaluation.agreed(|lookup| self.value(lookup), equal)
    }

    /// The value that one version sees; what is not defined is nothing.
    pub fn value(&self, lookup: &Lookup<'_>) -> Value {
        let value = self.found(lookup);
        lookup.spend(effort::NODE + effort::size(&value));
        value
    }

    fn found(&self, lookup: &Lookup<'_>) -> Value {
        match self {
            Self::Literal(value) => value.clone(),
            Self::Path(root, keys) => {
                let keys: Vec<Value> = keys.iter().map(|key| key.value(lookup)).collect();
                match root {
                    Root::Name(name) => lookup.path(name, &keys),
                    Root::Index(index) => lookup.path(&index.value(lookup).text(), &keys),
                }
            }
            Self::Range(ends) => {
                let end = |operand: &Operand| operand.value(lookup).integer().unwrap_or(0);
                let (from, to) = (end(&ends.0), end(&ends.1));
                Value::Array((from..=to.min(from.saturating_add(MAXIMUM_RANGE))).map(Value::scalar).collect())
            }
        }
    }
}
