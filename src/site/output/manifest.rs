//! The list of the files that builds wrote.

use super::error::OutputError;
use super::file::{holds, replace_with};
use super::folder::Folder;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io;

/// Its name, at the root of the output folder.
pub const NAME: &str = ".isogloss-manifest.json";

/// Paths relative to the output folder, with `/`, in order, each once.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Manifest {
    pub files: Vec<String>,
}

impl Manifest {
    pub fn new(files: impl Iterator<Item = String>) -> Self {
        let mut files: Vec<String> = files.collect();
        files.sort_unstable();
        files.dedup();
        Self { files }
    }

    /// The manifest of a folder; None where it has none.
    pub fn read(folder: &Folder) -> Result<Option<Self>, OutputError> {
        match fs::read(folder.at_root(NAME)) {
            Ok(bytes) => {
                let wrong = |_| OutputError::Manifest { path: folder.show(NAME) };
                serde_json::from_slice(&bytes).map(Some).map_err(wrong)
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(folder.failed("read", NAME, error)),
        }
    }

    /// Writes the manifest, one path a line.
    pub fn write(&self, folder: &Folder) -> Result<(), OutputError> {
        let path = folder.at_root(NAME);
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        if path.symlink_metadata().is_ok_and(|data| holds(&path, &data, text.as_bytes())) {
            return Ok(());
        }
        let written = replace_with(&path, text.as_bytes());
        written.map(drop).map_err(|error| folder.failed("write", NAME, error))
    }
}
