//! One locale's view of the data, with fallback, and every evaluation of it that was needed so far.

use super::folder::DataText;
use crate::liquid::{self, Evaluated, Fallback, Insertion, ParseOptions, SourceText, Template};
use rustc_hash::FxHashMap;
use std::sync::{Arc, OnceLock, RwLock};

/// Entries are resolved, parsed and evaluated when first asked for, each once.
#[derive(Debug, Default)]
pub struct DataStore {
    entries: RwLock<FxHashMap<Arc<str>, Option<Arc<Entry>>>>,
    /// For paths without an entry, what was probably meant.
    meant: RwLock<FxHashMap<Box<str>, Option<String>>>,
}

/// One data entry as a locale sees it.
#[derive(Debug)]
pub struct Entry {
    pub path: Arc<str>,
    pub text: DataText,
    /// Set where the text is that of the source locale.
    pub fallback: Option<Arc<Fallback>>,
    /// The entries that it includes.
    pub references: OnceLock<Vec<Box<str>>>,
    /// How deep they nest, itself counted.
    pub height: OnceLock<u16>,
    instances: RwLock<FxHashMap<Insertion, Arc<Instance>>>,
}

/// An entry prepared for one kind of place, parsed, with its evaluations.
#[derive(Debug)]
pub struct Instance {
    pub template: Template,
    variants: RwLock<Vec<Arc<Evaluated>>>,
}

impl DataStore {
    /// The entry at `path`, found by `resolve` when it is asked for the first time.
    pub fn entry(&self, path: &str, resolve: impl FnOnce() -> Option<Entry>) -> Option<Arc<Entry>> {
        if let Ok(entries) = self.entries.read()
            && let Some(known) = entries.get(path)
        {
            return known.clone();
        }
        let entry = resolve().map(Arc::new);
        let Ok(mut entries) = self.entries.write() else { return entry };
        entries.entry(path.into()).or_insert(entry).clone()
    }

    /// What a path without an entry probably means; `find` is asked once for each path.
    pub fn meant(&self, path: &str, find: impl FnOnce() -> Option<String>) -> Option<String> {
        if let Ok(meant) = self.meant.read()
            && let Some(known) = meant.get(path)
        {
            return known.clone();
        }
        let found = find();
        if let Ok(mut meant) = self.meant.write() {
            meant.insert(path.into(), found.clone());
        }
        found
    }

    /// Every entry that was asked for and exists, by path.
    pub fn used(&self) -> Vec<Arc<Entry>> {
        let entries = self.entries.read().map(|entries| entries.values().flatten().cloned().collect());
        let mut entries: Vec<Arc<Entry>> = entries.unwrap_or_default();
        entries.sort_by(|a, b| a.path.cmp(&b.path));
        entries
    }
}

impl Entry {
    pub fn new(path: &str, text: DataText, fallback: Option<Fallback>) -> Self {
        Self {
            path: path.into(),
            text,
            fallback: fallback.map(Arc::new),
            references: OnceLock::new(),
            height: OnceLock::new(),
            instances: RwLock::default(),
        }
    }

    /// The entry prepared for `insertion`; a structure prints as `[object Object]`.
    pub fn instance(&self, insertion: &Insertion, options: ParseOptions) -> Arc<Instance> {
        if let Ok(instances) = self.instances.read()
            && let Some(known) = instances.get(insertion)
        {
            return known.clone();
        }
        let template = liquid::parse(self.prepared(insertion, options), options);
        let instance = Arc::new(Instance { template, variants: RwLock::default() });
        let Ok(mut instances) = self.instances.write() else { return instance };
        instances.entry(insertion.clone()).or_insert(instance).clone()
    }

    /// The text as it stands in its file; None for a structure.
    pub fn source_text(&self) -> Option<&SourceText> {
        match &self.text {
            DataText::Text(text) => Some(text),
            DataText::Structure => None,
        }
    }

    fn prepared(&self, insertion: &Insertion, options: ParseOptions) -> SourceText {
        let text = match &self.text {
            DataText::Text(text) => text.clone(),
            DataText::Structure => {
                let whole = liquid::SourceMap::Whole(crate::text::TextRange::empty(0));
                return SourceText::new(crate::text::FileId(0), "[object Object]", whole);
            }
        };
        match insertion.every_line {
            Some(spaces) => text.indented(spaces.into()),
            None if options.vintage.is_historical() => text,
            None => text.reindented(insertion.indentation.into(), &insertion.quotation),
        }
    }

    /// All instances so far.
    pub fn instances(&self) -> Vec<Arc<Instance>> {
        self.instances.read().map(|instances| instances.values().cloned().collect()).unwrap_or_default()
    }
}

impl Instance {
    /// The evaluation that holds for version number `version`, if there is one yet.
    pub fn variant(&self, version: usize) -> Option<Arc<Evaluated>> {
        let variants = self.variants.read().ok()?;
        variants.iter().find(|variant| variant.versions.contains(version)).cloned()
    }

    /// Keeps an evaluation for other pages.
    pub fn keep(&self, evaluated: &Arc<Evaluated>) {
        if let Ok(mut variants) = self.variants.write() {
            variants.push(evaluated.clone());
        }
    }
}
