//! Two editions of a page side by side: which block belongs to which, and what there is to say of them.
//!
//! Two versions are compared as `isogloss diff` does it ([`versions`]), two locales by what a translation keeps
//! ([`locales`]). Blocks are named by the ranges of their marks.

mod locales;
mod versions;

use super::documents;
use super::editor::Editor;
use super::snapshot::View;
use super::source::Line;
use super::words::Chosen;
use crate::project::PageId;
use crate::render::{Edition, escaped_with_quotes};
use crate::text::TextRange;
use minijinja::{Environment, Value, context};
use serde::Serialize;

const TEMPLATE: &str = include_str!("../assets/compare.html");

/// Messages that the template shows.
const WORDS: [&str; 6] =
    ["compare-left", "compare-list", "compare-right", "compare-title", "compare-waiting", "preview-matrix"];

/// What the browser is told.
#[derive(Debug, Serialize)]
pub struct Compared {
    pairs: Vec<Pair>,
    /// What belongs to no block.
    general: Vec<Note>,
}

/// Blocks that stand side by side; one of them may be absent.
#[derive(Debug, Serialize)]
struct Pair {
    left: Option<Span>,
    right: Option<Span>,
    /// `same`, `changed`, `left`, `right`: where what differs is.
    state: &'static str,
    /// The visible text of each block that differs from the other in some words.
    left_text: Vec<Stretch>,
    right_text: Vec<Stretch>,
    notes: Vec<Note>,
}

/// A part of a block's text; those of a block follow one another.
#[derive(Debug, Serialize)]
struct Stretch {
    text: String,
    /// The other block does not have it.
    differs: bool,
}

/// The range that a mark names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
struct Span {
    start: u32,
    end: u32,
}

/// Something to say, with the line that it is about.
#[derive(Debug, Clone, Default, Serialize)]
struct Note {
    /// `cause`, or the severity of a finding.
    kind: &'static str,
    /// The field of the front matter that it is about.
    field: Option<&'static str>,
    /// The name of the check.
    check: Option<&'static str>,
    /// What the check is called in the reader's language, and what it finds; none in English.
    title: Option<String>,
    summary: Option<String>,
    text: String,
    help: Option<String>,
    /// Both in the reader's language, where that has the words.
    said: Option<String>,
    said_help: Option<String>,
    line: Option<Line>,
}

impl From<TextRange> for Span {
    fn from(range: TextRange) -> Self {
        Self { start: range.start, end: range.end }
    }
}

/// Both addresses with what they show.
struct Editions<'v> {
    view: &'v View<'v>,
    editor: &'v Editor,
    words: &'v Chosen,
    page: PageId,
    left: Edition,
    right: Edition,
}

/// Compares what two addresses show.
///
/// # Errors
/// They do not show the same page.
pub fn compare(view: &View<'_>, editor: &Editor, words: &Chosen, [left, right]: [&str; 2]) -> Result<Compared, String> {
    let (page, left) = documents::page_at(view, left).ok_or_else(|| format!("there is no page at `{left}`"))?;
    let (other, right) = documents::page_at(view, right).ok_or_else(|| format!("there is no page at `{right}`"))?;
    if page != other {
        return Err("these are two pages; only editions of one page can be compared".to_owned());
    }
    let editions = Editions { view, editor, words, page, left, right };
    Ok(if left.locale == right.locale { versions::compare(&editions) } else { locales::compare(&editions) })
}

/// The document in which both are shown, with lists of the editions to choose from.
///
/// # Errors
/// There is no page at the first address.
pub fn document(view: &View<'_>, words: &Chosen, left: &str, right: Option<&str>) -> Result<String, String> {
    let (page, first) = documents::page_at(view, left).ok_or_else(|| format!("there is no page at `{left}`"))?;
    let second = right.and_then(|right| documents::page_at(view, right)).map(|(_, edition)| edition);
    let second = second.unwrap_or_else(|| beside(view, page, first));
    // A translation stands to the right of its source.
    let (first, second) =
        if right.is_none() && first.locale > second.locale { (second, first) } else { (first, second) };
    let safe = Value::from_safe_string;
    let values = context! {
        lang => words.locale,
        w => words.map(&WORDS),
        languages => safe(words.list()),
        left => safe(options(view, page, first)),
        right => safe(options(view, page, second)),
    };
    Environment::new().render_named_str("compare.html", TEMPLATE, values).map_err(|error| error.to_string())
}

/// What an edition is compared with where nothing is asked for: a translation with its source, the source with another
/// version.
fn beside(view: &View<'_>, page: PageId, edition: Edition) -> Edition {
    let versions = view.project.page(page).versions;
    match edition.locale {
        0 => versions
            .iter()
            .find(|version| *version != edition.version)
            .map_or(edition, |version| Edition { version, ..edition }),
        _ => Edition { locale: 0, ..edition },
    }
}

/// An item for each edition of the page.
fn options(view: &View<'_>, page: PageId, chosen: Edition) -> String {
    let mut html = String::new();
    for (locale, entry) in view.project.config.locales.iter().enumerate() {
        html.push_str(&format!("<optgroup label=\"{}\">", escaped_with_quotes(&entry.name)));
        for version in view.project.page(page).versions.iter() {
            let edition = Edition { locale, version };
            let selected = if edition == chosen { " selected" } else { "" };
            let title = escaped_with_quotes(&view.project.versions().get(version).title);
            let (href, code) = (view.site.href(page, edition), escaped_with_quotes(&entry.code));
            html.push_str(&format!("<option value=\"/{href}\"{selected}>{title} ({code})</option>"));
        }
        html.push_str("</optgroup>");
    }
    html
}
