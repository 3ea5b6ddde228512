//! Fields of the front matter that are Markdown: introduction, permissions, product.

use super::body::options;
use super::fragment::Fragment;
use super::{Renderer, html, repaired};
use crate::bitext::is_prose;
use crate::diagnostic::Diagnostic;
use crate::document::FieldName;
use crate::liquid::{Evaluated, Fallback, Template, tidy};
use crate::markdown::{self, Options};
use crate::project::{LocaleView, PageId, Part};
use crate::version::VersionSet;
use std::sync::Arc;

/// A field in the versions that share it.
#[derive(Debug, Clone)]
pub struct FieldVariant {
    pub versions: VersionSet,
    pub fragment: Fragment,
    pub fallbacks: Vec<Arc<Fallback>>,
    /// The translation has taken over the source's text as it is.
    pub is_untranslated: bool,
}

/// A field in all versions of a page; empty where the page does not have it.
pub fn render(
    renderer: &Renderer<'_>,
    page: PageId,
    locale: usize,
    name: FieldName,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<FieldVariant> {
    let view = LocaleView::new(renderer.project, locale, page);
    let results = evaluate(&view, Part::Field(name), diagnostics);
    let is_copy = is_copy(&view, Part::Field(name));
    let variants = results.into_iter().map(|(mut evaluated, versions, fallbacks)| {
        tidy(&mut evaluated);
        let events = markdown::parse(&evaluated.text, Options { alerts: false, ..options(renderer) });
        let mut fragment = html::write_part(&events, renderer, &renderer.labels[locale]);
        fragment.html.truncate(fragment.html.trim_end().len());
        let is_untranslated = is_copy && fallbacks.is_empty() && is_prose(&evaluated.text);
        FieldVariant { versions, fragment, fallbacks, is_untranslated }
    });
    variants.collect()
}

/// True if a translation writes a part just as the source does.
fn is_copy(view: &LocaleView<'_>, part: Part) -> bool {
    let page = view.project.page(view.page);
    let (own, _) = page.template(view.locale, part);
    let is_same = |source: &Template| own.is_some_and(|own| own.source.text.trim() == source.source.text.trim());
    view.locale > 0 && page.source_template(part).is_some_and(is_same)
}

/// A field evaluated for all versions of its page. Where the translation's cannot be evaluated, the source's takes its
/// place, in exactly those versions.
pub fn evaluate(
    view: &LocaleView<'_>,
    part: Part,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<(Evaluated, VersionSet, Vec<Arc<Fallback>>)> {
    let page = view.project.page(view.page);
    let (template, fallback) = page.template(view.locale, part);
    let Some(template) = template else { return Vec::new() };
    let mut results = Vec::new();
    let own = view.locale > 0 && fallback.is_none();
    let evaluated = match own {
        true => {
            repaired::evaluate(view, part, template, [page.versions].into_iter(), diagnostics).pop().unwrap_or_default()
        }
        false => view.evaluate(template, page.versions),
    };
    for mut evaluated in evaluated {
        diagnostics.append(&mut evaluated.diagnostics);
        if own && !evaluated.damage.is_empty() {
            results.extend(from_source(view, part, evaluated.versions));
            continue;
        }
        let mut fallbacks = std::mem::take(&mut evaluated.fallbacks);
        fallbacks.extend(fallback.clone().map(Arc::new));
        let versions = evaluated.versions & page.versions;
        results.push((evaluated, versions, fallbacks));
    }
    results
}

fn from_source(
    view: &LocaleView<'_>,
    part: Part,
    versions: VersionSet,
) -> Vec<(Evaluated, VersionSet, Vec<Arc<Fallback>>)> {
    let page = view.project.page(view.page);
    let Some(template) = page.source_template(part) else { return Vec::new() };
    let path = page.translation_paths[view.locale - 1].clone();
    let reason = "cannot be evaluated".to_owned();
    let note = Arc::new(Fallback { what: part.name().to_owned(), path, reason });
    let results = view.evaluate(template, versions & page.versions).into_iter();
    results
        .map(|mut evaluated| {
            let mut fallbacks = std::mem::take(&mut evaluated.fallbacks);
            fallbacks.push(note.clone());
            let versions = evaluated.versions & versions;
            (evaluated, versions, fallbacks)
        })
        .collect()
}
