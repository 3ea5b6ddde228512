//! A page of one edition as Markdown, for programs that read text: beside `page.html` lies `page.md`.

use super::Site;
use super::address::Here;
use super::html_text;
use super::links::FromPage;
use crate::project::{Link, PageId};
use crate::render::{Edition, Fill, Record};

const PAGE: &str = ".html";
const COPY: &str = ".md";

/// The file of the copy of the page in `file`.
pub fn file(file: &str) -> String {
    format!("{}{COPY}", file.strip_suffix(PAGE).unwrap_or(file))
}

/// Title, introduction and text. Links lead to copies.
pub fn document(site: &Site<'_>, record: &Record<'_>) -> String {
    let here = site.addresses.view_from(record.page, record.edition);
    let fill = ToCopies { pages: FromPage { renderer: site.renderer, here: &here } };
    let Edition { locale, version } = record.edition;
    let markdown = &record.body.markdown;
    let mut out = String::with_capacity(markdown.len() + 64 * record.body.slots.len() + 512);
    out.push_str("# ");
    out.push_str(site.renderer.titles.title(record.page, locale, version).map_or("", |title| &title.html));
    out.push_str("\n\n");
    if let Some(intro) = record.intro {
        let mut html = String::new();
        intro.fragment.fill(&fill.pages, &mut html);
        out.push_str(&html_text::plain(&html, usize::MAX));
        out.push_str("\n\n");
    }
    let mut from = markdown.len() - markdown.trim_start_matches('\n').len();
    for (range, kind) in &record.body.slots {
        out.push_str(&markdown[from..range.start as usize]);
        kind.fill(&fill, &mut out);
        from = range.end as usize;
    }
    out.push_str(markdown[from..].trim_end());
    out.push('\n');
    out
}

/// The address of a page's copy, from the root of the site.
pub fn href(site: &Site<'_>, page: PageId, edition: Edition) -> String {
    file(&site.addresses.href(page, edition))
}

/// The address of this page's copy, as seen from the page.
pub fn beside(here: &Here<'_>) -> String {
    file(&here.page_in(here.page, here.edition))
}

/// Fills in addresses of copies in place of those of pages.
struct ToCopies<'s> {
    pages: FromPage<'s>,
}

impl Fill for ToCopies<'_> {
    fn link(&self, link: &Link, out: &mut String) {
        let start = out.len();
        self.pages.link(link, out);
        if matches!(link, Link::Fixed(_)) {
            return;
        }
        let end = out[start..].find(['?', '#']).map_or(out.len(), |at| start + at);
        if out[start..end].ends_with(PAGE) {
            out.replace_range(end - PAGE.len()..end, COPY);
        }
    }

    fn asset(&self, path: &str, out: &mut String) {
        self.pages.asset(path, out);
    }

    fn title(&self, page: PageId, link: &Link, out: &mut String) {
        self.pages.title(page, link, out);
    }
}

#[cfg(test)]
mod tests {
    use super::file;

    #[test]
    fn a_copy_lies_beside_its_page() {
        assert_eq!(file("en/a/index.html"), "en/a/index.md");
        assert_eq!(file("../b.html"), "../b.md");
    }
}
