//! A finding as a JSON object. Its fields are a contract with other people's tools.

use super::place::Place;
use crate::diagnostic::{Applicability, Diagnostic, Fix, Label};
use crate::text::{Edit, Files, TextRange};
use serde::Serialize;

/// Raised when a field goes or changes its meaning; new fields do not raise it.
const SCHEMA: u32 = 1;

/// Lines and columns count from 1, columns in code points; ends are exclusive; `start` and `end` are bytes.
#[derive(Serialize)]
pub(super) struct Finding<'a> {
    schema: u32,
    check: &'a str,
    category: Option<&'a str>,
    verdict: Option<&'a str>,
    severity: &'a str,
    message: &'a str,
    help: Option<&'a str>,
    fingerprint: Option<String>,
    locale: Option<&'a str>,
    page: Option<&'a str>,
    path: &'a str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    start: u32,
    end: u32,
    source: Option<Opposite<'a>>,
    versions: Vec<&'a str>,
    related: Vec<Related<'a>>,
    fix: Option<Repair<'a>>,
}

/// The place on the other side.
#[derive(Serialize)]
struct Opposite<'a> {
    path: &'a str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
}

#[derive(Serialize)]
struct Related<'a> {
    path: &'a str,
    line: u32,
    column: u32,
    message: &'a str,
}

#[derive(Serialize)]
struct Repair<'a> {
    applicability: &'a str,
    edits: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
struct Replacement<'a> {
    path: &'a str,
    start: u32,
    end: u32,
    text: &'a str,
}

impl<'a> Finding<'a> {
    pub(super) fn new(diagnostic: &'a Diagnostic, files: &'a Files) -> Self {
        let place = Place::of(&diagnostic.label, files);
        let TextRange { start, end } = diagnostic.label.range;
        let context = diagnostic.context.as_deref();
        Self {
            schema: SCHEMA,
            check: diagnostic.check,
            category: context.map(|context| context.category),
            verdict: context.map(|context| context.verdict.name()),
            severity: diagnostic.severity.name(),
            message: &diagnostic.message,
            help: diagnostic.help.as_deref(),
            fingerprint: context.map(|context| format!("{:016x}", context.fingerprint)),
            locale: context.map(|context| &*context.locale),
            page: context.map(|context| &*context.page),
            path: place.path,
            line: place.start.line,
            column: place.start.column,
            end_line: place.end.line,
            end_column: place.end.column,
            start,
            end,
            source: context.and_then(|context| context.source.as_ref()).map(|label| Opposite::new(label, files)),
            versions: context.map_or_else(Vec::new, |context| context.versions.iter().map(|id| &**id).collect()),
            related: diagnostic.related.iter().map(|label| Related::new(label, files)).collect(),
            fix: diagnostic.fix.as_ref().map(|fix| Repair::new(fix, files)),
        }
    }
}

impl<'a> Opposite<'a> {
    fn new(label: &'a Label, files: &'a Files) -> Self {
        let Place { path, start, end } = Place::of(label, files);
        Self { path, line: start.line, column: start.column, end_line: end.line, end_column: end.column }
    }
}

impl<'a> Related<'a> {
    fn new(label: &'a Label, files: &'a Files) -> Self {
        let Place { path, start, .. } = Place::of(label, files);
        Self { path, line: start.line, column: start.column, message: &label.message }
    }
}

impl<'a> Repair<'a> {
    fn new(fix: &'a Fix, files: &'a Files) -> Self {
        let applicability = match fix.applicability {
            Applicability::Safe => "safe",
            Applicability::Unsafe => "unsafe",
        };
        let edit = |edit: &'a Edit| Replacement {
            path: &files.get(edit.file).path,
            start: edit.range.start,
            end: edit.range.end,
            text: &edit.text,
        };
        Self { applicability, edits: fix.edits.iter().map(edit).collect() }
    }
}
