//! `{% doc %} … {% enddoc %}`: says what a template is for; shows nothing, and what is inside is not read.

use super::comment::comment;
use super::{Behaviour, Definition, Opening, TagError};

pub const TAGS: &[Definition] = &[Definition::verbatim("doc", "enddoc", compile)];

fn compile(opening: &Opening<'_>) -> Result<Box<dyn Behaviour>, TagError> {
    match opening.arguments {
        "" => Ok(comment()),
        arguments => Err(TagError::syntax(format!("`doc` takes no arguments, not `{arguments}`"), "write `{% doc %}`")),
    }
}
