//! Writes files into one folder, and nowhere else.
//!
//! A file is written as a whole or not at all, and only where its contents differ from what is there. A manifest lists
//! the files that are ours; files of others are neither overwritten nor removed. Apart from `project`'s reading, nothing
//! else touches the disk.

mod error;
mod file;
mod folder;
mod manifest;
mod path;
#[cfg(test)]
mod tests;

pub use error::OutputError;
pub use file::replace_file;
pub use path::problem;

use folder::Folder;
use manifest::Manifest;
use rustc_hash::FxHashSet;
use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A folder that is being written to.
#[derive(Debug)]
pub struct Output {
    folder: Folder,
    /// Files that an earlier build wrote.
    earlier: FxHashSet<String>,
    /// Files of others may be taken over.
    adopt: bool,
    written: Mutex<Vec<String>>,
    unchanged: AtomicUsize,
}

/// What a build did to the folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    pub files: usize,
    /// Files that were there already, with the same contents.
    pub unchanged: usize,
    pub removed: usize,
}

impl Output {
    /// Takes `folder` for output and creates it where it is absent. `sources` are files and folders that output must not
    /// touch. With `adopt`, a folder may hold files that no manifest lists, and they may be overwritten.
    ///
    /// # Errors
    /// The folder cannot be written, overlaps with the sources, or belongs to someone else.
    pub fn open(folder: &Path, adopt: bool, sources: &[&Path]) -> Result<Self, OutputError> {
        let folder = Folder::open(folder, sources)?;
        let manifest = match Manifest::read(&folder) {
            Err(OutputError::Manifest { .. }) if adopt => None,
            found => found?,
        };
        if manifest.is_none() && !adopt && !folder.is_empty()? {
            return Err(OutputError::Foreign { folder: folder.shown() });
        }
        let files = manifest.unwrap_or_default().files;
        let output = Self {
            folder,
            earlier: files.iter().cloned().collect(),
            adopt,
            written: Mutex::default(),
            unchanged: AtomicUsize::new(0),
        };
        // Written before anything else, so that a build that is cut short does not make the folder foreign.
        Manifest { files }.write(&output.folder)?;
        Ok(output)
    }

    /// Writes a file; `path` is relative to the folder, with `/`.
    ///
    /// # Errors
    /// The path leads out of the folder or through a link, a file of someone else is there, or the disk refuses.
    pub fn write(&self, path: &str, contents: &[u8]) -> Result<(), OutputError> {
        if let Some(problem) = problem(path) {
            return Err(OutputError::Path { path: path.to_owned(), problem });
        }
        let target = self.folder.parent_of(path)?;
        let there = target.symlink_metadata().ok();
        if there.as_ref().is_some_and(|data| file::holds(&target, data, contents)) {
            self.unchanged.fetch_add(1, Ordering::Relaxed);
        } else if there.is_some() && !self.adopt && !self.earlier.contains(path) {
            return Err(OutputError::Occupied { path: self.folder.show(path) });
        } else {
            file::replace_with(&target, contents).map_err(|error| self.folder.failed("write", path, error))?;
        }
        self.note(path);
        Ok(())
    }

    /// Writes the contents of the file `from`, if there is one.
    ///
    /// # Errors
    /// As [`Output::write`]; or `from` cannot be read.
    pub fn copy(&self, from: &Path, path: &str) -> Result<(), OutputError> {
        match fs::read(from) {
            Ok(contents) => self.write(path, &contents),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(OutputError::Disk { action: "read", path: from.display().to_string(), error }),
        }
    }

    /// Removes what an earlier build wrote and this one did not, unless `keeps` wants it, and writes the manifest.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn finish(&self, keeps: &dyn Fn(&str) -> bool) -> Result<Summary, OutputError> {
        let written: FxHashSet<String> = self.taken().into_iter().collect();
        let mut stale: Vec<&String> = self.earlier.iter().filter(|path| !written.contains(*path)).collect();
        stale.sort_unstable();
        let (kept, stale): (Vec<&String>, Vec<&String>) = stale.into_iter().partition(|path| keeps(path));
        for path in &stale {
            self.folder.remove(path)?;
        }
        let summary =
            Summary { files: written.len(), unchanged: self.unchanged.load(Ordering::Relaxed), removed: stale.len() };
        let kept = kept.into_iter().cloned();
        Manifest::new(written.into_iter().chain(kept)).write(&self.folder)?;
        Ok(summary)
    }

    /// After a failure: notes down what has been written, so that a later build knows it as its own. Where even that
    /// fails, there is nothing left to do.
    pub fn abandon(&self) {
        let files = self.taken().into_iter().chain(self.earlier.iter().cloned());
        drop(Manifest::new(files).write(&self.folder));
    }

    fn note(&self, path: &str) {
        if let Ok(mut written) = self.written.lock() {
            written.push(path.to_owned());
        }
    }

    fn taken(&self) -> Vec<String> {
        self.written.lock().map(|mut written| std::mem::take(&mut *written)).unwrap_or_default()
    }
}
