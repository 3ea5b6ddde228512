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

/// The engine's own partials that pages of their own accord rely on: the place where readers choose a tool.
fn built_in(name: &str) -> Option<&'static str> {
    match name {
        "tool-switcher" => Some("<span class=\"tool-switcher\"></span>"),
        "platform-switcher" => Some("<span class=\"platform-switcher\"></span>"),
        _ => None,
    }
}

impl Behaviour for Include {
    /// The page is whole but for the partial, so its absence is a warning.
    fn evaluate(&self, tag: &Tag, evaluation: &mut Evaluation<'_>) {
        if let Some(html) = built_in(&self.name) {
            return evaluation.computed(tag.range, html);
        }
        let message = format!("there is no partial `{}`; nothing is shown for it", self.name);
        evaluation.report("missing-partial", Severity::Warning, tag.range, message, None);
        evaluation.deleted(tag.range);
    }

    fn reference(&self) -> Option<Reference<'_>> {
        Some(Reference::Partial(&self.name))
    }
}
