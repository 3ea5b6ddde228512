//! Finds the values of variables for one version, and notes what they depend on.

use super::effort;
use super::environment::Environment;
use super::scope::Scope;
use super::value::Value;
use std::cell::Cell;

pub struct Lookup<'a> {
    scope: &'a Scope,
    environment: &'a dyn Environment,
    version: usize,
    pub depends_on_version: Cell<bool>,
    pub depends_on_page: Cell<bool>,
    /// What has been spent, that of the evaluation so far among it.
    pub effort: Cell<usize>,
}

impl<'a> Lookup<'a> {
    /// Looks things up for version number `version` after so much was `spent`.
    pub fn new(scope: &'a Scope, environment: &'a dyn Environment, version: usize, spent: usize) -> Self {
        Self {
            scope,
            environment,
            version,
            depends_on_version: Cell::new(false),
            depends_on_page: Cell::new(false),
            effort: Cell::new(spent.saturating_add(effort::VALUE)),
        }
    }

    /// Notes that finding a value costs `units`.
    pub fn spend(&self, units: usize) {
        self.effort.set(self.effort.get().saturating_add(units));
    }

    /// True if an evaluation may not spend more: what is found from here on is not shown.
    pub fn is_exhausted(&self) -> bool {
        self.effort.get() > effort::LIMIT
    }

    /// The value that `keys` lead to from the variable `root`; what is not defined is nothing, not an error.
    pub fn path(&self, root: &str, keys: &[Value]) -> Value {
        self.spend(self.scope.len());
        if let Some(value) = self.scope.get(root) {
            return follow(&value, keys);
        }
        if let Some(global) = self.environment.global(root, self.version) {
            self.depends_on_version.set(self.depends_on_version.get() || global.version_dependent);
            self.depends_on_page.set(self.depends_on_page.get() || global.page_dependent);
            return follow(&global.value, keys);
        }
        if root == "site" { self.site(keys) } else { Value::Nil }
    }

    /// `site.data.variables.a.b`: the raw data.
    fn site(&self, keys: &[Value]) -> Value {
        let mut names = keys.iter().map(Value::text);
        if names.next().is_none_or(|first| first != "data") {
            return Value::Nil;
        }
        let path = names.collect::<Vec<_>>().join(".");
        self.environment.data_value(&path).unwrap_or_default()
    }
}

fn follow(value: &Value, keys: &[Value]) -> Value {
    let Some((key, rest)) = keys.split_first() else { return value.clone() };
    let Some(mut value) = value.member(key) else { return Value::Nil };
    for key in rest {
        match value.member(key) {
            Some(found) => value = found,
            None => return Value::Nil,
        }
    }
    value
}
