//! Where a block of a page stems from: the lines of files, through reusables and variables.

use super::documents;
use super::editor::Editor;
use super::snapshot::View;
use crate::comparison::{self, Side, origins};
use crate::document::FieldName;
use crate::project::Part;
use crate::render::from_mark;
use crate::text::{FileId, TextRange};
use serde::Serialize;

/// A line of a file, with the link that opens it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Relative to the root.
    path: String,
    line: u32,
    href: String,
}

impl Line {
    /// The line in which a range begins.
    pub fn new(view: &View<'_>, editor: &Editor, file: FileId, range: TextRange) -> Self {
        let file = view.project.files.get(file);
        let place = file.line_column(range.start);
        let href = editor.link(&view.project.config.root.join(&file.path), place.line, place.column);
        Self { path: file.path.clone(), line: place.line, href }
    }
}

/// The lines of a block at `path`: first that of the page, then those of the data that is part of it. `part` is the name
/// of a field or `body`, `at` the range that the block's mark names.
pub fn lines(view: &View<'_>, editor: &Editor, path: &str, part: &str, at: TextRange) -> Vec<Line> {
    let Some((page, edition)) = documents::page_at(view, path) else { return Vec::new() };
    let field = FieldName::ALL.into_iter().find(|field| field.key() == part);
    let part = field.map_or(Part::Body, Part::Field);
    match comparison::side_in(view.project, page, part, edition.locale, edition.version) {
        Some(side) => {
            let at = if field.is_some() { whole(&side) } else { from_mark(view.project, &side.evaluated.text, at) };
            lines_of(view, editor, &side, at)
        }
        None => Vec::new(),
    }
}

fn whole(side: &Side) -> TextRange {
    TextRange::from(0..side.evaluated.text.len())
}

fn lines_of(view: &View<'_>, editor: &Editor, side: &Side, at: TextRange) -> Vec<Line> {
    let at = TextRange::new(at.start, at.end.min(side.evaluated.text.len() as u32).max(at.start));
    let mut lines: Vec<Line> = Vec::new();
    for frame in origins(&side.evaluated, at).into_iter().flatten() {
        let line = Line::new(view, editor, frame.file, frame.range);
        // Of one file, the line where the block begins in it is enough.
        if !lines.iter().any(|known| known.path == line.path) {
            lines.push(line);
        }
    }
    lines
}
