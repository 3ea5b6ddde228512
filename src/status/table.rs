//! The status as plain text: a table for each locale, or lists where that is too wide.

use super::{EditionStatus, State, Status};
use std::collections::BTreeMap;
use std::fmt::Write;

/// What is counted beside the states: its title, and how many pages of an edition it is.
type Counted = (&'static str, fn(&EditionStatus) -> usize);

const BESIDE_STATES: [Counted; 2] =
    [("falling back", EditionStatus::falling_back), ("repaired", EditionStatus::repaired)];

/// Blanks between columns.
const GAP: usize = 2;

/// Counts for each locale and version, in lines of at most `width` columns where that is possible; then the pages in the
/// states that `listed` names.
pub fn text(status: &Status, width: usize, listed: &[State]) -> String {
    let mut out = String::new();
    for editions in status.editions.chunk_by(|a, b| a.locale == b.locale) {
        let _ = writeln!(out, "{}{}", if out.is_empty() { "" } else { "\n" }, editions[0].locale);
        let rows = rows(editions);
        let widths = widths(&rows);
        if 2 + widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1) <= width {
            rows.iter().for_each(|row| push_row(row, &widths, &mut out));
        } else {
            push_lists(&rows, &mut out);
        }
        for state in listed {
            push_pages(editions, *state, &mut out);
        }
    }
    out
}

/// The head, and a row for each version. What is nowhere has no column.
fn rows(editions: &[EditionStatus]) -> Vec<Vec<String>> {
    let shown = |state: &State| *state == State::Current || editions.iter().any(|edition| edition.count(*state) > 0);
    let states: Vec<State> = State::ALL.into_iter().filter(shown).collect();
    let shown: Vec<_> =
        BESIDE_STATES.into_iter().filter(|(_, count)| editions.iter().any(|edition| count(edition) > 0)).collect();
    let mut head = vec!["version".to_owned(), "pages".to_owned()];
    head.extend(states.iter().map(|state| state.title().to_owned()));
    head.extend(shown.iter().map(|(title, _)| (*title).to_owned()));
    let row = |edition: &EditionStatus| {
        let mut row = vec![edition.short.clone(), edition.pages.len().to_string()];
        row.extend(states.iter().map(|state| edition.count(*state).to_string()));
        row.extend(shown.iter().map(|(_, count)| count(edition).to_string()));
        row
    };
    std::iter::once(head).chain(editions.iter().map(row)).collect()
}

fn widths(rows: &[Vec<String>]) -> Vec<usize> {
    let columns = rows.first().map_or(0, Vec::len);
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    (0..columns).map(width).collect()
}

/// Names to the left, numbers to the right.
fn push_row(row: &[String], widths: &[usize], out: &mut String) {
    out.push_str("  ");
    for (column, (cell, width)) in row.iter().zip(widths).enumerate() {
        match column {
            0 => drop(write!(out, "{cell:width$}")),
            _ => drop(write!(out, "{:GAP$}{cell:>width$}", "")),
        }
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
}

/// A line for each number that is not zero.
fn push_lists(rows: &[Vec<String>], out: &mut String) {
    let Some((head, rows)) = rows.split_first() else { return };
    for row in rows {
        let _ = writeln!(out, "  {}", row[0]);
        for (name, count) in head.iter().zip(row).skip(1).filter(|(_, count)| *count != "0") {
            let _ = writeln!(out, "    {count:>6} {name}");
        }
    }
}

/// The pages in a state, each with the versions.
fn push_pages(editions: &[EditionStatus], state: State, out: &mut String) {
    let mut pages: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for edition in editions {
        for page in edition.pages.iter().filter(|page| page.state == state) {
            pages.entry(&page.page).or_default().push(&edition.short);
        }
    }
    let _ = writeln!(out, "\n  {}: {}", state.title(), pages.len());
    for (page, versions) in pages {
        let _ = writeln!(out, "    {page} ({})", versions.join(", "));
    }
}
