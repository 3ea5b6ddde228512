//! The files of the search, made when the search is first used, and kept when pages are edited.
//!
//! An index is loaded in parts that belong together: who has the contents of one must not get parts of another. So an
//! index stays until a page that has been loaded anew asks for contents; only then is one made of what the pages say now.
//! Edits cost nothing, and a page finds what was there when its search was opened.

use super::snapshot::View;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The end of the path of an index's contents.
const CONTENTS: &str = "/index.js";

/// The indexes that have been made, by locale.
#[derive(Debug, Default)]
pub struct Searches(Mutex<FxHashMap<usize, Arc<Mutex<Index>>>>);

/// The files of one locale.
#[derive(Debug, Default)]
struct Index {
    /// Number of the snapshot that it was made of; none before it is made.
    made_of: Option<u64>,
    files: BTreeMap<String, Vec<u8>>,
}

impl Searches {
    /// A file of the search; None where there is no such file.
    pub fn file(&self, view: &View<'_>, locale: usize, path: &str) -> Option<Vec<u8>> {
        let index = self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(locale).or_default().clone();
        // Whoever asks while it is being made waits for it.
        let mut index = index.lock().unwrap_or_else(PoisonError::into_inner);
        let is_old = path.ends_with(CONTENTS) && index.made_of != Some(view.number);
        if is_old || index.made_of.is_none() {
            *index = Index { made_of: Some(view.number), files: view.site.search_files(locale) };
        }
        index.files.get(path).cloned()
    }
}
