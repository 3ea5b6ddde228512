//! The body of a page: one rendering for each distinct result.

use super::html::{self, Body, Heading};
use super::{Fragment, Renderer, shell_fences};
use crate::diagnostic::{Diagnostic, Severity};
use crate::liquid::{Evaluated, Fallback, tidy};
use crate::markdown::{self, Options};
use crate::project::{LocaleView, PageId, Part};
use crate::version::VersionSet;
use std::sync::Arc;

/// A body in the versions that share it.
#[derive(Debug, Clone)]
pub struct BodyVariant {
    pub versions: VersionSet,
    /// The text after Liquid.
    pub markdown: String,
    pub fragment: Fragment,
    pub headings: Vec<Heading>,
    pub fallbacks: Vec<Arc<Fallback>>,
}

/// What readers are told about a page in their edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notices {
    None,
    /// Parts are shown in the source's language.
    Parts,
    /// All of it is.
    Page,
}

/// The source's body for one set of versions, to which translations are compared.
pub struct SourceVariant {
    pub versions: VersionSet,
    pub evaluated: Evaluated,
    pub rendered: BodyVariant,
}

fn options(renderer: &Renderer<'_>) -> Options {
    Options { alerts: !renderer.project.config.vintage.is_historical() }
}

/// The source's body in all versions of the page.
pub fn source_variants(renderer: &Renderer<'_>, page: PageId) -> Vec<SourceVariant> {
    let view = LocaleView::new(renderer.project, 0, page);
    let document = &view.project.page(page).source;
    let results = view.evaluate(document.body(), view.project.page(page).versions).into_iter();
    results
        .map(|mut evaluated| {
            tidy(&mut evaluated);
            let versions = evaluated.versions & view.project.page(page).versions;
            let rendered = render_one(renderer, 0, &mut evaluated, versions, &[]);
            SourceVariant { versions, evaluated, rendered }
        })
        .collect()
}

/// The body of a page in one locale.
pub fn render(
    renderer: &Renderer<'_>,
    page: PageId,
    locale: usize,
    sources: &[SourceVariant],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<BodyVariant> {
    if locale == 0 {
        diagnostics.extend(sources.iter().flat_map(|source| source.evaluated.diagnostics.iter().cloned()));
        return sources.iter().map(|source| source.rendered.clone()).collect();
    }
    let view = LocaleView::new(renderer.project, locale, page);
    let (template, fallback) = view.project.page(page).template(locale, Part::Body);
    let Some(template) = template else { return Vec::new() };
    let mut variants = Vec::new();
    for source in sources {
        for mut evaluated in view.evaluate(template, source.versions) {
            tidy(&mut evaluated);
            let versions = evaluated.versions & source.versions;
            let mut variant = render_one(renderer, locale, &mut evaluated, versions, &[]);
            variant.fallbacks.extend(fallback.clone().map(Arc::new));
            diagnostics.append(&mut evaluated.diagnostics);
            variants.push(variant);
        }
    }
    variants
}

fn render_one(
    renderer: &Renderer<'_>,
    locale: usize,
    evaluated: &mut Evaluated,
    versions: VersionSet,
    heading_ids: &[Option<String>],
) -> BodyVariant {
    let historical = renderer.project.config.vintage.is_historical();
    let text = if historical { shell_fences::as_html(&evaluated.text) } else { (&evaluated.text).into() };
    let events = markdown::parse(&text, options(renderer));
    let Body { mut fragment, headings, unresolved } =
        html::write(&events, renderer, &renderer.labels[locale], heading_ids);
    fragment.html.truncate(fragment.html.trim_end().len());
    for range in unresolved {
        let place = evaluated.locate(range);
        let message = "AUTOTITLE links to a page that does not exist";
        let mut finding =
            Diagnostic::new("unresolved-autotitle", Severity::Error, place.frame.file, place.frame.range, message);
        finding.related = place
            .calls
            .iter()
            .map(|call| crate::diagnostic::Label::new(call.file, call.range, "included here"))
            .collect();
        evaluated.diagnostics.push(finding);
    }
    let mut fallbacks = std::mem::take(&mut evaluated.fallbacks);
    fallbacks.sort();
    fallbacks.dedup();
    BodyVariant { versions, markdown: evaluated.text.clone(), fragment, headings, fallbacks }
}
