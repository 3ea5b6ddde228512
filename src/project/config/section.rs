//! One table of the file, read key by key; whatever does not fit becomes a problem with its place.

use super::error::Problems;
use super::keys;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A table whose keys are known. Reading a key gives `None` where it is absent or, with a problem, of another type.
#[derive(Clone)]
pub(super) struct Section<'a> {
    table: &'a DeTable<'a>,
    /// Place of the header.
    pub(super) span: Range<usize>,
    pub(super) problems: &'a Problems,
}

/// A string and its place.
#[derive(Debug, Clone)]
pub(super) struct Text<'a> {
    pub(super) value: &'a str,
    pub(super) span: Range<usize>,
}

impl<'a> Section<'a> {
    /// Opens a table and reports the keys that it should not have. `name` is one of the names in [`keys`].
    pub(super) fn open(table: &'a DeTable<'a>, span: Range<usize>, name: &str, problems: &'a Problems) -> Self {
        let known = keys::of_table(name);
        for key in table.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
            problems.add(key.span(), keys::unknown(key.get_ref(), name));
        }
        Self { table, span, problems }
    }

    pub(super) fn text(&self, key: &str) -> Option<Text<'a>> {
        let value = self.table.get(key)?;
        let text = value.get_ref().as_str().map(|text| Text { value: text, span: value.span() });
        self.expect(text, value, format_args!("`{key}` must be a string"))
    }

    pub(super) fn flag(&self, key: &str) -> Option<bool> {
        let value = self.table.get(key)?;
        self.expect(value.get_ref().as_bool(), value, format_args!("`{key}` must be true or false"))
    }

    /// The strings of an array; elements of other types are reported and left out.
    pub(super) fn texts(&self, key: &str) -> Vec<Text<'a>> {
        let Some(value) = self.table.get(key) else { return Vec::new() };
        let array = self.expect(value.get_ref().as_array(), value, format_args!("`{key}` must be an array of strings"));
        let text_of = |item: &'a Spanned<DeValue<'a>>| {
            let text = item.get_ref().as_str().map(|text| Text { value: text, span: item.span() });
            self.expect(text, item, format_args!("`{key}` must hold strings only"))
        };
        array.into_iter().flatten().filter_map(text_of).collect()
    }

    /// The table at `key`.
    pub(super) fn section(&self, key: &str, name: &str) -> Option<Self> {
        let value = self.table.get(key)?;
        let table = self.expect(value.get_ref().as_table(), value, format_args!("`{key}` must be a table: {name}"))?;
        Some(Self::open(table, value.span(), name, self.problems))
    }

    /// The array of tables at `key`, in the order of the file.
    pub(super) fn sections(&self, key: &str, name: &str) -> Vec<Self> {
        let Some(value) = self.table.get(key) else { return Vec::new() };
        let message = format!("`{key}` must be an array of tables, each with the header {name}");
        let array = self.expect(value.get_ref().as_array(), value, format_args!("{message}"));
        let open = |item: &'a Spanned<DeValue<'a>>| {
            let table = self.expect(item.get_ref().as_table(), item, format_args!("{message}"))?;
            Some(Self::open(table, item.span(), name, self.problems))
        };
        array.into_iter().flatten().filter_map(open).collect()
    }

    /// The tables below the open table at `key`, with their own keys, in the order of the file.
    pub(super) fn keyed_sections(&self, key: &str, name: &str) -> Vec<(Text<'a>, Self)> {
        let Some(value) = self.table.get(key) else { return Vec::new() };
        let message = format!("`{key}` must be a table of tables: {name}");
        let table = self.expect(value.get_ref().as_table(), value, format_args!("{message}"));
        let mut entries: Vec<_> = table.into_iter().flatten().collect();
        // The map is in the order of the alphabet.
        entries.sort_by_key(|(key, _)| key.span().start);
        let open = |(key, item): (&'a Spanned<_>, &'a Spanned<DeValue<'a>>)| {
            let table = self.expect(item.get_ref().as_table(), item, format_args!("{message}"))?;
            let key_text: &std::borrow::Cow<'a, str> = key.get_ref();
            let text = Text { value: key_text, span: key.span() };
            Some((text, Self::open(table, item.span(), name, self.problems)))
        };
        entries.into_iter().filter_map(open).collect()
    }

    /// Place of the value at `key`, or of the header.
    pub(super) fn span_of(&self, key: &str) -> Range<usize> {
        self.table.get(key).map_or(self.span.clone(), Spanned::span)
    }

    /// True if `key` has a value that is no array.
    pub(super) fn is_misfit(&self, key: &str) -> bool {
        self.table.get(key).is_some_and(|value| !value.get_ref().is_array())
    }

    /// A string that must be there and not be empty.
    pub(super) fn required(&self, key: &str) -> Option<Text<'a>> {
        if !self.table.contains_key(key) {
            self.problems.add(self.span.clone(), format!("`{key}` is missing here"));
        }
        self.text(key).filter(|text| {
            let filled = !text.value.trim().is_empty();
            if !filled {
                self.problems.add(text.span.clone(), format!("`{key}` must not be empty"));
            }
            filled
        })
    }

    fn expect<T>(&self, read: Option<T>, value: &Spanned<DeValue<'_>>, rule: std::fmt::Arguments<'_>) -> Option<T> {
        if read.is_none() {
            let found = value.get_ref().type_str();
            let article = if found.starts_with(['a', 'i']) { "an" } else { "a" };
            self.problems.add(value.span(), format!("{rule}, not {article} {found}"));
        }
        read
    }
}
