//! `{% for ITEM in LIST limit:2 offset:1 reversed %} … {% else %} … {% endfor %}`, with `break` and `continue`.

use super::{Behaviour, Definition, Evaluation, Opening, Tag, TagError};
use crate::liquid::effort;
use crate::liquid::evaluation::Interrupt;
use crate::liquid::expression::Expression;
use crate::text::TextRange;
use liquid_core::model::{Object, Value, ValueView};

pub const TAGS: &[Definition] = &[
    Definition::block("for", "endfor", &["else"], compile),
    Definition::simple("break", |_| Ok(Box::new(Interrupting(Interrupt::Break)))),
    Definition::simple("continue", |_| Ok(Box::new(Interrupting(Interrupt::Continue)))),
];

const HELP: &str = "write `{% for ITEM in LIST %}`, with `limit:N`, `offset:N` or `reversed` after the list";

#[derive(Debug)]
struct For {
    item: String,
    list: List,
    limit: Option<Expression>,
    offset: Option<Expression>,
    reversed: bool,
}

#[derive(Debug)]
enum List {
    Value(Expression),
    /// `(1..n)`
    Range(Expression, Expression),
}

/// More rounds than any page needs; past it a range is cut.
const MAXIMUM_ROUNDS: i64 = 100_000;

fn compile(opening: &Opening<'_>) -> Result<Box<dyn Behaviour>, TagError> {
    let mut words = opening.arguments.split_whitespace();
    let (Some(item), Some("in"), Some(list)) = (words.next(), words.next(), words.next()) else {
        return Err(TagError::syntax(format!("`{}` is not a loop", opening.arguments), HELP));
    };
    let rest = words.collect::<Vec<_>>().join(" ").replace(": ", ":").replace(',', " ");
    let mut found = For { item: item.to_owned(), list: parse_list(list)?, limit: None, offset: None, reversed: false };
    for word in rest.split_whitespace() {
        match word.split_once(':') {
            Some(("limit", value)) => found.limit = Some(expression(value)?),
            Some(("offset", value)) => found.offset = Some(expression(value)?),
            None if word == "reversed" => found.reversed = true,
            _ => return Err(TagError::syntax(format!("`{word}` is not a parameter of a loop"), HELP)),
        }
    }
    Ok(Box::new(found))
}

fn parse_list(text: &str) -> Result<List, TagError> {
    let range = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).and_then(|text| text.split_once(".."));
    match range {
        Some((from, to)) => Ok(List::Range(expression(from)?, expression(to)?)),
        None => Ok(List::Value(expression(text)?)),
    }
}

fn expression(text: &str) -> Result<Expression, TagError> {
    Expression::parse(text).map_err(|reason| TagError::syntax(format!("`{text}` is not a value: {reason}"), HELP))
}

impl For {
    fn items(&self, evaluation: &mut Evaluation<'_>, range: TextRange) -> Vec<Value> {
        let mut items = match &self.list {
            List::Value(expression) => items_of(expression.value(evaluation, range)),
            List::Range(from, to) => {
                let mut bound = |bound: &Expression| integer(&bound.value(evaluation, range)).unwrap_or(0);
                let (from, to) = (bound(from), bound(to));
                (from..=to.min(from.saturating_add(MAXIMUM_ROUNDS))).map(Value::scalar).collect()
            }
        };
        evaluation.spend(items.len() * effort::ITEM, range);
        let count = |bound: &Option<Expression>, evaluation: &mut Evaluation<'_>| {
            let value = bound.as_ref().map(|bound| bound.value(evaluation, range));
            value.as_ref().and_then(integer).map(|count| count.max(0) as usize)
        };
        let offset = count(&self.offset, evaluation).unwrap_or(0).min(items.len());
        items.drain(..offset);
        if let Some(limit) = count(&self.limit, evaluation) {
            items.truncate(limit);
        }
        if self.reversed {
            items.reverse();
        }
        items
    }
}

fn integer(value: &Value) -> Option<i64> {
    value.as_scalar().and_then(|scalar| scalar.to_integer())
}

/// A map gives pairs of key and value; a text is one item; nothing gives none.
fn items_of(value: Value) -> Vec<Value> {
    match value {
        Value::Array(items) => items,
        Value::Object(object) => {
            object.into_iter().map(|(key, value)| Value::Array(vec![Value::scalar(key), value])).collect()
        }
        Value::Nil => Vec::new(),
        scalar if scalar.to_kstr().is_empty() => Vec::new(),
        scalar => vec![scalar],
    }
}

/// `forloop`, as Liquid documents it.
fn progress(index: usize, length: usize) -> Value {
    let mut object = Object::new();
    let (at, length) = (index as i64, length as i64);
    object.insert("index".into(), Value::scalar(at + 1));
    object.insert("index0".into(), Value::scalar(at));
    object.insert("rindex".into(), Value::scalar(length - at));
    object.insert("rindex0".into(), Value::scalar(length - at - 1));
    object.insert("first".into(), Value::scalar(at == 0));
    object.insert("last".into(), Value::scalar(at + 1 == length));
    object.insert("length".into(), Value::scalar(length));
    Value::Object(object)
}

impl Behaviour for For {
    fn evaluate(&self, tag: &Tag, evaluation: &mut Evaluation<'_>) {
        let items = self.items(evaluation, tag.range);
        if items.is_empty() {
            return evaluation.choose(tag, &(1..tag.branches.len()).collect::<Vec<_>>());
        }
        let (length, outer) = (items.len(), evaluation.locals.len());
        for (index, item) in items.into_iter().enumerate() {
            evaluation.spend(effort::ROUND, tag.range);
            if evaluation.is_exhausted() {
                break;
            }
            let depth = evaluation.locals.len();
            evaluation.locals.push((self.item.clone().into(), item));
            evaluation.locals.push(("forloop".into(), progress(index, length)));
            evaluation.nodes(&tag.branches[0].body);
            evaluation.locals.drain(depth..depth + 2);
            if evaluation.interrupt.take() == Some(Interrupt::Break) {
                break;
            }
        }
        debug_assert!(evaluation.locals.len() >= outer, "a loop only removes what it added");
    }
}

#[derive(Debug)]
struct Interrupting(Interrupt);

impl Behaviour for Interrupting {
    fn evaluate(&self, _tag: &Tag, evaluation: &mut Evaluation<'_>) {
        evaluation.interrupt = Some(self.0);
    }
}
