//! A project after some of its files have changed.
//!
//! Where only texts changed, and no file came or went, everything else is taken over from the project as it was: texts,
//! documents with their trees, parsed data. What follows from several files together, such as the content tree, is made
//! anew, since it takes little. Data that has been read stays read, so that what is wrong with it is still told when nobody
//! uses it any more. In all other cases the project is read from the disk.

use super::build::assemble;
use super::file_system::{Loaded, is_file, read_one};
use super::loading::{Contents, Documents, UNREADABLE};
use super::{ConfigError, Project};
use crate::project::config::FILE_NAME;
use crate::text::{FileId, Files};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// What is to be done about a change.
enum Step {
    /// Nothing that is read has changed.
    Nothing,
    /// The text of a file has.
    Text(FileId),
    /// It cannot be told from the path alone.
    Everything,
}

impl Project {
    /// The project after files, named relative to the root, have changed, come or gone.
    ///
    /// # Errors
    /// The configuration is absent or wrong.
    pub fn reloaded(&self, changed: &[String]) -> Result<Self, ConfigError> {
        let known: FxHashMap<&str, FileId> = self.files.iter().map(|(file, source)| (&*source.path, file)).collect();
        let mut texts = Vec::new();
        for path in changed {
            match self.step(path, &known) {
                Step::Nothing => {}
                Step::Text(file) => texts.push((file, read_one(&self.config.root, path))),
                Step::Everything => return Self::load(&self.config.root),
            }
        }
        if texts.iter().any(|(_, loaded)| loaded.contents.is_err()) {
            return Self::load(&self.config.root);
        }
        Ok(self.with_read(texts))
    }

    fn step(&self, path: &str, known: &FxHashMap<&str, FileId>) -> Step {
        let is_there = is_file(&self.config.root, path);
        let was_unreadable =
            |file: FileId| self.reading.iter().any(|finding| finding.check == UNREADABLE && finding.label.file == file);
        if path == FILE_NAME || self.config.assets_list.as_deref() == Some(path) {
            return Step::Everything;
        }
        match known.get(path) {
            Some(file) if is_there && !was_unreadable(*file) => Step::Text(*file),
            Some(_) => Step::Everything,
            // An asset is read when it is asked for.
            None if is_there && self.is_asset(path) => Step::Nothing,
            None if is_there => Step::Everything,
            // A file that an editor wrote beside the one that it saved, and a folder with what it holds.
            None if self.config.root.join(path).exists() || self.holds_something(path) => Step::Everything,
            None => Step::Nothing,
        }
    }

    fn is_asset(&self, path: &str) -> bool {
        let folder = self.config.assets.as_deref().unwrap_or("assets");
        let below = path.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/'));
        below.is_some_and(|below| self.assets.contains(&format!("assets/{below}")))
    }

    /// True for a folder, now gone, from which something was read.
    fn holds_something(&self, path: &str) -> bool {
        let below = |file: &str| file.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'));
        let is_of_assets =
            |folder: &str| path == folder || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        self.files.iter().any(|(_, source)| below(&source.path))
            || is_of_assets(self.config.assets.as_deref().unwrap_or("assets"))
    }

    fn with_read(&self, texts: Vec<(FileId, Loaded)>) -> Self {
        let mut contents = Contents {
            files: self.files.clone(),
            documents: Documents::default(),
            diagnostics: self.reading.clone(),
            pages: self.paths.clone(),
            data: self.data.clone(),
            interface_files: self.interface_files.clone(),
            assets: self.assets.renewed(),
            theme: self.theme.clone(),
        };
        for (file, loaded) in texts {
            let path = loaded.path.clone();
            contents.diagnostics.retain(|finding| finding.label.file != file);
            if let Some(text) = contents.put(file, loaded) {
                self.put_data(&mut contents, &path, file, &text);
            }
        }
        contents.documents = self.same_documents(&contents.files);
        assemble(self.config.clone(), contents)
    }

    /// Gives data its new text, if the file holds some.
    fn put_data(&self, contents: &mut Contents, path: &str, file: FileId, text: &Arc<str>) {
        for (locale, data) in contents.data.iter_mut().enumerate() {
            let folder = self.config.data_folder(locale);
            if let Some(below) = path.strip_prefix(&*folder).and_then(|rest| rest.strip_prefix('/')) {
                data.add(below, file, text);
            }
        }
    }

    /// The documents whose texts have not changed.
    fn same_documents(&self, files: &Files) -> Documents {
        let all =
            self.pages.iter().flat_map(|page| std::iter::once(&page.source).chain(page.translations.iter().flatten()));
        let same = all.filter(|document| Arc::ptr_eq(&document.text, &files.get(document.file).text));
        same.map(|document| (document.file, document.clone())).collect()
    }
}
