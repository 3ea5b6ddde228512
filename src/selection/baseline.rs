//! A baseline: findings that were there when a team began to check, so that only new ones count.

use super::FileError;
use super::ignore_entry::fingerprint;
use crate::diagnostic::Diagnostic;
use crate::text::Files;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Raised when a field goes or changes its meaning.
const SCHEMA: u32 = 1;

/// Known findings, by path, check, fingerprint and message.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    entries: Vec<BaselineEntry>,
}

/// One known finding. Only the fingerprint counts; the rest is for those who read the file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BaselineEntry {
    pub path: String,
    pub check: String,
    /// 16 hexadecimal digits.
    pub fingerprint: String,
    pub message: String,
}

/// The form of the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BaselineFile {
    schema: u32,
    findings: Vec<BaselineEntry>,
}

/// Findings against a baseline.
#[derive(Debug, Default)]
pub struct Compared {
    /// Findings that the baseline does not have.
    pub new: Vec<Diagnostic>,
    /// How many it has.
    pub known: usize,
    /// Entries whose finding is gone.
    pub resolved: Vec<BaselineEntry>,
}

impl Baseline {
    /// A baseline that knows these findings.
    pub fn of(findings: &[Diagnostic], files: &Files) -> Self {
        Self::sorted(findings.iter().map(|finding| BaselineEntry::of(finding, files)).collect())
    }

    fn sorted(mut entries: Vec<BaselineEntry>) -> Self {
        entries.sort();
        Self { entries }
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The text of the file: an entry a line, so that changes are easy to read.
    pub fn to_json(&self) -> String {
        let line = |entry| serde_json::to_string(entry).expect("strings are JSON");
        let lines: Vec<String> = self.entries.iter().map(line).collect();
        let findings = if lines.is_empty() { String::new() } else { format!("\n{}\n", lines.join(",\n")) };
        format!("{{\"schema\":{SCHEMA},\"findings\":[{findings}]}}\n")
    }

    /// Reads the text of the file called `file`, such as [`super::BASELINE_FILE`].
    ///
    /// # Errors
    /// Says where it is not as [`Baseline::to_json`] writes it, up to order and white space.
    pub fn parse(file: &str, text: &str) -> Result<Self, FileError> {
        let problem = |place: (usize, usize), message: String| FileError {
            file: file.to_owned(),
            problems: vec![(position(text, place), message)],
        };
        let read: BaselineFile =
            serde_json::from_str(text).map_err(|error| problem((error.line(), error.column()), cause(&error)))?;
        if read.schema != SCHEMA {
            return Err(problem((1, 1), format!("schema {} is not known here; {SCHEMA} is", read.schema)));
        }
        match read.findings.iter().find(|entry| fingerprint(&entry.fingerprint).is_none()) {
            Some(BaselineEntry { fingerprint, path, .. }) => Err(problem(
                (1, 1),
                format!("a fingerprint has 16 hexadecimal digits; for {path} there is `{fingerprint}`"),
            )),
            None => Ok(Self::sorted(read.findings)),
        }
    }

    /// The findings that are new, and the entries whose finding is gone. An entry stands for one finding; `covers` says
    /// whether the run looked at a file, by its path: entries of others are not resolved.
    pub fn compare(&self, findings: Vec<Diagnostic>, files: &Files, covers: &dyn Fn(&str) -> bool) -> Compared {
        let mut left: BTreeMap<u64, Vec<&BaselineEntry>> = BTreeMap::new();
        for entry in self.entries.iter().rev() {
            left.entry(entry.number()).or_default().push(entry);
        }
        let mut compared = Compared::default();
        for finding in findings {
            match left.get_mut(&finding.fingerprint(files)).and_then(Vec::pop) {
                Some(_) => compared.known += 1,
                None => compared.new.push(finding),
            }
        }
        compared.resolved = left.into_values().flatten().filter(|entry| covers(&entry.path)).cloned().collect();
        compared.resolved.sort();
        compared
    }

    /// The baseline without these entries: what pruning leaves.
    pub fn without(&self, resolved: &[BaselineEntry]) -> Self {
        let mut gone: BTreeMap<&BaselineEntry, usize> = BTreeMap::new();
        for entry in resolved {
            *gone.entry(entry).or_default() += 1;
        }
        let stays = |entry: &&BaselineEntry| match gone.get_mut(*entry) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        };
        Self { entries: self.entries.iter().filter(stays).cloned().collect() }
    }

    /// The baseline after an update: all findings of this run, and the entries of files that it did not look at.
    pub fn updated(&self, findings: &[Diagnostic], files: &Files, covers: &dyn Fn(&str) -> bool) -> Self {
        let elsewhere = self.entries.iter().filter(|entry| !covers(&entry.path)).cloned();
        Self::sorted(elsewhere.chain(Self::of(findings, files).entries).collect())
    }
}

impl BaselineEntry {
    fn of(finding: &Diagnostic, files: &Files) -> Self {
        Self {
            path: files.get(finding.label.file).path.clone(),
            check: finding.check.to_owned(),
            fingerprint: format!("{:016x}", finding.fingerprint(files)),
            message: finding.message.clone(),
        }
    }

    fn number(&self) -> u64 {
        fingerprint(&self.fingerprint).unwrap_or_default()
    }
}

/// The message of an error without its place, which is given beside it.
fn cause(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.rsplit_once(" at line ").map_or(text.clone(), |(cause, _)| cause.to_owned())
}

/// A place that counts bytes in its line, as one that counts characters.
fn position(text: &str, (line, column): (usize, usize)) -> crate::text::LineColumn {
    let of_line = text.split('\n').nth(line.saturating_sub(1)).unwrap_or("");
    let before = of_line.floor_char_boundary(column.saturating_sub(1));
    let column = of_line[..before].chars().count() + 1;
    crate::text::LineColumn { line: line.max(1) as u32, column: column as u32 }
}
