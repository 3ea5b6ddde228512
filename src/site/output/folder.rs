//! The output folder and the folders in it.

use super::error::OutputError;
use super::path::problem;
use rustc_hash::FxHashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::RwLock;

/// Holds the files of a build into an empty folder until all of them are there.
const STAGING: &str = ".isogloss-unfinished";

#[derive(Debug)]
pub struct Folder {
    /// Absolute and without links.
    path: PathBuf,
    /// As the user named it.
    named: PathBuf,
    /// Where files are written: the folder itself, or the one inside it that is published in the end.
    base: PathBuf,
    /// `base` is inside the folder.
    is_staged: bool,
    /// Folders that are known to be there, and to be no links.
    known: RwLock<FxHashSet<String>>,
}

impl Folder {
    /// Takes `named`, creating it where it is absent.
    pub fn open(named: &Path, sources: &[&Path]) -> Result<Self, OutputError> {
        let shown = || named.display().to_string();
        let path = real_path(named).map_err(|error| OutputError::Disk { action: "find", path: shown(), error })?;
        for source in sources {
            let source = real_path(source).unwrap_or_else(|_| (*source).to_owned());
            if path.starts_with(&source) || source.starts_with(&path) {
                let source = source.display().to_string();
                return Err(OutputError::Sources { folder: shown(), source });
            }
        }
        if path.exists() && !path.is_dir() {
            return Err(OutputError::NoFolder { path: shown(), is_link: false });
        }
        fs::create_dir_all(&path).map_err(|error| OutputError::Disk { action: "create", path: shown(), error })?;
        let base = path.clone();
        Ok(Self { path, named: named.to_owned(), base, is_staged: false, known: RwLock::default() })
    }

    pub fn shown(&self) -> String {
        self.named.display().to_string()
    }

    /// A path in the folder, as the user would name it.
    pub fn show(&self, path: &str) -> String {
        self.named.join(path).display().to_string()
    }

    pub fn failed(&self, action: &'static str, path: &str, error: io::Error) -> OutputError {
        OutputError::Disk { action, path: self.show(path), error }
    }

    /// True if there is nothing in the folder but what is called `except`.
    pub fn is_empty(&self, except: &str) -> Result<bool, OutputError> {
        let entries = fs::read_dir(&self.path).map_err(|error| self.failed("read", "", error))?;
        Ok(entries.filter_map(Result::ok).all(|entry| entry.file_name() == except))
    }

    /// From now on, files are written into a folder of their own, until they are published or given up.
    pub fn stage(&mut self) -> Result<(), OutputError> {
        let staging = self.path.join(STAGING);
        fs::create_dir(&staging).map_err(|error| self.failed("create", STAGING, error))?;
        self.base = staging;
        self.is_staged = true;
        Ok(())
    }

    pub fn is_staged(&self) -> bool {
        self.is_staged
    }

    /// Moves what was written apart to its place.
    pub fn publish(&self) -> Result<(), OutputError> {
        let entries = fs::read_dir(&self.base).map_err(|error| self.failed("read", STAGING, error))?;
        for entry in entries {
            let name = entry.map_err(|error| self.failed("read", STAGING, error))?.file_name();
            let moved = fs::rename(self.base.join(&name), self.path.join(&name));
            moved.map_err(|error| self.failed("write", &name.to_string_lossy(), error))?;
        }
        fs::remove_dir(&self.base).map_err(|error| self.failed("remove", STAGING, error))
    }

    /// Removes what was written apart, be it by a build that was cut short.
    pub fn unstage(&self) -> Result<(), OutputError> {
        match fs::remove_dir_all(self.path.join(STAGING)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(self.failed("remove", STAGING, error)),
            _ => Ok(()),
        }
    }

    /// What is known of the file `path`, unless a folder on the way is a link.
    pub fn look_at(&self, path: &str) -> Option<fs::Metadata> {
        self.leads_inside(path).then(|| self.path.join(path).symlink_metadata().ok())?
    }

    /// Where a file at the root of the folder is.
    pub fn at_root(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Where the file `path` is or will be; the folders that lead to it are there afterwards, and are no links.
    pub fn parent_of(&self, path: &str) -> Result<PathBuf, OutputError> {
        if let Some((parent, _)) = path.rsplit_once('/') {
            self.create(parent)?;
        }
        Ok(self.base.join(path))
    }

    fn create(&self, folder: &str) -> Result<(), OutputError> {
        if self.known.read().is_ok_and(|known| known.contains(folder)) {
            return Ok(());
        }
        if let Some((parent, _)) = folder.rsplit_once('/') {
            self.create(parent)?;
        }
        self.create_one(folder)?;
        if let Ok(mut known) = self.known.write() {
            known.insert(folder.to_owned());
        }
        Ok(())
    }

    /// Creates a folder whose parent is there.
    fn create_one(&self, folder: &str) -> Result<(), OutputError> {
        let path = self.base.join(folder);
        match fs::create_dir(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            other => return other.map_err(|error| self.failed("create", folder, error)),
        }
        match path.symlink_metadata() {
            Ok(data) if data.is_dir() => Ok(()),
            Ok(data) => Err(OutputError::NoFolder { path: self.show(folder), is_link: data.is_symlink() }),
            Err(error) => Err(self.failed("read", folder, error)),
        }
    }

    /// Removes a file that was ours, then the folders that it leaves empty. A manifest is only a file: paths in it that
    /// lead elsewhere are passed over.
    pub fn remove(&self, path: &str) -> Result<(), OutputError> {
        if problem(path).is_some() || !self.is_inside(path) {
            return Ok(());
        }
        let file = self.path.join(path);
        if file.symlink_metadata().is_ok_and(|data| !data.is_dir()) {
            fs::remove_file(file).map_err(|error| self.failed("remove", path, error))?;
        }
        let parents = std::iter::successors(path.rsplit_once('/'), |(parent, _)| parent.rsplit_once('/'));
        for (parent, _) in parents {
            // Fails where something is left in it.
            if fs::remove_dir(self.path.join(parent)).is_err() {
                break;
            }
        }
        Ok(())
    }

    /// As [`Folder::is_inside`], looking at each folder once.
    fn leads_inside(&self, path: &str) -> bool {
        let Some((parent, _)) = path.rsplit_once('/') else { return true };
        if self.known.read().is_ok_and(|known| known.contains(parent)) {
            return true;
        }
        let is_folder = self.path.join(parent).symlink_metadata().is_ok_and(|data| data.is_dir());
        let leads = is_folder && self.leads_inside(parent);
        if leads && let Ok(mut known) = self.known.write() {
            known.insert(parent.to_owned());
        }
        leads
    }

    /// True if no folder on the way is a link.
    fn is_inside(&self, path: &str) -> bool {
        path.match_indices('/')
            .all(|(at, _)| self.path.join(&path[..at]).symlink_metadata().is_ok_and(|data| data.is_dir()))
    }
}

/// The absolute path without links, as far as it exists.
pub fn real_path(path: &Path) -> io::Result<PathBuf> {
    let absolute = std::path::absolute(path)?;
    let existing = absolute.ancestors().find_map(|ancestor| Some((ancestor, ancestor.canonicalize().ok()?)));
    let Some((ancestor, real)) = existing else { return Ok(absolute) };
    let rest = absolute.strip_prefix(ancestor).unwrap_or(Path::new(""));
    Ok(rest.components().fold(real, |path, part| match part {
        std::path::Component::ParentDir => path.parent().map_or_else(|| path.clone(), Path::to_owned),
        _ => path.join(part),
    }))
}
