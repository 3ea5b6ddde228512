//! Files that are kept or written together.

use super::{Output, OutputError, Stamp};
use std::sync::Mutex;

/// Files of a group by path, with what tells whether they are still those that were written.
pub type GroupFiles = Vec<(String, Stamp)>;

/// Collects the files that are written in its name.
#[derive(Debug)]
pub struct Group<'o> {
    output: &'o Output,
    files: Mutex<Vec<(String, Option<Stamp>)>>,
}

impl<'o> Group<'o> {
    pub fn new(output: &'o Output) -> Self {
        Self { output, files: Mutex::default() }
    }

    /// Writes a file, as [`Output::write`] does.
    ///
    /// # Errors
    /// Those of [`Output::write`].
    pub fn write(&self, path: &str, contents: &[u8]) -> Result<(), OutputError> {
        let stamp = self.output.write(path, contents)?;
        if let Ok(mut files) = self.files.lock() {
            files.push((path.to_owned(), stamp));
        }
        Ok(())
    }

    /// The files in the order of their paths; None where one of them has no stamp.
    pub fn into_files(self) -> Option<GroupFiles> {
        let files = self.files.into_inner().ok()?;
        let mut files: GroupFiles =
            files.into_iter().map(|(path, stamp)| Some((path, stamp?))).collect::<Option<_>>()?;
        files.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        Some(files)
    }
}
