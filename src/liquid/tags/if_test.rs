//! `{% if TEST %} … {% elsif TEST %} … {% else %} … {% endif %}`

use super::test::Test;
use super::{Behaviour, Definition, Evaluation, Opening, Tag, TagError};
use crate::dialect::Vintage;

pub const TAGS: &[Definition] = &[Definition::block("if", "endif", &["elsif", "else"], compile)];

#[derive(Debug)]
struct If {
    branches: Vec<Arm>,
}

#[derive(Debug)]
enum Arm {
    Test(Test),
    Else,
    Never,
}

fn compile(opening: &Opening<'_>) -> Result<Box<dyn Behaviour>, TagError> {
    let test = Test::parse(opening.arguments, opening.vintage)?;
    Ok(Box::new(If { branches: vec![Arm::Test(test)] }))
}

impl Behaviour for If {
    fn add_branch(&mut self, name: &'static str, arguments: &str, vintage: Vintage) -> Result<(), TagError> {
        if name == "else" {
            self.branches.push(Arm::Else);
            return Ok(());
        }
        let test = Test::parse(arguments, vintage);
        let (arm, result) = match test {
            Ok(test) => (Arm::Test(test), Ok(())),
            Err(error) => (Arm::Never, Err(error)),
        };
        self.branches.push(arm);
        result
    }

    fn evaluate(&self, tag: &Tag, evaluation: &mut Evaluation<'_>) {
        for (number, arm) in self.branches.iter().enumerate() {
            if let Arm::Test(test) = arm
                && test.holds(evaluation, tag.range)
            {
                return evaluation.choose(tag, &[number]);
            }
        }
        let otherwise = self.branches.iter().enumerate().filter(|(_, arm)| matches!(arm, Arm::Else));
        evaluation.choose(tag, &otherwise.map(|(number, _)| number).collect::<Vec<_>>());
    }
}
