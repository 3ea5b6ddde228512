//! Blocks that fell out of their list item, or into code, since their lines are indented otherwise than in the source.

use super::lines::Pairing;
use super::structure::{change, indentation};
use super::{Change, Choice, Proposal};
use crate::diagnostic::Applicability;
use crate::text::TextRange;
use std::ops::Range;

/// Longer stretches are another style of indentation rather than damage.
const LONGEST: usize = 40;

/// For each stretch of lines that is indented otherwise than in the source, and holds one of these lines: as in the source,
/// or else as the text of the item above it.
pub fn choices(pairing: &Pairing<'_>, near: &[usize]) -> Vec<Choice> {
    let mut stretches: Vec<Range<usize>> = near.iter().filter_map(|&line| stretch(pairing, line)).collect();
    stretches.dedup();
    let choice = |stretch: Range<usize>| {
        let ways = [as_source(pairing, stretch.clone()), as_item(pairing, stretch)];
        let mut alternatives: Vec<Proposal> = Vec::new();
        for changes in ways.into_iter().flatten() {
            if !changes.is_empty() && alternatives.iter().all(|known| known.changes != changes) {
                alternatives.push(Proposal { changes, applicability: Applicability::Unsafe });
            }
        }
        (!alternatives.is_empty()).then_some(Choice { alternatives })
    };
    stretches.into_iter().filter_map(choice).collect()
}

/// The indentation of the line that a line translates, if it is another.
fn wanted<'p>(pairing: &'p Pairing<'_>, line: usize) -> Option<&'p str> {
    let source = indentation(pairing.source.line(pairing.to_source[line]?));
    (source != indentation(pairing.target.line(line))).then_some(source)
}

/// The lines around this one that are indented otherwise than in the source; blank lines may stand between them.
fn stretch(pairing: &Pairing<'_>, line: usize) -> Option<Range<usize>> {
    let target = &pairing.target;
    let is_other = |at: &usize| target.is_blank(*at) || wanted(pairing, *at).is_some();
    wanted(pairing, line)?;
    let start = line - (0..line).rev().take_while(is_other).count();
    let end = line + (line..target.all.len()).take_while(is_other).count();
    let start = (start..=line).find(|&at| !target.is_blank(at))?;
    let end = (line..end).rev().find(|&at| !target.is_blank(at))? + 1;
    (end - start <= LONGEST).then_some(start..end)
}

fn indented(pairing: &Pairing<'_>, line: usize, blanks: &str) -> Change {
    let start = pairing.target.all[line].start;
    let length = indentation(pairing.target.line(line)).len() as u32;
    change(TextRange::new(start, start + length), blanks.to_owned())
}

fn as_source(pairing: &Pairing<'_>, stretch: Range<usize>) -> Option<Vec<Change>> {
    let lines = stretch.filter(|&line| !pairing.target.is_blank(line));
    Some(lines.filter_map(|line| Some(indented(pairing, line, wanted(pairing, line)?))).collect())
}

/// As deep as the text of the nearest item above, however wide its marker is; later lines keep their distance to the first.
fn as_item(pairing: &Pairing<'_>, stretch: Range<usize>) -> Option<Vec<Change>> {
    let target = &pairing.target;
    let depth = (0..stretch.start).rev().find_map(|line| content_column(target.line(line)))?;
    let first = indentation(target.line(stretch.start)).len();
    let lines = stretch.filter(|&line| !target.is_blank(line));
    let changes = lines.map(|line| {
        let own = indentation(target.line(line)).len();
        indented(pairing, line, &" ".repeat(depth + own.saturating_sub(first)))
    });
    Some(changes.filter(|change| change.range.len() as usize != change.text.len()).collect())
}

/// Where the text of an item begins; None for what is no item.
fn content_column(line: &str) -> Option<usize> {
    let text = line.trim_start();
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let marker = match text.as_bytes().get(digits)? {
        b'-' | b'*' | b'+' if digits == 0 => 1,
        b'.' | b')' if digits > 0 => digits + 1,
        _ => return None,
    };
    let rest = &text[marker..];
    let blanks = rest.len() - rest.trim_start_matches(' ').len();
    (blanks > 0).then_some(line.len() - text.len() + marker + blanks)
}

#[cfg(test)]
mod tests {
    use super::content_column;

    #[test]
    fn where_the_text_of_an_item_begins() {
        assert_eq!(content_column("1. 甲"), Some(3));
        assert_eq!(content_column("  10) 甲"), Some(6));
        assert_eq!(content_column("-   甲"), Some(4));
        assert_eq!(content_column("**甲**"), None);
        assert_eq!(content_column("1.5 甲"), None);
    }
}
