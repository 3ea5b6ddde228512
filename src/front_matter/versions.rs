//! The `versions` of a page or a feature, as declared.

use super::Field;
use super::reader::Reader;
use super::yaml::{Content, Node};
use crate::diagnostic::Diagnostic;
use crate::text::{FileId, TextRange};

/// What a page or a feature says about its versions; what that selects is [`VersionsDeclaration::applicable`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VersionsDeclaration {
    /// The bare text `*`: every version.
    All,
    /// A map; `range` is that of the map.
    Each { range: TextRange, entries: Vec<(Field<String>, Field<Requirement>)> },
}

/// The value of one entry of `versions`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Requirement {
    /// Of a plan: a range of its releases, as written.
    Range(String),
    /// Of the key `feature`: names of features.
    Features(Vec<Field<String>>),
}

/// Reads a file below `data/features`: a map with the one key `versions`.
pub fn parse_feature(file: FileId, text: &str) -> (Option<VersionsDeclaration>, Vec<Diagnostic>) {
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut reader = Reader::new(file, text);
    let entries = reader.entries(TextRange::from(start..text.len()));
    let mut declaration = None;
    for (key, value) in &entries {
        match key.as_text() {
            Some("versions") => declaration = from_node(&mut reader, value).map(|field| field.value),
            _ => reader.diagnostics.push(foreign_key(file, key.range)),
        }
    }
    if declaration.is_none() && reader.diagnostics.is_empty() {
        reader.diagnostics.push(without_versions(file, start));
    }
    (declaration, reader.diagnostics)
}

fn foreign_key(file: FileId, range: TextRange) -> Diagnostic {
    Diagnostic::error("invalid-feature", file, range, "a feature has no key but `versions`")
        .with_help("remove this key")
}

fn without_versions(file: FileId, start: usize) -> Diagnostic {
    let range = TextRange::from(start..start);
    Diagnostic::error("invalid-feature", file, range, "a feature must say its `versions`")
        .with_help("add a map `versions` as pages have it")
}

/// The declaration in `node`; `None` for `null`, and with a finding for anything but `*` and a map.
pub(super) fn from_node(reader: &mut Reader, node: &Node) -> Option<Field<VersionsDeclaration>> {
    let declaration = match &node.content {
        Content::Scalar(scalar) if scalar.text == "*" => VersionsDeclaration::All,
        Content::Map(entries) => VersionsDeclaration::Each {
            range: node.range,
            entries: entries.iter().filter_map(|(key, value)| entry(reader, key, value)).collect(),
        },
        _ if node.is_null() => return None,
        _ => {
            reader.wrong_kind("`versions`", "a map or `'*'`", node);
            return None;
        }
    };
    Some(Field::new(declaration, node.range))
}

fn entry(reader: &mut Reader, key: &Node, value: &Node) -> Option<(Field<String>, Field<Requirement>)> {
    let Some(name) = key.as_text() else {
        reader.wrong_kind("a key of `versions`", "text", key);
        return None;
    };
    let requirement = requirement(reader, name, value)?;
    Some((Field::new(name.to_owned(), key.range), Field::new(requirement, value.range)))
}

fn requirement(reader: &mut Reader, name: &str, value: &Node) -> Option<Requirement> {
    let text = value.as_text();
    match (name, &value.content) {
        ("feature", Content::List(_)) => Some(Requirement::Features(reader.texts(name, value))),
        ("feature", _) if text.is_some() => Some(Requirement::Features(reader.texts(name, value))),
        (_, _) if text.is_some() => text.map(|text| Requirement::Range(text.to_owned())),
        _ => {
            let expected = if name == "feature" { "the name of a feature" } else { "a range such as `'>=3.1'`" };
            reader.wrong_kind(&format!("`{name}`"), expected, value);
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feature(text: &str) -> (Vec<String>, Vec<String>) {
        let (declaration, diagnostics) = parse_feature(FileId(0), text);
        let entries = match declaration {
            Some(VersionsDeclaration::Each { entries, .. }) => entries,
            _ => Vec::new(),
        };
        let shown = entries.iter().map(|(key, value)| format!("{} {}", key.value, value.range.slice(text)));
        let said = |found: &Diagnostic| format!("{} {}: {}", found.check, found.label.range.slice(text), found.message);
        (shown.collect(), diagnostics.iter().map(said).collect())
    }

    #[test]
    fn a_feature_of_a_real_repository() {
        let text = "---\n# Reference\nversions:\n  fpt: '*'\n  ghes: '>=3.4'\n  ghae: 3.5\n";
        let entries = ["fpt '*'", "ghes '>=3.4'", "ghae 3.5"].map(str::to_owned);
        assert_eq!(feature(text), (entries.to_vec(), Vec::new()));
    }

    #[test]
    fn what_is_no_feature() {
        for (text, said) in [
            ("", "invalid-feature : a feature must say its `versions`"),
            ("version:\n  fpt: '*'\n", "invalid-feature version: a feature has no key but `versions`"),
            ("versions:\n  fpt: *\n", "front-matter-syntax *: an unquoted value begins with `*`"),
            (
                "versions:\n  fpt: [a]\n",
                "front-matter-kind [a]: `fpt` must be a range such as `'>=3.1'`, but is a list",
            ),
            ("versions:\n  fpt:\n", "front-matter-kind : `fpt` must be a range such as `'>=3.1'`, but is nothing"),
        ] {
            assert_eq!(feature(text).1, [said], "{text}");
        }
    }
}
