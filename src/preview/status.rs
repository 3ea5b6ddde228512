//! The matrix of locales and versions, with links to the pages, and a script that keeps it up to date.

use super::documents;
use super::snapshot::View;
use super::words::Chosen;
use crate::check::{self, Selection};
use crate::render::escaped_with_quotes;
use crate::status::Status;
use crate::status::html::Matrix;

/// The matrix as a document; what it shows is found out once for each snapshot.
///
/// # Errors
/// The template cannot be filled in.
pub fn document(view: &View<'_>, words: &Chosen) -> Result<String, String> {
    let status = view.status.get_or_init(|| status(view));
    let label = escaped_with_quotes(&words.text("preview-label", &[]));
    let bar = format!("<nav aria-label=\"{label}\"><a href=\"/\">{label}</a> {}</nav>\n", words.list());
    let head = format!(
        "<link rel=\"icon\" href=\"data:,\">\n<script src=\"/_preview/language.js\" defer></script>\n\
         <script src=\"/_preview/matrix.js\" data-state=\"{}\" defer></script>",
        documents::state(view.number)
    );
    let matrix = Matrix { project: view.project, status, words, bar: &bar, head: &head };
    matrix.text(&|page| Some(format!("/{}", view.site.href(page.id, page.edition)))).map_err(|error| error.to_string())
}

fn status(view: &View<'_>) -> Status {
    let locales = (1..view.project.config.locales.len()).collect();
    let selection = Selection { locales, wanted: &|_| true, is_loose: false };
    let found = (view.settle)(check::run(view.project, &selection), view.project, &selection);
    Status::new(view.site.renderer(), &found)
}
