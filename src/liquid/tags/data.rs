//! `{% data variables.product.name %}`, `{% data reusables.folder.name %}`

use super::{Behaviour, Definition, Evaluation, Opening, Reference, Tag, TagError};
use crate::liquid::Insertion;

pub const TAGS: &[Definition] = &[Definition::simple("data", compile)];

#[derive(Debug)]
struct Data {
    path: Box<str>,
    insertion: Insertion,
}

fn compile(opening: &Opening<'_>) -> Result<Box<dyn Behaviour>, TagError> {
    let Some(path) = opening.arguments.split_whitespace().next() else {
        return Err(TagError::syntax(
            "`data` without a path",
            "write `{% data variables.FILE.KEY %}` or `{% data reusables.FOLDER.FILE %}`",
        ));
    };
    Ok(Box::new(Data { path: path.into(), insertion: insertion(opening) }))
}

/// Until 2021 data is inserted verbatim. Since then it follows the indentation of a tag that is first on its line, and
/// continues the quotation that the line begins with.
fn insertion(opening: &Opening<'_>) -> Insertion {
    if opening.vintage.is_historical() {
        return Insertion::default();
    }
    let line = opening.line_before;
    let indentation = if line.bytes().all(|byte| byte == b' ') { line.len() as u16 } else { 0 };
    let quotation = line.strip_prefix('>').map_or(0, |rest| 1 + rest.len() - rest.trim_start_matches(' ').len());
    Insertion { indentation, quotation: line[..quotation].into(), every_line: None }
}

impl Behaviour for Data {
    fn evaluate(&self, tag: &Tag, evaluation: &mut Evaluation<'_>) {
        evaluation.include(&self.path, &self.insertion, tag.range);
    }

    fn reference(&self) -> Option<Reference<'_>> {
        Some(Reference::Data(&self.path))
    }
}
