//! The values that the template of pages shows, each made only where the template asks for it.

use super::layout::Layout;
use super::page::safe;
use minijinja::Value;
use minijinja::value::{Enumerator, Object};
use std::sync::Arc;

/// Values by name, under construction.
pub struct PageValues<'l> {
    layout: &'l Layout<'l>,
    made: Made,
    /// Bytes of all HTML together.
    size: usize,
}

/// A template has few names, so looking through all of them is faster than any map is.
#[derive(Debug, Default)]
struct Made(Vec<(&'static str, Value)>);

impl<'l> PageValues<'l> {
    pub fn new(layout: &'l Layout<'l>) -> Self {
        Self { layout, made: Made::default(), size: 0 }
    }

    /// What the template knows as `name`.
    pub fn put<V: Into<Value>>(&mut self, name: &'static str, make: impl FnOnce() -> V) {
        if self.layout.asks_for(name) {
            self.made.0.push((name, make().into()));
        }
    }

    /// HTML that the template knows as `name`, shown as it is.
    pub fn put_html(&mut self, name: &'static str, make: impl FnOnce() -> String) {
        if self.layout.asks_for(name) {
            let html = make();
            self.size += html.len();
            self.made.0.push((name, safe(html)));
        }
    }

    /// About how many bytes a page with them has, beside what the template itself says.
    pub const fn size(&self) -> usize {
        self.size
    }

    /// All of them, for the template.
    pub fn into_value(self) -> Value {
        Value::from_object(self.made)
    }
}

impl Object for Made {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.get_value_by_str(key.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        self.0.iter().find(|(name, _)| *name == key).map(|(_, value)| value.clone())
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Values(self.0.iter().map(|(name, _)| Value::from(*name)).collect())
    }
}
