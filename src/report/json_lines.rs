//! Findings for programs: one JSON object a line. Its fields are a contract with other people's tools.

use super::{HumanOptions, Reporter};
use crate::diagnostic::{Applicability, Diagnostic, Fix, Label};
use crate::text::{Edit, Files, TextRange};
use serde::Serialize;

pub(super) const REPORTER: Reporter =
    Reporter { name: "jsonl", about: "one JSON object a line, for programs", report: for_registry };

/// Raised when a field goes or changes its meaning; new fields do not raise it.
const SCHEMA: u32 = 1;

/// The findings in their order, each as one line with a line break at its end.
pub fn json_lines(diagnostics: &[Diagnostic], files: &Files) -> String {
    let line = |diagnostic| {
        let mut line = serde_json::to_string(&Finding::new(diagnostic, files)).expect("strings and numbers are JSON");
        line.push('\n');
        line
    };
    diagnostics.iter().map(line).collect()
}

fn for_registry(diagnostics: &[Diagnostic], files: &Files, _: HumanOptions) -> String {
    json_lines(diagnostics, files)
}

/// Lines and columns count from 1, columns in code points; ends are exclusive; `start` and `end` are bytes.
#[derive(Serialize)]
struct Finding<'a> {
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
    fn new(diagnostic: &'a Diagnostic, files: &'a Files) -> Self {
        let file = files.get(diagnostic.label.file);
        let TextRange { start, end } = diagnostic.label.range;
        let (first, last) = (file.line_column(start), file.line_column(end));
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
            path: &file.path,
            line: first.line,
            column: first.column,
            end_line: last.line,
            end_column: last.column,
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
        let file = files.get(label.file);
        let (first, last) = (file.line_column(label.range.start), file.line_column(label.range.end));
        Self { path: &file.path, line: first.line, column: first.column, end_line: last.line, end_column: last.column }
    }
}

impl<'a> Related<'a> {
    fn new(label: &'a Label, files: &'a Files) -> Self {
        let file = files.get(label.file);
        let place = file.line_column(label.range.start);
        Self { path: &file.path, line: place.line, column: place.column, message: &label.message }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::SourceFile;

    #[test]
    fn one_object_a_line() {
        let mut files = Files::default();
        let page = files.add(SourceFile::new("translations/zh-CN/content/a.md", "标题\r\n许可证 {% end %}\r\n"));
        let reusable = files.add(SourceFile::new("data/reusables/b.md", "b"));
        let start = 8 + "许可证 ".len() as u32;
        let mut diagnostic = Diagnostic::error("unknown-tag", page, TextRange::new(start, start + 9), "no \"tag\"\n")
            .with_related(Label::new(reusable, TextRange::new(0, 1), "included here"));
        diagnostic.fix = Some(Fix {
            applicability: Applicability::Safe,
            edits: vec![Edit { file: page, range: TextRange::new(start, start + 1), text: "x".to_owned() }],
        });
        let plain = Diagnostic::warning("b", reusable, TextRange::empty(1), "b").with_help("do");
        insta::assert_snapshot!(json_lines(&[diagnostic, plain], &files), @r#"
        {"schema":1,"check":"unknown-tag","category":null,"verdict":null,"severity":"error","message":"no \"tag\"\n","help":null,"fingerprint":null,"locale":null,"page":null,"path":"translations/zh-CN/content/a.md","line":2,"column":5,"end_line":2,"end_column":14,"start":18,"end":27,"source":null,"versions":[],"related":[{"path":"data/reusables/b.md","line":1,"column":1,"message":"included here"}],"fix":{"applicability":"safe","edits":[{"path":"translations/zh-CN/content/a.md","start":18,"end":19,"text":"x"}]}}
        {"schema":1,"check":"b","category":null,"verdict":null,"severity":"warning","message":"b","help":"do","fingerprint":null,"locale":null,"page":null,"path":"data/reusables/b.md","line":1,"column":2,"end_line":1,"end_column":2,"start":1,"end":1,"source":null,"versions":[],"related":[],"fix":null}
        "#);
    }
}
