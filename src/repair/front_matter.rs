//! Fields that are not translated: as in the source.

use super::lines::{Lines, Pairing};
use super::{Change, Choice, Proposal};
use crate::diagnostic::{Applicability, Diagnostic};
use crate::text::TextRange;

/// What may be done about fields of the front matter.
pub fn choices(pairing: &Pairing<'_>, found: &[Diagnostic]) -> Vec<Choice> {
    let about = found.iter().any(|finding| finding.check == "changed-versions");
    let mut choices: Vec<Choice> = about.then(|| field(pairing, "versions")).flatten().into_iter().collect();
    if found.iter().any(|finding| finding.check == "front-matter-unclosed") {
        choices.extend(fence(pairing));
    }
    choices
}

/// A line `---` at the top, where the source has none.
fn fence(pairing: &Pairing<'_>) -> Option<Choice> {
    let is_superfluous = pairing.target.line(0).trim_end() == "---" && pairing.source.line(0).trim_end() != "---";
    let range = TextRange::new(0, pairing.target.all.get(1)?.start);
    let changes = vec![Change { range, text: String::new() }];
    is_superfluous.then(|| Choice::of(Proposal { changes, applicability: Applicability::Safe }))
}

/// The field as in the source: lines that say the same stay.
fn field(pairing: &Pairing<'_>, key: &str) -> Option<Choice> {
    let (source, target) = (&pairing.source, &pairing.target);
    let wanted = lines_of(source, key)?;
    let same = |from: &str| {
        let given = lines_of(target, key)?;
        given.map(|line| target.line(line)).find(|to| plain(to) == plain(from))
    };
    let lines: Vec<&str> = wanted.map(|line| source.line(line)).map(|line| same(line).unwrap_or(line)).collect();
    let text = lines.join(target.line_break());
    let range = match lines_of(target, key) {
        Some(given) => target.all[given.start].cover(target.all[given.end - 1]),
        None => return None,
    };
    // The versions that the translation names and the source does not would lose the page.
    (range.slice(target.text) != text)
        .then(|| Choice::of(Proposal { changes: vec![Change { range, text }], applicability: Applicability::Unsafe }))
}

/// The lines of a field: that of its key, and what is indented below it.
fn lines_of(lines: &Lines<'_>, key: &str) -> Option<std::ops::Range<usize>> {
    let end = (1..lines.all.len()).find(|&at| lines.line(at).trim_end() == "---")?;
    let start = (1..end).find(|&at| lines.line(at).strip_prefix(key).is_some_and(|rest| rest.starts_with(':')))?;
    let until = (start + 1..end).find(|&at| !lines.line(at).starts_with([' ', '\t', '-'])).unwrap_or(end);
    Some(start..until)
}

/// A line without quotation marks.
fn plain(line: &str) -> String {
    line.replace(['\'', '"'], "").trim().to_owned()
}
