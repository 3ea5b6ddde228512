//! Filters of lists. Nothing counts as an empty list, and anything else as a list of itself, as in LiquidJS.

use super::{Arguments, Definition};
use crate::liquid::comparison::equal;
use crate::liquid::evaluation::MAXIMUM_LENGTH;
use crate::liquid::reader::Reason;
use crate::liquid::value::Value;
use std::cmp::Ordering;

pub const FILTERS: &[Definition] = &[
    Definition::new("compact", 0, 1, compact),
    Definition::new("concat", 1, 0, concat),
    Definition::new("find", 1, 1, |value, with| Ok(search(value, with)?.map_or(Value::Nil, |(_, item)| item))),
    Definition::new("find_index", 1, 1, |value, with| {
        Ok(search(value, with)?.map_or(Value::Nil, |(at, _)| Value::from(at)))
    }),
    Definition::new("first", 0, 0, |value, _| Ok(end(value, |items| items.first(), |text| text.chars().next()))),
    Definition::new("has", 1, 1, |value, with| Ok(Value::Boolean(search(value, with)?.is_some()))),
    Definition::new("join", 0, 1, join),
    Definition::new("last", 0, 0, |value, _| Ok(end(value, |items| items.last(), |text| text.chars().next_back()))),
    Definition::new("map", 1, 0, map),
    Definition::new("obj_size", 0, 0, object_size),
    Definition::new("reject", 1, 1, |value, with| filtered(value, with, false)),
    Definition::new("reverse", 0, 0, |value, _| Ok(Value::Array(value.into_list().into_iter().rev().collect()))),
    Definition::new("size", 0, 0, size),
    Definition::new("slice", 1, 1, slice),
    Definition::new("sort", 0, 1, |value, with| sorted(value, with, by_value)),
    Definition::new("sort_natural", 0, 1, |value, with| sorted(value, with, without_case)),
    Definition::new("sum", 0, 1, sum),
    Definition::new("uniq", 0, 1, uniq),
    Definition::new("where", 1, 1, |value, with| filtered(value, with, true)),
];

/// The member of an item that the first argument names, which may be a path with dots.
///
/// # Errors
/// The item is a number: asking it for a member is a mistake.
fn property(item: &Value, with: &Arguments<'_>) -> Result<Value, Reason> {
    let path = with.get(0).map(Value::text).unwrap_or_default();
    if let Value::Number(number) = item {
        return Err(format!("{number} has no member `{path}`"));
    }
    let found = path.split('.').try_fold(item.clone(), |value, key| value.member(&Value::from(key)));
    Ok(found.unwrap_or_default())
}

/// The items with their property, or with themselves where no property is named.
fn keyed(value: Value, with: &Arguments<'_>) -> Result<Vec<(Value, Value)>, Reason> {
    let key = |item: &Value| if with.get(0).is_some() { property(item, with) } else { Ok(item.clone()) };
    value.into_list().into_iter().map(|item| Ok((key(&item)?, item))).collect()
}

fn items_of(keyed: impl IntoIterator<Item = (Value, Value)>) -> Value {
    Value::Array(keyed.into_iter().map(|(_, item)| item).collect())
}

/// True if an item's property is true, or equal to the second argument.
fn matches(item: &Value, with: &Arguments<'_>) -> Result<bool, Reason> {
    let value = property(item, with)?;
    Ok(with.get(1).map_or_else(|| value.is_truthy(), |expected| equal(&value, expected)))
}

fn filtered(value: Value, with: &Arguments<'_>, keep: bool) -> Result<Value, Reason> {
    let mut kept = Vec::new();
    for item in value.into_list() {
        if matches(&item, with)? == keep {
            kept.push(item);
        }
    }
    Ok(Value::Array(kept))
}

/// The first item that matches, with its index.
fn search(value: Value, with: &Arguments<'_>) -> Result<Option<(usize, Value)>, Reason> {
    for (at, item) in value.into_list().into_iter().enumerate() {
        if matches(&item, with)? {
            return Ok(Some((at, item)));
        }
    }
    Ok(None)
}

fn compact(value: Value, with: &Arguments<'_>) -> Result<Value, Reason> {
    Ok(items_of(keyed(value, with)?.into_iter().filter(|(key, _)| !key.is_nil())))
}

fn concat(value: Value, with: &Arguments<'_>) -> Result<Value, Reason> {
    let mut items = value.into_list();
    items.extend(with.get(0).cloned().unwrap_or_default().into_list());
    Ok(Value::Array(items))
}

/// The first or the last item of a list, or character of a text; of anything else nothing.
fn end(value: Value, item: fn(&[Value]) -> Option<&Value>, character: fn(&str) -> Option<char>) -> Value {
    match &value {
        Value::Array(items) => item(items).cloned().unwrap_or_default(),
        Value::Text(text) => character(text).map(|character| Value::from(character.to_string())).unwrap_or_default(),
        _ => Value::Nil,
    }
}

/// Lists within the list have commas between their items.
fn join(value: Value, with: &Arguments<'_>) -> Result<Value, Reason> {
    let separator = with.get(0).map_or(" ".into(), Value::text);
    let items = value.into_list();
    let length: usize = items.iter().map(|item| item.text().len() + separator.len()).sum();
    if length > MAXIMUM_LENGTH {
        return Err("the text grows beyond all bounds".to_owned());
    }
    Ok(Value::from(joined(&items, &separator)))
}

fn joined(items: &[Value], separator: &str) -> String {
    let one = |item: &Value| match item {
        Value::Array(inner) => joined(inner, ","),
        other => other.text().into_owned(),
    };
    items.iter().map(one).collect::<Vec<_>>().join(separator)
}

fn map(value: Value, with: &Arguments<'_>) -> Result<Value, Reason> {
    value.into_list().iter().map(|item| property(item, with)).collect::<Result<_, _>>().map(Value::Array)
}

/// The number of keys, 0 for nothing.
fn object_size(value: Value, _: &Arguments<'_>) -> Result<Value, Reason> {
    Ok(Value::from(if let Value::Object(members) = value { members.len() } else { 0 }))
}

/// The number of items or characters; of anything else 0.
fn size(value: Value, _: &Arguments<'_>) -> Result<Value, Reason> {
    Ok(Value::from(match &value {
        Value::Array(items) => items.len(),
        Value::Text(text) => text.chars().count(),
        _ => 0,
    }))
}

/// So many items or characters, 1 if not said otherwise, from an index on, which counts from the end if it is negative.
fn slice(value: Value, with: &Arguments<'_>) -> Result<Value, Reason> {
    let start = whole(with.get(0))?.ok_or("the place to begin at is missing")?;
    let count = usize::try_from(whole(with.get(1))?.unwrap_or(1)).unwrap_or(0);
    let from = |length: usize| usize::try_from(if start < 0 { start + length as i64 } else { start });
    Ok(match value {
        Value::Array(items) => {
            let part = from(items.len()).map(|from| items.into_iter().skip(from).take(count).collect());
            Value::Array(part.unwrap_or_default())
        }
        other => {
            let text = other.text();
            let part = from(text.chars().count()).map(|from| text.chars().skip(from).take(count).collect::<String>());
            Value::from(part.unwrap_or_default())
        }
    })
}

fn whole(value: Option<&Value>) -> Result<Option<i64>, Reason> {
    match value.map(Value::number) {
        None => Ok(None),
        Some(Some(number)) if number.fract() == 0.0 => Ok(Some(number as i64)),
        Some(_) => Err("a whole number is expected".to_owned()),
    }
}

/// Stable; what is nothing stands last.
fn sorted(value: Value, with: &Arguments<'_>, compare: fn(&Value, &Value) -> Ordering) -> Result<Value, Reason> {
    let mut items = keyed(value, with)?;
    items.sort_by(|(a, _), (b, _)| a.is_nil().cmp(&b.is_nil()).then_with(|| compare(a, b)));
    Ok(items_of(items))
}

/// Numbers before texts before all else, since a mixture has no order of its own.
fn by_value(a: &Value, b: &Value) -> Ordering {
    let rank = |value: &Value| match value {
        Value::Number(_) => 0,
        Value::Text(_) => 1,
        _ => 2,
    };
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a.total_cmp(b),
        (Value::Text(a), Value::Text(b)) => a.cmp(b),
        _ => rank(a).cmp(&rank(b)),
    }
}

fn without_case(a: &Value, b: &Value) -> Ordering {
    a.text().to_lowercase().cmp(&b.text().to_lowercase())
}

/// The sum of the items, or of their property; what is no number counts as 0.
fn sum(value: Value, with: &Arguments<'_>) -> Result<Value, Reason> {
    let numbers = keyed(value, with)?.into_iter().map(|(key, _)| key.number().unwrap_or(0.0));
    // A sum of nothing is not the negative zero that an empty sum of floats gives.
    Ok(Value::Number(numbers.fold(0.0, |sum, number| sum + number)))
}

/// Each item is compared with all that were kept, so that more of them would take too long.
const MOST_DISTINCT: usize = 4096;

/// The first of all items that are equal, or have equal properties.
fn uniq(value: Value, with: &Arguments<'_>) -> Result<Value, Reason> {
    let mut kept: Vec<(Value, Value)> = Vec::new();
    for (key, item) in keyed(value, with)? {
        if !kept.iter().any(|(known, _)| equal(known, &key)) {
            kept.push((key, item));
        }
        if kept.len() > MOST_DISTINCT {
            return Err(format!("more than {MOST_DISTINCT} items differ"));
        }
    }
    Ok(items_of(kept))
}
