//! Why one version shows what the other does not: the condition that hides it there, or the tag whose value differs.

use crate::liquid::{self, Evaluated, Frame, OriginKind, ParseOptions, Place, SourceText, Tag};
use crate::project::Project;
use crate::text::{FileId, TextRange};
use std::sync::Arc;

/// A tag that makes a difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    pub file: FileId,
    /// The tag in its file.
    pub range: TextRange,
    /// The tag as written; a later branch with the tag that opens it: `{% ifversion ghec %} … {% else %}`.
    pub tag: String,
}

/// What each of two evaluations hides.
pub struct Causes<'e> {
    project: &'e Project,
    from: Hidden<'e>,
    to: Hidden<'e>,
}

/// An evaluated text with what shows nothing in it, in what it includes too.
struct Hidden<'e> {
    evaluated: &'e Evaluated,
    places: Vec<HiddenPlace<'e>>,
}

/// A range of a template that shows nothing.
struct HiddenPlace<'e> {
    source: &'e SourceText,
    range: TextRange,
    in_file: TextRange,
}

/// A stretch of text of one origin: the frames that lead to it, outermost first, and the tag that made it.
struct Piece<'e> {
    frames: Vec<Frame>,
    made_by: Option<(&'e SourceText, TextRange)>,
}

impl<'e> Causes<'e> {
    pub fn new(from: &'e Evaluated, to: &'e Evaluated, project: &'e Project) -> Self {
        Self { project, from: Hidden::new(from), to: Hidden::new(to) }
    }

    /// The tags that make a block of either text differ from its counterpart.
    pub fn of(&self, from: Option<TextRange>, to: Option<TextRange>) -> Vec<Cause> {
        let from_pieces = from.map_or(Vec::new(), |range| pieces(self.from.evaluated, range));
        let to_pieces = to.map_or(Vec::new(), |range| pieces(self.to.evaluated, range));
        let hidden = from_pieces.iter().filter_map(|piece| self.to.cause(piece, self.project));
        let shown = to_pieces.iter().filter_map(|piece| self.from.cause(piece, self.project));
        let mut causes: Vec<Cause> = hidden.chain(shown).collect();
        if causes.is_empty() {
            let values = from_pieces.iter().chain(&to_pieces).filter_map(|piece| piece.made_by);
            causes.extend(values.map(|(source, tag)| cause(source, tag, tag.slice(&source.text).to_owned())));
        }
        let mut seen: Vec<Cause> = Vec::new();
        causes.retain(|cause| {
            !seen.contains(cause) && {
                seen.push(cause.clone());
                true
            }
        });
        causes
    }
}

impl<'e> Hidden<'e> {
    fn new(evaluated: &'e Evaluated) -> Self {
        let mut hidden = Self { evaluated, places: Vec::new() };
        hidden.collect(evaluated, &mut Vec::new());
        hidden
    }

    fn collect(&mut self, evaluated: &'e Evaluated, seen: &mut Vec<*const Evaluated>) {
        let source = &evaluated.source;
        self.places.extend(evaluated.deletions.iter().map(|deletion| HiddenPlace {
            source,
            range: deletion.range,
            in_file: source.locate(deletion.range),
        }));
        for origin in &evaluated.origins {
            if let OriginKind::Included { evaluated, .. } = &origin.kind
                && !seen.contains(&Arc::as_ptr(evaluated))
            {
                seen.push(Arc::as_ptr(evaluated));
                self.collect(evaluated, seen);
            }
        }
    }

    /// The branch that hides a piece of the other text here.
    fn cause(&self, piece: &Piece<'_>, project: &Project) -> Option<Cause> {
        let hides = |place: &&HiddenPlace<'_>, frame: &Frame| {
            let range = place.in_file;
            place.source.file == frame.file && range.start <= frame.range.start && frame.range.end <= range.end
        };
        let place = piece.frames.iter().find_map(|frame| self.places.iter().find(|place| hides(place, frame)))?;
        let options = ParseOptions { vintage: project.config.vintage, remove_comments: false };
        let template = liquid::parse(place.source.clone(), options);
        let mut found = None;
        template.for_each_tag(&mut |tag: &Tag| {
            let branch = tag.branches.iter().find(|branch| branch.range.end == place.range.start);
            if let Some(branch) = branch {
                let text = |range: TextRange| range.slice(&place.source.text).trim();
                let is_first = branch.range == tag.range;
                let opening = if is_first { String::new() } else { format!("{} … ", text(tag.range)) };
                found = Some(cause(place.source, branch.range, opening + text(branch.range)));
            }
        });
        found
    }
}

fn cause(source: &SourceText, range: TextRange, tag: String) -> Cause {
    Cause { file: source.file, range: source.locate(range), tag }
}

/// Where a range of the text stems from: for each stretch with an origin of its own, the frames that lead to it, outermost
/// first.
pub fn origins(evaluated: &Evaluated, range: TextRange) -> Vec<Vec<Frame>> {
    pieces(evaluated, range).into_iter().map(|piece| piece.frames).collect()
}

/// The stretches of a range of the text, each with one origin.
fn pieces(evaluated: &Evaluated, range: TextRange) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    push_pieces(evaluated, range, &[], &mut pieces);
    pieces
}

fn push_pieces<'e>(evaluated: &'e Evaluated, range: TextRange, calls: &[Frame], out: &mut Vec<Piece<'e>>) {
    let ends = evaluated.origins.iter().skip(1).map(|origin| origin.at).chain([evaluated.text.len() as u32]);
    for (origin, end) in evaluated.origins.iter().zip(ends) {
        let part = TextRange::new(origin.at.max(range.start), end.min(range.end).max(origin.at));
        if part.start >= part.end || part.slice(&evaluated.text).trim().is_empty() {
            continue;
        }
        if let OriginKind::Included { call, evaluated: inner, from } = &origin.kind {
            let frame = Frame { file: evaluated.source.file, range: evaluated.source.locate(*call) };
            let start = from + (part.start - origin.at);
            let inside = TextRange::new(start, start + part.len());
            push_pieces(inner, inside, &[calls, &[frame]].concat(), out);
            continue;
        }
        let Place { frame, .. } = evaluated.locate(part);
        let made_by = match origin.kind {
            OriginKind::Computed(tag) => Some((&evaluated.source, tag)),
            _ => None,
        };
        out.push(Piece { frames: [calls, &[frame]].concat(), made_by });
    }
}
