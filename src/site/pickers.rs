//! Lists of links to the same page in other versions and in other locales.

use super::Site;
use super::address::Here;
use crate::project::PageId;
use crate::render::{Edition, escaped};

/// Items for all built versions. Where the page is not in one, its item says so and leads to the nearest page above it
/// that is.
pub fn versions(site: &Site<'_>, here: &Here<'_>) -> String {
    let mut html = String::new();
    for (version, entry) in site.project().versions().built() {
        let edition = Edition { version, ..here.edition };
        let title = escaped(&entry.title);
        let found = nearest(site, here.page, version);
        html.push_str("<li>");
        if let Some(page) = found {
            push_open(here, page, edition, "", &mut html);
        }
        html.push_str(&title);
        if found != Some(here.page) {
            push_absence(site, edition, found, &mut html);
        }
        html.push_str(if found.is_some() { "</a></li>" } else { "</li>" });
    }
    html
}

/// Items for all locales, which all have every page.
pub fn locales(site: &Site<'_>, here: &Here<'_>) -> String {
    let mut html = String::new();
    for (locale, entry) in site.project().config.locales.iter().enumerate() {
        let attributes = format!(" lang=\"{0}\" hreflang=\"{0}\" dir=\"{1}\"", entry.code, entry.direction.name());
        html.push_str("<li>");
        push_open(here, here.page, Edition { locale, ..here.edition }, &attributes, &mut html);
        html.push_str(&escaped(&entry.name));
        html.push_str("</a></li>");
    }
    html
}

fn push_open(here: &Here<'_>, page: PageId, edition: Edition, attributes: &str, html: &mut String) {
    html.push_str("<a href=\"");
    here.push_page_in(page, edition, html);
    html.push('"');
    html.push_str(attributes);
    html.push_str(if edition == here.edition { " aria-current=\"true\">" } else { ">" });
}

/// Says that the page is not in that version, and which page is shown instead.
fn push_absence(site: &Site<'_>, edition: Edition, instead: Option<PageId>, html: &mut String) {
    html.push_str(" <small>");
    html.push_str(&escaped(&site.phrases[edition.locale].absent));
    if let Some(page) = instead {
        // A title is escaped already; a message is text, and Fluent leaves what it is given as it is.
        let title = site.renderer.titles.label(page, edition.locale, edition.version);
        html.push_str("; ");
        html.push_str(&site.interface.text(edition.locale, "nearest-page", &[("title", title)]));
    }
    html.push_str("</small>");
}

/// The page itself, or the nearest one above it that is in the version.
fn nearest(site: &Site<'_>, page: PageId, version: usize) -> Option<PageId> {
    let above = std::iter::successors(Some(page), |page| site.project().page(*page).parent).chain(site.home);
    above.into_iter().find(|page| site.project().page(*page).versions.contains(version))
}
