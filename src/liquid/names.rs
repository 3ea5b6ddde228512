//! The names that conditions test, as sets of versions.

use super::condition::{self, ConditionError};
use crate::dialect::Vintage;
use crate::version::{VersionSet, Versions};
use rustc_hash::FxHashMap;
use std::sync::{Arc, RwLock};

type Truth = Result<VersionSet, ConditionError>;

/// Plans and features with the versions in which they hold, and every condition met so far with its truth.
#[derive(Debug)]
pub struct Names {
    pub versions: Versions,
    pub vintage: Vintage,
    features: FxHashMap<String, VersionSet>,
    truths: RwLock<FxHashMap<Arc<str>, Truth>>,
}

impl Names {
    pub fn new(versions: Versions, vintage: Vintage, features: FxHashMap<String, VersionSet>) -> Self {
        Self { versions, vintage, features, truths: RwLock::default() }
    }

    /// The versions in which the variable `name` is true: a plan's short name or a feature.
    pub fn get(&self, name: &str) -> Option<VersionSet> {
        self.plan(name).or_else(|| self.features.get(name).copied())
    }

    /// All versions of the plan with the short name `name`.
    pub fn plan(&self, name: &str) -> Option<VersionSet> {
        let plan = self.versions.plans.iter().position(|plan| plan.short == name)?;
        Some(self.versions.of_plan(plan))
    }

    pub fn features(&self) -> impl Iterator<Item = (&str, VersionSet)> {
        self.features.iter().map(|(name, set)| (name.as_str(), *set))
    }

    /// The versions in which the condition of an `ifversion` holds; computed once per distinct condition.
    ///
    /// # Errors
    /// As [`condition::truth`].
    pub fn truth(&self, condition: &str) -> Truth {
        if let Ok(known) = self.truths.read()
            && let Some(truth) = known.get(condition)
        {
            return truth.clone();
        }
        let truth = condition::truth(condition, self);
        if let Ok(mut known) = self.truths.write() {
            known.insert(condition.into(), truth.clone());
        }
        truth
    }
}
