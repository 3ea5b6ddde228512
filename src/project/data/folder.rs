//! One locale's data files.

use crate::diagnostic::Diagnostic;
use crate::dialect::Vintage;
use crate::front_matter;
use crate::liquid::{SourceMap, SourceText, Value};
use crate::text::{FileId, SharedText, TextRange, nearest};
use rustc_hash::FxHashMap;
use serde_yaml::Value as Yaml;
use std::sync::{Arc, OnceLock};

/// The files of one locale's data folder, by dotted path without extension: `variables.product`, `reusables.a.b`. Clones
/// share what has been read of them.
#[derive(Debug, Default, Clone)]
pub struct DataFolder {
    files: FxHashMap<String, Arc<DataFile>>,
    /// Front matter of Markdown entries is no part of their text: since 2021's end.
    without_front_matter: bool,
}

#[derive(Debug)]
enum DataFile {
    Markdown { file: FileId, text: Arc<str> },
    Yaml { file: FileId, text: Arc<str>, parsed: OnceLock<Result<Yaml, Box<Diagnostic>>> },
}

impl DataFile {
    fn text(&self) -> &str {
        match self {
            Self::Markdown { text, .. } | Self::Yaml { text, .. } => text,
        }
    }

    /// Why it cannot be read, if it cannot.
    fn finding(&self) -> Option<Diagnostic> {
        let Self::Yaml { file, text, parsed } = self else { return None };
        parsed.get_or_init(|| parse(*file, text)).as_ref().err().map(|finding| (**finding).clone())
    }
}

/// What a path leads to.
#[derive(Debug, Clone)]
pub enum DataText {
    Text(SourceText),
    /// A map or a list, which prints as the engine prints objects.
    Structure,
}

impl DataFolder {
    /// An empty folder as a vintage reads it.
    pub fn new(vintage: Vintage) -> Self {
        Self { without_front_matter: !vintage.is_historical(), ..Self::default() }
    }

    /// Adds a file by its path below the data folder, in place of one that was there before; false for a kind of file that holds no data.
    pub fn add(&mut self, path: &str, file: FileId, text: &Arc<str>) -> bool {
        let Some((stem, extension)) = path.rsplit_once('.') else { return false };
        if stem == "README" || stem.ends_with("/README") {
            return false;
        }
        let data = match extension {
            "md" | "markdown" => DataFile::Markdown { file, text: text.clone() },
            "yml" | "yaml" => DataFile::Yaml { file, text: text.clone(), parsed: OnceLock::new() },
            _ => return false,
        };
        self.files.insert(stem.replace('/', "."), Arc::new(data));
        true
    }

    /// The entry whose path is spelt most like `path`: a key of the same file, if the path leads into one that can be
    /// read, otherwise a Markdown file.
    pub fn similar(&self, path: &str) -> Option<String> {
        let stem = self.stem_of(path);
        if let Some((stem, DataFile::Yaml { file, text, parsed })) = stem {
            let root = parsed.get_or_init(|| parse(*file, text)).as_ref().ok()?;
            let keys = root.as_mapping()?.keys().filter_map(Yaml::as_str);
            let paths: Vec<String> = keys.map(|key| format!("{stem}.{key}")).collect();
            return nearest(path, paths.iter().map(String::as_str)).map(str::to_owned);
        }
        let markdown = self.files.iter().filter(|(_, data)| matches!(***data, DataFile::Markdown { .. }));
        nearest(path, markdown.map(|(path, _)| path.as_str())).map(str::to_owned)
    }

    fn stem_of<'p>(&self, path: &'p str) -> Option<(&'p str, &DataFile)> {
        let mut stem = path;
        loop {
            match self.files.get(stem) {
                Some(data) => return Some((stem, data)),
                None => stem = stem.rsplit_once('.')?.0,
            }
        }
    }

    /// The names and texts of the files directly below `folder`, such as `features`.
    pub fn files_in(&self, folder: &str) -> Vec<(&str, FileId, &Arc<str>)> {
        let below = |path: &String| path.strip_prefix(folder).and_then(|rest| rest.strip_prefix('.')).is_some();
        let mut files: Vec<_> = self
            .files
            .iter()
            .filter(|(path, _)| below(path))
            .map(|(path, data)| {
                let (file, text) = match &**data {
                    DataFile::Markdown { file, text } | DataFile::Yaml { file, text, .. } => (*file, text),
                };
                (&path[folder.len() + 1..], file, text)
            })
            .collect();
        files.sort_unstable();
        files
    }

    /// The paths of the texts with a name in the files whose dotted path `wanted` accepts: Markdown files, and the leaves
    /// of the maps in YAML files; sorted.
    pub fn paths(&self, wanted: &dyn Fn(&str) -> bool) -> Vec<String> {
        let mut paths = Vec::new();
        for (stem, data) in self.files.iter().filter(|(stem, _)| wanted(stem)) {
            match &**data {
                DataFile::Markdown { .. } => paths.push(stem.clone()),
                DataFile::Yaml { file, text, parsed } => {
                    if let Ok(root) = parsed.get_or_init(|| parse(*file, text)) {
                        leaves(root, stem, &mut |path, _, is_named| paths.extend(is_named.then(|| path.to_owned())));
                    }
                }
            }
        }
        paths.sort_unstable();
        paths
    }

    /// The file in which `path` is, or would be.
    pub fn file_of(&self, path: &str) -> Option<FileId> {
        let (_, DataFile::Markdown { file, .. } | DataFile::Yaml { file, .. }) = self.stem_of(path)?;
        Some(*file)
    }

    /// The text at `path`: a Markdown file, or a value in the longest YAML file that is a prefix of the path.
    pub fn text(&self, path: &str) -> Option<DataText> {
        if let Some(DataFile::Markdown { file, text }) = self.files.get(path).map(|data| &**data) {
            return Some(DataText::Text(self.markdown(*file, text)));
        }
        let (file, text, value, keys) = self.yaml(path)?;
        match value {
            Yaml::String(string) => {
                let map = position(text, keys, string);
                Some(DataText::Text(SourceText::new(file, string.as_str(), map)))
            }
            Yaml::Null => None,
            Yaml::Bool(_) | Yaml::Number(_) => {
                let string = scalar(value);
                let map = position(text, keys, &string);
                Some(DataText::Text(SourceText::new(file, string, map)))
            }
            Yaml::Mapping(_) | Yaml::Sequence(_) | Yaml::Tagged(_) => Some(DataText::Structure),
        }
    }

    /// The text at `path`, were `new` the text of its YAML file; None if that cannot be read, or has anything but this text
    /// otherwise than it is.
    pub fn text_in(&self, path: &str, new: &str) -> Option<SourceText> {
        let (stem, DataFile::Yaml { file, text, parsed }) = self.stem_of(path)? else { return None };
        let keys = path[stem.len()..].trim_start_matches('.');
        let old = parsed.get_or_init(|| parse(*file, text)).as_ref().ok()?;
        let new_root = parse(*file, new).ok()?;
        let others = |root: &Yaml| {
            let mut others = Vec::new();
            leaves(root, "", &mut |at, text, _| {
                others.extend((at.trim_start_matches('.') != keys).then(|| (at.to_owned(), text.to_owned())));
            });
            others
        };
        let value = walk(&new_root, keys)?.as_str().filter(|_| others(old) == others(&new_root))?;
        Some(SourceText::new(*file, value, position(new, keys, value)))
    }

    /// The value at `path` as templates see it through `site.data`.
    pub fn value(&self, path: &str) -> Option<Value> {
        if let Some(DataFile::Markdown { text, .. }) = self.files.get(path).map(|data| &**data) {
            return Some(Value::scalar(text.trim_end().to_owned()));
        }
        self.yaml(path).map(|(_, _, value, _)| to_liquid(value))
    }

    /// The files that `path` may lead into: the one that it leads into, and those below it; with their names, in order.
    /// The empty path leads into all.
    fn files_within(&self, path: &str) -> Vec<(&str, &DataFile)> {
        let into = self.stem_of(path).map(|(stem, _)| stem);
        let is_below = |stem: &str| stem.strip_prefix(path).is_some_and(|rest| rest.starts_with('.'));
        let is_within = |stem: &str| path.is_empty() || into == Some(stem) || is_below(stem);
        let files = self.files.iter().map(|(stem, data)| (stem.as_str(), &**data));
        let mut files: Vec<_> = files.filter(|(stem, _)| is_within(stem)).collect();
        files.sort_unstable_by_key(|(stem, _)| *stem);
        files
    }

    /// The texts of the files that `path` may lead into, with the names of the files.
    pub fn texts_within(&self, path: &str) -> Vec<(&str, &str)> {
        self.files_within(path).into_iter().map(|(stem, data)| (stem, data.text())).collect()
    }

    /// The paths of all texts with Liquid in the files that `path` may lead into, items of lists among them.
    pub fn templates_within(&self, path: &str) -> Vec<String> {
        let has_liquid = |text: &str| text.contains("{%") || text.contains("{{");
        let mut paths = Vec::new();
        for (stem, data) in self.files_within(path).into_iter().filter(|(_, data)| has_liquid(data.text())) {
            match data {
                DataFile::Markdown { .. } => paths.push(stem.to_owned()),
                DataFile::Yaml { file, text, parsed } => {
                    if let Ok(root) = parsed.get_or_init(|| parse(*file, text)) {
                        leaves(root, stem, &mut |path, text, _| {
                            paths.extend(has_liquid(text).then(|| path.to_owned()))
                        });
                    }
                }
            }
        }
        paths
    }

    /// What is wrong with the files that `path` may lead into.
    pub fn findings_within(&self, path: &str) -> Vec<Diagnostic> {
        self.files_within(path).into_iter().filter_map(|(_, data)| data.finding()).collect()
    }

    /// What is wrong with the file that `path` leads into.
    pub fn finding_at(&self, path: &str) -> Option<Diagnostic> {
        self.stem_of(path)?.1.finding()
    }

    /// The names of all files, in order.
    pub fn stems(&self) -> Vec<&str> {
        let mut stems: Vec<&str> = self.files.keys().map(String::as_str).collect();
        stems.sort_unstable();
        stems
    }

    /// Findings about files that do not parse, of those that were read.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        let findings = self.files.values().filter_map(|file| match &**file {
            DataFile::Yaml { parsed, .. } => {
                parsed.get().and_then(|parsed| parsed.as_ref().err().map(|finding| (**finding).clone()))
            }
            DataFile::Markdown { .. } => None,
        });
        findings.collect()
    }

    /// Markdown entries end without the file's last line break; a byte-order mark is no text.
    fn markdown(&self, file: FileId, text: &Arc<str>) -> SourceText {
        let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let lead = match front_matter::split(file, text).0 {
            parts if self.without_front_matter && parts.yaml.is_some() => parts.body.start as usize,
            _ => mark,
        };
        let end = lead + text[lead..].trim_end().len();
        SourceText::new(file, SharedText::part(text, (lead..end).into()), SourceMap::Offset(lead as u32))
    }

    /// File, its text, the value, and the keys that lead to it within the file.
    fn yaml<'d, 'p>(&'d self, path: &'p str) -> Option<(FileId, &'d str, &'d Yaml, &'p str)> {
        let mut split = path.len();
        loop {
            if let Some(DataFile::Yaml { file, text, parsed }) = self.files.get(&path[..split]).map(|data| &**data) {
                let root = parsed.get_or_init(|| parse(*file, text)).as_ref().ok()?;
                let keys = path[split..].trim_start_matches('.');
                return walk(root, keys).map(|value| (*file, &**text, value, keys));
            }
            split = path[..split].rfind('.')?;
        }
    }
}

fn parse(file: FileId, text: &str) -> Result<Yaml, Box<Diagnostic>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    serde_yaml::from_str(text).map_err(|error| {
        let at = error.location().map_or(0, |location| location.index().min(text.len()) as u32);
        let message = format!("this file is not YAML: {error}");
        let finding = Diagnostic::error("data-syntax", file, TextRange::empty(at), message);
        Box::new(finding.with_help("quote values that begin with `{%`, `*`, `&`, `!`, `@` or `%`"))
    })
}

fn walk<'y>(value: &'y Yaml, keys: &str) -> Option<&'y Yaml> {
    if keys.is_empty() {
        return Some(value);
    }
    match value {
        Yaml::Mapping(map) => {
            // A key may itself hold dots; the longest one wins.
            let ends = keys.match_indices('.').map(|(at, _)| at).chain([keys.len()]);
            ends.collect::<Vec<_>>()
                .into_iter()
                .rev()
                .find_map(|end| walk(map.get(&keys[..end])?, keys[end..].trim_start_matches('.')))
        }
        Yaml::Sequence(items) => {
            let (index, rest) = keys.split_once('.').unwrap_or((keys, ""));
            walk(items.get(index.parse::<usize>().ok()?)?, rest)
        }
        _ => None,
    }
}

/// Calls `visit` with the path of each text in a value that stands at `path`, the text, and whether the path is one of
/// names. Items of lists have numbers, which do not say what translates what.
fn leaves(value: &Yaml, path: &str, visit: &mut dyn FnMut(&str, &str, bool)) {
    match value {
        Yaml::String(text) => visit(path, text, true),
        Yaml::Mapping(map) => {
            for (key, value) in map.iter().filter_map(|(key, value)| Some((key.as_str()?, value))) {
                leaves(value, &format!("{path}.{key}"), visit);
            }
        }
        Yaml::Sequence(items) => {
            for (number, value) in items.iter().enumerate() {
                leaves(value, &format!("{path}.{number}"), &mut |path, text, _| visit(path, text, false));
            }
        }
        _ => {}
    }
}

/// Where the value of the last key stands in the file: exactly, if it is written as it is; otherwise from its key to the
/// end of the line.
fn position(text: &str, keys: &str, value: &str) -> SourceMap {
    let mut from = 0;
    for key in keys.split('.') {
        from = find_key(text, from, key).unwrap_or(from);
    }
    let rest = &text[from..];
    let line = rest.find('\n').map_or(rest.len(), |at| at);
    // Not a byte further than where a value that begins on the line would end.
    let near = &rest.as_bytes()[..(line + value.len()).min(rest.len())];
    match memchr::memmem::find(near, value.as_bytes()) {
        Some(at) if !value.is_empty() && at < line => SourceMap::Offset((from + at) as u32),
        _ => SourceMap::Whole(TextRange::from(from..from + line)),
    }
}

fn find_key(text: &str, from: usize, key: &str) -> Option<usize> {
    let places = memchr::memmem::find_iter(&text.as_bytes()[from..], key).map(|at| from + at);
    // A file that is one value has an empty key, which is between any two bytes.
    places.filter(|&at| text.is_char_boundary(at)).find(|&at| {
        let before = text[..at].rsplit('\n').next().unwrap_or("");
        let after = text[at + key.len()..].trim_start_matches(['"', '\'']);
        before.trim_matches([' ', '"', '\'', '-']).is_empty() && after.starts_with(':')
    })
}

fn scalar(value: &Yaml) -> String {
    match value {
        Yaml::Bool(truth) => truth.to_string(),
        Yaml::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

fn to_liquid(value: &Yaml) -> Value {
    match value {
        Yaml::Null => Value::Nil,
        Yaml::Bool(truth) => Value::scalar(*truth),
        Yaml::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(integer), _) => Value::scalar(integer),
            (None, Some(float)) => Value::scalar(float),
            (None, None) => Value::scalar(number.to_string()),
        },
        Yaml::String(string) => Value::scalar(string.clone()),
        Yaml::Sequence(items) => Value::Array(items.iter().map(to_liquid).collect()),
        Yaml::Mapping(map) => {
            let pairs = map.iter().map(|(key, value)| {
                let key = key.as_str().map_or_else(|| scalar(key), str::to_owned);
                (key.into(), to_liquid(value))
            });
            Value::Object(pairs.collect())
        }
        Yaml::Tagged(tagged) => to_liquid(&tagged.value),
    }
}
