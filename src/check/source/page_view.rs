//! One page of the source as its readers see it: addresses and ids, by version.

use super::section::Reader;
use crate::diagnostic::Diagnostic;
use crate::document::FieldName;
use crate::liquid::{Evaluated, Place, Reference, Template, is_built_in_partial, tidy};
use crate::markdown::{self, Anchor, Rewritten};
use crate::project::{LocaleView, PageId, Part, Project};
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
        // What has a layout of its own is put together from more than its text.
        view.is_open = page.source.front_matter().layout.is_some() || includes_partial(page.source.body());
        let is_historical = project.config.vintage.is_historical();
        for part in std::iter::once(Part::Body).chain(FieldName::ALL.map(Part::Field)) {
            let Some(template) = page.source_template(part) else { continue };
            let variants = environment.evaluate(template, page.versions);
            let mut reader = Reader::new(is_historical, variants.len());
            for mut evaluated in variants {
                tidy(&mut evaluated);
                let versions = evaluated.versions & page.versions;
                if part == Part::Body || may_lead_elsewhere(&evaluated.text) {
                    let anchors = view.read(&mut reader, &evaluated, versions);
                    if part == Part::Body {
                        view.ids.push((versions, markdown::ids(&anchors).into_iter().collect()));
                    }
                }
                view.found.extend(evaluated.diagnostics.into_iter().map(|finding| (finding, versions)));
            }
        }
        view
    }

    /// Reads a variant of a part; returns its anchors.
    fn read(&mut self, reader: &mut Reader, evaluated: &Evaluated, versions: VersionSet) -> Vec<Anchor> {
        let text = match reader.is_historical {
            true => Rewritten::new(&evaluated.text),
            false => Rewritten::unchanged(&evaluated.text),
        };
        let mut anchors = Vec::new();
        for (start, section) in reader.sections(&text.text) {
            self.addresses.extend(section.addresses.iter().map(|(href, kind, range)| {
                let place = evaluated.locate(text.written(range.shifted(start)));
                Address { href: href.clone(), kind: *kind, place, versions }
            }));
            anchors.extend_from_slice(&section.anchors);
        }
        anchors
    }

    /// True if the page has this id in a version, or may have it.
    pub fn has_id(&self, id: &str, version: usize) -> bool {
        self.is_open || self.ids.iter().any(|(versions, ids)| versions.contains(version) && ids.contains(id))
    }

    /// The ids of the page, of all versions.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.iter().flat_map(|(_, ids)| ids.iter().map(String::as_str))
    }
}

/// True if there may be an address in the text: quick where there is none, as in most titles.
fn may_lead_elsewhere(text: &str) -> bool {
    memchr::memchr2(b'[', b'<', text.as_bytes()).is_some()
}

/// True if the text inserts what a documentation set does not have, in whatever case.
fn includes_partial(template: &Template) -> bool {
    let mut found = false;
    template.for_each_tag(&mut |tag| {
        found |= matches!(tag.behaviour.reference(), Some(Reference::Partial(name)) if !is_built_in_partial(name));
    });
    found
}
