//! The Reviewdog Diagnostic Format: a `DiagnosticResult` as JSON. Columns count bytes, ends are exclusive.

use super::wording::message_and_help;
use super::{Options, Reporter};
use crate::diagnostic::{Diagnostic, Fix, Label, Severity};
use crate::text::{FileId, Files, SourceFile, TextRange};
use serde_json::{Value, json};

pub(super) const REPORTER: Reporter =
    Reporter { name: "rdjson", about: "the Reviewdog Diagnostic Format", report: rdjson };

fn rdjson(diagnostics: &[Diagnostic], files: &Files, options: &Options<'_>) -> String {
    let findings: Vec<Value> = diagnostics.iter().map(|diagnostic| finding(diagnostic, files, options)).collect();
    format!("{:#}\n", json!({ "source": { "name": "isogloss" }, "diagnostics": findings }))
}

fn finding(diagnostic: &Diagnostic, files: &Files, options: &Options<'_>) -> Value {
    let severity = match diagnostic.severity {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Info => "INFO",
    };
    let suggestion = diagnostic.fix.as_ref().and_then(|fix| suggestion(fix, diagnostic.label.file, files));
    json!({
        "message": message_and_help(diagnostic, options),
        "location": location(&diagnostic.label, files),
        "severity": severity,
        "code": { "value": diagnostic.check },
        "suggestions": suggestion.into_iter().collect::<Vec<_>>(),
        "relatedLocations": related(diagnostic, files),
    })
}

fn related(diagnostic: &Diagnostic, files: &Files) -> Vec<Value> {
    let source = diagnostic.context.as_ref().and_then(|context| context.source.as_ref());
    let entry = |label: &Label, message: &str| json!({ "message": message, "location": location(label, files) });
    let source = source.map(|label| entry(label, "source"));
    source.into_iter().chain(diagnostic.related.iter().map(|label| entry(label, &label.message))).collect()
}

/// The edits as one replacement, which is what the format has room for: from the first edit to the last, with what lies
/// between. Edits to other files cannot be suggested, nor edits in each other's way.
fn suggestion(fix: &Fix, file: FileId, files: &Files) -> Option<Value> {
    let source = files.get(file);
    let mut edits: Vec<_> = fix.edits.iter().collect();
    edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let start = edits.first()?.range.start;
    let (mut text, mut at) = (String::new(), start);
    for edit in edits {
        if edit.file != file || edit.range.start < at {
            return None;
        }
        text.push_str(source.text.get(at as usize..edit.range.start as usize)?);
        text.push_str(&edit.text);
        at = edit.range.end;
    }
    Some(json!({ "range": range(source, TextRange::new(start, at)), "text": text }))
}

fn location(label: &Label, files: &Files) -> Value {
    let file = files.get(label.file);
    json!({ "path": file.path, "range": range(file, label.range) })
}

fn range(file: &SourceFile, range: TextRange) -> Value {
    json!({ "start": position(file, range.start), "end": position(file, range.end) })
}

fn position(file: &SourceFile, offset: u32) -> Value {
    let offset = (offset as usize).min(file.text.len());
    let before = &file.text.as_bytes()[..offset];
    let start_of_line = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let line = file.line_column(u32::try_from(offset).unwrap_or(u32::MAX)).line;
    json!({ "line": line, "column": offset - start_of_line + 1 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples;
    use crate::text::Edit;

    #[test]
    fn diagnostics() {
        let (findings, files) = samples::three();
        insta::assert_snapshot!(rdjson(&findings, &files, &samples::options()), @r#"
        {
          "diagnostics": [
            {
              "code": {
                "value": "missing-placeable"
              },
              "location": {
                "path": "translations/zh-CN/content/a.md",
                "range": {
                  "end": {
                    "column": 74,
                    "line": 5
                  },
                  "start": {
                    "column": 41,
                    "line": 5
                  }
                }
              },
              "message": "`{% data variables.product.prodname %}` is missing (enterprise-server@3.4)\nhelp: Write it as in the source",
              "relatedLocations": [
                {
                  "location": {
                    "path": "content/a.md",
                    "range": {
                      "end": {
                        "column": 42,
                        "line": 7
                      },
                      "start": {
                        "column": 5,
                        "line": 7
                      }
                    }
                  },
                  "message": "source"
                },
                {
                  "location": {
                    "path": "translations/zh-CN/content/a.md",
                    "range": {
                      "end": {
                        "column": 1,
                        "line": 3
                      },
                      "start": {
                        "column": 8,
                        "line": 2
                      }
                    }
                  },
                  "message": "in this page"
                }
              ],
              "severity": "ERROR",
              "suggestions": [
                {
                  "range": {
                    "end": {
                      "column": 4,
                      "line": 7
                    },
                    "start": {
                      "column": 67,
                      "line": 5
                    }
                  },
                  "text": "prodname %}.\n\n完"
                }
              ]
            },
            {
              "code": {
                "value": "unclosed-tag"
              },
              "location": {
                "path": "translations/zh-CN/content/a.md",
                "range": {
                  "end": {
                    "column": 1,
                    "line": 8
                  },
                  "start": {
                    "column": 1,
                    "line": 8
                  }
                }
              },
              "message": "no `endif`",
              "relatedLocations": [],
              "severity": "WARNING",
              "suggestions": []
            },
            {
              "code": {
                "value": "odd"
              },
              "location": {
                "path": "content/b,c: \"100%\" <许>.md",
                "range": {
                  "end": {
                    "column": 1,
                    "line": 3
                  },
                  "start": {
                    "column": 3,
                    "line": 1
                  }
                }
              },
              "message": "\"a|b\" <b>100%</b> `{% x %}\n::error::[x](y)\u001b[31m *许可证* a:b,c & 'd' ]]> \\",
              "relatedLocations": [],
              "severity": "INFO",
              "suggestions": []
            }
          ],
          "source": {
            "name": "isogloss"
          }
        }
        "#);
    }

    #[test]
    fn several_edits_are_one_suggestion() {
        let mut files = Files::default();
        let file = files.add(SourceFile::new("a.md", "许 b c d"));
        let edit = |start, end, text: &str| Edit { file, range: TextRange::new(start, end), text: text.to_owned() };
        let suggested =
            |edits| suggestion(&Fix { applicability: crate::diagnostic::Applicability::Safe, edits }, file, &files);
        assert_eq!(
            suggested(vec![edit(8, 8, "D"), edit(4, 5, "B")]),
            Some(json!({
                "range": { "start": { "line": 1, "column": 5 }, "end": { "line": 1, "column": 9 } }, "text": "B c D"
            }))
        );
        assert_eq!(suggested(vec![edit(4, 6, "B"), edit(5, 8, "D")]), None);
    }
}
