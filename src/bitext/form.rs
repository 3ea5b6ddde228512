//! How a block is set, beyond what it is and what it holds: the language of code, the columns of a table, the number at
//! which a list begins, words in bold; and in what the forms of two blocks differ.

use super::difference::DifferenceKind;
use super::inventory::Inventory;
use super::pair::Cell;
use crate::markdown::{Alignment, BlockKind, Event, Kind, Tag};

/// How a block is set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form {
    /// The language of a code block, as far as it is named.
    pub language: Option<Box<str>>,
    /// The alignment of a table's columns, at its header.
    pub columns: Vec<Alignment>,
    /// The number at which the list begins whose first item this is.
    pub start: Option<u64>,
    /// Stretches in bold.
    pub bold: u16,
}

impl Form {
    /// The form of the block whose inline content begins at event `first`; bold words are its content's to count.
    pub fn of(events: &[Event<'_>], first: usize) -> Self {
        let mut form = Self::default();
        for event in events[..first.min(events.len())].iter().rev() {
            match &event.kind {
                Kind::Start(Tag::CodeBlock { info: Some(info) }) => {
                    let word = info.split([' ', '{', ',']).next().unwrap_or("");
                    form.language = Some(word.to_ascii_lowercase().into());
                    break;
                }
                Kind::Start(Tag::Table { alignments }) => {
                    form.columns.clone_from(alignments);
                    break;
                }
                Kind::Start(Tag::List { start }) => {
                    form.start = *start;
                    break;
                }
                Kind::Start(Tag::Paragraph | Tag::Item | Tag::TableHead | Tag::TableCell) => {}
                _ => break,
            }
        }
        form
    }
}

/// What differs between the forms of two blocks of one kind; languages of code are compared with the code.
pub fn differences(kind: BlockKind, source: &Inventory, target: &Inventory) -> Vec<DifferenceKind> {
    let (from, to) = (&source.form, &target.form);
    let mut found = Vec::new();
    let differ = |(a, b): (&Alignment, &Alignment)| side(*a) != side(*b);
    if from.columns.len() == to.columns.len() && from.columns.iter().zip(&to.columns).any(differ) {
        found.push(DifferenceKind::Columns);
    }
    if let (BlockKind::Item { ordered: true }, Some(source), Some(target)) = (kind, from.start, to.start)
        && source != target
    {
        found.push(DifferenceKind::Numbering { source, target });
    }
    let is_told_apart = || to.bold > 0 || target.text.contains(['*', '"', '“', '„', '‘', '«', '「', '『', '《']);
    if from.bold > 0 && !target.is_empty() && !is_told_apart() {
        found.push(DifferenceKind::Unemphasized);
    }
    found
}

/// Without a word about it, a column is set to the left.
fn side(alignment: Alignment) -> Alignment {
    if alignment == Alignment::None { Alignment::Left } else { alignment }
}

/// True for a heading or an item that has lost all that it shows, with what stands below an item.
pub fn is_emptied(cell: &Cell<'_>, source: usize, target: usize) -> bool {
    let segments = &cell.target.outline.segments;
    let own = &segments[target];
    let holds_more =
        segments.get(target + 1).is_some_and(|next| next.depth >= own.depth && own.range.end > next.range.start);
    matches!(own.kind, BlockKind::Heading(_) | BlockKind::Item { .. })
        && !holds_more
        && cell.target.inventories[target].is_empty()
        && !cell.source.inventories[source].is_empty()
}
