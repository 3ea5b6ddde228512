//! What variables hold, and how values turn into one another.
//!
//! The rules are those of LiquidJS, the engine that writers of documentation know: numbers are JavaScript's, and maps
//! keep the order in which they are written.

use indexmap::IndexMap;
use std::borrow::Cow;
use std::sync::Arc;

/// The members of a map, in the order in which they are written.
pub type Object = IndexMap<Box<str>, Value>;

#[derive(Debug, Clone, Default)]
pub enum Value {
    #[default]
    Nil,
    /// The word `empty`, which equals every text, list and map without contents.
    Empty,
    /// The word `blank`, which equals in addition nothing, `false` and white space.
    Blank,
    Boolean(bool),
    Number(f64),
    Text(Arc<str>),
    Array(Vec<Value>),
    Object(Object),
}

impl Value {
    /// A truth value, a number or a text.
    pub fn scalar(value: impl Into<Self>) -> Self {
        value.into()
    }

    pub fn is_nil(&self) -> bool {
        matches!(self, Self::Nil)
    }

    /// Nothing and `false` are false, all else is true: zero, empty text and empty lists, too.
    pub fn is_truthy(&self) -> bool {
        !matches!(self, Self::Nil | Self::Boolean(false))
    }

    /// How the value prints: nothing for nil, lists joined without anything between, maps as JavaScript prints them.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Nil | Self::Empty | Self::Blank => Cow::Borrowed(""),
            Self::Boolean(truth) => Cow::Borrowed(if *truth { "true" } else { "false" }),
            // Zero has no sign in print.
            Self::Number(number) => Cow::Owned((number + 0.0).to_string()),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Array(items) => Cow::Owned(items.iter().map(Self::text).collect()),
            Self::Object(_) => Cow::Borrowed("[object Object]"),
        }
    }

    /// The number that the value is or spells; None for what is none.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Boolean(truth) => Some(f64::from(u8::from(*truth))),
            Self::Text(text) => {
                // What Rust takes for numbers beyond digits, such as `inf`, is none in a template.
                let plain = text.trim().bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
                if plain { text.trim().parse().ok() } else { None }
            }
            _ => None,
        }
    }

    /// The number that the value is or spells, without its fraction.
    pub fn integer(&self) -> Option<i64> {
        self.number().map(|number| number as i64)
    }

    /// What a filter of lists works on: a list's items; nothing gives none, anything else is its own only item.
    pub fn into_list(self) -> Vec<Self> {
        match self {
            Self::Array(items) => items,
            Self::Nil => Vec::new(),
            single => vec![single],
        }
    }

    /// What a loop runs over: a list's items, a map's pairs of key and value, a text that is not empty; else nothing.
    pub fn into_items(self) -> Vec<Self> {
        match self {
            Self::Array(items) => items,
            Self::Object(members) => {
                members.into_iter().map(|(key, value)| Self::Array(vec![Self::Text(key.into()), value])).collect()
            }
            Self::Text(text) if !text.is_empty() => vec![Self::Text(text)],
            _ => Vec::new(),
        }
    }

    /// The member `key` of a list, map or text; `size`, `first` and `last` are known where the value has no such key.
    pub fn member(&self, key: &Self) -> Option<Self> {
        let name = key.text();
        match self {
            Self::Object(members) => match members.get(&*name) {
                None if name == "size" => Some(Self::from(members.len())),
                found => found.cloned(),
            },
            Self::Array(items) => match &*name {
                "size" => Some(Self::from(items.len())),
                "first" => items.first().cloned(),
                "last" => items.last().cloned(),
                _ => item(items, key.integer()?).cloned(),
            },
            Self::Text(text) if name == "size" => Some(Self::from(text.chars().count())),
            _ => None,
        }
    }
}

/// The item at an index; negative ones count from the end.
fn item(items: &[Value], index: i64) -> Option<&Value> {
    let index = if index < 0 { index.checked_add(items.len() as i64)? } else { index };
    items.get(usize::try_from(index).ok()?)
}

impl From<bool> for Value {
    fn from(truth: bool) -> Self {
        Self::Boolean(truth)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number as f64)
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self::Number(number as f64)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}
