//! The `liquid` crate's view of an evaluation: variables are looked up leniently, and what they depend on is noted.

use super::environment::Environment;
use super::evaluation::Evaluation;
use liquid_core::model::{KString, KStringCow, KStringRef, ScalarCow, Value, ValueCow, ValueView, try_find};
use liquid_core::runtime::{PartialStore, Registers};
use liquid_core::{Error, Renderable, Runtime};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Runtime for one slice of Liquid, for one version.
pub struct SliceRuntime<'a> {
    locals: &'a [(KString, Value)],
    environment: &'a dyn Environment,
    version: usize,
    version_dependent: Cell<bool>,
    page_dependent: Cell<bool>,
    result: RefCell<Value>,
    registers: Registers,
}

impl<'a> SliceRuntime<'a> {
    pub fn new(evaluation: &'a Evaluation<'_>, version: usize) -> Self {
        Self {
            locals: &evaluation.locals,
            environment: evaluation.environment,
            version,
            version_dependent: Cell::new(false),
            page_dependent: Cell::new(false),
            result: RefCell::new(Value::Nil),
            registers: Registers::default(),
        }
    }

    pub fn take_result(&self) -> Value {
        self.result.take()
    }

    pub fn depends_on_version(&self) -> bool {
        self.version_dependent.get()
    }

    pub fn depends_on_page(&self) -> bool {
        self.page_dependent.get()
    }

    fn look_up(&self, path: &[ScalarCow<'_>]) -> Option<ValueCow<'_>> {
        let (root, rest) = path.split_first()?;
        let root = root.to_kstr();
        if let Some((_, value)) = self.locals.iter().rev().find(|(name, _)| *name == root.as_str()) {
            return try_find(value, rest);
        }
        if root == "site" {
            return self.site(rest);
        }
        let global = self.environment.global(&root, self.version)?;
        self.version_dependent.set(self.version_dependent.get() || global.version_dependent);
        self.page_dependent.set(self.page_dependent.get() || global.page_dependent);
        match global.value {
            Cow::Borrowed(value) => try_find(value, rest),
            Cow::Owned(value) => try_find(&value, rest).map(|found| ValueCow::Owned(found.into_owned())),
        }
    }

    fn site(&self, rest: &[ScalarCow<'_>]) -> Option<ValueCow<'_>> {
        let (data, path) = rest.split_first()?;
        if data.to_kstr() != "data" {
            return None;
        }
        let path = path.iter().map(|part| part.to_kstr().into_string()).collect::<Vec<_>>().join(".");
        self.environment.data_value(&path).map(ValueCow::Owned)
    }
}

impl Runtime for SliceRuntime<'_> {
    fn partials(&self) -> &dyn PartialStore {
        &NoPartials
    }

    fn name(&self) -> Option<KStringRef<'_>> {
        None
    }

    fn roots(&self) -> BTreeSet<KStringCow<'_>> {
        BTreeSet::new()
    }

    fn try_get(&self, path: &[ScalarCow<'_>]) -> Option<ValueCow<'_>> {
        self.look_up(path)
    }

    /// An undefined variable is nothing, not an error.
    fn get(&self, path: &[ScalarCow<'_>]) -> liquid_core::Result<ValueCow<'_>> {
        Ok(self.look_up(path).unwrap_or(ValueCow::Owned(Value::Nil)))
    }

    fn set_global(&self, _name: KString, value: Value) -> Option<Value> {
        Some(self.result.replace(value))
    }

    fn set_index(&self, _name: KString, _value: Value) -> Option<Value> {
        None
    }

    fn get_index<'b>(&'b self, _name: &str) -> Option<ValueCow<'b>> {
        None
    }

    fn registers(&self) -> &Registers {
        &self.registers
    }
}

/// Partials are the dialect's own affair.
#[derive(Debug)]
struct NoPartials;

impl PartialStore for NoPartials {
    fn contains(&self, _name: &str) -> bool {
        false
    }

    fn names(&self) -> Vec<&str> {
        Vec::new()
    }

    fn try_get(&self, _name: &str) -> Option<Arc<dyn Renderable>> {
        None
    }

    fn get(&self, name: &str) -> liquid_core::Result<Arc<dyn Renderable>> {
        Err(Error::with_msg("no partials here").context("name", name.to_owned()))
    }
}
