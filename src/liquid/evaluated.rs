//! Evaluated text, and where each part of it stems from.

use super::source::SourceText;
use crate::diagnostic::Diagnostic;
use crate::text::{FileId, TextRange};
use crate::version::VersionSet;
use std::sync::Arc;

/// The result of evaluating one template for one path through its conditions.
#[derive(Debug, Clone)]
pub struct Evaluated {
    pub text: String,
    /// Ascending by `at`; each holds until the next one begins.
    pub origins: Vec<Origin>,
    /// What shows nothing in these versions: branches not taken, comments.
    pub deletions: Vec<Deletion>,
    /// The template's own text.
    pub source: SourceText,
    /// The versions for which evaluation takes this very path; what differs between them is nothing.
    pub versions: VersionSet,
    /// The result depends on the page that it was evaluated for.
    pub page_dependent: bool,
    /// What went wrong during evaluation, here or in included data.
    pub diagnostics: Vec<Diagnostic>,
    /// Ranges of `text` that stand where something could not be evaluated.
    pub damage: Vec<u32>,
    /// What came from the source locale in place of a translation.
    pub fallbacks: Vec<Arc<Fallback>>,
    /// How much work it was, that of included data among it: about as many units as bytes were copied. The same on every
    /// machine, whatever was known before.
    pub effort: usize,
}

/// Something shown in the source locale where its translation is absent or broken, or repaired.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fallback {
    /// `page`, `body`, a field, `block`, or the path of a data entry.
    pub what: String,
    /// The file in which the translation should be, relative to the root.
    pub path: String,
    pub reason: String,
}

impl Fallback {
    /// The reason of a part that is shown as a repair leaves it.
    pub const REPAIRED: &'static str = "repaired";

    /// True if the translation is shown after all, repaired, and not the source.
    pub fn is_repaired(&self) -> bool {
        self.reason == Self::REPAIRED
    }
}

/// From `at` on, the text stems from here.
#[derive(Debug, Clone)]
pub struct Origin {
    pub at: u32,
    pub kind: OriginKind,
}

#[derive(Debug, Clone)]
pub enum OriginKind {
    /// Copied from the template, byte by byte from this offset on.
    Copied(u32),
    /// Made by the tag or output at this range of the template.
    Computed(TextRange),
    /// Inserted by the tag at `call`: the text of `evaluated` from `from` on.
    Included { call: TextRange, evaluated: Arc<Evaluated>, from: u32 },
}

/// A range of the template that shows nothing, and where in the text it would have stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deletion {
    pub at: u32,
    pub range: TextRange,
}

/// A range of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Frame {
    pub file: FileId,
    pub range: TextRange,
}

/// Where evaluated text stems from: the innermost file range, and the call sites that lead there, outermost first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub frame: Frame,
    pub calls: Vec<Frame>,
}

impl Evaluated {
    /// A text that is the same in all versions and stems from the template as a whole.
    pub fn verbatim(text: String, source: SourceText) -> Self {
        let effort = text.len();
        Self {
            text,
            origins: vec![Origin { at: 0, kind: OriginKind::Copied(0) }],
            deletions: Vec::new(),
            source,
            versions: VersionSet::ALL,
            page_dependent: false,
            diagnostics: Vec::new(),
            damage: Vec::new(),
            fallbacks: Vec::new(),
            effort,
        }
    }

    /// Where `range` of the text stems from. A range over several origins is that of the page itself: from the first
    /// origin's outermost frame to the last one's.
    pub fn locate(&self, range: TextRange) -> Place {
        let last = range.end.max(range.start + 1) - 1;
        let (first_at, last_at) = (self.origin_at(range.start), self.origin_at(last));
        if first_at == last_at {
            return self.locate_within(first_at, range);
        }
        let start = self.own_range(first_at, TextRange::new(range.start, range.start));
        let end = self.own_range(last_at, TextRange::new(last, range.end));
        let frame = Frame { file: self.source.file, range: self.source.locate(start.cover(end)) };
        Place { frame, calls: Vec::new() }
    }

    /// The range of the template itself that `range` of the text stems from; a call site for what it includes.
    pub fn template_range(&self, range: TextRange) -> TextRange {
        let last = range.end.max(range.start + 1) - 1;
        let start = self.own_range(self.origin_at(range.start), TextRange::empty(range.start));
        start.cover(self.own_range(self.origin_at(last), TextRange::new(last.max(range.start), range.end)))
    }

    fn origin_at(&self, offset: u32) -> usize {
        self.origins.partition_point(|origin| origin.at <= offset).saturating_sub(1)
    }

    fn own_range(&self, origin: usize, range: TextRange) -> TextRange {
        match self.origins.get(origin) {
            None => TextRange::empty(0),
            Some(Origin { at, kind: OriginKind::Copied(from) }) => range_moved(range, *at, *from),
            Some(Origin { kind: OriginKind::Computed(tag), .. }) => *tag,
            Some(Origin { kind: OriginKind::Included { call, .. }, .. }) => *call,
        }
    }

    fn locate_within(&self, origin: usize, range: TextRange) -> Place {
        let own = self.own_range(origin, range);
        let frame = Frame { file: self.source.file, range: self.source.locate(own) };
        match self.origins.get(origin) {
            Some(Origin { at, kind: OriginKind::Included { evaluated, from, .. } }) => {
                let mut place = evaluated.locate(range_moved(range, *at, *from));
                place.calls.insert(0, frame);
                place
            }
            _ => Place { frame, calls: Vec::new() },
        }
    }

    /// Removes ascending, disjoint ranges from the text; origins follow.
    pub fn remove(&mut self, ranges: &[TextRange]) {
        if ranges.is_empty() {
            return;
        }
        let mut text = String::with_capacity(self.text.len());
        let mut origins = Vec::with_capacity(self.origins.len() + ranges.len());
        let mut kept_from = 0;
        for range in ranges.iter().chain([&TextRange::empty(self.text.len() as u32)]) {
            let kept = TextRange::new(kept_from, range.start);
            self.copy_origins(kept, text.len() as u32, &mut origins);
            text.push_str(kept.slice(&self.text));
            kept_from = range.end;
        }
        let removed = Removed::new(ranges);
        let moved = |offset: &mut u32| *offset -= removed.before(*offset);
        self.damage.iter_mut().for_each(moved);
        self.deletions.iter_mut().for_each(|deletion| moved(&mut deletion.at));
        (self.text, self.origins) = (text, origins);
    }

    fn copy_origins(&self, kept: TextRange, to: u32, origins: &mut Vec<Origin>) {
        if kept.is_empty() {
            return;
        }
        let first = self.origin_at(kept.start);
        for origin in self.origins[first.min(self.origins.len())..].iter().take_while(|o| o.at < kept.end) {
            let skipped = kept.start.saturating_sub(origin.at);
            let kind = match &origin.kind {
                OriginKind::Copied(from) => OriginKind::Copied(from + skipped),
                OriginKind::Computed(range) => OriginKind::Computed(*range),
                OriginKind::Included { call, evaluated, from } => {
                    OriginKind::Included { call: *call, evaluated: evaluated.clone(), from: from + skipped }
                }
            };
            origins.push(Origin { at: to + origin.at.max(kept.start) - kept.start, kind });
        }
    }
}

fn range_moved(range: TextRange, at: u32, from: u32) -> TextRange {
    TextRange::new(range.start - at.min(range.start) + from, range.end - at.min(range.end) + from)
}

/// Ranges that are removed, each with how much is removed before it.
struct Removed(Vec<(TextRange, u32)>);

impl Removed {
    fn new(ranges: &[TextRange]) -> Self {
        let totals = ranges.iter().scan(0, |total, range| {
            *total += range.len();
            Some((*range, *total - range.len()))
        });
        Self(totals.collect())
    }

    /// How much is removed before `offset`.
    fn before(&self, offset: u32) -> u32 {
        let after = self.0.partition_point(|(range, _)| range.start < offset);
        let last = after.checked_sub(1).and_then(|at| self.0.get(at));
        last.map_or(0, |(range, before)| before + range.end.min(offset) - range.start)
    }
}
