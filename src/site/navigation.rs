//! Finding one's way within an edition: breadcrumbs, the branch of the tree around a page, lists of children.
//!
//! All of it is HTML for the layout. Only the branch of the present page is shown, so that a page does not grow with the
//! site.

use super::Site;
use super::address::Here;
use super::links::FromPage;
use crate::project::PageId;
use crate::render::{Edition, FieldVariant, Title};

/// The pages from the home page down to `page`, itself included.
pub fn trail(site: &Site<'_>, page: PageId) -> Vec<PageId> {
    let parent = |page: &PageId| site.project().page(*page).parent;
    let mut trail: Vec<PageId> = std::iter::successors(Some(page), parent).collect();
    if let Some(home) = site.home.filter(|home| trail.last() != Some(home)) {
        trail.push(home);
    }
    trail.reverse();
    trail
}

/// List items for the pages that lead to the present one; the last is that page and no link.
pub fn breadcrumbs(site: &Site<'_>, here: &Here<'_>, trail: &[PageId]) -> String {
    let mut html = String::new();
    for page in trail {
        html.push_str(if *page == here.page { "<li aria-current=\"page\">" } else { "<li>" });
        if *page == here.page || !is_here(site, here, *page) {
            html.push_str(label(site, here, *page).map_or("", |title| &title.html));
        } else {
            push_link(site, here, *page, &mut html);
        }
        html.push_str("</li>");
    }
    html
}

/// The top level, the way down to the present page, its neighbours and its children, as nested lists.
pub fn tree(site: &Site<'_>, here: &Here<'_>, trail: &[PageId]) -> String {
    let mut html = String::new();
    if let Some((home, below)) = trail.split_first() {
        push_branch(site, here, *home, below, &mut html);
    }
    html
}

/// The children of `parent` that are shown; `below` is what follows `parent` on the way to the present page.
fn push_branch(site: &Site<'_>, here: &Here<'_>, parent: PageId, below: &[PageId], html: &mut String) {
    let next = below.first().copied();
    // Between the top level and the neighbours, only the way down is shown.
    let all = Some(parent) == site.home || below.len() <= 1;
    let children = site.project().page(parent).children.iter().copied();
    let mut shown = children.filter(|child| is_here(site, here, *child) && (all || Some(*child) == next)).peekable();
    if shown.peek().is_none() {
        return;
    }
    html.push_str("<ul>");
    for child in shown {
        let is_closed = Some(child) != next && child != here.page && has_children(site, here, child);
        html.push_str(if is_closed { "<li class=\"closed\">" } else { "<li>" });
        push_link(site, here, child, html);
        if Some(child) == next {
            push_branch(site, here, child, &below[1..], html);
        }
        html.push_str("</li>");
    }
    html.push_str("</ul>");
}

/// The children of an index page in this edition, each with its introduction, as terms and descriptions.
pub fn children(site: &Site<'_>, here: &Here<'_>, intros: &[(PageId, Vec<FieldVariant>)]) -> String {
    let fill = FromPage { renderer: site.renderer, here };
    let mut html = String::new();
    for (child, variants) in intros.iter().filter(|(child, _)| is_here(site, here, *child)) {
        html.push_str("<div><dt>");
        push_link(site, here, *child, &mut html);
        html.push_str("</dt>");
        if let Some(intro) = variants.iter().find(|variant| variant.versions.contains(here.edition.version)) {
            html.push_str("<dd");
            let own = site.language_of(&intro.fallbacks);
            html.push_str(if intro.is_untranslated { &site.source_language } else { own });
            html.push('>');
            intro.fragment.fill(&fill, &mut html);
            html.push_str("</dd>");
        }
        html.push_str("</div>");
    }
    html
}

/// Adds a link to a page of the same edition, with its short title.
pub fn push_link(site: &Site<'_>, here: &Here<'_>, page: PageId, html: &mut String) {
    html.push_str("<a href=\"");
    here.push_page(page, html);
    html.push('"');
    if page == here.page {
        html.push_str(" aria-current=\"page\"");
    }
    let title = label(site, here, page);
    html.push_str(title.map_or("", |title| site.language_of(&title.fallbacks)));
    html.push('>');
    html.push_str(title.map_or("", |title| &title.html));
    html.push_str("</a>");
}

fn has_children(site: &Site<'_>, here: &Here<'_>, page: PageId) -> bool {
    site.project().page(page).children.iter().any(|child| is_here(site, here, *child))
}

/// True if the page is in the present version.
fn is_here(site: &Site<'_>, here: &Here<'_>, page: PageId) -> bool {
    site.project().page(page).versions.contains(here.edition.version)
}

/// The short title or else the title.
fn label<'s>(site: &'s Site<'_>, here: &Here<'_>, page: PageId) -> Option<&'s Title> {
    let (titles, Edition { locale, version }) = (&site.renderer.titles, here.edition);
    let short = titles.short_title(page, locale, version).filter(|title| !title.html.is_empty());
    short.or_else(|| titles.title(page, locale, version))
}
