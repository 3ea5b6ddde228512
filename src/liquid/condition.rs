//! Conditions of `ifversion`, evaluated for all versions at once.
//!
//! Source of the rules: the engine rewrites the text of a condition in three steps and evaluates what is left as an
//! ordinary expression; every oddity here (a negated feature is true, a malformed tail is dropped) is its behaviour.

use super::boolean::{Operator, fold};
use super::names::Names;
use crate::dialect::Vintage;
use crate::version::{Release, VersionSet};
use std::fmt;

/// A condition that the engine refuses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConditionError {
    /// `ghes >= 3.4`, `ghes>3.4`, `ghes == 3.4`: no operator of `= < > !=` stands alone between blanks.
    Operator(String),
    /// `ghes > 3`: a release needs both numbers.
    Release(String),
}

impl fmt::Display for ConditionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Operator(text) => write!(f, "the range in `{text}` has no operator that stands alone"),
            Self::Release(text) => write!(f, "`{text}` is not a release such as 3.4"),
        }
    }
}

impl ConditionError {
    /// What to write instead.
    pub fn help(&self) -> &'static str {
        match self {
            Self::Operator(_) => "use one of `=`, `<`, `>`, `!=` with one blank on either side, as in `ghes > 3.4`",
            Self::Release(_) => "write both numbers of the release, as in `ghes > 3.4`",
        }
    }
}

/// The versions in which `condition` holds.
///
/// # Errors
/// A range without a lone operator, or with an incomplete release.
pub fn truth(condition: &str, names: &Names) -> Result<VersionSet, ConditionError> {
    let words = replace_negations(split(condition, names.vintage), names);
    Ok(evaluate(&replace_ranges(words, condition, names)?, names))
}

enum Word<'t> {
    Text(&'t str),
    Known(VersionSet),
}

/// The current engine splits at every single blank, so that two blanks leave an empty word between them.
fn split(condition: &str, vintage: Vintage) -> Vec<Word<'_>> {
    if vintage.is_historical() {
        condition.split_whitespace().map(Word::Text).collect()
    } else {
        condition.split(' ').map(Word::Text).collect()
    }
}

/// `not X` tests the short name of the version's plan only: any other X, a feature too, is always "not".
fn replace_negations<'t>(words: Vec<Word<'t>>, names: &Names) -> Vec<Word<'t>> {
    let mut replaced = Vec::with_capacity(words.len());
    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        let negated = matches!(word, Word::Text("not")).then(|| words.next()).flatten();
        replaced.push(match negated {
            Some(name) => Word::Known(names.plan(text_of(&name)).map_or(VersionSet::ALL, |plan| !plan)),
            None => word,
        });
    }
    replaced
}

/// Replaces each `PLAN OP RELEASE` by its truth; no character of an operator may be left.
fn replace_ranges<'t>(words: Vec<Word<'t>>, condition: &str, names: &Names) -> Result<Vec<Word<'t>>, ConditionError> {
    let mut replaced: Vec<Word<'t>> = Vec::with_capacity(words.len());
    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        let Word::Text(operator @ ("=" | "<" | ">" | "!=")) = word else {
            replaced.push(word);
            continue;
        };
        let release = words.next().map_or("", |word| text_of(&word));
        if !is_release(release) {
            return Err(ConditionError::Release(release.to_owned()));
        }
        let plan = replaced.pop().map_or("", |word| text_of(&word));
        replaced.push(Word::Known(range(plan, operator, release, names)));
    }
    match replaced.iter().any(has_operator_character) {
        true => Err(ConditionError::Operator(condition.to_owned())),
        false => Ok(replaced),
    }
}

fn has_operator_character(word: &Word<'_>) -> bool {
    text_of(word).contains(['=', '<', '>', '!'])
}

fn text_of<'t>(word: &Word<'t>) -> &'t str {
    match word {
        Word::Text(text) => text,
        Word::Known(_) => "",
    }
}

/// Contains digits, a dot and digits.
fn is_release(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.windows(3).any(|three| three[0].is_ascii_digit() && three[1] == b'.' && three[2].is_ascii_digit())
}

/// `!=` holds for every version of another plan; `=`, `<`, `>` only within the plan, by number.
fn range(plan: &str, operator: &str, release: &str, names: &Names) -> VersionSet {
    let own = names.plan(plan).unwrap_or(VersionSet::EMPTY);
    if operator == "!=" {
        let equal = names.versions.iter().filter(|(at, version)| own.contains(*at) && version.release == release);
        return !equal.map(|(at, _)| at).collect::<VersionSet>();
    }
    let Some(bound) = Release::parse(release) else { return VersionSet::EMPTY };
    let holds = |number: Release| match operator {
        "=" => number == bound,
        "<" => number < bound,
        _ => number > bound,
    };
    let within = names.versions.iter().filter(|(at, version)| own.contains(*at) && version.number.is_some_and(holds));
    within.map(|(at, _)| at).collect()
}

/// Reads operand, operator, operand … and drops the rest from the first word that does not fit.
fn evaluate(words: &[Word<'_>], names: &Names) -> VersionSet {
    let mut words = words.iter().filter(|word| !matches!(word, Word::Text("")));
    let (mut operands, mut operators) = (Vec::new(), Vec::new());
    if let Some(first) = words.next() {
        operands.push(operand(first, names));
    }
    while let Some(operator) = words.next().and_then(|word| Operator::parse(text_of(word))) {
        let Some(next) = words.next() else { break };
        operators.push(operator);
        operands.push(operand(next, names));
    }
    fold(&operands, &operators, names.vintage, VersionSet::EMPTY, |operator, left, right| match operator {
        Operator::And => left & right,
        Operator::Or => left | right,
    })
}

fn operand(word: &Word<'_>, names: &Names) -> VersionSet {
    match word {
        Word::Known(versions) => *versions,
        Word::Text("true") => VersionSet::ALL,
        Word::Text(name) if name.starts_with(['"', '\'']) || name.parse::<f64>().is_ok() => VersionSet::ALL,
        Word::Text(name) => names.get(name).unwrap_or(VersionSet::EMPTY),
    }
}
