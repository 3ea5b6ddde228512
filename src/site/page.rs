//! One page of one edition as a whole HTML document.

use super::Site;
use super::address::Here;
use super::links::FromPage;
use super::output::OutputError;
use super::page_values::PageValues;
use super::{copy, head, navigation, navigation_file, notice, pickers, search, sequence, tools};
use crate::project::PageId;
use crate::render::{FieldVariant, Heading, Record, escaped};
use minijinja::Value;
use std::collections::BTreeSet;

/// Bytes of the table of contents, so that a page with hundreds of headings weighs little more than its body.
const MOST_CONTENTS: usize = 6000;

/// Introductions of a page's children in one locale.
pub type Intros = [(PageId, Vec<FieldVariant>)];

/// Introductions of all children of a page.
pub fn intros(site: &Site<'_>, page: PageId, locale: usize) -> Vec<(PageId, Vec<FieldVariant>)> {
    let children = &site.project().page(page).children;
    children.iter().map(|child| (*child, site.renderer.intros(*child, locale))).collect()
}

/// The document of `record`. What its template does not ask for is not made.
pub fn document(site: &Site<'_>, record: &Record<'_>, intros: &Intros) -> Result<Vec<u8>, OutputError> {
    let (project, edition) = (site.project(), record.edition);
    let here = site.addresses.view_from(record.page, edition);
    let fill = FromPage { renderer: site.renderer, here: &here };
    let trail = navigation::trail(site, record.page);
    let locale = &project.config.locales[edition.locale];
    let title = site.renderer.titles.title(record.page, edition.locale, edition.version);
    let title = title.map_or("", |title| &title.html);
    let intro = field(record.intro, &fill);
    let mut body = String::with_capacity(record.body.fragment.html.len() + 64 * record.body.fragment.holes.len());
    record.body.fragment.fill(&fill, &mut body);
    let mut page = PageValues::new(&site.layout);
    page.put("t", || site.phrases[edition.locale].words.clone());
    page.put("lang", || locale.code.as_str());
    page.put("dir", || locale.direction.name());
    page.put_html("root", || here.root.clone());
    page.put("site_title", || project.config.title.as_str());
    page.put_html("title", || title.to_owned());
    page.put("is_home", || Some(record.page) == site.home);
    page.put_html("description", || head::description(&intro));
    page.put_html("canonical", || head::canonical(site, record, &here));
    page.put_html("alternates", || head::alternates(site, &here));
    page.put_html("open_graph", || head::open_graph(site, record, &here));
    page.put("copy", || project.config.markdown_copies.then(|| safe(copy::beside(&here))));
    page.put_html("home", || home_address(site, &here));
    page.put("version", || project.versions().get(edition.version).title.as_str());
    page.put_html("versions", || if site.has_versions { pickers::versions(site, &here) } else { String::new() });
    page.put("locale", || locale.name.as_str());
    page.put_html("locales", || if site.has_locales { pickers::locales(site, &here) } else { String::new() });
    page.put_html("search", || search::address(site, &here));
    page.put_html("breadcrumbs", || navigation::breadcrumbs(site, &here, &trail));
    page.put_html("navigation", || navigation::tree(site, &here, &trail));
    page.put_html("navigation_file", || navigation_file(site, &here));
    page.put_html("previous", || sequence::previous(site, &here));
    page.put_html("next", || sequence::next(site, &here));
    page.put_html("contents", || contents(&record.contents().collect::<Vec<_>>()));
    page.put_html("tools", || tools::labels(site, edition.locale, &body));
    page.put_html("intro", || intro);
    page.put_html("permissions", || field(record.permissions, &fill));
    page.put_html("product", || field(record.product, &fill));
    page.put_html("children", || navigation::children(site, &here, intros));
    page.put("edit", || edit_address(site, record));
    page.put_html("body", || body);
    notice::of_page(site, record, &here).put(&mut page);
    site.layout.page(page)
}

/// HTML that templates show as it is.
pub fn safe(html: String) -> Value {
    Value::from_safe_string(html)
}

/// Where the tree of the edition is, as seen from the page.
fn navigation_file(site: &Site<'_>, here: &Here<'_>) -> String {
    let mut address = here.root.clone();
    super::address::push_path(site.addresses.folder(here.edition), &mut address);
    address + navigation_file::NAME
}

fn field(field: Option<&FieldVariant>, fill: &FromPage<'_>) -> String {
    let mut html = String::new();
    if let Some(field) = field {
        field.fragment.fill(fill, &mut html);
    }
    html
}

/// Items of the table of contents; none where there is nothing to choose from. Of a list that would weigh too much there is
/// the beginning: a mark tells the script which levels of headings to add from the page itself.
fn contents(headings: &[&Heading]) -> String {
    let mut html = String::new();
    if headings.len() < 2 {
        return html;
    }
    for heading in headings {
        let whole = html.len();
        html.push_str("<li><a href=\"#");
        super::address::push_path(&heading.id, &mut html);
        html.push_str("\">");
        html.push_str(&escaped(&heading.title));
        html.push_str("</a></li>");
        if html.len() > MOST_CONTENTS {
            html.truncate(whole);
            let levels: BTreeSet<String> = headings.iter().map(|heading| format!("h{}", heading.level)).collect();
            let levels = levels.into_iter().collect::<Vec<_>>().join(",");
            html.push_str(&format!("<li class=\"more\" data-levels=\"{levels}\">…</li>"));
            break;
        }
    }
    html
}

/// The home page of the edition, or the site's start page where the version has none.
fn home_address(site: &Site<'_>, here: &Here<'_>) -> String {
    let in_version = |home: &PageId| site.project().page(*home).versions.contains(here.edition.version);
    match site.home.filter(in_version) {
        Some(home) => here.page_in(home, here.edition),
        None => format!("{}index.html", here.root),
    }
}

/// Where the file that is shown can be edited: the translation, where there is one.
fn edit_address(site: &Site<'_>, record: &Record<'_>) -> Option<String> {
    let project = site.project();
    let base = project.config.edit_url.as_ref()?;
    let page = project.page(record.page);
    let document = page.document(record.edition.locale).unwrap_or(&page.source);
    Some(format!("{}/{}", base.trim_end_matches('/'), project.files.get(document.file).path))
}
