//! A page: its source, its translations, and its place in the tree.

use crate::document::{Document, FieldName};
use crate::liquid::{Fallback, Template};
use crate::text::FileId;
use crate::version::VersionSet;
use std::sync::Arc;

/// Number of a page in [`super::Project::pages`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PageId(pub usize);

/// One page of the documentation, in all its locales and versions.
#[derive(Debug)]
pub struct Page {
    /// The file below `content`, with `/`.
    pub path: String,
    /// The address without locale and version, without a leading `/`.
    pub permalink: String,
    pub source: Arc<Document>,
    /// One for each target locale, in the order of the configuration.
    pub translations: Vec<Option<Arc<Document>>>,
    /// The file in which each translation is, or would be.
    pub translation_paths: Vec<String>,
    /// Built versions in which the page exists.
    pub versions: VersionSet,
    /// `index.md`: stands for its folder.
    pub is_index: bool,
    pub parent: Option<PageId>,
    /// In the order of `children`.
    pub children: Vec<PageId>,
}

/// A translated page whose source is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orphan {
    /// Position of its locale.
    pub locale: usize,
    /// The file below the locale's `content`, with `/`.
    pub path: String,
    pub file: FileId,
}

impl Orphan {
    /// The address that a page in this file would have, without locale and version.
    pub fn permalink(&self) -> String {
        permalink(&self.path).0
    }
}

/// The address of the page in this file, and whether it stands for its folder.
pub fn permalink(path: &str) -> (String, bool) {
    let stem = path.strip_suffix(".md").unwrap_or(path);
    match stem.strip_suffix("index") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => (folder.trim_end_matches('/').to_owned(), true),
        _ => (stem.to_owned(), false),
    }
}

/// What is evaluated of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Body,
    Field(FieldName),
}

impl Part {
    /// Its name in `fallback`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Field(field) => field.key(),
        }
    }
}

impl Page {
    /// The document of a locale, source first; None where there is no translation.
    pub fn document(&self, locale: usize) -> Option<&Document> {
        match locale.checked_sub(1) {
            None => Some(&self.source),
            Some(target) => self.translations.get(target)?.as_deref(),
        }
    }

    /// True if readers of a locale get a text of their own: a copy of the source is no translation.
    pub fn is_translated(&self, locale: usize) -> bool {
        locale == 0 || self.document(locale).is_some_and(|document| document.text != self.source.text)
    }

    /// The template of a part in the source.
    pub fn source_template(&self, part: Part) -> Option<&Template> {
        template(&self.source, part)
    }

    /// The template that a locale's readers get: that of the translation where it has one, otherwise the source's, with
    /// the reason. A page that is not translated at all is one fallback, not one for each part.
    pub fn template(&self, locale: usize, part: Part) -> (Option<&Template>, Option<Fallback>) {
        let source = self.source_template(part);
        if locale == 0 {
            return (source, None);
        }
        let path = &self.translation_paths[locale - 1];
        match self.document(locale) {
            None => (source, Some(fallback("page", path, "not translated"))),
            Some(document) => match (template(document, part), source) {
                (Some(own), Some(source)) if is_blank(own) && !is_blank(source) => {
                    (Some(source), Some(fallback(part.name(), path, "empty in the translation")))
                }
                (Some(own), Some(_)) => (Some(own), None),
                (None, Some(source)) => (Some(source), Some(fallback(part.name(), path, absence(document)))),
                // What only the translation has is not shown: the source decides what a page consists of.
                (_, None) => (None, None),
            },
        }
    }
}

fn template(document: &Document, part: Part) -> Option<&Template> {
    match part {
        Part::Body => Some(document.body()),
        Part::Field(field) => document.field(field),
    }
}

fn is_blank(template: &Template) -> bool {
    template.source.text.trim().is_empty()
}

/// Why a document does not have a part.
fn absence(document: &Document) -> &'static str {
    if document.front_matter().versions_unreadable {
        "front matter cannot be read"
    } else {
        "absent from the translation"
    }
}

/// Notes that `what` came from the source.
pub fn fallback(what: &str, path: &str, reason: &str) -> Fallback {
    Fallback { what: what.to_owned(), path: path.to_owned(), reason: reason.to_owned() }
}
