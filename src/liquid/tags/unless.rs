//! `{% unless TEST %} … {% else %} … {% endunless %}`

use super::test::Test;
use super::{Behaviour, Definition, Evaluation, Opening, Tag, TagError};

pub const TAGS: &[Definition] = &[Definition::block("unless", "endunless", &["else"], compile)];

#[derive(Debug)]
struct Unless {
    test: Test,
}

fn compile(opening: &Opening<'_>) -> Result<Box<dyn Behaviour>, TagError> {
    Ok(Box::new(Unless { test: Test::parse(opening.arguments, opening.vintage)? }))
}

impl Behaviour for Unless {
    fn evaluate(&self, tag: &Tag, evaluation: &mut Evaluation<'_>) {
        let chosen: Vec<usize> =
            if self.test.holds(evaluation, tag.range) { (1..tag.branches.len()).collect() } else { vec![0] };
        evaluation.choose(tag, &chosen);
    }
}
