//! What `explain` and the manual say of checks: plain text for terminals, Markdown for pages and editors.

use super::{CHECKS, Check, Scope};
use crate::diagnostic::{Severity, Verdict};
use std::fmt::Write;

/// Columns of text for terminals.
const WIDTH: usize = 80;

impl Check {
    /// Everything about the check, for a terminal.
    pub fn text(&self) -> String {
        let documentation = &self.documentation;
        let (category, severity) = (self.category, self.severity.name());
        let mut out = format!("{}: {severity}, {}, {category}\n\n", self.name, verdict_name(self.verdict));
        wrap(documentation.summary, "", &mut out);
        section("Why it matters", documentation.why, &mut out);
        for (title, code) in self.examples() {
            let _ = writeln!(out, "\n{title}:");
            code.lines().for_each(|line| push_line("  ", line, &mut out));
        }
        section("What to do", documentation.remedy, &mut out);
        section("Tolerated", documentation.tolerance, &mut out);
        out
    }

    /// The check's section in the manual.
    pub fn markdown(&self) -> String {
        let documentation = &self.documentation;
        let mut out = format!("### {}\n\n{} {}\n", self.name, documentation.summary, documentation.why);
        let (severity, verdict) = (severity_title(self.severity), verdict_name(self.verdict));
        let _ = writeln!(out, "\n*{severity}, {verdict}.* {}", documentation.remedy);
        if !documentation.tolerance.is_empty() {
            let _ = writeln!(out, "\nTolerated: {}", lower_first(documentation.tolerance));
        }
        for (title, code) in self.examples() {
            // Examples hold fences of three.
            let _ = writeln!(out, "\n{title}:\n\n````markdown\n{}\n````", code.trim_end());
        }
        out
    }

    /// The two sides of the example with what they are.
    fn examples(&self) -> Vec<(&'static str, &'static str)> {
        let (source, target) = self.documentation.example;
        let titles = match self.scope {
            Scope::Parsing | Scope::Source(_) => ["Right", "Wrong"],
            Scope::Difference(_) | Scope::Page | Scope::History => ["Source", "Translation"],
        };
        titles.into_iter().zip([source, target]).filter(|(_, code)| !code.is_empty()).collect()
    }
}

/// All checks, a line each, grouped by category.
pub fn list() -> String {
    let width = CHECKS.iter().map(|check| check.name.len()).max().unwrap_or(0);
    let mut out = String::new();
    for (category, checks) in by_category() {
        let _ = writeln!(out, "{}{}:", if out.is_empty() { "" } else { "\n" }, title(category));
        for check in checks {
            let _ = writeln!(out, "  {:width$}  {}", check.name, check.documentation.summary);
        }
    }
    out
}

/// The sections of all checks, grouped by category.
pub fn list_markdown() -> String {
    let section = |check: &&Check| check.markdown();
    let group = |(category, checks): (&str, Vec<&Check>)| {
        let sections: Vec<String> = checks.iter().map(section).collect();
        format!("## {}\n\n{}", title(category), sections.join("\n"))
    };
    by_category().into_iter().map(group).collect::<Vec<_>>().join("\n")
}

/// The checks of each category, both in the order of the registry.
fn by_category() -> Vec<(&'static str, Vec<&'static Check>)> {
    let mut groups: Vec<(&str, Vec<&Check>)> = Vec::new();
    for &check in CHECKS {
        match groups.iter_mut().find(|(category, _)| *category == check.category) {
            Some((_, checks)) => checks.push(check),
            None => groups.push((check.category, vec![check])),
        }
    }
    groups
}

const fn severity_title(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "Info",
        Severity::Warning => "Warning",
        Severity::Error => "Error",
    }
}

const fn verdict_name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Damaged => "damaged",
        Verdict::OutOfStep => "out of step",
        Verdict::Stale => "stale",
    }
}

/// `Front matter` for `front-matter`.
fn title(category: &str) -> String {
    let words = category.replace('-', " ");
    let (first, rest) = words.split_at(words.len().min(1));
    format!("{}{rest}", first.to_uppercase())
}

/// A sentence as it goes on behind a colon; a name in capitals stays.
fn lower_first(sentence: &str) -> String {
    let mut characters = sentence.chars();
    let first = characters.next().map(|first| first.to_lowercase().to_string()).unwrap_or_default();
    let rest = characters.as_str();
    if rest.starts_with(|next: char| next.is_uppercase()) { sentence.to_owned() } else { first + rest }
}

fn section(title: &str, text: &str, out: &mut String) {
    if !text.is_empty() {
        let _ = writeln!(out, "\n{title}:");
        wrap(text, "  ", out);
    }
}

/// Adds a text in lines of at most [`WIDTH`], each with `indent` before it.
fn wrap(text: &str, indent: &str, out: &mut String) {
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() && indent.len() + line.chars().count() + 1 + word.chars().count() > WIDTH {
            push_line(indent, &line, out);
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line += word;
    }
    push_line(indent, &line, out);
}

fn push_line(indent: &str, line: &str, out: &mut String) {
    out.push_str(if line.is_empty() { "" } else { indent });
    out.push_str(line);
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::{lower_first, title, wrap};

    #[test]
    fn lines_end_before_the_margin() {
        let mut out = String::new();
        wrap(&"word ".repeat(40), "  ", &mut out);
        assert_eq!(out.lines().count(), 3);
        assert!(out.lines().all(|line| line.starts_with("  word") && line.len() <= 80), "{out}");
    }

    #[test]
    fn words_of_titles() {
        assert_eq!(title("front-matter"), "Front matter");
        assert_eq!(lower_first("Order within."), "order within.");
        assert_eq!(lower_first("HTML."), "HTML.");
    }
}
