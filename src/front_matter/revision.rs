//! The revision of the source that a translation says it was made from.

use super::{Field, FrontMatter};
use memchr::memmem;
use serde_yaml::Value;

/// How systems of translation call it: Microsoft Learn, MDN, OpenTelemetry, PHP. A dot is part of the key, or leads into
/// a map.
const KEYS: [&str; 4] = ["ms.sourcegitcommit", "l10n.sourceCommit", "default_lang_commit", "EN-Revision"];

/// Fewer digits tell no revision from others.
const LEAST_DIGITS: usize = 7;

/// False if the head of a text names no revision for sure.
pub fn may_name_revision(text: &str) -> bool {
    let end = memmem::find(text.as_bytes(), b"\n---").unwrap_or(text.len());
    let head = &text.as_bytes()[..end];
    // A dot may have become a map.
    KEYS.iter().any(|key| memmem::find(head, key.rsplit('.').next().unwrap_or(key).as_bytes()).is_some())
}

impl FrontMatter {
    /// The name of a commit, in full or its beginning, with its place; None where there is none, or what is there is none.
    pub fn source_revision(&self) -> Option<Field<String>> {
        let revision = KEYS.iter().find_map(|key| self.text_at(key))?;
        let name = &revision.value;
        let is_commit = name.len() >= LEAST_DIGITS && name.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_commit.then_some(revision)
    }

    fn text_at(&self, key: &str) -> Option<Field<String>> {
        let whole = self.get(key).map(|field| (&field.value, field.range));
        let nested = || {
            let (outer, inner) = key.split_once('.')?;
            let field = self.get(outer)?;
            Some((field.value.get(inner)?, field.range))
        };
        let (value, range) = whole.or_else(nested)?;
        let text = match value {
            Value::String(text) => text.trim().to_owned(),
            Value::Number(number) => number.to_string(),
            _ => return None,
        };
        Some(Field::new(text, range))
    }
}

#[cfg(test)]
mod tests {
    use super::may_name_revision;
    use crate::front_matter::{parse, split};
    use crate::text::FileId;

    fn revision(yaml: &str) -> Option<String> {
        let text = format!("---\n{yaml}\n---\n");
        if !may_name_revision(&text) {
            return None;
        }
        let range = split(FileId(0), &text).0.yaml.expect("front matter");
        parse(FileId(0), &text, range).0.source_revision().map(|field| field.value)
    }

    #[test]
    fn every_way_to_name_it() {
        for yaml in [
            "ms.sourcegitcommit: 0a1b2c3d",
            "l10n:\n  sourceCommit: 0a1b2c3d",
            "l10n.sourceCommit: '0a1b2c3d'",
            "default_lang_commit: 0a1b2c3d",
            "title: a\nEN-Revision: 0a1b2c3d",
        ] {
            assert_eq!(revision(yaml).as_deref(), Some("0a1b2c3d"), "{yaml}");
        }
        assert_eq!(revision("default_lang_commit: 12345678").as_deref(), Some("12345678"));
    }

    #[test]
    fn what_is_no_commit() {
        for yaml in ["title: a", "EN-Revision: main", "EN-Revision: 12", "l10n: x", "default_lang_commit: -0a1b2c3d"] {
            assert_eq!(revision(yaml), None, "{yaml}");
        }
    }
}
