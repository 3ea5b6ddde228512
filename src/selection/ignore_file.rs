//! Suppressions in a file of their own, `isogloss-ignore.toml`: each entry names findings by fingerprint, check or path.

use super::ignore_entry::KEYS;
use super::{FileError, IGNORE_FILE, Scope, Selected, UNUSED, is_named, unknown_name};
use crate::diagnostic::Diagnostic;
use crate::text::{FileId, Files, TextRange, nearest};
use globset::{GlobBuilder, GlobMatcher};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The entries of the file, in their order.
#[derive(Debug)]
pub struct IgnoreFile {
    file: FileId,
    entries: Vec<Entry>,
}

/// What an entry speaks of: findings that agree with all that it says. It says at least a fingerprint or a check.
#[derive(Debug)]
struct Entry {
    fingerprint: Option<u64>,
    check: Option<(String, TextRange)>,
    /// A glob over paths of files that are to be edited.
    path: Option<GlobMatcher>,
    /// Of its header.
    place: TextRange,
}

impl IgnoreFile {
    /// Reads the text of the file, which has the number `file`.
    ///
    /// # Errors
    /// Gives everything that is wrong with it, by place; syntax errors come alone.
    pub fn parse(file: FileId, text: &str) -> Result<Self, FileError> {
        let (table, errors) = DeTable::parse_recoverable(text);
        let syntax = errors.iter().map(|error| (error.span().unwrap_or(0..0), error.message().to_owned()));
        let mut problems: Vec<_> = syntax.collect();
        let mut entries = Vec::new();
        if problems.is_empty() {
            entries = read(table.get_ref(), &mut problems);
        }
        if problems.is_empty() { Ok(Self { file, entries }) } else { Err(FileError::new(IGNORE_FILE, text, problems)) }
    }

    /// Takes away the findings that entries name, and adds those about entries that name none.
    pub fn apply(&self, findings: Vec<Diagnostic>, files: &Files, scope: &Scope<'_>) -> Selected {
        let mut selected = Selected::default();
        let mut used = vec![false; self.entries.len()];
        for finding in findings {
            let mut is_hidden = false;
            for (entry, used) in self.entries.iter().zip(&mut used) {
                let matches = entry.matches(&finding, files);
                *used |= matches;
                is_hidden |= matches;
            }
            if is_hidden { selected.hidden += 1 } else { selected.kept.push(finding) }
        }
        let unused = self.entries.iter().zip(used).filter(|(_, used)| !used);
        selected.kept.extend(unused.filter_map(|(entry, _)| entry.unused(self.file, scope)));
        selected
    }
}

impl Entry {
    fn matches(&self, finding: &Diagnostic, files: &Files) -> bool {
        self.fingerprint.is_none_or(|fingerprint| fingerprint == finding.fingerprint(files))
            && self.check.as_ref().is_none_or(|(check, _)| is_named(finding, check))
            && self.path.as_ref().is_none_or(|glob| glob.is_match(&files.get(finding.label.file).path))
    }

    /// What to say of an entry that names no finding; nothing where the run did not look for any.
    fn unused(&self, file: FileId, scope: &Scope<'_>) -> Option<Diagnostic> {
        let check = self.check.as_ref().map(|(name, place)| (name.as_str(), *place));
        if let Some(finding) = check.and_then(|(name, place)| unknown_name(name, file, place, scope)) {
            return Some(finding);
        }
        let path =
            self.path.as_ref().map(|glob| glob.glob().glob()).filter(|glob| !glob.contains(['*', '?', '[', '{']));
        let finding = Diagnostic::warning(UNUSED, file, self.place, "there is no finding that this entry suppresses");
        (scope.covers)(check.map(|(name, _)| name), path).then(|| finding.with_help("Remove the entry"))
    }
}

/// Problems by their bytes.
type Problems = Vec<(Range<usize>, String)>;

fn read<'t>(table: &'t DeTable<'t>, problems: &mut Problems) -> Vec<Entry> {
    for key in table.keys().filter(|key| key.get_ref() != "ignore") {
        problems.push((key.span(), format!("unknown key `{}`; the file has tables [[ignore]] only", key.get_ref())));
    }
    let Some(value) = table.get("ignore") else { return Vec::new() };
    let tables = value.get_ref().as_array().map(|array| array.iter().map(|item| (item, item.get_ref().as_table())));
    let mut entries = Vec::new();
    for (item, table) in tables.into_iter().flatten() {
        match table {
            Some(table) => entries.extend(entry(table, item.span(), problems)),
            None => problems.push((item.span(), "an entry must be a table: [[ignore]]".to_owned())),
        }
    }
    if value.get_ref().as_array().is_none() {
        problems
            .push((value.span(), "`ignore` must be an array of tables, each with the header [[ignore]]".to_owned()));
    }
    entries
}

fn entry<'t>(table: &'t DeTable<'t>, span: Range<usize>, problems: &mut Problems) -> Option<Entry> {
    let before = problems.len();
    for key in table.keys().filter(|key| !KEYS.contains(&&**key.get_ref())) {
        let meant = nearest(key.get_ref(), KEYS.iter().copied());
        let advice = meant.map_or_else(
            || format!("the keys here are `{}`", KEYS.join("`, `")),
            |meant| format!("did you mean `{meant}`?"),
        );
        problems.push((key.span(), format!("unknown key `{}`; {advice}", key.get_ref())));
    }
    let [fingerprint, check, path, reason] = KEYS.map(|key| text(table, key, problems));
    let fingerprint = fingerprint.and_then(|(text, span)| fingerprint_of(text, span, problems));
    let path = path.and_then(|(text, span)| glob(text, span, problems));
    if reason.is_none_or(|(reason, _)| reason.trim().is_empty()) {
        problems.push((span.clone(), "`reason` is missing here: say why the finding is not to be shown".to_owned()));
    }
    if !table.contains_key("fingerprint") && !table.contains_key("check") {
        problems.push((span.clone(), "an entry needs `fingerprint` or `check`".to_owned()));
    }
    let check = check.map(|(name, span)| (name.to_owned(), TextRange::from(span)));
    let place = TextRange::from(span);
    (problems.len() == before).then_some(Entry { fingerprint, check, path, place })
}

/// The string at `key` and its place.
fn text<'t>(table: &'t DeTable<'t>, key: &str, problems: &mut Problems) -> Option<(&'t str, Range<usize>)> {
    let value: &Spanned<DeValue<'_>> = table.get(key)?;
    let text = value.get_ref().as_str();
    if text.is_none() {
        problems.push((value.span(), format!("`{key}` must be a string")));
    }
    text.map(|text| (text, value.span()))
}

fn fingerprint_of(text: &str, span: Range<usize>, problems: &mut Problems) -> Option<u64> {
    let fingerprint = super::ignore_entry::fingerprint(text);
    if fingerprint.is_none() {
        problems.push((span, format!("`fingerprint` must be 16 hexadecimal digits, not `{text}`")));
    }
    fingerprint
}

/// Here as in the configuration, `*` stays within a folder and `**` does not.
fn glob(text: &str, span: Range<usize>, problems: &mut Problems) -> Option<GlobMatcher> {
    match GlobBuilder::new(text).literal_separator(true).build() {
        Ok(glob) => Some(glob.compile_matcher()),
        Err(error) => {
            problems.push((span, format!("`{text}` is no glob: {}", error.kind())));
            None
        }
    }
}
