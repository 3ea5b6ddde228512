//! What readers of a translated page are shown from the source or as a repair leaves it, told without writing the page.
//!
//! It is what [`Record`](super::Record)s tell of a page. A status asks this of all pages, and of their HTML nothing.

use super::{Renderer, field, repaired};
use crate::document::FieldName;
use crate::liquid::Fallback;
use crate::project::{LocaleView, PageId, Part};
use crate::version::VersionSet;
use std::sync::Arc;

/// What falls back or is repaired in parts of a page, by versions.
#[derive(Debug, Default)]
pub struct Shown(Vec<(VersionSet, Vec<Arc<Fallback>>)>);

impl Shown {
    /// As in the record of the page in this version: in order, each once.
    pub fn in_version(&self, version: usize) -> Vec<&Fallback> {
        let parts = self.0.iter().filter(|(versions, _)| versions.contains(version));
        let mut all: Vec<&Fallback> =
            parts.flat_map(|(_, fallbacks)| fallbacks.iter().map(|fallback| &**fallback)).collect();
        all.sort();
        all.dedup();
        all
    }
}

impl Renderer<'_> {
    /// What is shown in the selected versions of one locale in place of its own text.
    pub fn shown(&self, page: PageId, locale: usize) -> Shown {
        let view = LocaleView::new(self.project, locale, page);
        let mut parts = self.body_shown(&view);
        for name in [FieldName::Intro, FieldName::Permissions, FieldName::Product] {
            let variants = field::evaluate(&view, Part::Field(name), &mut Vec::new()).into_iter();
            parts.extend(variants.map(|(_, versions, fallbacks)| (versions, fallbacks)));
        }
        let titles = self.titles.of_page(page, locale);
        parts.extend(titles.map(|title| (title.versions, title.fallbacks.clone())));
        parts.retain(|(_, fallbacks)| !fallbacks.is_empty());
        Shown(parts)
    }

    fn body_shown(&self, view: &LocaleView<'_>) -> Vec<(VersionSet, Vec<Arc<Fallback>>)> {
        let page = self.project.page(view.page);
        let versions = page.versions & self.selection.versions;
        let (template, fallback) = page.template(view.locale, Part::Body);
        let Some(template) = template else { return Vec::new() };
        let results = match &fallback {
            None if view.locale > 0 => {
                let all = repaired::evaluate(view, Part::Body, template, [versions].into_iter(), &mut Vec::new());
                all.into_iter().flatten().collect()
            }
            _ => view.evaluate(template, versions),
        };
        // Which blocks of the source take the place of broken ones is known once both texts are aligned.
        if fallback.is_none() && results.iter().any(|evaluated| !evaluated.damage.is_empty()) {
            let rendered = self.page_in_locale(view.page, view.locale);
            return rendered.bodies.iter().map(|body| (body.versions, body.fallbacks.clone())).collect();
        }
        let fallback = fallback.map(Arc::new);
        let of_variant = results.into_iter().map(|mut evaluated| {
            evaluated.fallbacks.extend(fallback.clone());
            (evaluated.versions & versions, evaluated.fallbacks)
        });
        of_variant.collect()
    }
}
