//! The matrix of pages and editions: what is translated, what partly, what falls back, what has errors.

use super::snapshot::View;
use crate::diagnostic::Severity;
use crate::document::Document;
use crate::project::PageId;
use crate::render::{Edition, Notices, Record, escaped, escaped_with_quotes};
use rayon::prelude::*;

/// The state of a page in one edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Absent,
    Source,
    Translated,
    Partly,
    FallsBack,
    Broken,
}

impl State {
    const fn name(self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::Source => "source",
            Self::Translated => "translated",
            Self::Partly => "partly",
            Self::FallsBack => "falls back",
            Self::Broken => "error",
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::FallsBack => "fallback",
            other => other.name(),
        }
    }
}

/// The whole matrix as a document: a row for each page, a column for each locale, in it each version.
pub fn document(view: &View<'_>) -> String {
    let pages: Vec<PageId> = view.project.page_ids().collect();
    let rows: Vec<String> = pages.into_par_iter().map(|page| row(view, page)).collect();
    let heads = view.project.config.locales.iter();
    let heads: String = heads.map(|locale| format!("<th scope=\"col\">{}</th>", escaped(&locale.name))).collect();
    include_str!("assets/status.html")
        .replace("{{title}}", &escaped(&view.project.config.title))
        .replace("{{locales}}", &heads)
        .replace("{{rows}}", &rows.concat())
}

fn row(view: &View<'_>, page: PageId) -> String {
    let cells: String = (0..view.project.config.locales.len()).map(|locale| cell(view, page, locale)).collect();
    format!("<tr><th scope=\"row\">{}</th>{cells}</tr>\n", escaped(&view.project.page(page).path))
}

/// Neighbouring versions in the same state share a link, so that a row fits on a screen.
fn cell(view: &View<'_>, page: PageId, locale: usize) -> String {
    let versions = view.project.versions();
    let mut html = String::from("<td>");
    for (version, entry) in versions.built() {
        let state = state(view, page, Edition { locale, version });
        let name = escaped_with_quotes(&format!("{}: {}", entry.title, state.name()));
        let short =
            if versions.plan_of(version).is_numbered() { &entry.release } else { &versions.plan_of(version).short };
        let short = escaped(short);
        let class = state.class();
        if state == State::Absent {
            html.push_str(&format!("<span class=\"{class}\" title=\"{name}\">{short}</span> "));
        } else {
            let href = view.site.href(page, Edition { locale, version });
            html.push_str(&format!("<a class=\"{class}\" href=\"/{href}\" title=\"{name}\">{short}</a> "));
        }
    }
    html.push_str("</td>");
    html
}

fn state(view: &View<'_>, page: PageId, edition: Edition) -> State {
    let renderer = view.site.renderer();
    if !view.project.page(page).versions.contains(edition.version) {
        return State::Absent;
    }
    let own = &view.project.files.get(view.project.page(page).source.file).path;
    let is_for_all = view.project.config.untranslated.is_match(own);
    let rendered = renderer.page_in_edition(page, edition);
    let document = view.project.page(page).document(edition.locale).map_or(Vec::new(), Document::all_diagnostics);
    let mut found = rendered.diagnostics.iter().chain(&document);
    let has_errors = found.any(|finding| finding.severity == Severity::Error);
    let notices = Record::new(&rendered, renderer, edition.version).map(|record| record.notices());
    match notices {
        _ if has_errors => State::Broken,
        _ if edition.locale == 0 || is_for_all => State::Source,
        Some(Notices::Page) => State::FallsBack,
        Some(Notices::Parts | Notices::Repaired) => State::Partly,
        _ => State::Translated,
    }
}
