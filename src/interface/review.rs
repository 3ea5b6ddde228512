//! Findings about a `ui.ftl`: what cannot be parsed, and messages that do not fit those of the program.

use super::builtin;
use crate::diagnostic::Diagnostic;
use crate::text::{FileId, TextRange, nearest};
use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Message, Pattern, PatternElement, Resource,
};
use fluent_syntax::parser::{self, ParserError};
use std::collections::{BTreeMap, BTreeSet};

type Placeables<'t> = BTreeSet<&'t str>;

/// What is to be said of a project's messages.
pub fn review(file: FileId, text: &str) -> Vec<Diagnostic> {
    let (resource, errors) = parse(text);
    let (english, _) = parse(builtin::english());
    let known: BTreeMap<&str, Placeables<'_>> =
        messages(&english).map(|message| (message.id.name, placeables(message))).collect();
    let mut diagnostics: Vec<Diagnostic> = errors.iter().map(|error| syntax(file, text, error)).collect();
    diagnostics.extend(messages(&resource).flat_map(|message| compare(file, text, message, &known)));
    diagnostics
}

fn parse(text: &str) -> (Resource<&str>, Vec<ParserError>) {
    parser::parse(text).map_or_else(|(resource, errors)| (resource, errors), |resource| (resource, Vec::new()))
}

fn messages<'r, 't>(resource: &'r Resource<&'t str>) -> impl Iterator<Item = &'r Message<&'t str>> {
    resource.body.iter().filter_map(|entry| if let Entry::Message(message) = entry { Some(message) } else { None })
}

fn syntax(file: FileId, text: &str, error: &ParserError) -> Diagnostic {
    let start = error.pos.start.min(text.len());
    let range = TextRange::from(start..error.pos.end.clamp(start, text.len()));
    let message = format!("this message cannot be parsed: {}", error.kind);
    Diagnostic::error("invalid-message", file, range, message).with_help("the built-in message is shown instead")
}

/// How a message differs from the built-in one of its name.
fn compare(
    file: FileId,
    text: &str,
    message: &Message<&str>,
    known: &BTreeMap<&str, Placeables<'_>>,
) -> Vec<Diagnostic> {
    let id = message.id.name;
    let range = range_of(id, text);
    let Some(expected) = known.get(id) else {
        let finding = Diagnostic::warning("unknown-message", file, range, format!("no page shows the message `{id}`"));
        return vec![match nearest(id, known.keys().copied()) {
            Some(meant) => finding.with_help(format!("did you mean `{meant}`?")),
            None => finding.with_help("remove it"),
        }];
    };
    let own = placeables(message);
    let missing = expected.difference(&own).map(|name| {
        let text = format!("`{id}` does not show `{{ ${name} }}`");
        Diagnostic::warning("missing-message-placeable", file, range, text)
    });
    let unknown = own.difference(expected).map(|name| {
        let text = format!("`{id}` is given no `${name}`");
        Diagnostic::warning("unknown-message-placeable", file, range, text)
            .with_help("the built-in message is shown instead")
    });
    missing.chain(unknown).collect()
}

/// Where `part`, a slice of `text`, stands in it.
fn range_of(part: &str, text: &str) -> TextRange {
    let start = (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize).min(text.len());
    TextRange::from(start..(start + part.len()).min(text.len()))
}

/// Names of the variables that a message refers to.
fn placeables<'t>(message: &Message<&'t str>) -> Placeables<'t> {
    let mut names = Placeables::new();
    if let Some(pattern) = &message.value {
        of_pattern(pattern, &mut names);
    }
    names
}

fn of_pattern<'t>(pattern: &Pattern<&'t str>, names: &mut Placeables<'t>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            of_expression(expression, names);
        }
    }
}

fn of_expression<'t>(expression: &Expression<&'t str>, names: &mut Placeables<'t>) {
    match expression {
        Expression::Inline(inline) => of_inline(inline, names),
        Expression::Select { selector, variants } => {
            of_inline(selector, names);
            variants.iter().for_each(|variant| of_pattern(&variant.value, names));
        }
    }
}

fn of_inline<'t>(inline: &InlineExpression<&'t str>, names: &mut Placeables<'t>) {
    match inline {
        InlineExpression::VariableReference { id } => drop(names.insert(id.name)),
        InlineExpression::FunctionReference { arguments, .. } => of_arguments(arguments, names),
        InlineExpression::Placeable { expression } => of_expression(expression, names),
        _ => {}
    }
}

fn of_arguments<'t>(arguments: &CallArguments<&'t str>, names: &mut Placeables<'t>) {
    arguments.positional.iter().for_each(|argument| of_inline(argument, names));
    arguments.named.iter().for_each(|argument| of_inline(&argument.value, names));
}
