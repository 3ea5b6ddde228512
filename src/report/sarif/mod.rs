//! SARIF 2.1.0 (OASIS, 27 March 2020, with errata 01): one run, its rules, its results.
//!
//! Columns count Unicode code points, and the run says so. Fingerprints are ours, under a name of our own: the name that
//! GitHub knows is for a hash that its uploader makes of lines.

mod result;
#[cfg(test)]
mod tests;

use super::summary::counted;
use super::{Options, Reporter};
use crate::diagnostic::Diagnostic;
use crate::text::Files;
use result::result;
use serde_json::{Value, json};
use std::cmp::Reverse;
use std::collections::BTreeMap;

pub(super) const REPORTER: Reporter =
    Reporter { name: "sarif", about: "SARIF 2.1.0, for code scanning", report: sarif };

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Results that GitHub takes in one run.
const MOST_RESULTS: usize = 25_000;

fn sarif(diagnostics: &[Diagnostic], files: &Files, options: &Options<'_>) -> String {
    format!("{:#}\n", log(diagnostics, files, options, MOST_RESULTS))
}

/// The whole log, with at most `limit` results.
fn log(diagnostics: &[Diagnostic], files: &Files, options: &Options<'_>, limit: usize) -> Value {
    let kept = most_severe(diagnostics, limit);
    let rules: BTreeMap<&str, Option<&str>> =
        kept.iter().map(|finding| (finding.check, finding.context.as_ref().map(|context| context.category))).collect();
    let names: Vec<&str> = rules.keys().copied().collect();
    let results: Vec<Value> = kept.iter().map(|finding| result(finding, &names, files, options)).collect();
    let descriptors: Vec<Value> = rules.iter().map(|(name, category)| descriptor(name, *category, options)).collect();
    let driver = json!({ "name": "Isogloss", "semanticVersion": env!("CARGO_PKG_VERSION"), "rules": descriptors });
    json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": driver },
            "columnKind": "unicodeCodePoints",
            "invocations": [invocation(diagnostics.len() - kept.len())],
            "results": results,
        }],
    })
}

/// As many findings as fit, in their order; where they do not all fit, those that matter most.
fn most_severe(diagnostics: &[Diagnostic], limit: usize) -> Vec<&Diagnostic> {
    let mut ranked: Vec<usize> = (0..diagnostics.len()).collect();
    ranked.sort_by_key(|at| Reverse(diagnostics[*at].severity));
    ranked.truncate(limit);
    ranked.sort_unstable();
    ranked.into_iter().map(|at| &diagnostics[at]).collect()
}

/// How the run went; what was left out is a notification.
fn invocation(left_out: usize) -> Value {
    let findings = counted(left_out, "finding");
    let text = format!("left out, since a run holds {MOST_RESULTS} results: {findings}");
    let notification = json!({ "level": "warning", "message": message(&text) });
    let notifications: Vec<Value> = (left_out > 0).then_some(notification).into_iter().collect();
    json!({ "executionSuccessful": true, "toolExecutionNotifications": notifications })
}

/// What there is to say of a check. GitHub wants a short and a full description and help, so none of them is left out.
fn descriptor(name: &str, category: Option<&str>, options: &Options<'_>) -> Value {
    let rule = (options.rules)(name);
    let summary = rule.map_or_else(|| name.replace('-', " "), |rule| rule.summary.to_owned());
    let help = rule.map_or_else(|| format!("Run `isogloss explain {name}`."), |rule| rule.explanation.to_owned());
    let tags: Vec<&str> = category.into_iter().collect();
    json!({
        "id": name,
        "shortDescription": message(&summary),
        "fullDescription": message(&summary),
        "help": { "text": in_message(&help), "markdown": in_message(&help) },
        "properties": { "tags": tags },
    })
}

fn message(text: &str) -> Value {
    json!({ "text": in_message(text) })
}

/// In a message a single brace begins or ends a placeholder (section 3.11.5).
fn in_message(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}
