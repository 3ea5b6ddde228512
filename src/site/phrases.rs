//! The words of the layout, looked up once for each locale.

use crate::interface::Interface;
use crate::project::Project;
use crate::render::Labels;
use minijinja::Value;
use std::collections::BTreeMap;

/// Messages that the templates show, under their ids with `_` for `-`.
const IN_TEMPLATES: [&str; 25] = [
    "breadcrumbs-label",
    "code-copied",
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
        let names = [
            ("count", "{}"),
            ("query", "{}"),
            ("source", &*project.config.source().name),
            ("target", &*project.config.locales[locale].name),
        ];
        let text = |id: &str| interface.text(locale, id, &names);
        let words = |ids: &[&str]| -> Value {
            Value::from(ids.iter().map(|id| (id.replace('-', "_"), text(id))).collect::<BTreeMap<String, String>>())
        };
        Self {
            words: words(&IN_TEMPLATES),
            search: words(&IN_SEARCH),
            fallback_page: text("fallback-page"),
            fallback_parts: text("fallback-parts"),
            fallback_repaired: text("fallback-repaired"),
            absent: text("page-missing-in-version"),
        }
    }
}

/// The words that bodies of pages show, for every locale.
pub fn labels(interface: &Interface, project: &Project) -> Vec<Labels> {
    let source = [("source", &*project.config.source().name)];
    let in_locale = |locale: usize| {
        let text = |id: &str| interface.text(locale, id, &source);
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
