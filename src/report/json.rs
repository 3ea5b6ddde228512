//! Findings for programs: one JSON array of the objects that `jsonl` has, each on a line of its own.

use super::json_lines::object;
use super::{Options, Reporter};
use crate::diagnostic::Diagnostic;
use crate::text::Files;

pub(super) const REPORTER: Reporter = Reporter { name: "json", about: "one JSON array, for programs", report: json };

fn json(diagnostics: &[Diagnostic], files: &Files, _: &Options<'_>) -> String {
    let objects: Vec<String> = diagnostics.iter().map(|diagnostic| object(diagnostic, files)).collect();
    if objects.is_empty() { "[]\n".to_owned() } else { format!("[\n{}\n]\n", objects.join(",\n")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{json_lines, samples};
    use serde_json::Value;

    #[test]
    fn an_array_of_what_the_lines_hold() {
        let (findings, files) = samples::three();
        let array: Vec<Value> = serde_json::from_str(&json(&findings, &files, &Options::default())).expect("JSON");
        let lines = json_lines(&findings, &files);
        let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        assert_eq!(array, lines);
        assert_eq!(array.len(), 3);
        assert_eq!(json(&[], &files, &Options::default()), "[]\n");
    }
}
