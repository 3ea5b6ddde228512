//! One page in one edition, put together.

use super::body::{BodyVariant, Notices};
use super::escape::push_address;
use super::field::FieldVariant;
use super::fragment::Fill;
use super::html::Heading;
use super::{RenderedPage, Renderer};
use crate::liquid::Fallback;
use crate::project::{Config, Link, PageId, Project};
use crate::version::VersionSet;
use std::sync::Arc;

/// One (version, locale) of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Edition {
    pub locale: usize,
    pub version: usize,
}

/// The editions that are rendered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// In the order of the configuration.
    pub locales: Vec<usize>,
    pub versions: VersionSet,
}

impl Selection {
    /// Every locale in every built version.
    pub fn all(project: &Project) -> Self {
        Self::of(&project.config)
    }

    /// As [`Selection::all`], before the project has been read.
    pub fn of(config: &Config) -> Self {
        Self { locales: (0..config.locales.len()).collect(), versions: config.versions.built_set() }
    }

    pub fn contains(&self, edition: Edition) -> bool {
        self.locales.contains(&edition.locale) && self.versions.contains(edition.version)
    }
}

/// A page in an edition, with what is still unfilled.
#[derive(Debug)]
pub struct Record<'r> {
    pub page: PageId,
    pub edition: Edition,
    pub body: &'r BodyVariant,
    pub intro: Option<&'r FieldVariant>,
    pub permissions: Option<&'r FieldVariant>,
    pub product: Option<&'r FieldVariant>,
    /// What came from the source or was repaired, in order, each once.
    pub fallbacks: Vec<Arc<Fallback>>,
    /// Levels of headings in the table of contents, from 2.
    deepest: u8,
}

impl<'r> Record<'r> {
    /// The page in one version; None where it is not in it.
    pub fn new(rendered: &'r RenderedPage, renderer: &Renderer<'_>, version: usize) -> Option<Self> {
        let body = rendered.bodies.iter().find(|body| body.versions.contains(version))?;
        let field = |variants: &'r [FieldVariant]| variants.iter().find(|variant| variant.versions.contains(version));
        let (intro, permissions) = (field(&rendered.intros), field(&rendered.permissions));
        let product = field(&rendered.products);
        let titles = [
            renderer.titles.title(rendered.page, rendered.locale, version),
            renderer.titles.short_title(rendered.page, rendered.locale, version),
        ];
        let mut fallbacks = body.fallbacks.clone();
        let fields = [intro, permissions, product].into_iter().flatten();
        fallbacks.extend(fields.flat_map(|field| field.fallbacks.iter().cloned()));
        fallbacks.extend(titles.into_iter().flatten().flat_map(|title| title.fallbacks.iter().cloned()));
        fallbacks.sort();
        fallbacks.dedup();
        let edition = Edition { locale: rendered.locale, version };
        let deepest = deepest_level(renderer.project, rendered.page);
        Some(Self { page: rendered.page, edition, body, intro, permissions, product, fallbacks, deepest })
    }

    /// What the reader is to be told.
    pub fn notices(&self) -> Notices {
        if self.fallbacks.iter().any(|fallback| fallback.what == "page") {
            Notices::Page
        } else if self.fallbacks.is_empty() {
            Notices::None
        } else if self.fallbacks.iter().all(|fallback| fallback.is_repaired()) {
            Notices::Repaired
        } else {
            Notices::Parts
        }
    }

    /// Sentences of the translation are those of its source.
    pub fn has_untranslated(&self) -> bool {
        let mut fields = [self.intro, self.permissions, self.product].into_iter().flatten();
        self.body.has_untranslated || fields.any(|field| field.is_untranslated)
    }

    /// The headings for a table of contents: those of level 2, and up to 2021 down to the level that the page asks for.
    pub fn contents(&self) -> impl Iterator<Item = &'r Heading> {
        let levels = 2..=self.deepest;
        self.body.headings.iter().filter(move |heading| levels.contains(&heading.level) && !heading.id.is_empty())
    }
}

/// 1, which is no level, for a page that wants no table of contents.
fn deepest_level(project: &Project, page: PageId) -> u8 {
    let front_matter = project.page(page).source.front_matter();
    match front_matter.mini_toc_max_heading_level {
        _ if front_matter.show_mini_toc == Some(false) => 1,
        Some(level) if project.config.vintage.is_historical() => level,
        _ => 2,
    }
}

/// Fills holes with addresses from the site's root, as in `jsonl`.
#[derive(Debug)]
pub struct FromRoot<'r> {
    pub renderer: &'r Renderer<'r>,
    pub edition: Edition,
}

impl Fill for FromRoot<'_> {
    fn link(&self, link: &Link, out: &mut String) {
        let Edition { locale, version } = self.edition;
        push_address(&link.resolve(self.renderer.project, locale, version), out);
    }

    fn asset(&self, path: &str, out: &mut String) {
        push_address(path, out);
    }

    fn title(&self, page: PageId, link: &Link, out: &mut String) {
        let Edition { locale, version } = self.edition;
        let titles = &self.renderer.titles;
        let title = titles.title(page, locale, link.version(self.renderer.project, version));
        // A page that is not in that version still has a title, that of its first version.
        let first = self.renderer.project.page(page).versions.lowest();
        let title = title.or_else(|| titles.title(page, locale, first?));
        out.push_str(title.map_or("", |title| &title.html));
    }
}
