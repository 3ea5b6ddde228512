//! `{% # … %}`: a comment in a tag of its own; each of its lines begins with `#`.

use super::comment::comment;
use super::{Behaviour, Definition, Opening, TagError};

pub const TAGS: &[Definition] = &[Definition::simple("#", compile)];

fn compile(opening: &Opening<'_>) -> Result<Box<dyn Behaviour>, TagError> {
    let mut further = opening.arguments.lines().skip(1).map(str::trim);
    match further.find(|line| !line.is_empty() && !line.starts_with('#')) {
        None => Ok(comment()),
        Some(line) => {
            let message = format!("the line `{line}` of an inline comment does not begin with `#`");
            Err(TagError::syntax(message, "begin each line with `#`, or use `{% comment %}`"))
        }
    }
}
