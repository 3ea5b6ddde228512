//! YAML at the head of a file, every field with its range.
//!
//! [`split`] finds the fences, [`parse`] reads what is between them, and [`VersionsDeclaration::applicable`] says which
//! versions a page is in. A field of the wrong kind is a finding and counts as absent; YAML that cannot be read at all
//! is one finding, and everything is absent. Liquid inside a field is text here: evaluating it is `liquid`'s, and which
//! locale's field is shown is `project`'s.

mod applicable;
mod fence;
mod field;
mod reader;
mod revision;
mod versions;
pub mod yaml;

pub use applicable::Applicable;
pub use fence::{Parts, split};
pub use field::Field;
pub use reader::parse;
pub use revision::may_name_revision;
pub use versions::{Requirement, VersionsDeclaration, parse_feature};

use std::sync::Arc;

/// The fields of one file. An absent field, a `null` and a field of the wrong kind look the same.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FrontMatter {
    pub title: Option<Field<Arc<str>>>,
    pub short_title: Option<Field<Arc<str>>>,
    pub intro: Option<Field<Arc<str>>>,
    pub permissions: Option<Field<Arc<str>>>,
    pub product: Option<Field<Arc<str>>>,
    pub versions: Option<Field<VersionsDeclaration>>,
    /// What the file says of its versions cannot be read, so that nobody knows for whom it is.
    pub versions_unreadable: bool,
    /// Former addresses, as written.
    pub redirect_from: Vec<Field<String>>,
    /// Pages below an index page, as written: `/about-licenses`.
    pub children: Vec<Field<String>>,
    /// `false`, which turns the layout off, is the text `false`.
    pub layout: Option<Field<String>>,
    pub hidden: bool,
    pub show_mini_toc: Option<bool>,
    pub mini_toc_max_heading_level: Option<u8>,
    /// Everything else in the order of the file: `topics`, `type`, `featuredLinks`, ….
    pub other: Vec<(Field<String>, Field<serde_yaml::Value>)>,
}

impl FrontMatter {
    /// The value of a key that has no field of its own.
    pub fn get(&self, key: &str) -> Option<&Field<serde_yaml::Value>> {
        self.other.iter().find(|(name, _)| name.value == key).map(|(_, value)| value)
    }

    /// Keys whose values are names that programs read, and no words.
    pub const NAMES: [&str; 5] = ["layout", "type", "contentType", "defaultTool", "defaultPlatform"];

    /// The value of one of [`FrontMatter::NAMES`].
    pub fn name(&self, key: &str) -> Option<Field<String>> {
        if key == "layout" {
            return self.layout.clone();
        }
        let field = self.get(key)?;
        field.value.as_str().map(|text| Field::new(text.to_owned(), field.range))
    }

    /// The fields that are text for readers, and may hold Liquid, with their keys.
    pub fn texts(&self) -> impl Iterator<Item = (&'static str, &Field<Arc<str>>)> {
        [
            ("title", &self.title),
            ("shortTitle", &self.short_title),
            ("intro", &self.intro),
            ("permissions", &self.permissions),
            ("product", &self.product),
        ]
        .into_iter()
        .filter_map(|(key, field)| Some((key, field.as_ref()?)))
    }
}
