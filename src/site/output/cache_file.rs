//! A file beside the output in which one build leaves something for the next; nothing depends on its being there.

use super::file::replace_with;
use super::folder::real_path;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The folder of such files, beside the folder of the output, so that it is never published with it.
const FOLDER: &str = ".isogloss-cache";

/// Tells programs that make copies that the folder can be left out: https://bford.info/cachedir/
const TAG: (&str, &str) = (
    "CACHEDIR.TAG",
    "Signature: 8a477f597d28d172789f06886806bc55\n# This folder can be removed at any time; isogloss makes it again.\n",
);

/// Keeps it out of version control, wherever the output is.
const IGNORED: (&str, &str) = (".gitignore", "*\n");

#[derive(Debug)]
pub struct CacheFile {
    folder: PathBuf,
    name: String,
}

impl CacheFile {
    /// The file that goes with the folder `output`; builds with different `purposes` have different ones. None where the
    /// output has no folder around it.
    pub fn beside(output: &Path, purpose: &[u8]) -> Option<Self> {
        let output = real_path(output).ok()?;
        let name = output.file_name()?.to_string_lossy().into_owned();
        let purpose = &blake3::hash(purpose).to_hex()[..16];
        Some(Self { folder: output.parent()?.join(FOLDER), name: format!("{name}-{purpose}") })
    }

    /// What an earlier build left; None where there is nothing to be had.
    pub fn read(&self) -> Option<Vec<u8>> {
        fs::read(self.folder.join(&self.name)).ok()
    }

    /// Leaves this for the next build, in place of what is there.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn write(&self, contents: &[u8]) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        for (name, text) in [TAG, IGNORED] {
            let path = self.folder.join(name);
            if !path.exists() {
                replace_with(&path, text.as_bytes())?;
            }
        }
        replace_with(&self.folder.join(&self.name), contents).map(drop)
    }
}
