//! Source and translation: their blocks aligned, and what `check` finds, each finding at its block.

use super::{Compared, Editions, Note, Pair, Span};
use crate::check;
use crate::comparison::translation::{Readers, Row, Text, beside};
use crate::diagnostic::Diagnostic;
use crate::preview::source::Line;
use crate::render::{Edition, to_mark};

/// The aligned blocks of both locales with the findings about either.
pub fn compare(editions: &Editions<'_>) -> Compared {
    let project = editions.view.project;
    let found = findings(editions);
    let readers =
        [editions.left, editions.right].map(|edition| Readers { locale: edition.locale, version: edition.version });
    let notes = |numbers: &[usize]| -> Vec<Note> {
        numbers.iter().filter_map(|number| found.get(*number)).map(|finding| note(editions, finding)).collect()
    };
    let Some(beside) = beside(project, editions.page, readers, &found) else {
        return Compared { pairs: Vec::new(), general: found.iter().map(|finding| note(editions, finding)).collect() };
    };
    let span = |text: &Text, block: Option<usize>| {
        let range = block.and_then(|block| text.range(block))?;
        Some(Span::from(to_mark(project, &text.evaluated.text, range)))
    };
    let pair = |row: &Row| Pair {
        left: span(&beside.left, row.left),
        right: span(&beside.right, row.right),
        state: match (row.left, row.right) {
            (Some(_), None) => "left",
            (None, _) => "right",
            _ if row.findings.is_empty() => "same",
            _ => "changed",
        },
        left_text: Vec::new(),
        right_text: Vec::new(),
        notes: notes(&row.findings),
    };
    Compared { pairs: beside.rows.iter().map(pair).collect(), general: notes(&beside.others) }
}

/// What `check` finds in the translations among the two editions, as far as it concerns their versions.
fn findings(editions: &Editions<'_>) -> Vec<Diagnostic> {
    let project = editions.view.project;
    let page = project.page(editions.page);
    let both = [editions.left, editions.right];
    let locales: Vec<usize> = both.map(|edition: Edition| edition.locale).into_iter().filter(|at| *at > 0).collect();
    let wanted = |path: &str| locales.iter().any(|locale| page.translation_paths[locale - 1] == path);
    let selection = check::Selection { locales: locales.clone(), wanted: &wanted, is_loose: false };
    let ids = both.map(|edition| project.versions().get(edition.version).id.as_str());
    let concerns = |finding: &Diagnostic| {
        let context = finding.context.as_ref();
        context.is_none_or(|context| context.versions.iter().any(|version| ids.contains(&&**version)))
    };
    let found = (editions.view.settle)(check::run(project, &selection), project, &selection);
    found.into_iter().filter(concerns).collect()
}

/// A finding in the reader's language, as far as that has words for it.
fn note(editions: &Editions<'_>, finding: &Diagnostic) -> Note {
    let words = editions.words.of_check(finding.check);
    Note {
        kind: finding.severity.name(),
        field: None,
        check: Some(finding.check),
        title: words.as_ref().map(|words| words.title.clone()),
        summary: words.map(|words| words.summary),
        text: finding.message.clone(),
        help: finding.help.clone(),
        said: editions.words.sentence(&finding.message),
        said_help: finding.help.as_deref().and_then(|help| editions.words.sentence(help)),
        line: Some(Line::new(editions.view, editions.editor, finding.label.file, finding.label.range)),
    }
}
