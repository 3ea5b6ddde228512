//! What is wrong with the page that is shown, with its place in the source.

use super::editor::Editor;
use super::engine::Engine;
use super::snapshot::View;
use super::words::Chosen;
use super::{documents, source};
use crate::comparison::{self, origins};
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::document::FieldName;
use crate::project::{PageId, Part};
use crate::render::Edition;
use crate::report::{Options, human};
use crate::site::Answer;
use crate::text::{FileId, TextRange};
use rustc_hash::FxHashSet;
use serde::Serialize;

/// Columns of a frame that shows the source.
const WIDTH: usize = 100;

/// What the browser is told.
#[derive(Debug, Serialize)]
pub struct Findings {
    /// Why what is on disk cannot be shown at all.
    pub problem: Option<String>,
    pub findings: Vec<Finding>,
}

#[derive(Debug, Serialize)]
pub struct Finding {
    severity: &'static str,
    check: &'static str,
    /// What the check is called in the reader's language, and what it finds; none in English, which the message is in.
    title: Option<String>,
    summary: Option<String>,
    /// What it found here, in the reader's language, where that has the words.
    said: Option<String>,
    said_help: Option<String>,
    message: String,
    /// The source around it, as in a terminal.
    frame: String,
    place: source::Line,
}

/// The findings about what is shown at `path`.
pub async fn at(engine: &Engine, editor: Editor, words: Chosen, path: String) -> Result<Findings, String> {
    let current = engine.current();
    let findings = current.ask(move |view| {
        let found = of_page(view, &path);
        found.iter().map(|finding| told(view, &editor, &words, finding)).collect()
    });
    Ok(Findings { problem: engine.problem(), findings: findings.await? })
}

fn told(view: &View<'_>, editor: &Editor, words: &Chosen, finding: &Diagnostic) -> Finding {
    let files = &view.project.files;
    let report = human(std::slice::from_ref(finding), files, &Options { width: WIDTH, ..Options::default() });
    // The summary of a report on one finding says nothing.
    let frame = report.trim_end().rsplit_once("\n\n").map_or(report.as_str(), |(frame, _)| frame).to_owned();
    let place = source::Line::new(view, editor, finding.label.file, finding.label.range);
    let said = words.sentence(&finding.message);
    let said_help = finding.help.as_deref().and_then(|help| words.sentence(help));
    let words = words.of_check(finding.check);
    Finding {
        severity: finding.severity.name(),
        check: finding.check,
        title: words.as_ref().map(|words| words.title.clone()),
        summary: words.map(|words| words.summary),
        said,
        said_help,
        message: finding.message.clone(),
        frame,
        place,
    }
}

/// Errors first, each once.
fn of_page(view: &View<'_>, path: &str) -> Vec<Diagnostic> {
    let mut found = view.found.clone();
    if let Some((page, edition)) = documents::page_at(view, path) {
        found.extend(of_edition(view, page, edition, path));
    }
    diagnostic::sort(&mut found);
    found.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    found.retain(|finding| finding.severity >= Severity::Warning);
    found
}

fn of_edition(view: &View<'_>, page: PageId, edition: Edition, path: &str) -> Vec<Diagnostic> {
    let project = view.project;
    let mut found = match view.site.answer(path.trim_start_matches('/')) {
        Ok(Answer::Page(shown)) => shown.diagnostics,
        _ => Vec::new(),
    };
    let locales = if edition.locale == 0 { vec![0] } else { vec![edition.locale, 0] };
    let own = project.page(page);
    let documents: Vec<_> = locales.iter().filter_map(|locale| own.document(*locale)).take(1).collect();
    found.extend(documents.iter().flat_map(|document| document.all_diagnostics()));
    let own_files: FxHashSet<FileId> =
        documents.iter().map(|document| document.file).chain([own.source.file]).collect();
    found.extend(project.diagnostics.iter().filter(|finding| own_files.contains(&finding.label.file)).cloned());
    let included = included_files(view, page, edition);
    let data = project.data_diagnostics_in(&locales).into_iter();
    found.extend(data.filter(|finding| included.contains(&finding.label.file)));
    found
}

/// The files whose text the page shows.
fn included_files(view: &View<'_>, page: PageId, edition: Edition) -> FxHashSet<FileId> {
    let parts = FieldName::ALL.map(Part::Field).into_iter().chain([Part::Body]);
    let sides = parts.filter_map(|part| comparison::side_in(view.project, page, part, edition.locale, edition.version));
    let frames = sides.flat_map(|side| {
        let all = TextRange::from(0..side.evaluated.text.len());
        origins(&side.evaluated, all).into_iter().flatten().map(|frame| frame.file).collect::<Vec<_>>()
    });
    frames.collect()
}
