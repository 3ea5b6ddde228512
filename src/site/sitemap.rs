//! The addresses of all pages for search engines, where the address of the site is known.
//!
//! A sitemap depends on the project alone: a build of some editions writes the same one for them as a full build.

use super::Site;
use super::output::{OutputError, Put};
use crate::project::PageId;
use crate::render::Edition;

/// Addresses in one file; with those of their alternates, the limit of 50 MB comes before that of 50,000.
const MAXIMUM_ADDRESSES: usize = 10_000;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// Writes the addresses of what is really translated: `sitemap.xml`, which lists the others, and `sitemap-LOCALE.xml` for each selected locale.
pub fn write(site: &Site<'_>, put: Put<'_>) -> Result<(), OutputError> {
    let Some(base) = &site.absolute else { return Ok(()) };
    let pages = pages(site);
    let locales = 0..site.project().config.locales.len();
    let mut index = format!("{HEAD}<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for locale in locales {
        for (part, pages) in pages.chunks(MAXIMUM_ADDRESSES).enumerate() {
            let name = name(site, locale, part);
            index.push_str(&format!("<sitemap><loc>{base}/{name}</loc></sitemap>\n"));
            if site.renderer.selection.locales.contains(&locale) {
                put(&name, of_locale(site, base, locale, pages).as_bytes())?;
            }
        }
    }
    index.push_str("</sitemapindex>\n");
    put("sitemap.xml", index.as_bytes())
}

/// Pages with each of their versions.
fn pages(site: &Site<'_>) -> Vec<(PageId, usize)> {
    let project = site.project();
    let versions = |page: PageId| project.page(page).versions.iter().map(move |version| (page, version));
    project.page_ids().flat_map(versions).collect()
}

fn name(site: &Site<'_>, locale: usize, part: usize) -> String {
    let url = &site.project().config.locales[locale].url;
    if part == 0 { format!("sitemap-{url}.xml") } else { format!("sitemap-{url}-{}.xml", part + 1) }
}

fn of_locale(site: &Site<'_>, base: &str, locale: usize, pages: &[(PageId, usize)]) -> String {
    let mut xml = format!(
        "{HEAD}<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n"
    );
    let project = site.project();
    for (page, version) in pages.iter().filter(|(page, _)| project.page(*page).is_translated(locale)) {
        let href = |locale: usize| site.addresses.href(*page, Edition { locale, version: *version });
        xml.push_str(&format!("<url><loc>{base}/{}</loc>", href(locale)));
        let locales = project.config.locales.iter().enumerate().filter(|_| site.has_locales);
        for (other, entry) in locales.filter(|(other, _)| project.page(*page).is_translated(*other)) {
            let link = "<xhtml:link rel=\"alternate\" hreflang";
            xml.push_str(&format!("{link}=\"{}\" href=\"{base}/{}\"/>", entry.code, href(other)));
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    xml
}
