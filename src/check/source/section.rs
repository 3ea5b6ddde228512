//! A part of a page read as Markdown, section by section: what leads elsewhere, and where it can be led to.

use super::page_view::AddressKind;
use crate::markdown::{self, Anchor, Event, Kind, Options, Tag, TagEnd, attribute, html_text, tags};
use crate::text::TextRange;
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// Reads the variants of one part: a section that several of them share is read once.
pub struct Reader {
    pub is_historical: bool,
    has_variants: bool,
    known: FxHashMap<Box<str>, Rc<Section>>,
}

/// What a section holds; places are from its start on.
pub struct Section {
    pub addresses: Vec<(String, AddressKind, TextRange)>,
    pub anchors: Vec<Anchor>,
}

impl Reader {
    pub fn new(is_historical: bool, variants: usize) -> Self {
        Self { is_historical, has_variants: variants > 1, known: FxHashMap::default() }
    }

    /// The sections of a text, each with its start.
    pub fn sections(&mut self, text: &str) -> Vec<(u32, Rc<Section>)> {
        if !self.has_variants {
            return vec![(0, Rc::new(self.read(text)))];
        }
        let sections = markdown::sections(text).into_iter();
        sections.map(|range| (range.start, self.section(range.slice(text)))).collect()
    }

    fn section(&mut self, text: &str) -> Rc<Section> {
        if let Some(known) = self.known.get(text) {
            return known.clone();
        }
        let section = Rc::new(self.read(text));
        self.known.insert(text.into(), section.clone());
        section
    }

    fn read(&self, text: &str) -> Section {
        let options = Options { alerts: !self.is_historical, links_run_on: self.is_historical };
        let events = markdown::parse(text, options);
        Section { addresses: addresses(&events), anchors: markdown::anchors(&events) }
    }
}

/// The addresses of links and images that lead to the same site.
fn addresses(events: &[Event<'_>]) -> Vec<(String, AddressKind, TextRange)> {
    let mut found = Vec::new();
    let mut add = |href: &str, kind: AddressKind, range: TextRange| {
        if !leads_out(href) {
            found.push((href.to_owned(), kind, range));
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

/// True for addresses of other sites, of mail and the like, of which nothing is known here.
fn leads_out(href: &str) -> bool {
    let scheme = href.split([':', '/', '?', '#']).next().unwrap_or("");
    href[scheme.len()..].starts_with(':') || crate::project::names_host(href)
}
