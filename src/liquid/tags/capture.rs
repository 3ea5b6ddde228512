//! `{% capture NAME %} … {% endcapture %}`

use super::{Behaviour, Definition, Evaluation, Opening, Tag, TagError};
use liquid_core::model::Value;

pub const TAGS: &[Definition] = &[Definition::block("capture", "endcapture", &[], compile)];

#[derive(Debug)]
struct Capture {
    name: Box<str>,
}

fn compile(opening: &Opening<'_>) -> Result<Box<dyn Behaviour>, TagError> {
    let name = opening.arguments.trim_matches(['"', '\'']);
    if name.is_empty() {
        return Err(TagError::syntax("`capture` without a name", "write `{% capture NAME %} … {% endcapture %}`"));
    }
    Ok(Box::new(Capture { name: name.into() }))
}

impl Behaviour for Capture {
    fn evaluate(&self, tag: &Tag, evaluation: &mut Evaluation<'_>) {
        let text = evaluation.captured(&tag.branches[0].body);
        evaluation.assign(&self.name, Value::scalar(text), tag.range);
        evaluation.deleted(tag.whole());
    }
}
