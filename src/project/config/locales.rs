//! `[source]` and `[locales.CODE]`: the locales of a project.

use super::locale_names::native_name;
use super::section::{Section, Text};
use unic_langid::{CharacterDirection, LanguageIdentifier};

/// Which way a locale is written; the names are those of HTML's `dir`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    Ltr,
    Rtl,
}

impl Direction {
    /// As in HTML's `dir`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }

    /// The direction of a locale by its script, or else by its language (CLDR).
    fn of_locale(code: &str) -> Self {
        match code.parse::<LanguageIdentifier>().map(|locale| locale.character_direction()) {
            Ok(CharacterDirection::RTL) => Self::Rtl,
            _ => Self::Ltr,
        }
    }
}

/// One locale of the project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locale {
    /// BCP 47 tag, spelt as configured: `zh-CN`.
    pub code: String,
    /// Its name in itself, for pickers: `简体中文`.
    pub name: String,
    /// The path segment of its pages: one segment, safe in addresses and file names.
    pub url: String,
    pub direction: Direction,
}

/// The source locale, then the others in the order of the file.
pub(super) fn read(top: &Section<'_>) -> Vec<Locale> {
    let source = top.section("source", "[source]");
    let mut locales = vec![source_locale(source.as_ref())];
    for (code, section) in top.keyed_sections("locales", "[locales.CODE]") {
        check_code(&code, &section);
        let locale = target_locale(code.value, &section);
        check_unique(&locales, &locale, &code, &section);
        locales.push(locale);
    }
    locales
}

/// English, where `[source]` says nothing else.
fn source_locale(section: Option<&Section<'_>>) -> Locale {
    let code = section.and_then(|section| {
        let code = section.text("locale")?;
        check_code(&code, section);
        Some(code.value)
    });
    let code = code.unwrap_or("en");
    let name = section.and_then(|section| section.text("name")).map(|name| name.value);
    Locale {
        code: code.to_owned(),
        name: name.unwrap_or_else(|| native_name(code)).to_owned(),
        url: code.to_owned(),
        direction: Direction::of_locale(code),
    }
}

fn target_locale(code: &str, section: &Section<'_>) -> Locale {
    let url = section.text("url").filter(|url| {
        let safe = is_segment(url.value);
        if !safe {
            let rule = "`url` must be one path segment of ASCII letters, digits, `-`, `_` and `.`";
            section.problems.add(url.span.clone(), format!("{rule}, not `{}`", url.value));
        }
        safe
    });
    Locale {
        code: code.to_owned(),
        name: section.text("name").map_or_else(|| native_name(code), |name| name.value).to_owned(),
        url: url.map_or(code, |url| url.value).to_owned(),
        direction: direction(section).unwrap_or_else(|| Direction::of_locale(code)),
    }
}

fn direction(section: &Section<'_>) -> Option<Direction> {
    let text = section.text("direction")?;
    match text.value {
        "ltr" => Some(Direction::Ltr),
        "rtl" => Some(Direction::Rtl),
        other => {
            let message = format!("`direction` must be \"ltr\" or \"rtl\", not \"{other}\"");
            section.problems.add(text.span, message);
            None
        }
    }
}

fn check_code(code: &Text<'_>, section: &Section<'_>) {
    if !is_locale_code(code.value) {
        let message = format!("`{}` is no locale code; write a BCP 47 tag such as `zh-CN`", code.value);
        section.problems.add(code.span.clone(), message);
    }
}

/// Codes and segments must differ in more than case, since they name folders.
fn check_unique(before: &[Locale], locale: &Locale, code: &Text<'_>, section: &Section<'_>) {
    if before.first().is_some_and(|source| source.code.eq_ignore_ascii_case(&locale.code)) {
        let message = format!("`{}` is the source locale; [source] describes it", locale.code);
        section.problems.add(code.span.clone(), message);
    } else if before.iter().any(|other| other.code.eq_ignore_ascii_case(&locale.code)) {
        section.problems.add(code.span.clone(), format!("locale `{}` is there twice", locale.code));
    } else if let Some(other) = before.iter().find(|other| other.url.eq_ignore_ascii_case(&locale.url)) {
        let message = format!("locales `{}` and `{}` have the same `url`: `{}`", other.code, locale.code, locale.url);
        section.problems.add(section.span_of("url"), message);
    }
}

/// True for what can be a BCP 47 tag (RFC 5646, section 2.1): a language of letters, then subtags of up to eight
/// letters and digits.
pub fn is_locale_code(code: &str) -> bool {
    let mut subtags = code.split('-');
    let language = subtags.next().unwrap_or("");
    (2..=8).contains(&language.len())
        && language.bytes().all(|byte| byte.is_ascii_alphabetic())
        && subtags
            .all(|subtag| (1..=8).contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// True for a path segment that means itself in an address and on every file system.
fn is_segment(text: &str) -> bool {
    let safe = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    text.bytes().all(safe) && text.bytes().any(|byte| byte.is_ascii_alphanumeric()) && !text.starts_with('.')
}
