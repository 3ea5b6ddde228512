//! The data that pages name, directly or through other data: whether it has changed, and what is wrong with it.

use super::record::KeptData;
use crate::project::{Dependency, Project};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// What an earlier build knew of data.
#[derive(Debug, Default)]
pub struct EarlierData {
    kept: Vec<KeptData>,
    /// For each: what it stands for is the same.
    is_same: Vec<bool>,
    /// For each: so is all that it names, directly and through other data.
    is_unchanged: Vec<bool>,
    by_name: FxHashMap<Dependency, usize>,
}

impl EarlierData {
    /// Compares what was kept with what is there.
    pub fn new(kept: Vec<KeptData>, project: &Project) -> Self {
        let locales = project.config.locales.len();
        let is_same = |known: &KeptData| {
            known.data.locale < locales && *project.data_state(&known.data).as_bytes() == known.state
        };
        let is_same: Vec<bool> = kept.iter().map(is_same).collect();
        let is_unchanged = spread(&kept, is_same.clone());
        let by_name = kept.iter().enumerate().map(|(at, known)| (known.data.clone(), at)).collect();
        Self { kept, is_same, is_unchanged, by_name }
    }

    /// True if all of the data has stayed as it was; `names` are indices.
    pub fn is_unchanged(&self, names: &[usize]) -> bool {
        names.iter().all(|at| self.is_unchanged.get(*at).copied().unwrap_or(false))
    }

    /// The data at these indices.
    pub fn named(&self, names: &[usize]) -> Vec<Dependency> {
        names.iter().filter_map(|at| Some(self.kept.get(*at)?.data.clone())).collect()
    }

    /// What is known of data that still stands for the same: what it names, and whether it is sound.
    fn find(&self, data: &Dependency) -> Option<(Vec<Dependency>, &KeptData)> {
        let at = *self.by_name.get(data)?;
        let known = &self.kept[at];
        self.is_same[at].then(|| (self.named(&known.names), known))
    }
}

/// What names something that has changed has changed too.
fn spread(kept: &[KeptData], mut is_unchanged: Vec<bool>) -> Vec<bool> {
    loop {
        let mut has_spread = false;
        for (at, known) in kept.iter().enumerate() {
            let holds = known.names.iter().all(|name| is_unchanged.get(*name).copied().unwrap_or(false));
            has_spread |= is_unchanged[at] && !holds;
            is_unchanged[at] &= holds;
        }
        if !has_spread {
            return is_unchanged;
        }
    }
}

/// All data that is named, as it is now.
#[derive(Debug, Default)]
pub struct Data {
    known: BTreeMap<Dependency, Known>,
}

#[derive(Debug)]
struct Known {
    names: Vec<Dependency>,
    state: [u8; 32],
    is_sound: bool,
}

impl Data {
    /// Everything that is named, directly or through other data, beginning with `named`.
    pub fn new<'d>(named: impl Iterator<Item = &'d Dependency>, earlier: &EarlierData, project: &Project) -> Self {
        let mut known = BTreeMap::new();
        let mut open: Vec<Dependency> = Vec::new();
        let mut close = |data: &Dependency, open: &mut Vec<Dependency>| {
            if !known.contains_key(data) {
                let found = Known::new(data, earlier, project);
                open.extend(found.names.iter().cloned());
                known.insert(data.clone(), found);
            }
        };
        named.for_each(|data| close(data, &mut open));
        while let Some(data) = open.pop() {
            close(&data, &mut open);
        }
        Self { known }
    }

    /// The data of which something is to be told.
    pub fn unsound(&self) -> impl Iterator<Item = &Dependency> {
        self.known.iter().filter(|(_, known)| !known.is_sound).map(|(data, _)| data)
    }

    /// In the form in which it is kept.
    pub fn kept(&self) -> Vec<KeptData> {
        let numbers = self.numbers();
        let kept = |(data, known): (&Dependency, &Known)| KeptData {
            data: data.clone(),
            state: known.state,
            names: numbered(&known.names, &numbers),
            is_sound: known.is_sound,
        };
        self.known.iter().map(kept).collect()
    }

    /// Where each stands in [`Data::kept`].
    pub fn numbers(&self) -> FxHashMap<&Dependency, usize> {
        self.known.keys().enumerate().map(|(at, data)| (data, at)).collect()
    }
}

impl Known {
    fn new(data: &Dependency, earlier: &EarlierData, project: &Project) -> Self {
        if let Some((names, known)) = earlier.find(data) {
            return Self { names, state: known.state, is_sound: known.is_sound };
        }
        Self {
            names: project.data_names(data),
            state: *project.data_state(data).as_bytes(),
            is_sound: project.data_findings(data).is_empty(),
        }
    }
}

/// Data by number.
pub fn numbered(names: &[Dependency], numbers: &FxHashMap<&Dependency, usize>) -> Vec<usize> {
    names.iter().filter_map(|name| numbers.get(name).copied()).collect()
}
