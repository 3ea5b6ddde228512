//! `{% ifchanged %} … {% endifchanged %}`: its contents, if they differ from those of the last such block.

use super::{Behaviour, Definition, Evaluation, Tag};

pub const TAGS: &[Definition] = &[Definition::block("ifchanged", "endifchanged", &[], |_| Ok(Box::new(IfChanged)))];

#[derive(Debug)]
struct IfChanged;

impl Behaviour for IfChanged {
    fn evaluate(&self, tag: &Tag, evaluation: &mut Evaluation<'_>) {
        let text = evaluation.captured(&tag.branches[0].body);
        if evaluation.scope.has_changed(&text) {
            evaluation.computed(tag.whole(), &text);
        } else {
            evaluation.deleted(tag.whole());
        }
    }
}
