//! What changed since a revision, and what files held then: one question to git, not one for each file.

use super::Texts;
use rustc_hash::FxHashSet;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

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

    /// The changed files of those that `wanted` accepts, as they were at `revision`.
    ///
    /// # Errors
    /// git cannot be run, or fails.
    pub fn texts_at(&self, root: &Path, revision: &str, wanted: &dyn Fn(&str) -> bool) -> Result<Texts, String> {
        let paths: Vec<&String> = self.0.iter().filter(|path| wanted(path)).collect();
        let requests: Vec<(&str, &str)> = paths.iter().map(|path| (revision, path.as_str())).collect();
        let texts = texts_at(root, &requests)?;
        Ok(paths.into_iter().cloned().zip(texts).collect())
    }
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
    let input: String = requests.iter().map(line).collect();
    let mut child = Command::new("git")
        .current_dir(root)
        .args(["cat-file", "--batch"])
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
    Ok(answers(&succeeded(output.map_err(|error| cannot_run(&error))?)?))
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
    Err(format!("git cannot tell what changed: {reason}; in a shallow clone, fetch the revision first"))
}
