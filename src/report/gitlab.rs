//! GitLab's Code Quality report: the part of Code Climate's format that a merge request shows.

use super::place::Place;
use super::wording::message;
use super::{Options, Reporter};
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::Files;
use serde_json::{Value, json};
use std::collections::BTreeMap;

pub(super) const REPORTER: Reporter =
    Reporter { name: "gitlab", about: "a Code Quality report for GitLab", report: gitlab };

fn gitlab(diagnostics: &[Diagnostic], files: &Files, options: &Options<'_>) -> String {
    let mut seen: BTreeMap<u64, u32> = BTreeMap::new();
    let issues: Vec<Value> = diagnostics
        .iter()
        .map(|diagnostic| {
            let fingerprint = diagnostic.fingerprint(files);
            let count = seen.entry(fingerprint).or_default();
            *count += 1;
            issue(diagnostic, &unique(fingerprint, *count), files, options)
        })
        .collect();
    format!("{:#}\n", Value::from(issues))
}

/// GitLab shows the first of several findings with one fingerprint only.
fn unique(fingerprint: u64, count: u32) -> String {
    if count == 1 { format!("{fingerprint:016x}") } else { format!("{fingerprint:016x}-{count}") }
}

fn issue(diagnostic: &Diagnostic, fingerprint: &str, files: &Files, options: &Options<'_>) -> Value {
    let severity = match diagnostic.severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Info => "info",
    };
    let place = Place::of(&diagnostic.label, files);
    json!({
        "description": message(diagnostic, options),
        "check_name": diagnostic.check,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {
            "path": place.path,
            "lines": { "begin": place.start.line, "end": place.last_line() },
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples;

    #[test]
    fn issues() {
        let (mut findings, files) = samples::three();
        findings.push(findings[1].clone());
        insta::assert_snapshot!(gitlab(&findings, &files, &samples::options()), @r#"
        [
          {
            "check_name": "missing-placeable",
            "description": "`{% data variables.product.prodname %}` is missing (enterprise-server@3.4)",
            "fingerprint": "0123456789abcdef",
            "location": {
              "lines": {
                "begin": 5,
                "end": 5
              },
              "path": "translations/zh-CN/content/a.md"
            },
            "severity": "major"
          },
          {
            "check_name": "unclosed-tag",
            "description": "no `endif`",
            "fingerprint": "c7ea409cafb2af19",
            "location": {
              "lines": {
                "begin": 8,
                "end": 8
              },
              "path": "translations/zh-CN/content/a.md"
            },
            "severity": "minor"
          },
          {
            "check_name": "odd",
            "description": "\"a|b\" <b>100%</b> `{% x %}\n::error::[x](y)\u001b[31m *许可证* a:b,c & 'd' ]]> \\",
            "fingerprint": "b66f14cb3b440d1b",
            "location": {
              "lines": {
                "begin": 1,
                "end": 2
              },
              "path": "content/b,c: \"100%\" <许>.md"
            },
            "severity": "info"
          },
          {
            "check_name": "unclosed-tag",
            "description": "no `endif`",
            "fingerprint": "c7ea409cafb2af19-2",
            "location": {
              "lines": {
                "begin": 8,
                "end": 8
              },
              "path": "translations/zh-CN/content/a.md"
            },
            "severity": "minor"
          }
        ]
        "#);
    }
}
