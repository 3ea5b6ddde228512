//! `[dialect]`, and the tables with free keys: `[variables]`, `[checks]`, `[check]`.

use super::section::Section;
use crate::dialect::Vintage;
use serde_json::Value as Json;

/// The configured vintage, or the current one.
pub(super) fn vintage(top: &Section<'_>) -> Vintage {
    let text = top.section("dialect", "[dialect]").and_then(|dialect| dialect.text("vintage"));
    let Some(text) = text else { return Vintage::Current };
    match text.value {
        "current" => Vintage::Current,
        "2021" => Vintage::Y2021,
        "2020" => Vintage::Y2020,
        other => {
            let message = format!("`vintage` must be \"current\", \"2021\" or \"2020\", not \"{other}\"");
            top.problems.add(text.span, message);
            Vintage::Current
        }
    }
}

/// `[variables]` as an object, empty where it is absent.
pub(super) fn variables(top: &Section<'_>, values: &toml::Table) -> Json {
    open_table(top, values, "variables").map_or_else(|| Json::Object(serde_json::Map::new()), json)
}

/// The tables `checks` and `check` by their names.
pub(super) fn checks(top: &Section<'_>, values: &toml::Table) -> toml::Table {
    let table = |name: &str| Some((name.to_owned(), open_table(top, values, name)?.clone()));
    ["checks", "check"].into_iter().filter_map(table).collect()
}

fn open_table<'v>(top: &Section<'_>, values: &'v toml::Table, name: &str) -> Option<&'v toml::Value> {
    let value = values.get(name)?;
    if value.is_table() {
        return Some(value);
    }
    top.problems.add(top.span_of(name), format!("`{name}` must be a table: [{name}]"));
    None
}

/// TOML as JSON; dates become strings, and numbers that JSON does not have become null.
fn json(value: &toml::Value) -> Json {
    match value {
        toml::Value::String(text) => Json::String(text.clone()),
        toml::Value::Integer(number) => Json::from(*number),
        toml::Value::Float(number) => Json::from(*number),
        toml::Value::Boolean(flag) => Json::Bool(*flag),
        toml::Value::Datetime(date) => Json::String(date.to_string()),
        toml::Value::Array(items) => items.iter().map(json).collect(),
        toml::Value::Table(table) => table.iter().map(|(key, value)| (key.clone(), json(value))).collect(),
    }
}
