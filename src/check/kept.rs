//! What is kept of a translation while repairs are tried on it: each trial looks at the parts that its edits concern.

use super::compare::{Checker, Pair, Sources};
use crate::bitext::{Bitext, Difference, Reader, Surface, sides};
use crate::diagnostic::Diagnostic;
use crate::document::{Document, FieldName};
use crate::repair::{Findings, damage};
use rustc_hash::FxHashMap;

/// What is kept of a translation while repairs are tried on it.
#[derive(Default)]
pub struct Kept {
    pub body: Reader,
    pub head: Option<OfHead>,
    /// What was found in edited texts: what repairs came to is looked at once more when they are made.
    judged: FxHashMap<blake3::Hash, Findings>,
}

/// What is found about the fields of the front matter, as long as that stays as it is.
pub struct OfHead {
    /// The front matter; empty where there is none.
    text: Box<str>,
    pub damaged: Vec<Diagnostic>,
    pub differences: Vec<(Difference, Diagnostic)>,
    pub fields: Vec<Diagnostic>,
}

impl Kept {
    /// From now on the translation is edited.
    pub fn keep_for_edits(&mut self) {
        self.body.keep_for_edits();
    }

    /// What was found in this text, if it was judged before.
    pub fn judged(&self, text: &str) -> Option<Findings> {
        self.judged.get(&blake3::hash(text.as_bytes())).cloned()
    }

    /// What was found about the front matter, if `target` has the same.
    pub fn head(&mut self, target: &Document) -> Option<OfHead> {
        self.head.take().filter(|known| target.front_matter_text() == Some(&*known.text))
    }

    pub fn keep(&mut self, text: &str, found: &Findings) {
        self.judged.insert(blake3::hash(text.as_bytes()), found.clone());
    }
}

impl Checker<'_> {
    /// What is found about the fields of the front matter. The surfaces are those of the source and of the target.
    pub fn of_head(&self, pair: &Pair<'_>, sources: &mut Sources, surfaces: [&Surface<'_>; 2]) -> OfHead {
        let versions = pair.page.versions;
        let (mut damaged, mut differences) = (Vec::new(), Vec::new());
        for name in FieldName::ALL {
            let (Some(source), Some(target)) = (pair.source.field(name), pair.target.field(name)) else { continue };
            let at = sources.fields.iter().position(|(known, _)| *known == name).unwrap_or_else(|| {
                sources.fields.push((name, sides(surfaces[0], source, versions)));
                sources.fields.len() - 1
            });
            let bitext = Bitext::new(source, &sources.fields[at].1, target, surfaces[1], versions);
            damaged.extend(damage::of_evaluation(&bitext));
            differences.extend(self.differences(&bitext));
        }
        let text = pair.target.front_matter_text().unwrap_or("").into();
        OfHead { text, damaged, differences, fields: self.fields(pair) }
    }
}
