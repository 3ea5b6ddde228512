//! Pages as a browser gets them: what a build would write, with a script that keeps them up to date.

use super::snapshot::View;
use crate::project::PageId;
use crate::render::Edition;
use crate::site::Answer;

/// What is found at an address.
pub enum Found {
    Html { html: String, is_absent: bool },
    File { name: String, contents: Vec<u8> },
    Moved(String),
}

/// What is at `path`, decoded and relative to the root of the site.
pub fn find(view: &View<'_>, path: &str) -> Result<Found, String> {
    let path = below_base(view, path);
    let file = |contents: Vec<u8>| Found::File { name: path.to_owned(), contents };
    let html = |html: &str, is_absent: bool| Found::Html { html: with_script(html, view.number), is_absent };
    Ok(match view.site.answer(path).map_err(|error| error.to_string())? {
        Answer::Page(shown) => html(&shown.html, false),
        Answer::Document(document) => html(&document, false),
        Answer::File(text) => file(text.as_bytes().to_vec()),
        Answer::Text(text) => file(text.into_bytes()),
        Answer::Search { locale } => match view.searches.file(view, locale, path) {
            Some(contents) => file(contents),
            None => html(&absent(), true),
        },
        Answer::Asset => match view.project.read_asset(path) {
            Some(contents) => file(contents),
            None => html(&absent(), true),
        },
        Answer::Moved(href) => Found::Moved(format!("/{href}")),
        Answer::Absent(document) => html(&document, true),
    })
}

/// The page and the edition that an address shows.
pub fn page_at(view: &View<'_>, path: &str) -> Option<(PageId, Edition)> {
    view.site.find(below_base(view, path.trim_start_matches('/')))
}

/// A site that will be below a folder of its server is shown at the root; its absolute addresses still work.
fn below_base<'p>(view: &View<'_>, path: &'p str) -> &'p str {
    let base = view.project.config.base_path.trim_matches('/');
    let below = path.strip_prefix(base).filter(|_| !base.is_empty()).and_then(|rest| rest.strip_prefix('/'));
    below.unwrap_or(path)
}

/// The document with the script of the preview at the end of its body. The script is told the state that the document is
/// of, and the fingerprint of everything but the main part, so that it can tell whether another document differs from this
/// one in that part only.
pub fn with_script(html: &str, number: u64) -> String {
    let fingerprint = blake3::hash(without_main(html).as_bytes()).to_hex();
    let (frame, state) = (&fingerprint[..16], state(number));
    let script = format!("<script src=\"/_preview/client.js\" data-frame=\"{frame}\" data-state=\"{state}\"></script>");
    match html.rfind("</body>") {
        Some(end) => [&html[..end], &script, &html[end..]].concat(),
        None => [html, &script].concat(),
    }
}

/// Names the snapshot of this number, among those of all previews that ever ran at this address.
pub fn state(number: u64) -> String {
    format!("{}-{number}", std::process::id())
}

fn without_main(html: &str) -> String {
    match (html.find("<main"), html.rfind("</main>")) {
        (Some(start), Some(end)) if start < end => [&html[..start], &html[end..]].concat(),
        _ => html.to_owned(),
    }
}

fn absent() -> String {
    "<!doctype html>\n<title>Not there</title>\n<p>This file is listed, and not there.</p>\n".to_owned()
}

#[cfg(test)]
mod tests {
    use super::with_script;

    fn frame(html: &str) -> String {
        let document = with_script(html, 7);
        document.split("data-frame=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("").to_owned()
    }

    #[test]
    fn the_fingerprint_leaves_out_the_main_part() {
        let page = |title: &str, text: &str| format!("<title>{title}</title><body><main>{text}</main></body>");
        assert_eq!(frame(&page("a", "b")), frame(&page("a", "c")));
        assert_ne!(frame(&page("a", "b")), frame(&page("d", "b")));
        assert_ne!(frame("<p>a"), frame("<p>b"));
    }
}
