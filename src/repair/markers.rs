//! Markers of items, quotations, headings and alerts that lost their text or their name.

use super::Choice;
use super::lines::Pairing;
use super::structure::{change, choice, indentation};
use crate::diagnostic::Applicability;
use crate::text::TextRange;

/// A marker that stands alone gets the text back that was pushed below it.
pub fn rejoined(pairing: &Pairing<'_>, line: usize) -> Option<Choice> {
    let target = &pairing.target;
    let text = target.line(line);
    let alone = text.trim();
    let is_number =
        alone.strip_suffix('.').is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()));
    let is_marker = is_number
        || matches!(alone, "-" | "*" | "+" | ">" | "|" | "**" | "- **" | "* **" | "1. **")
        || (!alone.is_empty() && alone.trim_matches('#').is_empty());
    let next = (line + 1..target.all.len()).take(3).find(|&next| !target.is_blank(next))?;
    let below = target.line(next);
    if !is_marker || (below.len() == below.trim_start().len() && next == line + 1 && alone != "|") {
        return None;
    }
    let end = target.all[line].start + text.trim_end().len() as u32;
    let start = target.all[next].start + indentation(below).len() as u32;
    // Nothing stands between emphasis and its text.
    let between = if alone.ends_with("**") { "" } else { " " };
    Some(choice(Applicability::Unsafe, vec![change(TextRange::new(end, start), between.to_owned())]))
}

/// The first line of an alert, such as `> [!NOTE]`, as in the source: its name is no word to be translated.
pub fn alert(pairing: &Pairing<'_>, line: usize) -> Option<Choice> {
    let source = pairing.to_source[line].map(|source| pairing.source.line(source).trim())?;
    let is_alert = source.starts_with('>') && source.contains("[!") && source.ends_with(']');
    let text = pairing.target.line(line);
    let given = text.trim();
    if !is_alert || given == source || !given.starts_with('>') || !given.ends_with([']', '】', '］']) {
        return None;
    }
    let start = pairing.target.all[line].start + indentation(text).len() as u32;
    let range = TextRange::new(start, start + given.len() as u32);
    Some(choice(Applicability::Unsafe, vec![change(range, source.to_owned())]))
}
