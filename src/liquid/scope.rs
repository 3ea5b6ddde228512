//! The variables of a template, and what its tags remember from one evaluation to the next.

use super::value::Value;
use rustc_hash::FxHashMap;
use std::borrow::Cow;

#[derive(Debug, Default)]
pub struct Scope {
    /// Of loops and of the arguments of partials, innermost last.
    inner: Vec<(Box<str>, Value)>,
    /// Of `assign` and `capture`.
    assigned: Vec<(Box<str>, Value)>,
    /// Of `increment` and `decrement`.
    counters: FxHashMap<Box<str>, i64>,
    /// How often each `cycle` has been met.
    cycles: FxHashMap<String, usize>,
    /// Where each loop stopped, for `offset:continue`.
    stops: FxHashMap<String, usize>,
    /// What the last `ifchanged` showed.
    shown: Option<String>,
}

impl Scope {
    /// A variable: those of loops hide those of `assign`, which hide counters.
    pub fn get(&self, name: &str) -> Option<Cow<'_, Value>> {
        let assigned = || self.assigned.iter().find(|(known, _)| **known == *name).map(|(_, value)| value);
        if let Some(value) = self.get_inner(name).or_else(assigned) {
            return Some(Cow::Borrowed(value));
        }
        self.counters.get(name).map(|count| Cow::Owned(Value::scalar(*count)))
    }

    /// Sets a variable for the rest of the template.
    pub fn assign(&mut self, name: &str, value: Value) {
        match self.assigned.iter_mut().find(|(known, _)| **known == *name) {
            Some((_, known)) => *known = value,
            None => self.assigned.push((name.into(), value)),
        }
    }

    /// Adds a variable that holds until [`Scope::leave`].
    pub fn enter(&mut self, name: &str, value: Value) {
        self.inner.push((name.into(), value));
    }

    /// A variable of a loop or an argument.
    pub fn get_inner(&self, name: &str) -> Option<&Value> {
        self.inner.iter().rev().find(|(known, _)| **known == *name).map(|(_, value)| value)
    }

    /// How many variables there are, counters aside.
    pub fn len(&self) -> usize {
        self.inner.len() + self.assigned.len()
    }

    /// How many variables of loops and arguments there are.
    pub fn depth(&self) -> usize {
        self.inner.len()
    }

    /// Drops all but the first `depth` variables of loops and arguments.
    pub fn leave(&mut self, depth: usize) {
        self.inner.truncate(depth);
    }

    /// The counter `name`, which begins at 0.
    pub fn counter(&mut self, name: &str) -> &mut i64 {
        self.counters.entry(name.into()).or_default()
    }

    /// How often the cycle called `name` was asked for before.
    pub fn next_of_cycle(&mut self, name: String) -> usize {
        let count = self.cycles.entry(name).or_default();
        *count += 1;
        *count - 1
    }

    /// Where the loop called `name` stopped last; 0 if it has not run.
    pub fn stop(&self, name: &str) -> usize {
        self.stops.get(name).copied().unwrap_or(0)
    }

    pub fn set_stop(&mut self, name: &str, stop: usize) {
        self.stops.insert(name.to_owned(), stop);
    }

    /// True if `text` is not what was asked for last.
    pub fn has_changed(&mut self, text: &str) -> bool {
        let changed = self.shown.as_deref() != Some(text);
        self.shown = Some(text.to_owned());
        changed
    }
}
