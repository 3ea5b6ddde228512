//! Expressions and comparisons: small slices that the `liquid` crate parses and evaluates.
//!
//! The crate's parser is never given a stretch of text, where it is slow and strict: only what stands between the
//! delimiters of one tag. A name that is a plain path is looked up without it.

use super::effort;
use super::evaluation::Evaluation;
use super::filters::language;
use super::runtime::SliceRuntime;
use crate::text::TextRange;
use liquid_core::Renderable;
use liquid_core::model::{Value, ValueView};
use std::fmt;

/// Why a slice does not parse.
const NOT_AN_EXPRESSION: &str = "a name, a text in quotation marks or a number is expected";

/// Longest slice that is given to the crate, whose grammar is quadratic in runs of blanks.
const MAXIMUM_SLICE: usize = 1024;

/// `a.b | filter: 1`, parsed.
pub struct Expression {
    renderable: Box<dyn Renderable>,
    text: String,
}

/// `a == "b"`, or a value alone, parsed.
pub struct Comparison(Expression);

impl fmt::Debug for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Expression({})", self.text)
    }
}

impl fmt::Debug for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Comparison({})", self.0.text)
    }
}

impl Expression {
    /// Parses an expression with filters.
    ///
    /// # Errors
    /// Says what is expected, in a phrase.
    pub fn parse(text: &str) -> Result<Self, String> {
        Self::compile(text, format!("{{% isogloss_value {} %}}", squeeze(text)?))
    }

    fn compile(text: &str, template: String) -> Result<Self, String> {
        let parsed = liquid_core::parser::parse(&template, language());
        // What the parser says is in the terms of its grammar, which mean nothing to a writer.
        let mut renderables = parsed.map_err(|_| NOT_AN_EXPRESSION.to_owned())?;
        match (renderables.pop(), renderables.is_empty()) {
            (Some(renderable), true) => Ok(Self { renderable, text: text.to_owned() }),
            _ => Err(NOT_AN_EXPRESSION.to_owned()),
        }
    }

    /// The value for the evaluation's version; versions that see another value are left out from here on. The tag at `range`
    /// asks for it.
    pub fn value(&self, evaluation: &mut Evaluation<'_>, range: TextRange) -> Value {
        let (value, depends) = self.value_in(evaluation, evaluation.version);
        let versions = if depends { evaluation.versions.len() } else { 1 };
        let cost = effort::VALUE + effort::size(&value) + evaluation.locals.len();
        evaluation.spend(versions * cost, range);
        if depends {
            let others = evaluation.versions.iter().filter(|&other| other != evaluation.version);
            let differing = others.filter(|&other| self.value_in(evaluation, other).0 != value).collect();
            evaluation.versions = evaluation.versions - differing;
        }
        value
    }

    /// The value that version number `version` sees, and whether it depends on the version.
    fn value_in(&self, evaluation: &Evaluation<'_>, version: usize) -> (Value, bool) {
        let runtime = SliceRuntime::new(evaluation, version);
        // An error here is a type that does not fit (`nil contains "x"`), which the engine takes for nothing.
        let rendered = self.renderable.render(&runtime);
        let value = if rendered.is_ok() { runtime.take_result() } else { Value::Nil };
        let depends = runtime.depends_on_version();
        if runtime.depends_on_page() {
            evaluation.page_dependent.set(true);
        }
        (value, depends)
    }
}

impl Comparison {
    /// Parses `left operator right` or a lone value.
    ///
    /// # Errors
    /// Says what is expected, in a phrase.
    pub fn parse(text: &str) -> Result<Self, String> {
        let template = format!("{{% if {} %}}{{% isogloss_value true %}}{{% endif %}}", squeeze(text)?);
        Expression::compile(text, template).map(Self)
    }

    pub fn holds(&self, evaluation: &mut Evaluation<'_>, range: TextRange) -> bool {
        !self.0.value(evaluation, range).is_nil()
    }
}

/// How a value prints: nothing for nil, lists joined without anything between, maps as the engine prints them.
pub fn render(value: &Value) -> String {
    match value {
        Value::Nil => String::new(),
        Value::Object(_) => "[object Object]".to_owned(),
        Value::Array(items) => items.iter().map(render).collect(),
        Value::Scalar(_) | Value::State(_) => value.render().to_string(),
    }
}

/// Digits of the longest number that every integer of so many fits into 64 bits; the crate panics at larger ones.
const MAXIMUM_DIGITS: usize = 18;

/// One line, runs of blanks outside quotation marks as one blank.
fn squeeze(text: &str) -> Result<String, String> {
    if text.len() > MAXIMUM_SLICE {
        return Err(format!("longer than {MAXIMUM_SLICE} bytes"));
    }
    if text.contains("%}") || text.contains("{%") {
        return Err("a delimiter inside an expression".to_owned());
    }
    let mut squeezed = String::with_capacity(text.len());
    let (mut quote, mut digits) = (None, 0);
    for c in text.trim().chars() {
        digits = if quote.is_none() && c.is_ascii_digit() { digits + 1 } else { 0 };
        if digits > MAXIMUM_DIGITS {
            return Err(format!("a number with more than {MAXIMUM_DIGITS} digits"));
        }
        match quote {
            Some(open) if c == open => quote = None,
            None if c == '"' || c == '\'' => quote = Some(c),
            None if c.is_whitespace() => {
                if !squeezed.ends_with(' ') {
                    squeezed.push(' ');
                }
                continue;
            }
            _ => {}
        }
        squeezed.push(c);
    }
    Ok(squeezed)
}
