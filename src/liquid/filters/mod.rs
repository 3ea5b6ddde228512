//! The filters: `{{ value | filter: argument }}`.
//!
//! A filter is a [`Definition`] in one of the tables of [`text`], [`number`], [`list`] and [`date`], which behave as in LiquidJS, or
//! one of the `liquid` crate's, where that gives the same ([`library`]).

mod date;
mod library;
mod list;
mod number;
mod text;

pub use text::percent_encoded;

use super::reader::Reason;
use super::value::Value;
use liquid_core::ParseFilter;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// What a filter is given beside the value.
#[derive(Debug)]
pub struct Arguments<'a> {
    pub positional: Vec<Value>,
    pub keywords: Vec<(&'a str, Value)>,
}

impl Arguments<'_> {
    /// The argument at a place; one that is nothing is as good as absent.
    fn get(&self, place: usize) -> Option<&Value> {
        self.positional.get(place).filter(|value| !value.is_nil())
    }

    fn text(&self, place: usize) -> String {
        self.get(place).map(|value| value.text().into_owned()).unwrap_or_default()
    }

    fn keyword(&self, name: &str) -> Option<&Value> {
        self.keywords.iter().find(|(key, _)| *key == name).map(|(_, value)| value)
    }
}

/// What a filter makes of a value.
///
/// # Errors
/// Says what is wrong with the value or an argument, in a phrase.
type Work = fn(Value, &Arguments<'_>) -> Result<Value, Reason>;

/// A filter that is written here.
#[derive(Debug)]
struct Definition {
    name: &'static str,
    required: usize,
    optional: usize,
    keywords: &'static [&'static str],
    work: Work,
}

impl Definition {
    const fn new(name: &'static str, required: usize, optional: usize, work: Work) -> Self {
        Self { name, required, optional, keywords: &[], work }
    }
}

/// Any filter, ready to be applied.
pub struct Filter {
    pub name: &'static str,
    required: usize,
    optional: usize,
    keywords: &'static [&'static str],
    engine: Engine,
}

enum Engine {
    Own(Work),
    Library(Box<dyn ParseFilter>),
}

impl std::fmt::Debug for Filter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Filter({})", self.name)
    }
}

impl Filter {
    /// # Errors
    /// The filter takes another number of arguments, or none with such a name.
    pub fn accepts<'k>(&self, count: usize, mut keywords: impl Iterator<Item = &'k str>) -> Result<(), Reason> {
        if let Some(unknown) = keywords.find(|key| !self.keywords.contains(key)) {
            return Err(format!("the filter `{}` has no argument called `{unknown}`", self.name));
        }
        let most = self.required + self.optional;
        if (self.required..=most).contains(&count) {
            return Ok(());
        }
        let range = if self.optional == 0 { most.to_string() } else { format!("{} to {most}", self.required) };
        let noun = if range == "1" { "argument" } else { "arguments" };
        Err(format!("the filter `{}` takes {range} {noun}, not {count}", self.name))
    }

    /// # Errors
    /// Says what is wrong with the value or an argument, in a phrase.
    pub fn apply(&self, value: Value, arguments: Arguments<'_>) -> Result<Value, Reason> {
        match &self.engine {
            Engine::Own(work) => work(value, &arguments),
            Engine::Library(filter) => library::apply(self, filter.as_ref(), &value, arguments),
        }
    }
}

/// The filter called `name`.
pub fn find(name: &str) -> Option<&'static Filter> {
    registry().get(name)
}

/// Names of all filters, in the order of the alphabet.
pub fn documented_filters() -> Vec<&'static str> {
    let mut names: Vec<_> = registry().keys().copied().collect();
    names.sort_unstable();
    names
}

fn registry() -> &'static FxHashMap<&'static str, Filter> {
    static FILTERS: OnceLock<FxHashMap<&'static str, Filter>> = OnceLock::new();
    FILTERS.get_or_init(|| {
        let tables = [text::FILTERS, number::FILTERS, list::FILTERS, date::FILTERS];
        let own = tables.into_iter().flatten().map(|filter| Filter {
            name: filter.name,
            required: filter.required,
            optional: filter.optional,
            keywords: filter.keywords,
            engine: Engine::Own(filter.work),
        });
        library::filters().into_iter().chain(own).map(|filter| (filter.name, filter)).collect()
    })
}
