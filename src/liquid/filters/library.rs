//! The filters of texts that are the `liquid` crate's: those that give what LiquidJS gives.

use super::{Arguments, Engine, Filter};
use crate::liquid::evaluation::MAXIMUM_LENGTH;
use crate::liquid::reader::Reason;
use crate::liquid::value::Value;
use liquid_core::model::{Value as LibraryValue, ValueView};
use liquid_core::parser::FilterArguments;
use liquid_core::runtime::RuntimeBuilder;
use liquid_core::{Expression, ParseFilter};
use liquid_lib::stdlib;

pub fn filters() -> Vec<Filter> {
    let mut filters = Vec::new();
    let mut add = |name: &'static str, filter: Box<dyn ParseFilter>| {
        let parameters = filter.reflection().positional_parameters();
        let required = parameters.iter().filter(|parameter| !parameter.is_optional).count();
        let optional = parameters.len() - required;
        filters.push(Filter { name, required, optional, keywords: &[], engine: Engine::Library(filter) });
    };
    macro_rules! standard {
        ($($name:literal => $filter:ident),* $(,)?) => { $(add($name, Box::new(stdlib::$filter));)* };
    }
    standard! {
        "append" => Append, "capitalize" => Capitalize, "downcase" => Downcase, "escape" => Escape,
        "escape_once" => EscapeOnce, "lstrip" => Lstrip, "prepend" => Prepend, "remove" => Remove,
        "remove_first" => RemoveFirst, "replace" => Replace, "replace_first" => ReplaceFirst, "rstrip" => Rstrip,
        "strip" => Strip, "strip_html" => StripHtml, "strip_newlines" => StripNewlines, "truncate" => Truncate,
        "upcase" => Upcase, "url_decode" => UrlDecode,
    }
    filters
}

/// Applies one of them to the text of a value. Optional arguments that are nothing are left out, as if not given.
///
/// # Errors
/// An argument is of a kind that the filter cannot work on.
pub fn apply(
    filter: &Filter,
    parser: &dyn ParseFilter,
    value: &Value,
    arguments: Arguments<'_>,
) -> Result<Value, Reason> {
    let mut positional = arguments.positional;
    while positional.len() > filter.required && positional.last().is_some_and(Value::is_nil) {
        positional.pop();
    }
    if replaced_length(&value.text(), &positional) > MAXIMUM_LENGTH {
        return Err("the text grows beyond all bounds".to_owned());
    }
    let arguments = FilterArguments {
        positional: Box::new(positional.into_iter().map(|value| Expression::Literal(to_library(&value)))),
        keyword: Box::new(std::iter::empty()),
    };
    let input = LibraryValue::scalar(value.text().into_owned());
    let applied = parser.parse(arguments).and_then(|ready| ready.evaluate(&input, &RuntimeBuilder::new().build()));
    match applied {
        Ok(text) => Ok(Value::from(text.to_kstr().into_string().to_string())),
        Err(_) => Err("an argument is of the wrong kind".to_owned()),
    }
}

/// How much is put in where the first of two arguments is replaced by the second, as `replace` does; no other filter makes
/// more.
fn replaced_length(text: &str, arguments: &[Value]) -> usize {
    let [pattern, with] = arguments else { return 0 };
    text.matches(&*pattern.text()).count().saturating_mul(with.text().len())
}

/// Numbers stay numbers, which lengths are; all else is the text that it prints.
fn to_library(value: &Value) -> LibraryValue {
    match value {
        Value::Nil => LibraryValue::Nil,
        Value::Number(number) if number.fract() == 0.0 => LibraryValue::scalar(*number as i64),
        other => LibraryValue::scalar(other.text().into_owned()),
    }
}
