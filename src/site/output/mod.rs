//! Writes files into one folder, and nowhere else.
//!
//! A file is written as a whole or not at all, and only where its contents differ from what is there: into an empty folder
//! all files are written apart and published together; elsewhere each is written under another name and renamed. A
//! manifest lists the files that are ours; files of others are neither overwritten nor removed. Apart from `project`'s
//! reading, nothing else touches the disk.

mod cache_file;
mod error;
mod file;
mod folder;
mod group;
mod manifest;
mod path;
mod stamp;
#[cfg(test)]
mod tests;

pub use cache_file::CacheFile;
pub use error::OutputError;
pub use file::replace_file;
pub use group::{Group, GroupFiles};
pub use path::problem;
pub use stamp::Stamp;

use folder::Folder;
use manifest::Manifest;
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use std::fs::{self, Metadata};
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Takes a file of the site: its path, relative to the root of the site, and what is in it.
pub type Put<'p> = &'p (dyn Fn(&str, &[u8]) -> Result<(), OutputError> + Sync);

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
        let mut folder = Folder::open(folder, sources)?;
        let manifest = match Manifest::read(&folder) {
            Err(OutputError::Manifest { .. }) if adopt => None,
            found => found?,
        };
        if manifest.is_none() && !adopt && !folder.is_empty(manifest::NAME)? {
            return Err(OutputError::Foreign { folder: folder.shown() });
        }
        let files = manifest.unwrap_or_default().files;
        // Written before anything else, so that a build that is cut short does not make the folder foreign.
        let manifest = Manifest { files };
        manifest.write(&folder)?;
        folder.unstage()?;
        if folder.is_empty(manifest::NAME)? {
            folder.stage()?;
        }
        Ok(Self {
            folder,
            earlier: manifest.files.into_iter().collect(),
            adopt,
            written: Mutex::default(),
            unchanged: AtomicUsize::new(0),
        })
    }

    /// Writes a file; `path` is relative to the folder, with `/`. Gives its stamp, unless it has been touched meanwhile.
    ///
    /// # Errors
    /// The path leads out of the folder or through a link, a file of someone else is there, or the disk refuses.
    pub fn write(&self, path: &str, contents: &[u8]) -> Result<Option<Stamp>, OutputError> {
        if let Some(problem) = problem(path) {
            return Err(OutputError::Path { path: path.to_owned(), problem });
        }
        let target = self.folder.parent_of(path)?;
        let created = if self.folder.is_staged() { self.create(&target, path, contents)? } else { None };
        let data = match created {
            Some(data) => data,
            None => self.replace(&target, path, contents)?,
        };
        self.note(path);
        Ok(Stamp::new(&data))
    }

    /// Makes a new file; None where one is there.
    fn create(&self, target: &Path, path: &str, contents: &[u8]) -> Result<Option<Metadata>, OutputError> {
        match file::create(target, contents) {
            Ok(data) => Ok(Some(data)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(None),
            Err(error) => Err(self.folder.failed("write", path, error)),
        }
    }

    /// Sees to it that a file has these contents.
    fn replace(&self, target: &Path, path: &str, contents: &[u8]) -> Result<Metadata, OutputError> {
        match target.symlink_metadata().ok() {
            Some(data) if file::holds(target, &data, contents) => {
                self.unchanged.fetch_add(1, Ordering::Relaxed);
                return Ok(data);
            }
            Some(_) if !self.adopt && !self.earlier.contains(path) => {
                return Err(OutputError::Occupied { path: self.folder.show(path) });
            }
            _ => {}
        }
        file::replace_with(target, contents).map_err(|error| self.folder.failed("write", path, error))
    }

    /// Keeps files that an earlier build wrote, if all of them still have their stamps; false where one has not.
    pub fn keep(&self, files: Vec<(String, Stamp)>) -> bool {
        let is_kept = files.par_iter().all(|(path, stamp)| self.has(path, *stamp));
        if is_kept && let Ok(mut written) = self.written.lock() {
            self.unchanged.fetch_add(files.len(), Ordering::Relaxed);
            written.extend(files.into_iter().map(|(path, _)| path));
        }
        is_kept
    }

    fn has(&self, path: &str, stamp: Stamp) -> bool {
        let is_ours = problem(path).is_none() && self.earlier.contains(path);
        is_ours && self.folder.look_at(path).and_then(|data| Stamp::new(&data)) == Some(stamp)
    }

    /// Writes the contents of the file `from`, if there is one.
    ///
    /// # Errors
    /// As [`Output::write`]; or `from` cannot be read.
    pub fn copy(&self, from: &Path, path: &str) -> Result<(), OutputError> {
        match fs::read(from) {
            Ok(contents) => self.write(path, &contents).map(drop),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
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
        // Before the files are in their places: a folder must not hold any that nobody knows of.
        Manifest::new(written.into_iter().chain(kept)).write(&self.folder)?;
        if self.folder.is_staged() {
            self.folder.publish()?;
        }
        Ok(summary)
    }

    /// After a failure: removes what has not been published, and notes down what has, so that a later build knows it as
    /// its own. Where even that fails, there is nothing left to do.
    pub fn abandon(&self) {
        if self.folder.is_staged() {
            drop(self.folder.unstage());
            return;
        }
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
