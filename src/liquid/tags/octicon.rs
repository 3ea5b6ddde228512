//! `{% octicon "gear" aria-label="Settings" %}`

use super::{Behaviour, Definition, Evaluation, Opening, Reference, Tag, TagError};
use crate::diagnostic::Severity;
use crate::liquid::octicons;

pub const TAGS: &[Definition] = &[Definition::simple("octicon", compile)];

#[derive(Debug)]
struct Octicon {
    name: Box<str>,
    options: Vec<(Box<str>, Box<str>)>,
}

fn compile(opening: &Opening<'_>) -> Result<Box<dyn Behaviour>, TagError> {
    let rest = opening.arguments.strip_prefix('"');
    let Some((name, rest)) = rest.and_then(|rest| rest.split_once('"')) else {
        return Err(TagError::syntax(
            "`octicon` without a name in straight quotation marks",
            "write `{% octicon \"gear\" %}`",
        ));
    };
    Ok(Box::new(Octicon { name: name.into(), options: options(rest) }))
}

/// `key="value"` pairs; blanks around `=` are allowed, and the first thing that is no pair ends the list.
fn options(mut rest: &str) -> Vec<(Box<str>, Box<str>)> {
    let mut options = Vec::new();
    while let Some((key, after)) = rest.split_once('=') {
        let Some((value, after)) = after.trim_start().strip_prefix('"').and_then(|value| value.split_once('"')) else {
            break;
        };
        options.push((key.trim().into(), value.into()));
        rest = after;
    }
    options
}

impl Behaviour for Octicon {
    fn evaluate(&self, tag: &Tag, evaluation: &mut Evaluation<'_>) {
        let options: Vec<(&str, &str)> = self.options.iter().map(|(key, value)| (&**key, &**value)).collect();
        match octicons::svg(&self.name, &options) {
            Some(svg) => evaluation.computed(tag.range, &svg),
            None => {
                let message = format!("there is no octicon `{}`", self.name);
                let help = octicons::similar(&self.name).map(|near| format!("did you mean `{near}`?"));
                evaluation.report("unknown-octicon", Severity::Error, tag.range, message, help);
            }
        }
    }

    fn reference(&self) -> Option<Reference<'_>> {
        Some(Reference::Octicon(&self.name))
    }
}
