//! The filter `date`. Dates are read and written by the `liquid` crate; times without a zone are UTC.

use super::{Arguments, Definition};
use crate::liquid::reader::Reason;
use crate::liquid::value::Value;
use liquid_core::model::DateTime;

/// Wide enough for any column.
const MOST_DIGITS_OF_WIDTH: usize = 2;

pub const FILTERS: &[Definition] = &[Definition::new("date", 1, 0, date)];

/// The date in another form; what is no date, and what has no form, stays as it is.
///
/// # Errors
/// The form has a directive that does not exist; or the date is that of today, which would make each build differ.
fn date(value: Value, with: &Arguments<'_>) -> Result<Value, Reason> {
    let text = value.text();
    if matches!(&*text, "now" | "today") {
        return Err(format!("`{text}` is not known: the same pages give the same text on any day"));
    }
    match (read(&text), with.get(0)) {
        (_, Some(form)) if has_wide_directive(&form.text()) => {
            Err(format!("`{}` is not the form of a date", form.text()))
        }
        (Some(date), Some(form)) => {
            let written = date.format(&with_letters_only(&form.text()));
            written.map(Value::from).map_err(|_| format!("`{}` is not the form of a date", form.text()))
        }
        _ => Ok(value),
    }
}

/// The form with `%` doubled in front of what no directive is called, such as `%月`: that stays as it is. The crate would do so
/// too, but cuts the text within a letter.
fn with_letters_only(form: &str) -> String {
    let is_modifier = |c: char| c.is_ascii_digit() || "-0^#_:EO".contains(c);
    let mut written = String::with_capacity(form.len());
    let mut rest = form;
    while let Some(at) = rest.find('%') {
        let (before, directive) = rest.split_at(at);
        written.push_str(before);
        let length = if directive.starts_with("%%") { 2 } else { 1 };
        let name = directive[1..].trim_start_matches(is_modifier).chars().next();
        written.push_str(if name.is_none_or(|name| name.is_ascii()) { &directive[..length] } else { "%%" });
        rest = &directive[length..];
    }
    written + rest
}

/// True for `%999Y`: the crate fills up to any width, and ends the program at some.
fn has_wide_directive(form: &str) -> bool {
    let form = form.replace("%%", "");
    let mut directives = form.split('%').skip(1).map(|rest| rest.trim_start_matches(['-', '0', '^', '#', '_', ':']));
    directives.any(|rest| rest.bytes().take_while(u8::is_ascii_digit).count() > MOST_DIGITS_OF_WIDTH)
}

/// Seconds since 1970, a date with or without a time, or an American one: `March 14, 2016`.
fn read(text: &str) -> Option<DateTime> {
    let text = text.trim();
    if text.starts_with('-') {
        return None;
    }
    let with_time = |date: &str| DateTime::from_str(date).or_else(|| DateTime::from_str(&format!("{date} 00:00:00")));
    with_time(text).or_else(|| with_time(&text.replacen('T', " ", 1).replace('Z', ""))).or_else(|| {
        let (month_and_day, year) = text.split_once(", ")?;
        let (month, day) = month_and_day.split_once(' ')?;
        with_time(&format!("{day:0>2} {month} {year}"))
    })
}
