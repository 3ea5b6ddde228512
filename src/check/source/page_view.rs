//! One page of the source as its readers see it: addresses and ids, by version.

use crate::diagnostic::Diagnostic;
use crate::document::FieldName;
use crate::liquid::{Evaluated, Place, Reference, Template, is_built_in_partial, tidy};
use crate::markdown::{self, Event, Kind, Options, Tag, TagEnd, attribute, html_text, shell_fences, tags};
use crate::project::{LocaleView, PageId, Part, Project};
use crate::text::TextRange;
use crate::version::VersionSet;
use rustc_hash::FxHashSet;

/// What of a page leads elsewhere, and where it can be led to.
#[derive(Debug, Default)]
pub struct PageView {
    pub addresses: Vec<Address>,
    /// Ids in the body, in the versions that share them.
    ids: Vec<(VersionSet, FxHashSet<String>)>,
    /// A part of the body is made elsewhere, so that there may be ids of which nothing is known here.
    is_open: bool,
    /// What evaluating it found, in which versions.
    pub found: Vec<(Diagnostic, VersionSet)>,
}

/// The target of a link, or the file of an image.
#[derive(Debug)]
pub struct Address {
    pub href: String,
    pub kind: AddressKind,
    pub place: Place,
    pub versions: VersionSet,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressKind {
    Link,
    /// A link that leads to the default plan, whoever follows it.
    LinkToDefault,
    Image,
}

impl PageView {
    pub fn new(project: &Project, page: PageId) -> Self {
        let mut view = Self::default();
        let environment = LocaleView::new(project, 0, page);
        let page = project.page(page);
        let is_historical = project.config.vintage.is_historical();
        let options = Options { alerts: !is_historical, links_run_on: is_historical };
        // What has a layout of its own is put together from more than its text.
        view.is_open = page.source.front_matter().layout.is_some() || includes_partial(page.source.body());
        for part in std::iter::once(Part::Body).chain(FieldName::ALL.map(Part::Field)) {
            let Some(template) = page.source_template(part) else { continue };
            for mut evaluated in environment.evaluate(template, page.versions) {
                tidy(&mut evaluated);
                let versions = evaluated.versions & page.versions;
                let text =
                    if is_historical { shell_fences::as_html(&evaluated.text) } else { evaluated.text.as_str().into() };
                let events = markdown::parse(&text, options);
                view.read_addresses(&events, &text, &evaluated, versions);
                if part == Part::Body {
                    view.ids.push((versions, markdown::ids(&events).into_iter().collect()));
                }
                view.found.extend(evaluated.diagnostics.into_iter().map(|finding| (finding, versions)));
            }
        }
        view
    }

    /// True if the page has this id in a version, or may have it.
    pub fn has_id(&self, id: &str, version: usize) -> bool {
        self.is_open || self.ids.iter().any(|(versions, ids)| versions.contains(version) && ids.contains(id))
    }

    /// The ids of the page, of all versions.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.iter().flat_map(|(_, ids)| ids.iter().map(String::as_str))
    }

    fn read_addresses(&mut self, events: &[Event<'_>], text: &str, evaluated: &Evaluated, versions: VersionSet) {
        let mut add = |href: &str, kind: AddressKind, range: TextRange| {
            if !leads_out(href) {
                let place = evaluated.locate(within(text, range, &evaluated.text));
                self.addresses.push(Address { href: href.to_owned(), kind, place, versions });
            }
        };
        for (at, event) in events.iter().enumerate() {
            match &event.kind {
                Kind::Start(Tag::Link { destination, autolink: false, .. }) => {
                    add(destination, AddressKind::Link, event.range)
                }
                Kind::Start(Tag::Image { destination, .. }) => add(destination, AddressKind::Image, event.range),
                Kind::InlineHtml(html) => in_html(html, &mut |href, kind| add(href, kind, event.range)),
                Kind::Start(Tag::HtmlBlock) => {
                    let end = events[at..].iter().position(|event| event.kind == Kind::End(TagEnd::HtmlBlock));
                    let lines = &events[at + 1..at + end.unwrap_or(1).max(1)];
                    in_html(&html_text(lines), &mut |href, kind| add(href, kind, event.range));
                }
                _ => {}
            }
        }
    }
}

/// True if the text inserts what a documentation set does not have, in whatever case.
fn includes_partial(template: &Template) -> bool {
    let mut found = false;
    template.for_each_tag(&mut |tag| {
        found |= matches!(tag.behaviour.reference(), Some(Reference::Partial(name)) if !is_built_in_partial(name));
    });
    found
}

/// The addresses in raw HTML.
fn in_html(html: &str, add: &mut dyn FnMut(&str, AddressKind)) {
    for (_, tag) in tags(html) {
        let name = tag[1..].split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
        let value = |key: &str| attribute(tag, key).map(|range| tag[range].replace("&amp;", "&"));
        if name.eq_ignore_ascii_case("a")
            && let Some(href) = value("href")
        {
            let class = value("class").unwrap_or_default();
            let to_default = class.split_whitespace().any(|word| word == "dotcom-only");
            add(&href, if to_default { AddressKind::LinkToDefault } else { AddressKind::Link });
        } else if name.eq_ignore_ascii_case("img")
            && let Some(source) = value("src")
        {
            add(&source, AddressKind::Image);
        }
    }
}

/// A range of the text that was read as Markdown, in the text that was evaluated.
fn within(text: &str, range: TextRange, evaluated: &str) -> TextRange {
    if text.len() == evaluated.len() {
        return range;
    }
    let start = shell_fences::relocated(text, range.start, evaluated);
    TextRange::new(start, (start + range.len()).min(evaluated.len() as u32).max(start))
}

/// True for addresses of other sites, of mail and the like, of which nothing is known here.
fn leads_out(href: &str) -> bool {
    let scheme = href.split([':', '/', '?', '#']).next().unwrap_or("");
    href[scheme.len()..].starts_with(':') || crate::project::names_host(href)
}
