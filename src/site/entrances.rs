//! The pages that belong to no edition: the start of the site, and what is shown for an address that is not there.

use super::Site;
use super::output::{Output, OutputError};
use super::page::safe;
use crate::project::PageId;
use crate::render::Edition;
use minijinja::{Value, context};

/// Writes `index.html` and `404.html`.
pub fn write(site: &Site<'_>, output: &Output) -> Result<(), OutputError> {
    output.write("index.html", start(site)?.as_bytes())?;
    output.write("404.html", not_found(site)?.as_bytes()).map(drop)
}

/// Leads to the home page of the source, and lists all the others.
pub fn start(site: &Site<'_>) -> Result<String, OutputError> {
    let locales = 0..site.project().config.locales.len();
    let source = &site.project().config.source();
    let first = entrance_versions(site).first().map(|(version, page)| edition_href(site, *page, 0, *version));
    site.layout.render(
        "start.html",
        context! {
            t => site.phrases[0].words.clone(),
            lang => source.code.as_str(),
            dir => source.direction.name(),
            site_title => site.project().config.title.as_str(),
            target => first.map(safe),
            locales => locales.map(|locale| links(site, locale)).collect::<Vec<_>>(),
        },
    )
}

/// The links of one locale, one for each version.
fn links(site: &Site<'_>, locale: usize) -> Value {
    let entry = &site.project().config.locales[locale];
    let versions = entrance_versions(site).into_iter().map(|(version, page)| {
        context! {
            title => site.project().versions().get(version).title.as_str(),
            href => safe(edition_href(site, page, locale, version)),
        }
    });
    context! {
        code => entry.code.as_str(),
        dir => entry.direction.name(),
        name => entry.name.as_str(),
        versions => versions.collect::<Vec<_>>(),
    }
}

/// Each version with the page to begin at: the home page, or else the first one of the version.
pub fn entrance_versions(site: &Site<'_>) -> Vec<(usize, PageId)> {
    let project = site.project();
    let first_page = |version: usize| {
        let is_there = |page: &PageId| project.page(*page).versions.contains(version);
        site.home.filter(is_there).or_else(|| project.page_ids().find(is_there))
    };
    let versions = project.versions().built().map(|(version, _)| version);
    // Readers who choose nothing begin in the default plan.
    let mut found: Vec<(usize, PageId)> =
        versions.filter_map(|version| Some((version, first_page(version)?))).collect();
    found.sort_by_key(|(version, _)| !project.versions().plan_of(*version).default);
    found
}

fn edition_href(site: &Site<'_>, page: PageId, locale: usize, version: usize) -> String {
    site.addresses.href(page, Edition { locale, version })
}

/// Can be shown at any address: what it refers to is inside it or begins with `/`.
pub fn not_found(site: &Site<'_>) -> Result<String, OutputError> {
    let project = site.project();
    let source = project.config.source();
    let first = entrance_versions(site).first().copied();
    let base = &project.config.base_path;
    let locales = project.config.locales.iter().enumerate().map(|(locale, entry)| {
        let home = first.map(|(version, page)| format!("{base}/{}", edition_href(site, page, locale, version)));
        context! {
            code => entry.code.as_str(),
            dir => entry.direction.name(),
            name => entry.name.as_str(),
            t => site.phrases[locale].words.clone(),
            home => home.map(safe),
        }
    });
    site.layout.render(
        "not_found.html",
        context! {
            lang => source.code.as_str(),
            dir => source.direction.name(),
            site_title => project.config.title.as_str(),
            t => site.phrases[0].words.clone(),
            style => safe(site.layout.style().to_owned()),
            locales => locales.collect::<Vec<_>>(),
        },
    )
}
