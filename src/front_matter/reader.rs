//! From a YAML tree to typed fields.

use super::yaml::{self, Content, Node};
use super::{Field, FrontMatter, versions};
use crate::diagnostic::Diagnostic;
use crate::text::{FileId, TextRange};

/// Rule: the YAML between the fences, or a file below `data/features`, cannot be read.
pub(super) const SYNTAX: &str = "front-matter-syntax";

/// Rule: a field has another kind of value than it should.
const KIND: &str = "front-matter-kind";

/// Reads the fields in the bytes `yaml` of `text`, which [`super::split`] found. A text field takes numbers and booleans
/// as they are written; a list of texts also takes one text.
pub fn parse(file: FileId, text: &str, yaml: TextRange) -> (FrontMatter, Vec<Diagnostic>) {
    let mut reader = Reader::new(file, text);
    let mut fields = FrontMatter::default();
    let entries = reader.entries(yaml);
    fields.versions_unreadable = !reader.diagnostics.is_empty();
    for (key, value) in entries {
        reader.field(&mut fields, &key, &value);
    }
    (fields, reader.diagnostics)
}

/// Turns nodes into values, and collects findings on the way.
pub(super) struct Reader<'t> {
    file: FileId,
    text: &'t str,
    pub diagnostics: Vec<Diagnostic>,
}

impl<'t> Reader<'t> {
    pub fn new(file: FileId, text: &'t str) -> Self {
        Self { file, text, diagnostics: Vec::new() }
    }

    /// The entries of the map in `yaml`; none where it cannot be read.
    pub fn entries(&mut self, yaml: TextRange) -> Vec<(Node<'t>, Node<'t>)> {
        match yaml::read(self.text, yaml) {
            Ok(None) => Vec::new(),
            Ok(Some(Node { content: Content::Map(entries), .. })) => entries,
            Ok(Some(node)) => {
                if !node.is_null() {
                    let message = format!("there must be fields here, but this is {}", node.kind());
                    let finding = Diagnostic::error(SYNTAX, self.file, node.range, message);
                    self.diagnostics.push(finding.with_help("write each field on its own line as `key: value`"));
                }
                Vec::new()
            }
            Err(error) => {
                self.diagnostics.push(error.into_diagnostic(SYNTAX, self.file));
                Vec::new()
            }
        }
    }

    fn field(&mut self, fields: &mut FrontMatter, key: &Node, value: &Node) {
        let Some(name) = key.as_text() else { return self.wrong_kind("a key", "text", key) };
        match name {
            "title" => fields.title = self.text(name, value),
            "shortTitle" => fields.short_title = self.text(name, value),
            "intro" => fields.intro = self.text(name, value),
            "permissions" => fields.permissions = self.text(name, value),
            "product" => fields.product = self.text(name, value),
            "layout" => fields.layout = self.text(name, value),
            "versions" => {
                fields.versions = versions::from_node(self, value);
                fields.versions_unreadable = fields.versions.is_none() && !value.is_null();
            }
            "redirect_from" => fields.redirect_from = self.texts(name, value),
            "children" => fields.children = self.texts(name, value),
            "hidden" => fields.hidden = self.boolean(name, value).unwrap_or(false),
            "showMiniToc" => fields.show_mini_toc = self.boolean(name, value),
            "miniTocMaxHeadingLevel" => fields.mini_toc_max_heading_level = self.level(name, value),
            _ => fields.other.push((Field::new(name.to_owned(), key.range), Field::new(value.to_value(), value.range))),
        }
    }

    /// A text; `null` is no text and no finding.
    pub fn text<T: for<'a> From<&'a str>>(&mut self, name: &str, node: &Node) -> Option<Field<T>> {
        self.typed(name, "text", node, Node::as_text).map(|text| Field::new(T::from(text), node.range))
    }

    /// A list of texts, or one. Items that are no text are left out, with a finding.
    pub fn texts(&mut self, name: &str, node: &Node) -> Vec<Field<String>> {
        match &node.content {
            Content::List(items) => {
                let item_name = format!("an item of `{name}`");
                items.iter().filter_map(|item| self.item(&item_name, item)).collect()
            }
            Content::Scalar(_) => self.text(name, node).into_iter().collect(),
            Content::Map(_) => {
                self.wrong_kind(&format!("`{name}`"), "a list", node);
                Vec::new()
            }
        }
    }

    fn item(&mut self, name: &str, node: &Node) -> Option<Field<String>> {
        if node.as_text().is_none() {
            self.wrong_kind(name, "text", node);
        }
        node.as_text().map(|text| Field::new(text.to_owned(), node.range))
    }

    fn boolean(&mut self, name: &str, node: &Node) -> Option<bool> {
        self.typed(name, "`true` or `false`", node, |node| node.as_scalar()?.as_bool())
    }

    fn level(&mut self, name: &str, node: &Node) -> Option<u8> {
        let number = |node: &Node| node.as_scalar().filter(|scalar| scalar.plain)?.text.parse().ok();
        self.typed(name, "a number", node, number)
    }

    fn typed<'n, 'm, T>(
        &mut self,
        name: &str,
        expected: &str,
        node: &'n Node<'m>,
        read: impl Fn(&'n Node<'m>) -> Option<T>,
    ) -> Option<T> {
        let value = read(node);
        if value.is_none() && !node.is_null() {
            self.wrong_kind(&format!("`{name}`"), expected, node);
        }
        value
    }

    /// Reports that `what` is not `expected`.
    pub fn wrong_kind(&mut self, what: &str, expected: &str, node: &Node) {
        let message = format!("{what} must be {expected}, but is {}", node.kind());
        let finding = Diagnostic::error(KIND, self.file, node.range, message);
        // `title: {{ x }}` is a map to YAML, and what was meant is clear.
        let is_liquid = node.range.slice(self.text).starts_with("{{");
        self.diagnostics.push(if is_liquid {
            finding.with_help("quote the value: YAML reads `{` as the start of a map")
        } else {
            finding
        });
    }
}

#[cfg(test)]
mod tests {
    use super::super::{VersionsDeclaration, split};
    use super::*;

    /// The fields of a file with this YAML, and what is found: rule, text of the place, message.
    fn fields(yaml: &str) -> (FrontMatter, Vec<(&'static str, String, String)>) {
        let text = format!("---\n{yaml}\n---\nbody");
        let (parts, unclosed) = split(FileId(0), &text);
        assert_eq!(unclosed, []);
        let (fields, diagnostics) = parse(FileId(0), &text, parts.yaml.expect("front matter"));
        let shown = |found: Diagnostic| (found.check, found.label.range.slice(&text).to_owned(), found.message);
        (fields, diagnostics.into_iter().map(shown).collect())
    }

    #[test]
    fn a_page_with_every_field() {
        let text = "---\ntitle: '許可: 証'\nshortTitle: 404\nintro: >-\n  a\n  {% data b %}\npermissions: true\nproduct: x # y\n\
                    versions:\n  ghes: '*'\nredirect_from:\n  - /a\n  - '/b'\nchildren: [/c, 1.50]\nlayout: false\n\
                    hidden: true\nshowMiniToc: false\nminiTocMaxHeadingLevel: 3\ntopics:\n  - 許可\n---\n";
        let yaml = split(FileId(0), text).0.yaml.expect("front matter");
        let (fields, diagnostics) = parse(FileId(0), text, yaml);
        assert_eq!(diagnostics, []);
        let texts = fields.texts().map(|(key, field)| (key, field.value.as_ref(), field.range.slice(text)));
        let expected = [
            ("title", "許可: 証", "'許可: 証'"),
            ("shortTitle", "404", "404"),
            ("intro", "a {% data b %}", "a\n  {% data b %}"),
            ("permissions", "true", "true"),
            ("product", "x", "x"),
        ];
        assert_eq!(texts.collect::<Vec<_>>(), expected);
        let written = |list: &[Field<String>]| -> Vec<String> {
            list.iter().map(|item| format!("{} {}", item.value, item.range.slice(text))).collect()
        };
        assert_eq!(written(&fields.redirect_from), ["/a /a", "/b '/b'"]);
        assert_eq!(written(&fields.children), ["/c /c", "1.50 1.50"]);
        assert_eq!(fields.versions.as_ref().expect("versions").range.slice(text), "ghes: '*'");
        assert_eq!(fields.layout.as_ref().expect("a layout").value, "false");
        assert_eq!((fields.hidden, fields.show_mini_toc), (true, Some(false)));
        assert_eq!(fields.mini_toc_max_heading_level, Some(3));
        let topics = fields.get("topics").expect("topics");
        assert_eq!(topics.value, serde_yaml::Value::Sequence(vec!["許可".into()]));
        assert_eq!(topics.range.slice(text), "- 許可");
    }

    #[test]
    fn a_field_of_the_wrong_kind_is_absent_and_the_others_stay() {
        let (fields, found) =
            fields("title: [a]\nintro: b\nhidden: maybe\nchildren:\n  - /a\n  - [c]\n  -\nversions: '>1'");
        assert_eq!(fields.title, None);
        assert_eq!(fields.intro.expect("an intro").value.as_ref(), "b");
        assert_eq!(fields.children.len(), 1);
        let expected = [
            ("[a]", "`title` must be text, but is a list"),
            ("maybe", "`hidden` must be `true` or `false`, but is text"),
            ("[c]", "an item of `children` must be text, but is a list"),
            ("", "an item of `children` must be text, but is nothing"),
            ("'>1'", "`versions` must be a map or `'*'`, but is text"),
        ];
        let expected = expected.map(|(place, message)| ("front-matter-kind", place.to_owned(), message.to_owned()));
        assert_eq!(found, expected);
    }

    #[test]
    fn liquid_without_quotes_is_said_to_want_quotes() {
        let text = "---\ntitle: {{ x }}\n---\n";
        let (_, diagnostics) = parse(FileId(0), text, TextRange::from(4..19));
        assert_eq!(diagnostics[0].label.range.slice(text), "{{ x }}");
        assert!(diagnostics[0].help.as_ref().is_some_and(|help| help.starts_with("quote the value")));
    }

    #[test]
    fn nothing_is_no_value_and_no_finding() {
        for yaml in ["", "# only a comment", "title:\nintro: ~\nversions:\nhidden: null\nchildren:\n"] {
            assert_eq!(fields(yaml), (FrontMatter::default(), Vec::new()), "{yaml}");
        }
    }

    #[test]
    fn what_is_not_a_map_has_no_fields() {
        let unreadable = FrontMatter { versions_unreadable: true, ..FrontMatter::default() };
        let (nothing, found) = fields("- a\n- b");
        assert_eq!(nothing, unreadable);
        assert_eq!((found[0].0, found[0].2.as_str()), (SYNTAX, "there must be fields here, but this is a list"));
        let (nothing, found) = fields("title: a\ntitle: b");
        assert_eq!(nothing, unreadable);
        assert_eq!((found[0].0, found[0].1.as_str()), (SYNTAX, "title"));
    }

    #[test]
    fn line_ends_of_any_kind() {
        let text = "---\r\ntitle: 許可\r\nversions: '*'\r\n---\r\n";
        let (parts, _) = split(FileId(0), text);
        let (fields, diagnostics) = parse(FileId(0), text, parts.yaml.expect("front matter"));
        assert_eq!(diagnostics, []);
        assert_eq!(fields.title.expect("a title").range.slice(text), "許可");
        let versions = fields.versions.expect("versions");
        assert_eq!((versions.value, versions.range.slice(text)), (VersionsDeclaration::All, "'*'"));
    }
}
