//! `{% capture NAME %} … {% endcapture %}`

use super::{Behaviour, Definition, Evaluation, Opening, Tag, TagError};
use crate::liquid::reader::Reader;
use crate::liquid::value::Value;

pub const TAGS: &[Definition] = &[Definition::block("capture", "endcapture", &[], compile)];

#[derive(Debug)]
struct Capture {
    name: Box<str>,
}

fn compile(opening: &Opening<'_>) -> Result<Box<dyn Behaviour>, TagError> {
    let quoted = opening.arguments.trim_matches(['"', '\'']);
    match Reader::new(quoted).name() {
        Some(name) if name == quoted => Ok(Box::new(Capture { name: name.into() })),
        _ => Err(TagError::syntax("`capture` without a name", "write `{% capture NAME %} … {% endcapture %}`")),
    }
}

impl Behaviour for Capture {
    fn evaluate(&self, tag: &Tag, evaluation: &mut Evaluation<'_>) {
        let text = evaluation.captured(&tag.branches[0].body);
        evaluation.assign(&self.name, Value::scalar(text), tag.range);
        evaluation.deleted(tag.whole());
    }
}
