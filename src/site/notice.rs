//! What readers are told about the language and the age of what they read.

use super::Site;
use super::address::Here;
use super::page::safe;
use super::page_values::PageValues;
use super::phrases::Phrases;
use crate::liquid::Fallback;
use crate::project::PageId;
use crate::render::{Edition, FieldVariant, Notices, Record};
use minijinja::Value;

/// True if a page is shown in the source's language as a whole. A translation that copies the source is none.
pub fn is_in_source_language(site: &Site<'_>, record: &Record<'_>) -> bool {
    record.notices() == Notices::Page || !site.project().page(record.page).is_translated(record.edition.locale)
}

/// What the template shows as `notice`, with `source_page` and `source_lang`, and attributes for what is in the source's
/// language, be it the `title`, the `intro`, the `body` or all of the article. Nothing where there is nothing to be told.
#[derive(Debug, Default)]
pub struct Notice {
    text: Value,
    source_page: Value,
    source_lang: Value,
    title_lang: Value,
    intro_lang: Value,
    permissions_lang: Value,
    product_lang: Value,
    body_lang: Value,
}

impl Notice {
    /// Shows it on a page.
    pub fn put(self, page: &mut PageValues<'_>) {
        page.put("notice", || self.text);
        page.put("source_page", || self.source_page);
        page.put("source_lang", || self.source_lang);
        page.put("title_lang", || self.title_lang);
        page.put("intro_lang", || self.intro_lang);
        page.put("permissions_lang", || self.permissions_lang);
        page.put("product_lang", || self.product_lang);
        page.put("body_lang", || self.body_lang);
    }
}

/// The notice of a page.
pub fn of_page(site: &Site<'_>, record: &Record<'_>, here: &Here<'_>) -> Notice {
    let whole = is_in_source_language(site, record);
    let sentences = sentences(site, record, whole);
    if sentences.is_empty() {
        return Notice::default();
    }
    let source = site.project().config.source();
    let language = |what: &str, field: Option<&FieldVariant>| {
        let falls_back = whole || from_source(record).any(|fallback| fallback.what == what);
        let is_source = falls_back || field.is_some_and(|field| field.is_untranslated);
        if is_source { safe(site.source_language.clone()) } else { Value::UNDEFINED }
    };
    Notice {
        text: sentences.join(" ").into(),
        source_page: safe(here.page_in(record.page, Edition { locale: 0, ..record.edition })),
        source_lang: source.code.as_str().into(),
        title_lang: language("title", None),
        intro_lang: language("intro", record.intro),
        permissions_lang: language("permissions", record.permissions),
        product_lang: language("product", record.product),
        body_lang: language("body", None),
    }
}

fn sentences<'s>(site: &'s Site<'_>, record: &Record<'_>, whole: bool) -> Vec<&'s str> {
    let project = site.project();
    let phrases = &site.phrases[record.edition.locale];
    let Phrases { fallback_page, fallback_parts, fallback_repaired, fallback_stale, source_only, .. } = phrases;
    if whole {
        let source = &project.files.get(project.page(record.page).source.file).path;
        let is_for_all = project.config.untranslated.is_match(source);
        return vec![if is_for_all { source_only } else { fallback_page }];
    }
    let mut sentences = Vec::new();
    if project.is_stale(record.page, record.edition.locale) {
        sentences.push(fallback_stale.as_str());
    }
    if record.has_untranslated() || from_source(record).any(|fallback| is_read_as_source(site, fallback)) {
        sentences.push(fallback_parts);
    }
    if record.fallbacks.iter().any(|fallback| fallback.is_repaired()) {
        sentences.push(fallback_repaired);
    }
    sentences
}

/// What is shown in the source's language; what is shown repaired is not.
fn from_source<'r>(record: &'r Record<'_>) -> impl Iterator<Item = &'r Fallback> {
    record.fallbacks.iter().map(|fallback| &**fallback).filter(|fallback| !fallback.is_repaired())
}

/// A number or a name in letters of no language may come from the source and is no other language's.
fn is_read_as_source(site: &Site<'_>, fallback: &Fallback) -> bool {
    let entry = site.project().entry(0, &fallback.what);
    let text = entry.as_ref().and_then(|entry| entry.source_text());
    text.is_none_or(|text| text.text.chars().any(char::is_alphabetic))
}

/// The locales that have a text of their own for a page.
pub fn translations(site: &Site<'_>, page: PageId) -> impl Iterator<Item = usize> {
    let page = site.project().page(page);
    (0..site.project().config.locales.len()).filter(move |locale| page.is_translated(*locale))
}
