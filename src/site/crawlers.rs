//! What programs that read the whole site look for at its root: `robots.txt` and `llms.txt`.

use super::Site;
use super::output::{OutputError, Put};
use super::{copy, html_text};
use crate::project::PageId;
use crate::render::Edition;

/// Writes both files. They depend on the project alone, like sitemaps.
///
/// # Errors
/// The disk refuses.
pub fn write(site: &Site<'_>, put: Put<'_>) -> Result<(), OutputError> {
    put("robots.txt", robots(site).as_bytes())?;
    put("llms.txt", overview(site).as_bytes())
}

/// Everything may be read. Source of the form: RFC 9309, and sitemaps.org for the last line.
fn robots(site: &Site<'_>) -> String {
    let sitemap = site.absolute.as_ref().map_or_else(String::new, |base| format!("\nSitemap: {base}/sitemap.xml\n"));
    format!("User-agent: *\nAllow: /\n{sitemap}")
}

/// The pages of the source locale in the default version, section by section. Source of the form: llmstxt.org.
fn overview(site: &Site<'_>) -> String {
    let project = site.project();
    let mut out = format!("# {}\n", project.config.title);
    let Some((version, _)) = super::entrances::entrance_versions(site).into_iter().next() else { return out };
    let edition = Edition { locale: 0, version };
    if let Some(home) = site.home {
        let intro = intro(site, home, edition);
        if !intro.is_empty() {
            out.push_str(&format!("\n> {intro}\n"));
        }
    }
    let tops = site.home.map_or_else(Vec::new, |home| project.page(home).children.clone());
    for section in tops.into_iter().filter(|page| project.page(*page).versions.contains(version)) {
        out.push_str(&format!("\n## {}\n\n", site.renderer.titles.label(section, 0, version)));
        push_pages(site, section, edition, &mut out);
    }
    out
}

/// Adds a line for a page and for each one below it.
fn push_pages(site: &Site<'_>, page: PageId, edition: Edition, out: &mut String) {
    if !site.project().page(page).versions.contains(edition.version) {
        return;
    }
    let title = site.renderer.titles.title(page, 0, edition.version).map_or("", |title| &title.html);
    out.push_str(&format!("- [{title}]({})", address(site, page, edition)));
    let intro = intro(site, page, edition);
    if !intro.is_empty() {
        out.push_str(": ");
        out.push_str(&intro);
    }
    out.push('\n');
    for child in &site.project().page(page).children {
        push_pages(site, *child, edition, out);
    }
}

/// Absolute where the site's address is known. Programs get the copy where there is one.
fn address(site: &Site<'_>, page: PageId, edition: Edition) -> String {
    let has_copies = site.project().config.markdown_copies;
    let href = if has_copies { copy::href(site, page, edition) } else { site.addresses.href(page, edition) };
    site.absolute.as_ref().map_or_else(|| href.clone(), |base| format!("{base}/{href}"))
}

/// The introduction as text on one line.
fn intro(site: &Site<'_>, page: PageId, edition: Edition) -> String {
    let variants = site.renderer.intros(page, edition.locale);
    let Some(intro) = variants.iter().find(|intro| intro.versions.contains(edition.version)) else {
        return String::new();
    };
    let here = site.addresses.view_from(page, edition);
    let mut html = String::new();
    intro.fragment.fill(&super::links::FromPage { renderer: site.renderer, here: &here }, &mut html);
    html_text::plain(&html, usize::MAX)
}
