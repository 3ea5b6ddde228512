//! Findings about a `ui.ftl`: what cannot be parsed, and messages that do not fit those of the program.

use super::builtin;
use crate::diagnostic::{Applicability, Diagnostic, Fix};
use crate::text::{Edit, FileId, TextRange, nearest};
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

/// Words from which on a message that is equal to its source was not translated: a single one may be the same.
const LEAST_WORDS: usize = 2;

/// True for a message that is more than a name: names of products have no word in lower case.
fn is_prose(message: &str) -> bool {
    let is_word = |word: &&str| word.chars().filter(|letter| letter.is_alphabetic()).count() > 1 && !word.contains('$');
    let words: Vec<&str> = message.split_whitespace().filter(is_word).collect();
    words.len() >= LEAST_WORDS && words.iter().any(|word| word.starts_with(char::is_lowercase))
}

/// A file with its text.
type Words<'t> = (FileId, &'t str);

/// What the source's own file says and the translation `code` does not, so that readers see other words, and, in a language
/// that the program does not speak, what the translation's file lacks.
pub fn missing(code: &str, source: Option<Words<'_>>, target: Option<Words<'_>>) -> Vec<Diagnostic> {
    let translated = texts(target.map_or("", |(_, text)| text));
    let english = texts(builtin::english());
    let built_in = texts(builtin::nearest(code).unwrap_or(""));
    let mut found = Vec::new();
    let mut report = |file: FileId, range: TextRange, id: &str| {
        let message = format!("there is no message `{id}` in {code}");
        let help =
            format!("without it, readers see words that are not those of the source; add `{id}` to its `ui.ftl`");
        found.push(Diagnostic::warning("missing-message", file, range, message).with_help(help));
    };
    if let Some((file, text)) = source {
        let own = texts(text);
        let changed = own.iter().filter(|(id, message)| english.get(*id) != Some(message));
        let lacking = changed.filter(|(id, _)| !translated.contains_key(*id) && english.contains_key(*id));
        lacking.for_each(|(id, _)| report(file, range_of(id, text), id));
    }
    if let Some((file, _)) = target.filter(|_| built_in.is_empty()) {
        let lacking = english.keys().filter(|id| !translated.contains_key(*id));
        lacking.for_each(|id| report(file, TextRange::empty(0), id));
    }
    found
}

/// Messages of a translation that say word by word what the source says.
pub fn untranslated(source: Option<Words<'_>>, (file, text): Words<'_>) -> Vec<Diagnostic> {
    let mut known = texts(builtin::english());
    known.extend(texts(source.map_or("", |(_, text)| text)));
    let own = texts(text).into_iter();
    let same = own.filter(|(id, message)| known.get(id) == Some(message) && is_prose(message));
    let finding = |(id, _): (&str, &str)| {
        let message = format!("`{id}` is not translated");
        Diagnostic::warning("untranslated-message", file, range_of(id, text), message)
    };
    same.map(finding).collect()
}

/// The messages of a file by name, as written.
fn texts(text: &str) -> BTreeMap<&str, &str> {
    let (resource, _) = parse(text);
    let starts: Vec<(&str, usize)> =
        messages(&resource).map(|message| (message.id.name, range_of(message.id.name, text).end as usize)).collect();
    let value = |start: usize| {
        // What goes on is indented; a message ends before the next line that is not.
        let rest = &text[start..];
        let lines = rest.split_inclusive('\n').enumerate();
        let length = lines.take_while(|(at, line)| *at == 0 || line.starts_with(' ')).map(|(_, line)| line.len()).sum();
        rest[..length].trim_start_matches([' ', '=']).trim()
    };
    starts.into_iter().map(|(id, start)| (id, value(start))).collect()
}

fn parse(text: &str) -> (Resource<&str>, Vec<ParserError>) {
    parser::parse(text).map_or_else(|(resource, errors)| (resource, errors), |resource| (resource, Vec::new()))
}

pub fn messages<'r, 't>(resource: &'r Resource<&'t str>) -> impl Iterator<Item = &'r Message<&'t str>> {
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
    let renamed = renamed(file, text, message, expected, &own);
    let missing = expected.difference(&own).map(|name| {
        let text = format!("`{id}` does not show `{{ ${name} }}`");
        Diagnostic { fix: renamed.clone(), ..Diagnostic::warning("missing-message-placeable", file, range, text) }
    });
    let unknown = own.difference(expected).map(|name| {
        let text = format!("`{id}` is given no `${name}`");
        let finding = Diagnostic::warning("unknown-message-placeable", file, range, text);
        Diagnostic { fix: renamed.clone(), ..finding }.with_help("the built-in message is shown instead")
    });
    missing.chain(unknown).collect()
}

/// The ids of the messages of a text, in order.
#[cfg(test)]
pub fn message_ids(text: &str) -> Vec<&str> {
    messages(&parse(text).0).map(|message| message.id.name).collect()
}

/// The names of what a message is given.
#[cfg(test)]
pub fn placeables_of<'t>(text: &'t str, id: &str) -> Placeables<'t> {
    let (resource, _) = parse(text);
    messages(&resource).find(|message| message.id.name == id).map_or_else(Placeables::new, placeables)
}

/// The name that the one unknown placeable has to have, if only one is missing: it was translated.
fn renamed(
    file: FileId,
    text: &str,
    message: &Message<&str>,
    expected: &Placeables<'_>,
    own: &Placeables<'_>,
) -> Option<Fix> {
    let (missing, unknown): (Vec<_>, Vec<_>) = (expected.difference(own).collect(), own.difference(expected).collect());
    let ([missing], [unknown]) = (missing.as_slice(), unknown.as_slice()) else { return None };
    let start = range_of(message.id.name, text).end as usize;
    let lines = text[start..].split_inclusive('\n').enumerate();
    let inside = |(at, line): &(usize, &str)| *at == 0 || line.starts_with([' ', '}']) || line.trim().is_empty();
    let length: usize = lines.take_while(inside).map(|(_, line)| line.len()).sum();
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let given = format!("${unknown}");
    let names = text[start..start + length].match_indices(&given).map(|(at, name)| {
        let from = start + at + 1;
        TextRange::from(from..from + name.len() - 1)
    });
    let whole = names.filter(|range| !text[range.end as usize..].starts_with(is_part));
    let edits = whole.map(|range| Edit { file, range, text: (**missing).to_owned() }).collect();
    Some(Fix { applicability: Applicability::Safe, edits })
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
