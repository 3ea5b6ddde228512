//! Which data entries include which: what breaks cycles and bounds depth, the same for everyone who asks.

use super::store::Entry;
use crate::liquid::{Reference, Stack};
use crate::project::Project;
use rustc_hash::FxHashSet;
use std::collections::BTreeSet;

impl Project {
    /// True if the entry `from` includes `to`, directly or through others, or is it.
    pub(in crate::project) fn leads_to(&self, locale: usize, from: &str, to: &str) -> bool {
        let mut seen = FxHashSet::default();
        let mut open = vec![from.to_owned()];
        while let Some(path) = open.pop() {
            if path == to {
                return true;
            }
            if let Some(entry) = self.entry(locale, &path) {
                let references = self.references(&entry).iter().filter(|next| !seen.contains(*next));
                open.extend(references.map(|next| next.to_string()));
            }
            seen.insert(path.into_boxed_str());
        }
        false
    }

    /// Levels of data below and with `path`, tags of cycles left out; counts one past the limit and no further.
    pub(in crate::project) fn data_height(&self, locale: usize, path: &str) -> u16 {
        let Some(entry) = self.entry(locale, path) else { return 1 };
        *entry.height.get_or_init(|| {
            let (mut level, mut height) = (BTreeSet::from([Box::from(path)]), 0);
            while !level.is_empty() && height <= Stack::MAXIMUM_DEPTH {
                height += 1;
                level = level.iter().flat_map(|path| self.included_by(locale, path)).collect();
            }
            height
        })
    }

    /// What an entry includes and is not included by.
    fn included_by(&self, locale: usize, path: &str) -> Vec<Box<str>> {
        let Some(entry) = self.entry(locale, path) else { return Vec::new() };
        self.references(&entry).iter().filter(|next| !self.leads_to(locale, next, path)).cloned().collect()
    }

    /// The paths that an entry's text names, each once.
    fn references<'e>(&self, entry: &'e Entry) -> &'e [Box<str>] {
        entry.references.get_or_init(|| {
            let instance = entry.instance(&Default::default(), self.data_options());
            let mut paths: Vec<Box<str>> = Vec::new();
            instance.template.for_each_tag(&mut |tag| {
                if let Some(Reference::Data(path)) = tag.behaviour.reference() {
                    paths.push(path.into());
                }
            });
            paths.sort_unstable();
            paths.dedup();
            paths
        })
    }
}
