//! New entries for the file with suppressions, added so that the rest of it stays as its author wrote it.

use super::{FileError, IGNORE_FILE};
use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, Value, value};

/// The keys of an entry, in the order in which they are written.
pub(super) const KEYS: [&str; 4] = ["fingerprint", "check", "path", "reason"];

/// An entry for one finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewEntry<'a> {
    pub fingerprint: u64,
    /// For those who read the file; may be left out.
    pub check: Option<&'a str>,
    /// The file that the finding is in, also for readers. Findings must agree with it.
    pub path: Option<&'a str>,
    /// Not empty.
    pub reason: &'a str,
}

/// A fingerprint as findings show it: 16 hexadecimal digits.
pub(super) fn fingerprint(text: &str) -> Option<u64> {
    let is_plain = text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_plain.then(|| u64::from_str_radix(text, 16).ok())?
}

/// `text`, the file so far or nothing, with the entry at its end. Where there is an entry for this finding, that one gets
/// the reason instead.
///
/// # Errors
/// The text is no TOML, or `ignore` in it is no list of tables.
pub fn with_entry(text: &str, entry: &NewEntry<'_>) -> Result<String, FileError> {
    let failed = |span, message: &str| FileError::new(IGNORE_FILE, text, vec![(span, message.to_owned())]);
    let mut document: DocumentMut =
        text.parse().map_err(|error: toml_edit::TomlError| failed(error.span().unwrap_or(0..0), error.message()))?;
    let mut end = document.trailing().as_str().unwrap_or("").to_owned();
    match document.entry("ignore").or_insert(Item::ArrayOfTables(ArrayOfTables::new())) {
        Item::ArrayOfTables(tables) => add_table(tables, entry, &mut end),
        Item::Value(Value::Array(array)) => add_inline(array, entry),
        _ => return Err(failed(0..0, "`ignore` must be an array of tables, each with the header [[ignore]]")),
    }
    document.set_trailing(end);
    Ok(document.to_string())
}

/// `end` is what stands behind the last table; a new one comes after it.
fn add_table(tables: &mut ArrayOfTables, entry: &NewEntry<'_>, end: &mut String) {
    let mut known = tables.iter_mut().filter(|table| is_for(entry, table.get("fingerprint").and_then(Item::as_value)));
    if let Some(table) = known.next() {
        table.insert("reason", value(entry.reason));
        return;
    }
    drop(known);
    let mut table = Table::new();
    table.extend(pairs(entry));
    if !end.is_empty() && !end.ends_with('\n') {
        end.push('\n');
    }
    let gap = if tables.is_empty() && end.is_empty() { "" } else { "\n" };
    table.decor_mut().set_prefix(std::mem::take(end) + gap);
    tables.push(table);
}

fn add_inline(array: &mut Array, entry: &NewEntry<'_>) {
    let tables = array.iter_mut().filter_map(Value::as_inline_table_mut);
    let mut known = tables.filter(|table| is_for(entry, table.get("fingerprint")));
    if let Some(table) = known.next() {
        table.insert("reason", entry.reason.into());
        return;
    }
    drop(known);
    array.push(pairs(entry).into_iter().collect::<InlineTable>());
}

fn is_for(entry: &NewEntry<'_>, known: Option<&Value>) -> bool {
    known.and_then(Value::as_str).and_then(fingerprint) == Some(entry.fingerprint)
}

/// The keys that the entry has, with their values; the path as a glob that matches it alone.
fn pairs(entry: &NewEntry<'_>) -> Vec<(&'static str, Value)> {
    let fingerprint = format!("{:016x}", entry.fingerprint);
    let path = entry.path.map(globset::escape);
    let values =
        [Some(fingerprint.into()), entry.check.map(Value::from), path.map(Value::from), Some(entry.reason.into())];
    KEYS.into_iter().zip(values).filter_map(|(key, value)| Some((key, value?))).collect()
}
