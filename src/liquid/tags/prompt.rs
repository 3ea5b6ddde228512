//! `{% prompt %} … {% endprompt %}`: a question for an assistant, shown as code with a link that asks it.

use super::{Behaviour, Definition, Evaluation, Opening, Tag, TagError};
use crate::liquid::filters::percent_encoded;
use crate::liquid::octicons;

pub const TAGS: &[Definition] = &[Definition::block("prompt", "endprompt", &[], compile)];

#[derive(Debug)]
struct Prompt;

fn compile(_opening: &Opening<'_>) -> Result<Box<dyn Behaviour>, TagError> {
    Ok(Box::new(Prompt))
}

impl Behaviour for Prompt {
    fn evaluate(&self, tag: &Tag, evaluation: &mut Evaluation<'_>) {
        let question = evaluation.captured(&tag.branches[0].body);
        let icon = octicons::svg("copilot", &[]).unwrap_or_default();
        let html = format!(
            "<code>{question}</code><a href=\"https://github.com/copilot?prompt={}\" target=\"_blank\" class=\"tooltipped tooltipped-nw ml-1\" aria-label=\"Run this prompt in Copilot Chat\">{icon}</a>",
            percent_encoded(question.trim())
        );
        evaluation.computed(tag.whole(), &html);
    }
}
