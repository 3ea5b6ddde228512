//! One page in one edition, as HTML: pure, without disk and layout.
//!
//! [`Renderer::page`] evaluates a page once for each distinct result and leaves holes for what still differs between
//! editions ([`fragment`]); [`Record`] puts one edition together. Files and chrome are `site`'s.

mod alert;
mod annotation;
mod body;
mod code;
mod edition;
mod escape;
mod field;
mod footnote;
mod fragment;
mod highlight;
mod html;
mod mark;
mod raw_html;
mod repaired;
mod shown;
mod source_parts;
mod table;
mod titles;
mod translated;
mod untranslated;

pub use body::{BodyVariant, Notices};
pub use edition::{Edition, FromRoot, Record, Selection};
pub use escape::{escaped, escaped_with_quotes, push_address, push_encoded};
pub use field::FieldVariant;
pub use fragment::{Fill, Fragment, Hole, HoleKind};
pub use highlight::{CLASS_PREFIX, Highlighter};
pub use html::Heading;
pub use mark::{from_mark, to_mark, without_marks};
pub use shown::Shown;
pub use titles::{Title, Titles};

use crate::diagnostic::Diagnostic;
use crate::document::FieldName;
use crate::project::{PageId, Project};
use crate::version::VersionSet;
use std::sync::Arc;

/// Words that pages show, in one locale.
#[derive(Debug, Clone)]
pub struct Labels {
    pub note: String,
    pub tip: String,
    pub important: String,
    pub warning: String,
    pub caution: String,
    pub copy: String,
    /// Begins a block that is shown in the source's language: "Shown in English".
    pub shown_in_source: String,
}

/// Renders the pages of one project.
#[derive(Debug)]
pub struct Renderer<'p> {
    pub project: &'p Project,
    /// One for each locale.
    pub labels: Vec<Labels>,
    /// None leaves code without colours.
    pub highlighter: Option<Highlighter>,
    pub titles: Titles<'p>,
    /// What [`Renderer::page`] renders; everything unless set.
    pub selection: Selection,
    /// What a translation has taken over from its source as it is, is marked as such; off unless set.
    pub marks_untranslated: bool,
    /// Each block of a body has a comment in front of it with the range of the evaluated text that it stems from, for
    /// previews; off unless set.
    pub marks: bool,
}

/// One page, in all versions, of one locale.
#[derive(Debug)]
pub struct RenderedPage {
    pub page: PageId,
    pub locale: usize,
    /// By version: each set is disjoint from the others, all together are the page's versions.
    pub bodies: Vec<Arc<BodyVariant>>,
    pub intros: Vec<FieldVariant>,
    pub permissions: Vec<FieldVariant>,
    pub products: Vec<FieldVariant>,
    pub diagnostics: Vec<Diagnostic>,
}

impl<'p> Renderer<'p> {
    /// A renderer of everything.
    pub fn new(project: &'p Project, labels: Vec<Labels>, highlighter: Option<Highlighter>) -> Self {
        let titles = Titles::new(project);
        Self {
            project,
            labels,
            highlighter,
            titles,
            selection: Selection::all(project),
            marks_untranslated: false,
            marks: false,
        }
    }

    /// A page in the selected editions, one result for each locale in order.
    pub fn page(&self, page: PageId) -> Vec<RenderedPage> {
        let sources = body::source_variants(self, page, self.selection.versions);
        self.selection.locales.iter().map(|&locale| self.page_in(page, locale, &sources)).collect()
    }

    /// A page in the selected versions of one locale, selected or not.
    pub fn page_in_locale(&self, page: PageId, locale: usize) -> RenderedPage {
        self.page_in(page, locale, &body::source_variants(self, page, self.selection.versions))
    }

    /// A page in one edition, selected or not.
    pub fn page_in_edition(&self, page: PageId, edition: Edition) -> RenderedPage {
        let sources = body::source_variants(self, page, VersionSet::single(edition.version));
        self.page_in(page, edition.locale, &sources)
    }

    /// The introduction of a page alone, for lists of pages; what is found in it is told by [`Renderer::page`].
    pub fn intros(&self, page: PageId, locale: usize) -> Vec<FieldVariant> {
        field::render(self, page, locale, FieldName::Intro, &mut Vec::new())
    }

    fn page_in(&self, page: PageId, locale: usize, sources: &[body::SourceVariant]) -> RenderedPage {
        let mut diagnostics = Vec::new();
        let bodies = body::render(self, page, locale, sources, &mut diagnostics);
        let mut field = |name| field::render(self, page, locale, name, &mut diagnostics);
        let (intros, permissions, products) =
            (field(FieldName::Intro), field(FieldName::Permissions), field(FieldName::Product));
        diagnostics.extend(self.titles.diagnostics(page, locale).iter().cloned());
        RenderedPage { page, locale, bodies, intros, permissions, products, diagnostics }
    }
}
