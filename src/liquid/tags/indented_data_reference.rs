//! `{% indented_data_reference reusables.folder.name spaces=3 %}`

use super::{Behaviour, Definition, Evaluation, Opening, Reference, Tag, TagError};
use crate::liquid::Insertion;

pub const TAGS: &[Definition] = &[Definition::simple("indented_data_reference", compile)];

const HELP: &str = "write `{% indented_data_reference reusables.FOLDER.FILE spaces=3 %}`";

#[derive(Debug)]
struct IndentedData {
    path: Box<str>,
    insertion: Insertion,
}

/// Blanks around `=` are allowed; without `spaces` it is two.
fn compile(opening: &Opening<'_>) -> Result<Box<dyn Behaviour>, TagError> {
    let (path, rest) = opening.arguments.split_once(char::is_whitespace).unwrap_or((opening.arguments, ""));
    if path.is_empty() {
        return Err(TagError::syntax("`indented_data_reference` without a path", HELP));
    }
    let rest: String = rest.split_whitespace().collect();
    let spaces = if rest.is_empty() { Some(2) } else { rest.strip_prefix("spaces=").and_then(|n| n.parse().ok()) };
    let Some(spaces) = spaces.filter(|spaces: &u16| *spaces <= 99) else {
        return Err(TagError::syntax(format!("`{rest}` is not a number of spaces from 0 to 99"), HELP));
    };
    let insertion = Insertion { every_line: Some(spaces), ..Insertion::default() };
    Ok(Box::new(IndentedData { path: path.into(), insertion }))
}

impl Behaviour for IndentedData {
    fn evaluate(&self, tag: &Tag, evaluation: &mut Evaluation<'_>) {
        evaluation.include(&self.path, &self.insertion, tag.range);
    }

    fn reference(&self) -> Option<Reference<'_>> {
        Some(Reference::Data(&self.path))
    }
}
