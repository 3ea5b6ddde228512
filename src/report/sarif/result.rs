//! One finding as a `result` (section 3.27).

use super::message;
use crate::diagnostic::{Context, Diagnostic, Fix, Label, Severity};
use crate::report::Options;
use crate::report::place::{Place, reference};
use crate::report::wording;
use crate::text::{Edit, FileId, Files};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// `rules` are the names of the run's rules in their order.
pub(super) fn result(diagnostic: &Diagnostic, rules: &[&str], files: &Files, options: &Options<'_>) -> Value {
    let level = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    };
    let fingerprint = format!("{:016x}", diagnostic.fingerprint(files));
    let mut result = Map::new();
    let mut set = |key: &str, value: Value| drop(result.insert(key.to_owned(), value));
    set("ruleId", diagnostic.check.into());
    if let Ok(index) = rules.binary_search(&diagnostic.check) {
        set("ruleIndex", index.into());
    }
    set("level", level.into());
    set("message", message(&wording::message_and_help(diagnostic, options)));
    set("locations", json!([{ "physicalLocation": physical(&diagnostic.label, files) }]));
    set("relatedLocations", related(diagnostic, files).into());
    set("partialFingerprints", json!({ "isogloss/v1": fingerprint }));
    if let Some(fix) = &diagnostic.fix {
        set("fixes", json!([{ "artifactChanges": changes(fix, files) }]));
    }
    if let Some(context) = &diagnostic.context {
        set("properties", properties(context));
    }
    result.into()
}

/// What a check knows and SARIF has no name for.
fn properties(context: &Context) -> Value {
    let versions: Vec<&str> = context.versions.iter().map(|version| &**version).collect();
    json!({
        "verdict": context.verdict.name(), "locale": &*context.locale, "page": &*context.page, "versions": versions
    })
}

/// The other side, then the further places.
fn related(diagnostic: &Diagnostic, files: &Files) -> Vec<Value> {
    let source = diagnostic.context.as_ref().and_then(|context| context.source.as_ref());
    let source = source.map(|label| (label, "source"));
    let labels = source.into_iter().chain(diagnostic.related.iter().map(|label| (label, label.message.as_str())));
    let location = |(at, (label, text)): (usize, (&Label, &str))| json!({ "id": at, "physicalLocation": physical(label, files), "message": message(text) });
    labels.enumerate().map(location).collect()
}

fn physical(label: &Label, files: &Files) -> Value {
    let place = Place::of(label, files);
    json!({ "artifactLocation": artifact(place.path), "region": region(&place) })
}

/// Paths are relative to the root of the repository, which the reader knows.
fn artifact(path: &str) -> Value {
    json!({ "uri": reference(path), "uriBaseId": "%SRCROOT%" })
}

fn region(place: &Place<'_>) -> Value {
    json!({
        "startLine": place.start.line,
        "startColumn": place.start.column,
        "endLine": place.end.line,
        "endColumn": place.end.column,
    })
}

/// The edits of a fix by file.
fn changes(fix: &Fix, files: &Files) -> Vec<Value> {
    let mut by_file: BTreeMap<FileId, Vec<Value>> = BTreeMap::new();
    for edit in &fix.edits {
        by_file.entry(edit.file).or_default().push(replacement(edit, files));
    }
    let change = |(file, replacements): (FileId, Vec<Value>)| json!({ "artifactLocation": artifact(&files.get(file).path), "replacements": replacements });
    by_file.into_iter().map(change).collect()
}

fn replacement(edit: &Edit, files: &Files) -> Value {
    let place = Place::new(files.get(edit.file), edit.range);
    json!({ "deletedRegion": region(&place), "insertedContent": { "text": edit.text } })
}
