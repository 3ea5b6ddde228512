//! `{% include NAME %}`, `{% render NAME %}`: partials of the engine itself, which a documentation set does not have.
//!
//! Both take `with VALUE as NAME` or `for LIST as NAME`, and `key: value` pairs. What `include` inserts sees and changes
//! the variables of the page; what `render` inserts has only those that it is given.

use super::{Behaviour, Definition, Evaluation, Opening, Reference, Tag, TagError};
use crate::diagnostic::Severity;
use crate::liquid::expression::Operand;
use crate::liquid::reader::{Reader, Reason};
use crate::liquid::scope::Scope;
use crate::liquid::tree::Template;
use crate::liquid::value::Value;

pub const TAGS: &[Definition] = &[Definition::simple("include", compile), Definition::simple("render", compile)];

#[derive(Debug)]
struct Partial {
    name: Box<str>,
    /// `render`: the variables of the page are out of sight.
    isolated: bool,
    binding: Option<Binding>,
    arguments: Vec<(Box<str>, Operand)>,
}

/// `with VALUE as NAME`, `for LIST as NAME`
#[derive(Debug)]
struct Binding {
    value: Operand,
    name: Box<str>,
    /// Once for each item.
    each: bool,
}

fn compile(opening: &Opening<'_>) -> Result<Box<dyn Behaviour>, TagError> {
    let help = format!("write `{{% {} NAME %}}`, with `key: value` pairs after it", opening.name);
    let (name, rest) = opening.arguments.split_once([' ', '\t', '\n', ',']).unwrap_or((opening.arguments, ""));
    let name = name.trim_matches(['"', '\'']);
    if name.is_empty() {
        return Err(TagError::syntax(format!("`{}` without a name", opening.name), &help));
    }
    let read = read(name, rest).map_err(|reason| TagError::arguments(opening.arguments, &reason, &help));
    let (binding, arguments) = read?;
    Ok(Box::new(Partial { name: name.into(), isolated: opening.name == "render", binding, arguments }))
}

#[expect(clippy::type_complexity, reason = "the binding, and the arguments by name")]
fn read(partial: &str, text: &str) -> Result<(Option<Binding>, Vec<(Box<str>, Operand)>), Reason> {
    let mut reader = Reader::new(text);
    let (mut binding, mut arguments) = (None, Vec::new());
    while !reader.is_done() {
        if let Some(key) = reader.key() {
            arguments.push((key.into(), reader.operand()?));
        } else if reader.take(",") {
            continue;
        } else if let Some(each) = binding_word(&mut reader) {
            let value = reader.operand()?;
            let name =
                if reader.take_word("as") { reader.name().ok_or("a name is expected after `as`")? } else { partial };
            binding = Some(Binding { value, name: name.into(), each });
        } else {
            reader.end()?;
        }
    }
    Ok((binding, arguments))
}

/// `for` binds each item of a list, `with` one value.
fn binding_word(reader: &mut Reader<'_>) -> Option<bool> {
    let each = reader.take_word("for");
    (each || reader.take_word("with")).then_some(each)
}

/// True for a partial that every documentation set has.
pub fn is_built_in(name: &str) -> bool {
    built_in(name).is_some()
}

/// The engine's own partials that pages of their own accord rely on: the place where readers choose a tool.
fn built_in(name: &str) -> Option<&'static str> {
    match name {
        "tool-switcher" => Some("<span class=\"tool-switcher\"></span>"),
        "platform-switcher" => Some("<span class=\"platform-switcher\"></span>"),
        _ => None,
    }
}

impl Partial {
    /// The variables that the partial is given beside the arguments, once for each time that it is inserted.
    fn rounds(&self, evaluation: &mut Evaluation<'_>) -> Vec<Vec<(&str, Value)>> {
        let Some(binding) = &self.binding else { return vec![Vec::new()] };
        let value = binding.value.value_for(evaluation);
        if !binding.each {
            return vec![vec![(&binding.name, value)]];
        }
        let items = value.into_items();
        let length = items.len();
        let progress = |index| Value::Object(super::for_loop::progress(index, length));
        let round = |(index, item)| vec![(&*binding.name, item), ("forloop", progress(index))];
        items.into_iter().enumerate().map(round).collect()
    }

    fn insert(&self, template: &Template, tag: &Tag, evaluation: &mut Evaluation<'_>) {
        let arguments: Vec<(&str, Value)> =
            self.arguments.iter().map(|(name, value)| (&**name, value.value_for(evaluation))).collect();
        for round in self.rounds(evaluation) {
            if evaluation.interrupt.is_some() || evaluation.is_exhausted() {
                break;
            }
            let mut scope = if self.isolated { Scope::default() } else { std::mem::take(&mut evaluation.scope) };
            let depth = scope.depth();
            for (name, value) in arguments.iter().cloned().chain(round) {
                // What `render` is given are the partial's own variables, which it may assign to.
                if self.isolated { scope.assign(name, value) } else { scope.enter(name, value) }
            }
            let (mut scope, interrupt) = evaluation.insert_partial(&self.name, template, scope, tag.range);
            if !self.isolated {
                scope.leave(depth);
                (evaluation.scope, evaluation.interrupt) = (scope, interrupt);
            }
        }
    }
}

impl Behaviour for Partial {
    /// The page is whole but for the partial, so its absence is a warning.
    fn evaluate(&self, tag: &Tag, evaluation: &mut Evaluation<'_>) {
        if let Some(template) = evaluation.environment.partial(&self.name) {
            return self.insert(&template, tag, evaluation);
        }
        if let Some(html) = built_in(&self.name) {
            return evaluation.computed(tag.range, html);
        }
        let message = format!("there is no partial `{}`; nothing is shown for it", self.name);
        evaluation.report("missing-partial", Severity::Warning, tag.range, message, None);
        evaluation.deleted(tag.range);
    }

    fn reference(&self) -> Option<Reference<'_>> {
        Some(Reference::Partial(&self.name))
    }
}
