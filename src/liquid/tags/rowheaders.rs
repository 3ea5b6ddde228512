//! `{% rowheaders %} … {% endrowheaders %}`: the first cell of each row of the table inside is a heading.

use super::{Behaviour, Definition, Evaluation, Opening, Tag, TagError};

pub const TAGS: &[Definition] = &[Definition::block("rowheaders", "endrowheaders", &[], compile)];

#[derive(Debug)]
struct RowHeaders;

fn compile(_opening: &Opening<'_>) -> Result<Box<dyn Behaviour>, TagError> {
    Ok(Box::new(RowHeaders))
}

impl Behaviour for RowHeaders {
    fn evaluate(&self, tag: &Tag, evaluation: &mut Evaluation<'_>) {
        evaluation.computed(tag.range, "<div class=\"ghd-tool rowheaders\">");
        evaluation.choose(tag, &[0]);
        evaluation.computed(tag.end.unwrap_or(tag.range), "</div>\n");
    }
}
