//! Two locales of a page side by side: which block belongs to which, and what was found at each of them.
//!
//! Words of two languages cannot be compared; what a translation has to keep is for `check` to say. Here its findings are
//! put where readers of both editions see them.

use super::{markdown_options, side_in};
use crate::bitext::{Bead, Outline, align};
use crate::diagnostic::{Diagnostic, Label};
use crate::liquid::Evaluated;
use crate::markdown::{BlockKind, parse};
use crate::project::{PageId, Part, Project};
use crate::text::{FileId, TextRange};

/// A locale and a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Readers {
    pub locale: usize,
    pub version: usize,
}

/// The body of a page as some readers get it, in blocks.
#[derive(Debug)]
pub struct Text {
    pub evaluated: Evaluated,
    outline: Outline,
    /// Where each block is in the page's file.
    places: Vec<TextRange>,
}

/// Blocks that belong together; one of them may be absent. Numbers are positions among the findings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub left: Option<usize>,
    pub right: Option<usize>,
    pub findings: Vec<usize>,
}

/// Both texts.
#[derive(Debug)]
pub struct Beside {
    pub left: Text,
    pub right: Text,
    /// In the order of both texts.
    pub rows: Vec<Row>,
    /// Findings that belong to no block of the body.
    pub others: Vec<usize>,
}

/// Sets two editions of a page side by side, with the findings about either; None where one of them has no body.
pub fn beside(project: &Project, page: PageId, [left, right]: [Readers; 2], found: &[Diagnostic]) -> Option<Beside> {
    let (left, right) = (Text::new(project, page, left)?, Text::new(project, page, right)?);
    let rows = align(&left.outline, &right.outline).into_iter();
    let row = |bead: Bead| Row { left: bead.source, right: bead.target, findings: Vec::new() };
    let mut beside = Beside { rows: rows.map(row).collect(), left, right, others: Vec::new() };
    for (number, finding) in found.iter().enumerate() {
        match beside.row_of(finding).and_then(|at| beside.rows.get_mut(at)) {
            Some(row) => row.findings.push(number),
            None => beside.others.push(number),
        }
    }
    Some(beside)
}

impl Beside {
    /// The row that a finding is about: that of a block of the source which has no counterpart, since its place in the
    /// translation is only where the block would be; that of its own place on the right; or that of either of its places
    /// on the left.
    fn row_of(&self, finding: &Diagnostic) -> Option<usize> {
        let places = [Some(&finding.label), finding.context.as_ref().and_then(|context| context.source.as_ref())];
        let block = |text: &Text| places.into_iter().flatten().find_map(|label| text.block_at(label));
        let row = |is_it: &dyn Fn(&Row) -> bool| self.rows.iter().position(is_it);
        let left = block(&self.left).and_then(|left| row(&|row| row.left == Some(left)));
        let right = block(&self.right).and_then(|right| row(&|row| row.right == Some(right)));
        let is_alone = |at: &usize| self.rows.get(*at).is_some_and(|row| row.right.is_none());
        left.filter(is_alone).or(right).or(left)
    }
}

impl Text {
    fn new(project: &Project, page: PageId, readers: Readers) -> Option<Self> {
        let evaluated = side_in(project, page, Part::Body, readers.locale, readers.version)?.evaluated;
        let outline = Outline::new(&parse(&evaluated.text, markdown_options(project)));
        let own = |range: TextRange| evaluated.source.locate(evaluated.template_range(range));
        let places = outline.segments.iter().map(|segment| own(segment.range)).collect();
        Some(Self { outline, places, evaluated })
    }

    /// The page's file.
    pub fn file(&self) -> FileId {
        self.evaluated.source.file
    }

    /// Where a block is in the evaluated text.
    pub fn range(&self, block: usize) -> Option<TextRange> {
        self.outline.segments.get(block).map(|segment| segment.range)
    }

    pub fn kind(&self, block: usize) -> Option<BlockKind> {
        self.outline.segments.get(block).map(|segment| segment.kind)
    }

    /// Where a block is in the page's file.
    pub fn place(&self, block: usize) -> Option<TextRange> {
        self.places.get(block).copied()
    }

    /// The Markdown of a block on one line.
    pub fn markdown(&self, block: usize) -> String {
        let text = self.range(block).map_or("", |range| range.slice(&self.evaluated.text));
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The smallest block in which a place is, or, where something would have to be put in, to which it is next.
    fn block_at(&self, label: &Label) -> Option<usize> {
        let place = label.range;
        let is_next = |range: &TextRange| range.start <= place.start && place.start <= range.end;
        let holds = |range: &TextRange| if place.is_empty() { is_next(range) } else { range.overlaps(place) };
        let places = self.places.iter().enumerate().filter(|(_, range)| self.file() == label.file && holds(range));
        places.min_by_key(|(_, range)| range.len()).map(|(at, _)| at)
    }
}
