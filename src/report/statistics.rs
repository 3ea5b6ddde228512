//! How many findings there are, as an aligned table for a terminal.

use super::tally::{Counts, Tally};
use crate::diagnostic::{Diagnostic, Severity};

const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

/// A line for each check, those with most findings first, and one for all: total, severities that there are, locales.
pub fn statistics(diagnostics: &[Diagnostic]) -> String {
    let tally = Tally::of(diagnostics);
    let severities: Vec<Severity> =
        SEVERITIES.into_iter().filter(|severity| tally.all.of_severity(*severity) > 0).collect();
    let names = severities.iter().map(|severity| severity.name()).chain(tally.locales.iter().copied());
    let header = ["check", "total"].into_iter().chain(names).map(str::to_owned).collect();
    let row = |name: &str, counts: &Counts<'_>| {
        let severities = severities.iter().map(|severity| counts.of_severity(*severity));
        let locales = tally.locales.iter().map(|code| counts.of_locale(code));
        let numbers = std::iter::once(counts.total).chain(severities).chain(locales);
        std::iter::once(name.to_owned()).chain(numbers.map(|number| number.to_string())).collect()
    };
    let rows = tally.checks.iter().map(|(name, counts)| row(name, counts));
    aligned(&std::iter::once(header).chain(rows).chain([row("all", &tally.all)]).collect::<Vec<_>>())
}

/// Rows of the same length as lines: the first column to the left, the others to the right.
fn aligned(rows: &[Vec<String>]) -> String {
    let columns = rows.first().map_or(0, Vec::len);
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let line = |row: &Vec<String>| {
        let first = format!("{:<1$}", row[0], widths[0]);
        let others = row.iter().zip(&widths).skip(1).map(|(cell, width)| format!("  {cell:>width$}"));
        format!("{first}{}\n", others.collect::<String>())
    };
    rows.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples;

    #[test]
    fn by_check_severity_and_locale() {
        let (mut findings, _) = samples::three();
        findings.push(findings[0].clone());
        insta::assert_snapshot!(statistics(&findings), @"
        check              total  error  warning  info  zh-CN  no locale
        missing-placeable      2      2        0     0      2          0
        odd                    1      0        0     1      0          1
        unclosed-tag           1      0        1     0      0          1
        all                    4      2        1     1      2          2
        ");
        insta::assert_snapshot!(statistics(&[]), @"
        check  total
        all        0
        ");
    }
}
