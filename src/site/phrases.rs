//! The words of the layout, looked up once for each locale.

use crate::interface::Interface;
use crate::project::Project;
use crate::render::Labels;
use minijinja::Value;
use std::collections::BTreeMap;

/// Messages that the templates show, under their ids with `_` for `-`.
const IN_TEMPLATES: [&str; 30] = [
    "breadcrumbs-label",
    "code-copied",
    "code-copy",
    "code-languages",
    "color-scheme",
    "contents-of-section",
    "edit-page",
    "fallback-source-link",
    "locale-picker-label",
    "menu",
    "neighbours-label",
    "next-page",
    "not-found-home",
    "not-found-text",
    "not-found-title",
    "open-branch",
    "other-locales",
    "other-versions",
    "permissions-heading",
    "platforms-label",
    "previous-page",
    "product-heading",
    "redirect-title",
    "search-open",
    "site-navigation",
    "skip-to-content",
    "toc-heading",
    "tools-label",
    "version-picker-label",
    "view-as-markdown",
];

/// Messages that the script of the search shows, under the same names.
const IN_SEARCH: [&str; 9] = [
    "search-close",
    "search-count",
    "search-failed",
    "search-field",
    "search-none",
    "search-more",
    "search-results",
    "search-shortcut",
    "search-waiting",
];

/// The words of one locale.
#[derive(Debug)]
pub struct Phrases {
    /// For templates: a map.
    pub words: Value,
    /// For the script of the search: a map. A number or a query takes the place of `{}`.
    pub search: Value,
    pub fallback_page: String,
    pub fallback_parts: String,
    pub fallback_stale: String,
    /// "Only in the source's language".
    pub source_only: String,
    pub fallback_repaired: String,
    /// "Not in this version".
    pub absent: String,
}

impl Phrases {
    /// The words of every locale.
    pub fn all(interface: &Interface, project: &Project) -> Vec<Self> {
        (0..project.config.locales.len()).map(|locale| Self::new(interface, project, locale)).collect()
    }

    fn new(interface: &Interface, project: &Project, locale: usize) -> Self {
        // What only the script knows, it puts in place of these.
        let (source, target) = (language(interface, project, locale, 0), language(interface, project, locale, locale));
        let names = [("count", "{}"), ("query", "{}"), ("source", &*source), ("target", &*target)];
        let text = |id: &str| interface.text(locale, id, &names);
        let words = |ids: &[&str]| -> Value {
            Value::from(ids.iter().map(|id| (id.replace('-', "_"), text(id))).collect::<BTreeMap<String, String>>())
        };
        Self {
            words: words(&IN_TEMPLATES),
            search: words(&IN_SEARCH),
            fallback_page: text("fallback-page"),
            fallback_parts: text("fallback-parts"),
            fallback_stale: text("fallback-stale"),
            source_only: text("fallback-source-only"),
            fallback_repaired: text("fallback-repaired"),
            absent: text("page-missing-in-version"),
        }
    }
}

/// What readers of a locale call the language of another one.
fn language(interface: &Interface, project: &Project, locale: usize, named: usize) -> String {
    let named = &project.config.locales[named];
    interface.text(locale, "language-name", &[("code", &named.code), ("name", &named.name)])
}

/// The words that bodies of pages show, for every locale.
pub fn labels(interface: &Interface, project: &Project) -> Vec<Labels> {
    let in_locale = |locale: usize| {
        let source = language(interface, project, locale, 0);
        let text = |id: &str| interface.text(locale, id, &[("source", &*source)]);
        Labels {
            note: text("alert-note"),
            tip: text("alert-tip"),
            important: text("alert-important"),
            warning: text("alert-warning"),
            caution: text("alert-caution"),
            copy: text("code-copy"),
            shown_in_source: text("fallback-block-label"),
        }
    };
    (0..project.config.locales.len()).map(in_locale).collect()
}
