//! What changed since a revision, and what files held then: one question to git, not one for each file.

use super::Texts;
use rustc_hash::FxHashSet;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

/// The files that differ from a revision, relative to the root, new and deleted ones too.
#[derive(Debug, Clone, Default)]
pub struct Changes {
    paths: FxHashSet<String>,
    /// Files that git takes for renamed: the path that they had, and the one that they have.
    renames: Vec<(String, String)>,
}

impl Changes {
    /// The changes of the work tree at `root` against `revision`, files that are not under version control yet included.
    ///
    /// # Errors
    /// There is no git, no repository, or no such revision; says what to do.
    pub fn since(root: &Path, revision: &str) -> Result<Self, String> {
        if revision.starts_with('-') {
            return Err(format!("`{revision}` is no revision"));
        }
        let changed = git(root, &["diff", "--name-status", "--find-renames", "--relative", "-z", revision, "--"])?;
        let new = git(root, &["ls-files", "--others", "--exclude-standard", "-z"])?;
        let mut changes = Self::default();
        changes.read(&mut words(&changed));
        changes.paths.extend(words(&new));
        Ok(changes)
    }

    /// Reads what `git diff --name-status -z` says: for each file a letter and a path; of one that was renamed or copied a
    /// letter with a number, and two paths.
    fn read(&mut self, words: &mut dyn Iterator<Item = String>) {
        while let (Some(status), Some(path)) = (words.next(), words.next()) {
            if !status.starts_with(['R', 'C']) {
                self.paths.insert(path);
                continue;
            }
            let Some(new) = words.next() else { return };
            if status.starts_with('R') {
                self.renames.push((path.clone(), new.clone()));
                self.paths.insert(path);
            }
            self.paths.insert(new);
        }
    }

    /// The files that were renamed, in the order of git: what they were called, and what they are called.
    pub fn renames(&self) -> &[(String, String)] {
        &self.renames
    }

    /// All changed files, in no order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.paths.iter().map(String::as_str)
    }

    pub fn contains(&self, path: &str) -> bool {
        self.paths.contains(path)
    }

    /// The changed files of those that `wanted` accepts, as they were at `revision`.
    ///
    /// # Errors
    /// git cannot be run, or fails.
    pub fn texts_at(&self, root: &Path, revision: &str, wanted: &dyn Fn(&str) -> bool) -> Result<Texts, String> {
        let paths: Vec<&String> = self.paths.iter().filter(|path| wanted(path)).collect();
        let requests: Vec<(&str, &str)> = paths.iter().map(|path| (revision, path.as_str())).collect();
        let texts = texts_at(root, &requests)?;
        Ok(paths.into_iter().cloned().zip(texts).collect())
    }
}

fn words(output: &[u8]) -> impl Iterator<Item = String> {
    let words = output.split(|byte| *byte == 0).filter(|word| !word.is_empty());
    words.map(|word| String::from_utf8_lossy(word).into_owned())
}

/// For each name whether the repository has a commit of this name.
///
/// # Errors
/// git cannot be run, or fails.
pub fn has_revisions(root: &Path, names: &[&str]) -> Result<Vec<bool>, String> {
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let input: String = names.iter().map(|name| format!("{name}^{{commit}}").replace('\n', "?") + "\n").collect();
    let output = asked(root, "--batch-check", input)?;
    Ok(String::from_utf8_lossy(&output).lines().map(|line| line.split(' ').nth(1) == Some("commit")).collect())
}

/// True for a clone without its whole history.
pub fn is_shallow(root: &Path) -> bool {
    git(root, &["rev-parse", "--is-shallow-repository"]).is_ok_and(|answer| answer.starts_with(b"true"))
}

/// The texts of files at revisions, given as pairs of revision and path relative to `root`; None where the repository has
/// no such revision or file.
///
/// # Errors
/// git cannot be run, or fails.
pub fn texts_at(root: &Path, requests: &[(&str, &str)]) -> Result<Vec<Option<Arc<str>>>, String> {
    if requests.is_empty() {
        return Ok(Vec::new());
    }
    // A line is a request; what cannot be one asks for what there is not.
    let line = |(revision, path): &(&str, &str)| format!("{revision}:./{path}").replace('\n', "?") + "\n";
    Ok(answers(&asked(root, "--batch", requests.iter().map(line).collect())?))
}

/// What `git cat-file` answers to one request a line.
fn asked(root: &Path, mode: &str, input: String) -> Result<Vec<u8>, String> {
    let mut child = Command::new("git")
        .current_dir(root)
        .args(["cat-file", mode])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| cannot_run(&error))?;
    let stdin = child.stdin.take();
    let output = std::thread::scope(|scope| {
        // git answers while it is asked: both at once, or each waits for the other.
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(input.as_bytes())));
        child.wait_with_output()
    });
    succeeded(output.map_err(|error| cannot_run(&error))?)
}

/// The texts in what `git cat-file --batch` says: for each a line with its length at the end, the text, a line break.
fn answers(mut output: &[u8]) -> Vec<Option<Arc<str>>> {
    let mut texts = Vec::new();
    while let Some(end) = memchr::memchr(b'\n', output) {
        let head = String::from_utf8_lossy(&output[..end]);
        let words: Vec<&str> = head.rsplitn(3, ' ').collect();
        let length = words.first().and_then(|length| length.parse::<usize>().ok());
        let rest = &output[end + 1..];
        match (length, words.get(1)) {
            (Some(length), Some(&"blob")) if length < rest.len() => {
                texts.push(Some(String::from_utf8_lossy(&rest[..length]).into()));
                output = &rest[length + 1..];
            }
            (Some(length), Some(&("tree" | "commit" | "tag"))) if length < rest.len() => {
                texts.push(None);
                output = &rest[length + 1..];
            }
            _ => {
                texts.push(None);
                output = rest;
            }
        }
    }
    texts
}

fn cannot_run(error: &std::io::Error) -> String {
    format!("git cannot be run, which `--since` needs: {error}")
}

fn git(root: &Path, arguments: &[&str]) -> Result<Vec<u8>, String> {
    let output = Command::new("git").current_dir(root).args(arguments).output();
    succeeded(output.map_err(|error| cannot_run(&error))?)
}

fn succeeded(output: Output) -> Result<Vec<u8>, String> {
    if output.status.success() {
        return Ok(output.stdout);
    }
    let reason = String::from_utf8_lossy(&output.stderr);
    let reason = reason.lines().next().unwrap_or("no reason given");
    if reason.to_ascii_lowercase().contains("not a git repository") {
        return Err("git cannot tell what changed: the project is in no repository".to_owned());
    }
    Err(format!("git cannot tell what changed: {reason}; in a shallow clone, fetch the revision first"))
}

#[cfg(test)]
mod tests {
    use super::{Changes, words};

    #[test]
    fn renames_have_two_paths() {
        let mut changes = Changes::default();
        changes.read(&mut words(b"M\0a.md\0R086\0old name.md\0new.md\0D\0gone.md\0C100\0a.md\0copy.md\0"));
        let mut paths: Vec<&str> = changes.paths().collect();
        paths.sort_unstable();
        assert_eq!(paths, ["a.md", "copy.md", "gone.md", "new.md", "old name.md"]);
        assert_eq!(changes.renames(), [("old name.md".to_owned(), "new.md".to_owned())]);
    }
}
