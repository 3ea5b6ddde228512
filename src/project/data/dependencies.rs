//! What pages take from `data`, as their texts are written: what has to be the same for a page to stay as it is.
//!
//! Conditions are not looked into: what is named in a branch that no version takes counts too.

use super::store::Entry;
use crate::diagnostic::Diagnostic;
use crate::document::{Document, FieldName};
use crate::liquid::{Node, Reference, Template};
use crate::project::{PageId, Project};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Something under `data`, as one locale sees it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Dependency {
    pub locale: usize,
    pub name: DataName,
}

/// How a text names data.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DataName {
    /// The entry at a path.
    Entry(Box<str>),
    /// Anything in the file that a path leads into, or in the files below it: which entries, the evaluation decides. The
    /// empty path stands for all data.
    Within(Box<str>),
}

impl Project {
    /// The data that the texts of a page name in these locales, each once.
    pub fn page_data(&self, page: PageId, locales: &[usize]) -> Vec<Dependency> {
        self.named(page, locales, &|document| fields(document, &FieldName::ALL).chain([document.body()]).collect())
    }

    /// As [`Project::page_data`], of the fields that other pages show: in links, navigation and lists.
    pub fn shown_data(&self, page: PageId, locales: &[usize]) -> Vec<Dependency> {
        const SHOWN: [FieldName; 3] = [FieldName::Title, FieldName::ShortTitle, FieldName::Intro];
        self.named(page, locales, &|document| fields(document, &SHOWN).collect())
    }

    fn named(
        &self,
        page: PageId,
        locales: &[usize],
        templates: &dyn for<'d> Fn(&'d Document) -> Vec<&'d Template>,
    ) -> Vec<Dependency> {
        let page = self.page(page);
        let in_source: BTreeSet<DataName> = templates(&page.source).into_iter().flat_map(names).collect();
        // The source is evaluated in every build, for translations to be compared with.
        let mut found: Vec<Dependency> =
            in_source.iter().map(|name| Dependency { locale: 0, name: name.clone() }).collect();
        for &locale in locales.iter().filter(|locale| **locale != 0) {
            let own = page.document(locale).into_iter().flat_map(templates);
            // The source's text takes the place of what is not translated.
            let all: BTreeSet<DataName> = own.flat_map(names).chain(in_source.iter().cloned()).collect();
            found.extend(all.into_iter().map(|name| Dependency { locale, name }));
        }
        found
    }

    /// What data names in its turn, each once.
    pub fn data_names(&self, data: &Dependency) -> Vec<Dependency> {
        let locale = data.locale;
        let paths = match &data.name {
            DataName::Entry(path) => BTreeSet::from([path.to_string()]),
            // All data names nothing else.
            DataName::Within(path) if path.is_empty() => BTreeSet::new(),
            // Any of the texts may be evaluated.
            DataName::Within(path) => self.templates_within(locale, path),
        };
        let entries = paths.into_iter().flat_map(|path| {
            let name = DataName::Entry(path.into());
            self.entries_of(&Dependency { locale, name })
        });
        let found: BTreeSet<DataName> = entries.flat_map(|entry| self.names_in(&entry)).collect();
        found.into_iter().map(|name| Dependency { locale: data.locale, name }).collect()
    }

    /// The entries that an evaluation may take: that of the locale, and the source's in its place.
    fn entries_of(&self, dependency: &Dependency) -> Vec<std::sync::Arc<Entry>> {
        let DataName::Entry(path) = &dependency.name else { return Vec::new() };
        let locales = BTreeSet::from([0, dependency.locale]);
        let entries = locales.into_iter().filter_map(|locale| self.entry(locale, path));
        entries.filter(|entry| entry.source_text().is_some()).collect()
    }

    fn names_in(&self, entry: &Entry) -> Vec<DataName> {
        names(&entry.instance(&Default::default(), self.data_options()).template)
    }

    /// The files that a name may lead into, those of the locale and those of the source.
    fn texts_of(&self, dependency: &Dependency) -> Vec<(&str, &str)> {
        let (DataName::Entry(path) | DataName::Within(path)) = &dependency.name;
        let locales = BTreeSet::from([0, dependency.locale]);
        locales.into_iter().flat_map(|locale| self.data[locale].texts_within(path)).collect()
    }

    /// A number that stays while what the dependency stands for stays: texts, and where they come from.
    pub fn data_state(&self, dependency: &Dependency) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        let mut add = |part: &str| {
            hasher.update(&(part.len() as u64).to_le_bytes()).update(part.as_bytes());
        };
        for entry in self.entries_of(dependency) {
            let text = entry.source_text().map_or("", |source| &source.text);
            let file = entry.source_text().map_or("", |source| &self.files.get(source.file).path);
            let fallback = entry.fallback.as_ref().map_or(("", ""), |note| (&*note.path, &*note.reason));
            [text, file, fallback.0, fallback.1].into_iter().for_each(&mut add);
        }
        if self.entries_of(dependency).is_empty() {
            for (name, text) in self.texts_of(dependency) {
                [name, text].into_iter().for_each(&mut add);
            }
        }
        hasher.finalize()
    }

    /// What is wrong with the data that a dependency stands for, without evaluating it.
    pub fn data_findings(&self, dependency: &Dependency) -> Vec<Diagnostic> {
        let locale = dependency.locale;
        let folder = &self.data[locale];
        let (mut findings, paths) = match &dependency.name {
            DataName::Entry(path) => (Vec::from_iter(folder.finding_at(path)), BTreeSet::from([path.to_string()])),
            DataName::Within(path) => (folder.findings_within(path), self.templates_within(locale, path)),
        };
        let entries = paths.iter().filter_map(|path| self.entry(locale, path));
        for entry in entries.filter(|entry| entry.source_text().is_some()) {
            let instance = entry.instance(&Default::default(), self.data_options());
            findings.extend(instance.template.diagnostics.iter().cloned());
        }
        findings
    }

    /// The paths of the texts that a locale may evaluate of what `path` leads into.
    fn templates_within(&self, locale: usize, path: &str) -> BTreeSet<String> {
        BTreeSet::from([0, locale]).into_iter().flat_map(|locale| self.data[locale].templates_within(path)).collect()
    }
}

/// Fields of the front matter.
fn fields<'d>(document: &'d Document, names: &'d [FieldName]) -> impl Iterator<Item = &'d Template> {
    names.iter().filter_map(|name| document.field(*name))
}

/// The data that a text names, each once.
fn names(template: &Template) -> Vec<DataName> {
    let mut found = Vec::new();
    collect(&template.nodes, &template.source.text, &mut found);
    found.sort_unstable();
    found.dedup();
    found
}

fn collect(nodes: &[Node], text: &str, found: &mut Vec<DataName>) {
    for node in nodes {
        match node {
            Node::Output(output) => found.extend(of_site(output.range.slice(text))),
            Node::Tag(tag) => {
                match tag.behaviour.reference() {
                    Some(Reference::Data(path)) => found.push(of_tag(path)),
                    _ => found.extend(of_site(tag.range.slice(text))),
                }
                for branch in &tag.branches {
                    found.extend(of_site(branch.range.slice(text)));
                    collect(&branch.body, text, found);
                }
            }
            Node::Text(_) | Node::Replaced { .. } | Node::Removed(_) | Node::Damaged(_) => {}
        }
    }
}

/// `variables.a.b`; of a path with indices, what stands before the first of them is known.
fn of_tag(path: &str) -> DataName {
    match path.split_once('[') {
        Some((known, _)) => DataName::Within(known.trim_end_matches('.').into()),
        None => DataName::Entry(path.into()),
    }
}

/// What an expression reads through `site.data.a.b`: the path as far as it is plain; of any other use of `site`, everything.
fn of_site(expression: &str) -> Vec<DataName> {
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let is_path = |byte: &u8| is_word(byte) || matches!(byte, b'-' | b'.');
    let mut found = Vec::new();
    for at in memchr::memmem::find_iter(expression.as_bytes(), "site") {
        let (before, after) = (&expression.as_bytes()[..at], &expression.as_bytes()[at + "site".len()..]);
        if before.last().is_some_and(is_word) || after.first().is_some_and(is_word) {
            continue;
        }
        let length = after.iter().take_while(|byte| is_path(byte)).count();
        let path = expression[at + "site".len()..][..length].strip_prefix(".data.").unwrap_or("");
        let path = path.split("..").next().unwrap_or("").trim_end_matches(['.', '-']);
        found.push(DataName::Within(path.into()));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{DataName, of_site, of_tag};

    fn within(path: &str) -> DataName {
        DataName::Within(path.into())
    }

    #[test]
    fn uses_of_the_site_are_found() {
        assert_eq!(of_site("{{ site.data.variables.a.b }}"), [within("variables.a.b")]);
        assert_eq!(of_site("{% for x in site.data.list %}"), [within("list")]);
        assert_eq!(of_site("{% assign all = site %}"), [within("")]);
        assert_eq!(of_site("{{ site['data'].x }}{{ site.data[name] }}"), [within(""), within("")]);
        assert_eq!(of_site("{{-site.data.a-}}{% for x in (1..site.data.b) %}"), [within("a"), within("b")]);
        assert_eq!(of_site("{{ website.data.x }}{{ sites }}{{ site_name }}"), []);
    }

    #[test]
    fn paths_with_indices_are_known_in_part() {
        assert_eq!(of_tag("glossaries.external[forloop.index0].term"), within("glossaries.external"));
        assert_eq!(of_tag("reusables.a.b"), DataName::Entry("reusables.a.b".into()));
    }
}
