//! Marks that a translation system left in the text.

use super::lines::Pairing;
use super::{Change, Choice, Proposal};
use crate::diagnostic::{Applicability, Diagnostic};
use crate::text::TextRange;

/// Each mark removed, with the line that holds nothing else.
pub fn choices(pairing: &Pairing<'_>, found: &[Diagnostic]) -> Vec<Choice> {
    let marks = found.iter().filter(|finding| finding.check == "leaked-mark").map(|finding| finding.label.range);
    let choice = |mark: TextRange| {
        let target = &pairing.target;
        let line = target.at(mark.start);
        let is_alone = mark.slice(target.text) == target.line(line).trim();
        let next = target.all.get(line + 1).map_or(target.text.len() as u32, |next| next.start);
        let range = if is_alone { TextRange::new(target.all[line].start, next) } else { mark };
        let changes = vec![Change { range, text: String::new() }];
        Choice::of(Proposal { changes, applicability: Applicability::Safe })
    };
    marks.map(choice).collect()
}
