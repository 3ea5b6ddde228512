//! One parsed file: its front matter, its body as a template, and what is wrong with either.
//!
//! A document knows nothing of other files; data that it inserts and versions that it has are `project`'s.

use crate::diagnostic::Diagnostic;
use crate::dialect::Vintage;
use crate::front_matter::{self, Field, FrontMatter};
use crate::liquid::{self, ParseOptions, SourceMap, SourceText, Template};
use crate::text::{FileId, SharedText, TextRange};
use std::sync::{Arc, OnceLock};

/// A field of the front matter whose text is Liquid, and may be translated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FieldName {
    Title,
    ShortTitle,
    Intro,
    Permissions,
    Product,
}

impl FieldName {
    pub const ALL: [Self; 5] = [Self::Title, Self::ShortTitle, Self::Intro, Self::Permissions, Self::Product];

    /// The key in the front matter.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::ShortTitle => "shortTitle",
            Self::Intro => "intro",
            Self::Permissions => "permissions",
            Self::Product => "product",
        }
    }
}

/// A page's file; each part of it is parsed when first asked for.
#[derive(Debug)]
pub struct Document {
    pub file: FileId,
    pub text: Arc<str>,
    vintage: Vintage,
    head: OnceLock<Head>,
    body: OnceLock<Template>,
    fields: [OnceLock<Option<Template>>; FieldName::ALL.len()],
}

/// The front matter, and where the body begins.
#[derive(Debug)]
struct Head {
    front_matter: Arc<FrontMatter>,
    /// There is front matter, and it ends.
    is_closed: bool,
    body: TextRange,
    diagnostics: Vec<Diagnostic>,
}

impl Head {
    fn parse(file: FileId, text: &str) -> Self {
        let (parts, mut diagnostics) = front_matter::split(file, text);
        let front_matter = match parts.yaml {
            Some(yaml) => {
                let (front_matter, findings) = front_matter::parse(file, text, yaml);
                diagnostics.extend(findings);
                front_matter
            }
            // Front matter that never closes is a finding of `split`.
            None => FrontMatter { versions_unreadable: !diagnostics.is_empty(), ..FrontMatter::default() },
        };
        let front_matter = Arc::new(front_matter);
        Self { front_matter, is_closed: parts.yaml.is_some(), body: parts.body, diagnostics }
    }
}

impl Document {
    /// A document to be parsed; parsing never fails.
    pub fn new(file: FileId, text: Arc<str>, vintage: Vintage) -> Self {
        Self { file, text, vintage, head: OnceLock::new(), body: OnceLock::new(), fields: Default::default() }
    }

    /// The document with another text; where the front matter stays as it is, it is not read again.
    pub fn edited(&self, text: Arc<str>) -> Self {
        let edited = Self::new(self.file, text, self.vintage);
        if self.front_matter_text().is_some_and(|head| edited.text.starts_with(head)) {
            let (known, end) = (self.head(), edited.text.len() as u32);
            let head = Head {
                front_matter: known.front_matter.clone(),
                body: TextRange::new(known.body.start, end),
                diagnostics: known.diagnostics.clone(),
                ..*known
            };
            edited.head.get_or_init(|| head);
        }
        edited
    }

    /// The front matter with both its fences, the line break included, where there is any that ends.
    pub fn front_matter_text(&self) -> Option<&str> {
        let head = self.head();
        let line = memchr::memchr(b'\n', head.body.slice(&self.text).as_bytes())?;
        head.is_closed.then(|| &self.text[..=head.body.start as usize + line])
    }

    fn head(&self) -> &Head {
        self.head.get_or_init(|| Head::parse(self.file, &self.text))
    }

    pub fn front_matter(&self) -> &FrontMatter {
        &self.head().front_matter
    }

    /// The revision of the source that this was made from, if it names one.
    pub fn source_revision(&self) -> Option<Field<String>> {
        // Most documents name none, which is seen without parsing them.
        front_matter::may_name_revision(&self.text).then(|| self.front_matter().source_revision())?
    }

    /// Findings about the front matter; those about Liquid are the templates'.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.head().diagnostics
    }

    /// Everything that is wrong with the document, as far as that can be said without evaluating it.
    pub fn all_diagnostics(&self) -> Vec<Diagnostic> {
        let mut all = self.diagnostics().to_vec();
        all.extend_from_slice(&self.body().diagnostics);
        let fields = FieldName::ALL.iter().filter_map(|name| self.field(*name));
        all.extend(fields.flat_map(|template| template.diagnostics.iter().cloned()));
        all
    }

    /// The body, parsed.
    pub fn body(&self) -> &Template {
        self.body.get_or_init(|| {
            let body = self.head().body;
            let source = SourceText::new(self.file, SharedText::part(&self.text, body), SourceMap::Offset(body.start));
            liquid::parse(source, self.options())
        })
    }

    /// A field of the front matter, parsed; None where it is absent or empty.
    pub fn field(&self, name: FieldName) -> Option<&Template> {
        let template = self.fields[name as usize].get_or_init(|| {
            let field = self.field_text(name).filter(|field| !field.value.trim().is_empty())?;
            let source = SourceText::new(self.file, field.value.clone(), self.field_map(field));
            Some(liquid::parse(source, self.options()))
        });
        template.as_ref()
    }

    /// A field of the front matter as written.
    pub fn field_text(&self, name: FieldName) -> Option<&Field<Arc<str>>> {
        let front_matter = self.front_matter();
        match name {
            FieldName::Title => front_matter.title.as_ref(),
            FieldName::ShortTitle => front_matter.short_title.as_ref(),
            FieldName::Intro => front_matter.intro.as_ref(),
            FieldName::Permissions => front_matter.permissions.as_ref(),
            FieldName::Product => front_matter.product.as_ref(),
        }
    }

    /// A value that stands in the file as it is maps byte by byte; one that YAML unescapes or folds, as a whole.
    fn field_map(&self, field: &Field<Arc<str>>) -> SourceMap {
        let written = field.range.slice(&self.text);
        let value = field.value.as_bytes();
        // As it is or between quotation marks, most of the time.
        let is_at = |at: usize| written.as_bytes().get(at..).is_some_and(|rest| rest.starts_with(value));
        match (0..2).find(|at| is_at(*at)).or_else(|| memchr::memmem::find(written.as_bytes(), value)) {
            Some(offset) => SourceMap::Offset(field.range.start + offset as u32),
            None => SourceMap::Whole(field.range),
        }
    }

    /// How its parts are parsed.
    pub fn options(&self) -> ParseOptions {
        ParseOptions { vintage: self.vintage, remove_comments: self.vintage.is_historical() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_shares_the_front_matter_as_long_as_it_is_the_same() {
        let document = |text: &str| Document::new(FileId(1), text.into(), Vintage::default());
        let known = document("---\ntitle: a\n---\nb {% data x %}\n");
        for (text, is_shared) in [
            ("---\ntitle: a\n---\nc\n\n---\nd", true),
            ("---\ntitle: a\n---x\n---\nd", false),
            ("---\ntitle: b\n---\nb\n", false),
            ("title: a\n---\nb\n", false),
            ("", false),
        ] {
            let (edited, whole) = (known.edited(text.into()), document(text));
            assert_eq!(Arc::ptr_eq(&edited.head().front_matter, &known.head().front_matter), is_shared, "{text}");
            assert_eq!(edited.front_matter(), whole.front_matter());
            assert_eq!(edited.diagnostics(), whole.diagnostics());
            assert_eq!(*edited.body().source.text, *whole.body().source.text);
        }
    }
}
