//! `{% if TEST %} … {% elsif TEST %} … {% else %} … {% endif %}`, and `unless`, whose first test is turned round.

use super::test::Test;
use super::{Behaviour, Definition, Evaluation, Opening, Tag, TagError};
use crate::dialect::Vintage;

pub const TAGS: &[Definition] = &[
    Definition::block("if", "endif", &["elsif", "else"], compile),
    Definition::block("unless", "endunless", &["elsif", "else"], compile),
];

#[derive(Debug)]
struct If {
    arms: Vec<Arm>,
}

#[derive(Debug)]
enum Arm {
    Test(Test),
    /// The first test of `unless`.
    Not(Test),
    Else,
    Never,
}

fn compile(opening: &Opening<'_>) -> Result<Box<dyn Behaviour>, TagError> {
    let test = Test::parse(opening.arguments, opening.vintage)?;
    let arm = if opening.name == "unless" { Arm::Not(test) } else { Arm::Test(test) };
    Ok(Box::new(If { arms: vec![arm] }))
}

impl If {
    /// What follows `else` is never shown; up to 2021, further `else` add to the first.
    fn is_over(&self, name: &str, vintage: Vintage) -> bool {
        let has_else = self.arms.iter().any(|arm| matches!(arm, Arm::Else));
        has_else && !(vintage.is_historical() && name == "else")
    }
}

impl Behaviour for If {
    fn add_branch(&mut self, name: &'static str, arguments: &str, vintage: Vintage) -> Result<(), TagError> {
        let arm = match name {
            _ if self.is_over(name, vintage) => Ok(Arm::Never),
            "else" => Ok(Arm::Else),
            _ => Test::parse(arguments, vintage).map(Arm::Test),
        };
        let (arm, result) = match arm {
            Ok(arm) => (arm, Ok(())),
            Err(error) => (Arm::Never, Err(error)),
        };
        self.arms.push(arm);
        result
    }

    fn evaluate(&self, tag: &Tag, evaluation: &mut Evaluation<'_>) {
        for (number, arm) in self.arms.iter().enumerate() {
            let holds = match arm {
                Arm::Test(test) => test.holds(evaluation),
                Arm::Not(test) => !test.holds(evaluation),
                Arm::Else | Arm::Never => false,
            };
            if holds {
                return evaluation.choose(tag, &[number]);
            }
        }
        let otherwise = self.arms.iter().enumerate().filter(|(_, arm)| matches!(arm, Arm::Else));
        evaluation.choose(tag, &otherwise.map(|(number, _)| number).collect::<Vec<_>>());
    }
}
