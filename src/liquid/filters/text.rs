//! Filters of texts. Anything else counts as the text that it prints, as in LiquidJS.

use super::{Arguments, Definition};
use crate::liquid::reader::Reason;
use crate::liquid::value::Value;
use base64::Engine;
use base64::prelude::{BASE64_STANDARD as STANDARD, BASE64_URL_SAFE as URL_SAFE};

pub const FILTERS: &[Definition] = &[
    Definition::new("base64_decode", 0, 0, |value, _| decoded(&value, &STANDARD)),
    Definition::new("base64_encode", 0, 0, |value, _| of(STANDARD.encode(&*value.text()))),
    Definition::new("base64_url_safe_decode", 0, 0, |value, _| decoded(&value, &URL_SAFE)),
    Definition::new("base64_url_safe_encode", 0, 0, |value, _| of(URL_SAFE.encode(&*value.text()))),
    Definition { keywords: &["allow_false"], ..Definition::new("default", 0, 1, default) },
    Definition::new("newline_to_br", 0, 0, newline_to_br),
    Definition::new("remove_last", 1, 0, replace_last),
    Definition::new("replace_last", 2, 0, replace_last),
    Definition::new("slugify", 0, 0, |value, _| of(crate::text::slug(&value.text()))),
    Definition::new("split", 1, 0, split),
    Definition::new("truncatewords", 0, 2, truncate_words),
    Definition::new("url_encode", 0, 0, |value, _| of(percent_encoded(&value.text()).replace("%20", "+"))),
    Definition::new("version_num", 0, 0, version_number),
];

fn of(text: String) -> Result<Value, Reason> {
    Ok(Value::scalar(text))
}

fn decoded(value: &Value, alphabet: &impl Engine) -> Result<Value, Reason> {
    let bytes = alphabet.decode(&*value.text()).map_err(|_| format!("`{}` is not Base64", value.text()))?;
    of(String::from_utf8_lossy(&bytes).into_owned())
}

/// The argument instead of what is false or an empty text or list; `allow_false: true` keeps `false`.
fn default(value: Value, with: &Arguments<'_>) -> Result<Value, Reason> {
    let allows_false = with.keyword("allow_false").is_some_and(Value::is_truthy);
    let stays = match &value {
        Value::Array(items) => !items.is_empty(),
        Value::Text(text) => !text.is_empty(),
        Value::Boolean(truth) => *truth || allows_false,
        other => other.is_truthy(),
    };
    Ok(if stays { value } else { with.get(0).cloned().unwrap_or_default() })
}

fn newline_to_br(value: Value, _: &Arguments<'_>) -> Result<Value, Reason> {
    of(value.text().replace("\r\n", "\n").replace('\n', "<br />\n"))
}

/// The last occurrence of the first argument becomes the second one, or nothing.
fn replace_last(value: Value, with: &Arguments<'_>) -> Result<Value, Reason> {
    let (text, pattern) = (value.text(), with.text(0));
    match text.rfind(&pattern) {
        Some(at) => of(format!("{}{}{}", &text[..at], with.text(1), &text[at + pattern.len()..])),
        None => of(text.into_owned()),
    }
}

/// The parts between occurrences of the argument, or the characters; empty parts at the end are dropped.
fn split(value: Value, with: &Arguments<'_>) -> Result<Value, Reason> {
    let (text, separator) = (value.text(), with.text(0));
    let mut parts: Vec<String> = if separator.is_empty() {
        text.chars().map(String::from).collect()
    } else {
        text.split(&separator).map(str::to_owned).collect()
    };
    while parts.last().is_some_and(String::is_empty) {
        parts.pop();
    }
    Ok(Value::Array(parts.into_iter().map(Value::scalar).collect()))
}

/// The first words, 15 if not said otherwise, and an ellipsis in place of the rest.
fn truncate_words(value: Value, with: &Arguments<'_>) -> Result<Value, Reason> {
    let count = match with.get(0) {
        Some(count) => count.integer().ok_or("the number of words is not a number")?.max(1) as usize,
        None => 15,
    };
    let text = value.text();
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() < count {
        return of(words.join(" "));
    }
    let ellipsis = with.get(1).map_or("...".into(), Value::text);
    of(words[..count].join(" ") + &ellipsis)
}

/// What follows the `@` of a version.
fn version_number(value: Value, _: &Arguments<'_>) -> Result<Value, Reason> {
    let release = value.text().split_once('@').map(|(_, release)| Value::scalar(release.to_owned()));
    Ok(release.unwrap_or_default())
}

/// As in the query of an address: RFC 3986, section 2.3.
pub fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            encoded.push(byte as char);
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}
