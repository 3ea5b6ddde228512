//! A project as it was, or as it would be: some of its files with other texts.

use super::Project;
use super::build::assemble;
use super::loading::{Contents, Documents, Tree};
use crate::text::{FileId, SourceFile};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Texts by path, relative to the root; None for a file that is not there.
pub type Texts = FxHashMap<String, Option<Arc<str>>>;

impl Project {
    /// The project with the configuration of this one and with these texts in place of its own. Files keep their numbers,
    /// and what is the same is shared, parsed as far as it is. The disk is not asked.
    pub fn with_texts(&self, texts: &Texts) -> Self {
        let mut contents = Contents::new(self.assets.renewed());
        contents.files = self.files.clone();
        contents.documents = self.documents_without(texts);
        let mut known: Vec<FileId> = Vec::new();
        let mut new = texts.clone();
        for (id, file) in self.files.iter() {
            match new.remove(&file.path) {
                None => known.push(id),
                Some(None) => {}
                Some(Some(text)) => {
                    contents.files.replace(id, SourceFile::new(file.path.as_str(), text));
                    known.push(id);
                }
            }
        }
        let mut added: Vec<(String, Arc<str>)> =
            new.into_iter().filter_map(|(path, text)| Some((path, text?))).collect();
        added.sort_unstable();
        known.extend(added.into_iter().map(|(path, text)| contents.files.add(SourceFile::new(path, text))));
        contents.read(&self.config, &Tree::Known(&known), &|_| true);
        assemble(self.config.clone(), contents)
    }

    /// The documents of files that have no other text.
    fn documents_without(&self, texts: &Texts) -> Documents {
        let all = self.pages.iter().flat_map(|page| page.translations.iter().flatten().chain([&page.source]));
        let same = all.filter(|document| !texts.contains_key(&self.files.get(document.file).path));
        same.map(|document| (document.file, document.clone())).collect()
    }
}
