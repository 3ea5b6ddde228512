//! What templates of one locale see, on one page or on none.

use super::data::{Entry, Instance};
use super::page::{Page, PageId, fallback};
use super::{Project, data::DataText};
use crate::liquid::{self, Environment, Evaluated, Fallback, Global, Insertion, Names, Object, Stack, Template, Value};
use crate::version::VersionSet;
use std::borrow::Cow;
use std::sync::Arc;

/// One locale of a project, seen from one page.
#[derive(Debug, Clone, Copy)]
pub struct LocaleView<'p> {
    pub project: &'p Project,
    pub locale: usize,
    pub page: PageId,
}

impl<'p> LocaleView<'p> {
    pub fn new(project: &'p Project, locale: usize, page: PageId) -> Self {
        Self { project, locale, page }
    }

    fn page(&self) -> &'p Page {
        self.project.page(self.page)
    }

    /// Evaluates `template` for all of `versions`: one result for each that differs, in the order of their first version.
    pub fn evaluate(&self, template: &Template, versions: VersionSet) -> Vec<Evaluated> {
        liquid::evaluate_all(template, self, versions)
    }

    /// Evaluates an entry for a version, or finds the evaluation that already holds for it.
    fn evaluate_entry(
        &self,
        entry: &Entry,
        insertion: &Insertion,
        version: usize,
        stack: &Stack<'_>,
    ) -> Arc<Evaluated> {
        let instance = entry.instance(insertion, self.project.data_options());
        if let Some(known) = instance.variant(version) {
            return known;
        }
        let mut evaluated = self.evaluate_instance(entry, &instance, version, stack);
        if !evaluated.damage.is_empty() && self.locale != 0 && entry.fallback.is_none() {
            evaluated = self.source_in_place(entry, insertion, version, stack, evaluated);
        }
        let evaluated = Arc::new(evaluated);
        if !evaluated.page_dependent {
            instance.keep(&evaluated);
        }
        evaluated
    }

    fn evaluate_instance(&self, entry: &Entry, instance: &Instance, version: usize, stack: &Stack<'_>) -> Evaluated {
        let inner = Stack { path: &entry.path, depth: stack.depth + 1, outer: Some(stack) };
        let versions = self.project.versions().built_set() | VersionSet::single(version);
        let mut evaluated = liquid::evaluate(&instance.template, self, versions, version, &inner);
        evaluated.fallbacks.extend(entry.fallback.clone());
        evaluated
    }

    /// In place of a translated entry that could not be evaluated: the source's, if that one is whole.
    fn source_in_place(
        &self,
        entry: &Entry,
        insertion: &Insertion,
        version: usize,
        stack: &Stack<'_>,
        damaged: Evaluated,
    ) -> Evaluated {
        let Some(source) = self.project.entry(0, &entry.path) else { return damaged };
        let instance = source.instance(insertion, self.project.data_options());
        let mut evaluated = self.evaluate_instance(&source, &instance, version, stack);
        if !evaluated.damage.is_empty() {
            return damaged;
        }
        let path = self.project.files.get(damaged.source.file).path.clone();
        evaluated.versions = evaluated.versions & damaged.versions;
        evaluated.diagnostics.extend(damaged.diagnostics);
        evaluated.fallbacks.push(Arc::new(fallback(&entry.path, &path, "cannot be evaluated")));
        evaluated
    }

    /// Variables that depend on the page, most of them on the version too.
    fn of_page(&self, name: &str, version: usize) -> Option<Value> {
        let page = self.page();
        let path = || self.project.href(page, self.locale, version);
        let text = match name {
            "currentPath" => path(),
            "currentPathWithoutLanguage" => {
                let prefix = format!("/{}", self.project.config.locales[self.locale].url);
                path().trim_start_matches(&prefix).to_owned()
            }
            "currentArticle" => format!("/{}", page.permalink),
            "currentProduct" => {
                page.permalink.split('/').next().filter(|first| !first.is_empty()).unwrap_or("homepage").to_owned()
            }
            "currentCategory" => page.permalink.split('/').nth(1)?.to_owned(),
            "page" => return Some(self.page_object(version)),
            _ => return None,
        };
        Some(Value::scalar(text))
    }

    fn page_object(&self, version: usize) -> Value {
        let page = self.page();
        let mut object = Object::new();
        object.insert("version".into(), Value::scalar(self.project.versions().get(version).id.clone()));
        object.insert("relativePath".into(), Value::scalar(page.path.clone()));
        if let Some(title) = &page.source.front_matter().title {
            object.insert("title".into(), Value::scalar(title.value.to_string()));
        }
        Value::Object(object)
    }
}

impl Environment for LocaleView<'_> {
    fn names(&self) -> &Names {
        &self.project.names
    }

    fn global(&self, name: &str, version: usize) -> Option<Global<'_>> {
        let globals = &self.project.globals;
        let global =
            |value, version_dependent, page_dependent| Some(Global { value, version_dependent, page_dependent });
        if let Some(truth) = self.project.names.get(name) {
            let value = if truth.contains(version) { Value::scalar(true) } else { Value::Nil };
            return global(Cow::Owned(value), true, false);
        }
        if let Some(value) = globals.constants.get(name) {
            return global(Cow::Borrowed(value), false, false);
        }
        if let Some(value) = globals.per_version.get(version)?.get(name) {
            return global(Cow::Borrowed(value), true, false);
        }
        if name == "currentLanguage" {
            return global(Cow::Borrowed(globals.languages.get(self.locale)?), false, false);
        }
        global(Cow::Owned(self.of_page(name, version)?), true, true)
    }

    fn data_value(&self, path: &str) -> Option<Value> {
        let own = self.project.data[self.locale].value(path);
        own.or_else(|| self.project.data[0].value(path))
    }

    fn include(&self, path: &str, insertion: &Insertion, version: usize, stack: &Stack<'_>) -> Option<Arc<Evaluated>> {
        let entry = self.project.entry(self.locale, path)?;
        Some(self.evaluate_entry(&entry, insertion, version, stack))
    }

    fn leads_back(&self, from: &str, to: &str) -> bool {
        self.project.leads_to(self.locale, from, to)
    }

    fn height(&self, path: &str) -> u16 {
        self.project.data_height(self.locale, path)
    }

    fn similar_data(&self, path: &str) -> Option<String> {
        let find = || self.project.data[0].similar(path);
        self.project.stores[self.locale].meant(path, find)
    }
}

impl Project {
    /// The data entry at `path` as a locale sees it.
    pub fn entry(&self, locale: usize, path: &str) -> Option<Arc<Entry>> {
        self.stores[locale].entry(path, || self.resolve(locale, path))
    }

    /// Finds an entry with fallback: per key since 2021's end, where a translation may keep what the source deleted;
    /// before that leaf by leaf along the source's keys.
    fn resolve(&self, locale: usize, path: &str) -> Option<Entry> {
        let source = self.data[0].text(path);
        if locale == 0 {
            return source.map(|text| Entry::new(path, text, None));
        }
        if source.is_none() && self.config.vintage.is_historical() {
            return None;
        }
        let own = if self.is_untranslated(path) { None } else { self.data[locale].text(path) };
        let reason = match &own {
            None => "not translated",
            Some(DataText::Text(text)) if text.text.trim().is_empty() => "empty in the translation",
            Some(text) => return Some(Entry::new(path, text.clone(), None)),
        };
        let text = source?;
        let note = (!self.is_untranslated(path) && !is_empty(&text)).then(|| self.data_fallback(locale, path, reason));
        Some(Entry::new(path, text, note))
    }

    fn data_fallback(&self, locale: usize, path: &str, reason: &str) -> Fallback {
        let source = self.data[0].file_of(path).map_or("", |file| self.files.get(file).path.as_str());
        let below = source.strip_prefix(&self.config.data).unwrap_or(source).trim_start_matches('/');
        let root = self.config.translation_root(&self.config.locales[locale]);
        fallback(path, &format!("{root}/data/{below}"), reason)
    }

    /// True for data that the configuration keeps in the source locale.
    fn is_untranslated(&self, path: &str) -> bool {
        let file = self.data[0].file_of(path).map(|file| &self.files.get(file).path);
        file.is_some_and(|file| self.config.untranslated.is_match(file))
    }
}

fn is_empty(text: &DataText) -> bool {
    matches!(text, DataText::Text(text) if text.text.trim().is_empty())
}
