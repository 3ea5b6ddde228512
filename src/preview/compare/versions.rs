//! Two versions in one locale: what one of them shows and the other does not, and the condition that causes it.

use super::{Compared, Editions, Note, Pair, Span, Stretch};
use crate::comparison::{self, Block, Cause, Change, Question, RunKind, Side, compare_words};
use crate::preview::source::Line;
use crate::project::Part;
use crate::render::to_mark;

/// The blocks of both versions with their differences; those of the front matter are general.
pub fn compare(editions: &Editions<'_>) -> Compared {
    let question = Question { locale: editions.left.locale, from: editions.left.version, to: editions.right.version };
    let project = editions.view.project;
    let changes = match comparison::compare(project, editions.page, question) {
        Some(comparison::Outcome::Changes(changes)) => changes,
        _ => Vec::new(),
    };
    let side = |version| comparison::side_in(project, editions.page, Part::Body, question.locale, version);
    let pairs = match (side(question.from), side(question.to)) {
        (Some(from), Some(to)) => pairs(editions, &from, &to, &changes),
        _ => Vec::new(),
    };
    let fields = changes.iter().filter(|change| change.part != Part::Body);
    Compared { pairs, general: fields.flat_map(|change| field(editions, change)).collect() }
}

fn pairs(editions: &Editions<'_>, from: &Side, to: &Side, changes: &[Change]) -> Vec<Pair> {
    let beside = from.beside(to).into_iter();
    let pairs = beside.map(|[left, right]| {
        let is_this = |change: &&Change| change.from.as_ref() == left && change.to.as_ref() == right;
        let change = changes.iter().filter(|change| change.part == Part::Body).find(is_this);
        let notes = change.map_or(Vec::new(), |change| causes(editions, change));
        let (left_text, right_text) = match change {
            Some(_) => apart(left, right),
            None => Default::default(),
        };
        let state = match (left, right) {
            (Some(_), None) => "left",
            (None, _) => "right",
            _ if change.is_some() => "changed",
            _ => "same",
        };
        let span = |side: &Side, block: Option<&Block>| {
            block.map(|block| Span::from(to_mark(editions.view.project, &side.evaluated.text, block.range)))
        };
        Pair { left: span(from, left), right: span(to, right), state, left_text, right_text, notes }
    });
    pairs.collect()
}

/// The texts of two blocks, cut where they differ.
fn apart(left: Option<&Block>, right: Option<&Block>) -> (Vec<Stretch>, Vec<Stretch>) {
    let (Some(left), Some(right)) = (left, right) else { return Default::default() };
    let runs = compare_words(&left.visible, &right.visible);
    let without = |other: RunKind| {
        let own = runs.iter().filter(|run| run.kind != other);
        own.map(|run| Stretch { text: run.text.clone(), differs: run.kind != RunKind::Same }).collect()
    };
    (without(RunKind::Added), without(RunKind::Removed))
}

fn causes(editions: &Editions<'_>, change: &Change) -> Vec<Note> {
    let note = |cause: &Cause| {
        let line = Line::new(editions.view, editions.editor, cause.file, cause.range);
        Note { text: cause.tag.clone(), line: Some(line), ..unknown(None) }
    };
    let mut notes: Vec<Note> = Vec::new();
    for note in change.causes.iter().map(note) {
        if !notes.iter().any(|known| (&known.text, &known.line) == (&note.text, &note.line)) {
            notes.push(note);
        }
    }
    notes
}

/// A difference whose cause is not known.
fn unknown(field: Option<&'static str>) -> Note {
    Note { kind: "cause", field, ..Note::default() }
}

fn field(editions: &Editions<'_>, change: &Change) -> Vec<Note> {
    let Part::Field(name) = change.part else { return Vec::new() };
    let causes = causes(editions, change);
    let causes = if causes.is_empty() { vec![unknown(None)] } else { causes };
    causes.into_iter().map(|note| Note { field: Some(name.key()), ..note }).collect()
}
