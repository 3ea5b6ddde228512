//! `{% include NAME %}`: partials of the engine itself, which a documentation set does not have.

use super::{Behaviour, Definition, Evaluation, Opening, Reference, Tag, TagError};
use crate::diagnostic::Severity;

pub const TAGS: &[Definition] = &[Definition::simple("include", compile)];

#[derive(Debug)]
struct Include {
    name: Box<str>,
}

fn compile(opening: &Opening<'_>) -> Result<Box<dyn Behaviour>, TagError> {
    match opening.arguments.split_whitespace().next() {
        Some(name) => Ok(Box::new(Include { name: name.trim_matches(['"', '\'']).into() })),
        None => Err(TagError::syntax("`include` without a name", "write `{% include NAME %}`")),
    }
}

impl Behaviour for Include {
    /// The page is whole but for the partial, so this is a warning.
    fn evaluate(&self, tag: &Tag, evaluation: &mut Evaluation<'_>) {
        let message = format!("there is no partial `{}`; nothing is shown for it", self.name);
        evaluation.report("missing-partial", Severity::Warning, tag.range, message, None);
        evaluation.deleted(tag.range);
    }

    fn reference(&self) -> Option<Reference<'_>> {
        Some(Reference::Partial(&self.name))
    }
}
