//! What changed since a revision: one question to git, not one for each file.

use rustc_hash::FxHashSet;
use std::path::Path;
use std::process::Command;

/// The files that differ from a revision, relative to the root, new and deleted ones too.
#[derive(Debug, Clone, Default)]
pub struct Changes(FxHashSet<String>);

impl Changes {
    /// The changes of the work tree at `root` against `revision`, files that are not under version control yet included.
    ///
    /// # Errors
    /// There is no git, no repository, or no such revision; says what to do.
    pub fn since(root: &Path, revision: &str) -> Result<Self, String> {
        if revision.starts_with('-') {
            return Err(format!("`{revision}` is no revision"));
        }
        let changed = git(root, &["diff", "--name-only", "--no-renames", "--relative", "-z", revision, "--"])?;
        let new = git(root, &["ls-files", "--others", "--exclude-standard", "-z"])?;
        let paths = [changed, new].concat();
        let paths = paths.split(|byte| *byte == 0).filter(|path| !path.is_empty());
        Ok(Self(paths.map(|path| String::from_utf8_lossy(path).into_owned()).collect()))
    }

    pub fn contains(&self, path: &str) -> bool {
        self.0.contains(path)
    }
}

fn git(root: &Path, arguments: &[&str]) -> Result<Vec<u8>, String> {
    let output = Command::new("git").current_dir(root).args(arguments).output();
    let output = output.map_err(|error| format!("git cannot be run, which `--since` needs: {error}"))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let reason = String::from_utf8_lossy(&output.stderr);
    let reason = reason.lines().next().unwrap_or("no reason given");
    Err(format!("git cannot tell what changed: {reason}; in a shallow clone, fetch the revision first"))
}
