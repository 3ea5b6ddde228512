//! A summary in Markdown, for a job's page or a comment: totals, then as many findings as there is room for.

use super::markdown_text::{code, prose};
use super::place::Place;
use super::summary::{counted, summary};
use super::tally::{Counts, Tally};
use super::versions::affected;
use super::{Options, Reporter};
use crate::diagnostic::Diagnostic;
use crate::text::Files;

pub(super) const REPORTER: Reporter =
    Reporter { name: "markdown", about: "a summary in Markdown, for a job's page or a comment", report: markdown };

/// Characters that a comment on GitHub can have.
const LIMIT: usize = 65_536;

/// Kept free for the line that says how many findings are left out.
const RESERVE: usize = 200;

fn markdown(diagnostics: &[Diagnostic], files: &Files, options: &Options<'_>) -> String {
    let mut page = Page::new(format!("## Isogloss: {}\n", summary(diagnostics)));
    if diagnostics.is_empty() {
        return page.text;
    }
    // Where even the totals are too long, the line above still counts.
    page.push(&totals(&Tally::of(diagnostics)));
    let mut shown = 0;
    for findings in diagnostics.chunk_by(|a, b| a.label.file == b.label.file) {
        let mut heading =
            findings.first().map(|finding| format!("\n### {}\n\n", code(&files.get(finding.label.file).path)));
        for finding in findings {
            let item = heading.take().unwrap_or_default() + &item(finding, files, options);
            if !page.push(&item) {
                return page.ended(diagnostics.len() - shown);
            }
            shown += 1;
        }
    }
    page.text
}

/// A text that stays within the limit.
struct Page {
    text: String,
    characters: usize,
}

impl Page {
    fn new(text: String) -> Self {
        Self { characters: text.chars().count(), text }
    }

    /// Adds a part if there is room for it.
    fn push(&mut self, part: &str) -> bool {
        let characters = self.characters + part.chars().count();
        let fits = characters <= LIMIT - RESERVE;
        if fits {
            self.text.push_str(part);
            self.characters = characters;
        }
        fits
    }

    fn ended(mut self, left_out: usize) -> String {
        let findings = counted(left_out, "more finding");
        let verb = if left_out == 1 { "is" } else { "are" };
        self.text.push_str(&format!("\n… {findings} {verb} left out: a summary has at most {LIMIT} characters.\n"));
        self.text
    }
}

/// Checks by locales.
fn totals(tally: &Tally<'_>) -> String {
    let codes: String = tally.locales.iter().map(|locale| format!(" {} |", prose(locale))).collect();
    let rules = " ---: |".repeat(tally.locales.len());
    let row = |name: &str, counts: &Counts<'_>| {
        let cells: String = tally.locales.iter().map(|locale| format!(" {} |", counts.of_locale(locale))).collect();
        format!("| {name} |{cells} {} |\n", counts.total)
    };
    let rows: String = tally.checks.iter().map(|(check, counts)| row(&code(check), counts)).collect();
    format!("\n| Check |{codes} Total |\n| --- |{rules} ---: |\n{rows}{}", row("All", &tally.all))
}

/// One finding: a line, and its versions and advice below it.
fn item(diagnostic: &Diagnostic, files: &Files, options: &Options<'_>) -> String {
    let place = Place::of(&diagnostic.label, files).start;
    let (severity, check) = (diagnostic.severity.name(), code(diagnostic.check));
    let message = prose(&diagnostic.message);
    let versions = affected(diagnostic, options).map(|versions| format!("  - Versions: {}\n", prose(&versions)));
    let help = diagnostic.help.as_ref().map(|help| format!("  - {}\n", prose(help)));
    let (line, column) = (place.line, place.column);
    let first = format!("- **{severity}** {check} at {line}:{column}: {message}\n");
    [Some(first), versions, help].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples;
    use crate::text::{FileId, SourceFile, TextRange};

    #[test]
    fn totals_then_findings() {
        let (findings, files) = samples::three();
        insta::assert_snapshot!(markdown(&findings, &files, &samples::options()), @r#"
        ## Isogloss: 1 error, 1 warning, 1 info in 2 files

        | Check | zh-CN | no locale | Total |
        | --- | ---: | ---: | ---: |
        | `missing-placeable` | 1 | 0 | 1 |
        | `odd` | 0 | 1 | 1 |
        | `unclosed-tag` | 0 | 1 | 1 |
        | All | 1 | 2 | 3 |

        ### `translations/zh-CN/content/a.md`

        - **error** `missing-placeable` at 5:23: `{% data variables.product.prodname %}` is missing
          - Versions: enterprise-server\@3.4
          - Write it as in the source
        - **warning** `unclosed-tag` at 8:1: no `endif`

        ### `content/b,c: "100%" <许>.md`

        - **info** `odd` at 1:3: "a\|b" \<b\>100%\</b\> \`\{% x %\} \:\:error\:\:\[x\]\(y\)�\[31m \*许可证\* a\:b,c \& 'd' \]\]\> \\
        "#);
        insta::assert_snapshot!(markdown(&[], &files, &samples::options()), @"
        ## Isogloss: no findings
        ");
    }

    #[test]
    fn says_how_many_are_left_out() {
        let mut files = Files::default();
        files.add(SourceFile::new("a.md", "a"));
        let finding = |number| Diagnostic::error("a", FileId(0), TextRange::empty(0), format!("许 {number}"));
        let findings: Vec<Diagnostic> = (0..5000).map(finding).collect();
        let report = markdown(&findings, &files, &Options::default());
        assert!((65_000..=LIMIT).contains(&report.chars().count()), "{}", report.chars().count());
        let shown = report.matches("- **error**").count();
        assert!(report.ends_with(&format!(
            "\n… {} more findings are left out: a summary has at most 65536 characters.\n",
            5000 - shown
        )));
    }

    #[test]
    fn stays_short_whatever_is_found() {
        let mut files = Files::default();
        files.add(SourceFile::new("a.md", "a"));
        let long = Diagnostic::error("a", FileId(0), TextRange::empty(0), "*".repeat(70_000));
        let report = markdown(&[long], &files, &Options::default());
        assert!(
            report.ends_with("… 1 more finding is left out: a summary has at most 65536 characters.\n"),
            "{report}"
        );
    }
}
