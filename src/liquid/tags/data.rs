//! `{% data variables.product.name %}`, `{% data reusables.folder.name %}`

use super::{Behaviour, Definition, Evaluation, Opening, Reference, Tag, TagError};
use crate::liquid::Insertion;
use crate::liquid::expression::Expression;

pub const TAGS: &[Definition] = &[Definition::simple("data", compile)];

#[derive(Debug)]
struct Data {
    path: Box<str>,
    /// For a path with indices in brackets: its parts, to be put together at each evaluation.
    computed: Vec<Part>,
    insertion: Insertion,
}

#[derive(Debug)]
enum Part {
    Literal(Box<str>),
    Index(Expression),
}

fn compile(opening: &Opening<'_>) -> Result<Box<dyn Behaviour>, TagError> {
    let Some(path) = opening.arguments.split_whitespace().next() else {
        return Err(TagError::syntax(
            "`data` without a path",
            "write `{% data variables.FILE.KEY %}` or `{% data reusables.FOLDER.FILE %}`",
        ));
    };
    let computed = if path.contains('[') { parts(path)? } else { Vec::new() };
    Ok(Box::new(Data { path: path.into(), computed, insertion: insertion(opening) }))
}

/// Far more blanks than any list or quotation is indented by.
const WIDEST_INSERTION: usize = 256;

/// `glossaries.external[forloop.index0].term`
fn parts(path: &str) -> Result<Vec<Part>, TagError> {
    let mut parts = Vec::new();
    let mut rest = path;
    while let Some((literal, after)) = rest.split_once('[') {
        let Some((index, after)) = after.split_once(']') else {
            return Err(TagError::syntax(format!("`{path}` has a bracket that does not close"), "add the missing `]`"));
        };
        let expression = Expression::parse(index).map_err(|reason| {
            TagError::syntax(format!("`{index}` is not an index: {reason}"), "write a number, a text or a variable")
        })?;
        parts.extend([Part::Literal(literal.into()), Part::Index(expression)]);
        rest = after;
    }
    parts.push(Part::Literal(rest.into()));
    Ok(parts)
}

/// Until 2021 data is inserted verbatim. Since then it follows the indentation of a tag that is first on its line, and
/// continues the quotation that the line begins with.
///
/// Either is put into every line of the data, so that more than [`WIDEST_INSERTION`] of it is left out.
fn insertion(opening: &Opening<'_>) -> Insertion {
    if opening.vintage.is_historical() {
        return Insertion::default();
    }
    let line = opening.line_before;
    let line = &line.as_bytes()[..line.len().min(WIDEST_INSERTION)];
    let blanks = |bytes: &[u8]| bytes.iter().take_while(|byte| **byte == b' ').count();
    let indentation = if blanks(line) == line.len() { line.len() as u16 } else { 0 };
    let quotation = line.strip_prefix(b">").map(|rest| format!(">{}", " ".repeat(blanks(rest))));
    Insertion { indentation, quotation: quotation.unwrap_or_default().into(), every_line: None }
}

impl Behaviour for Data {
    fn evaluate(&self, tag: &Tag, evaluation: &mut Evaluation<'_>) {
        if self.computed.is_empty() {
            return evaluation.include(&self.path, &self.insertion, tag.range);
        }
        let mut path = String::new();
        for part in &self.computed {
            match part {
                Part::Literal(literal) => path.push_str(literal),
                Part::Index(index) => {
                    path.push('.');
                    path.push_str(&index.value(evaluation).text());
                }
            }
        }
        evaluation.include(&path, &self.insertion, tag.range);
    }

    fn reference(&self) -> Option<Reference<'_>> {
        Some(Reference::Data(&self.path))
    }
}
