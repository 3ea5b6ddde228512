//! What a tag says, whatever became of its words, quotation marks and signs.

use super::words::{PATHS, Words};
use crate::liquid;
use std::borrow::Cow;

/// The inside of a tag as it would be written by hand: `data variables.product.name`. Of a healthy tag, its own words with
/// single blanks; two tags say the same if this is equal.
pub fn canonical(inner: &str, words: &Words) -> String {
    let inner = inner.trim_matches(' ');
    if is_canonical(inner) {
        return inner.to_owned();
    }
    let plain = plain_signs(inner);
    let text = plain.trim_matches(|c: char| matches!(c, '-' | '–' | '—' | ':' | '*' | '%') || c.is_whitespace());
    let named = with_name(text, words);
    let (name, arguments) = named.split_once(' ').unwrap_or((&named, ""));
    match name {
        "data" | "indented_data_reference" => format!("{name} {}", path(arguments)),
        "ifversion" | "elsif" | "if" | "unless" => condition(name, arguments, words),
        _ => named,
    }
}

/// True for what most tags say, at a glance: a data entry, an end or a branch without arguments.
fn is_canonical(inner: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'/');
    let is_path = |path: &str| path.ends_with(|last: char| last.is_ascii_alphanumeric()) && path.bytes().all(is_plain);
    let begins = |rest: &str| rest.starts_with(|first: char| first.is_ascii_alphanumeric());
    let of_root =
        |path: &str| ["variables.", "reusables."].iter().any(|root| path.strip_prefix(root).is_some_and(begins));
    matches!(inner, "else" | "endif") || inner.strip_prefix("data ").is_some_and(|path| of_root(path) && is_path(path))
}

/// The inside of a tag as it is written, with single blanks: of a healthy tag, what it says.
pub fn plain(inner: &str) -> String {
    if is_canonical(inner) {
        return inner.to_owned();
    }
    let text = inner.trim_matches(|c: char| c == '-' || c.is_whitespace());
    let single = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match name(&single) {
        "ifversion" | "elsif" | "if" | "unless" => single_blanks(&spaced(&single)),
        _ => single,
    }
}

fn single_blanks(text: &str) -> String {
    text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The first word: what kind of tag it is.
pub fn name(canonical: &str) -> &str {
    canonical.split(' ').next().unwrap_or("")
}

/// True if Liquid knows a tag of this name, be it an end or a branch.
pub fn is_name(word: &str) -> bool {
    matches!(word, "else" | "elsif" | "when")
        || liquid::documented_tags().any(|(name, end)| name == word || end == Some(word))
}

/// With ASCII signs in the place of typographic and full-width ones, and single blanks.
fn plain_signs(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '“' | '”' | '„' | '‟' | '«' | '»' | '「' | '」' | '『' | '』' | '＂' => plain.push('"'),
            '‘' | '’' | '‚' => plain.push('\''),
            '\u{a0}' | '\u{3000}' | '\t' | '\u{202f}' | '\n' | '\r' => plain.push(' '),
            // Full-width forms stand in the order of ASCII.
            '\u{ff01}'..='\u{ff5e}' => {
                plain.push(char::from_u32(u32::from(character) - 0xff01 + 0x21).unwrap_or(character));
            }
            _ => plain.push(character),
        }
    }
    let mut single = plain.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    if text.contains('«') {
        single = single.replace("\" ", "\"").replace(" \"", "\"").replace("==\"", "== \"");
    }
    single
}

/// The text with the name of a tag at its beginning, as far as one can be recognised.
fn with_name(text: &str, words: &Words) -> String {
    let first = text.split(' ').next().unwrap_or("");
    if is_name(first) {
        return text.to_owned();
    }
    let lower = first.to_lowercase();
    if is_name(&lower) {
        return format!("{lower}{}", &text[first.len()..]);
    }
    if let Some(named) = translated_name(text, words).or_else(|| glued(text)).or_else(|| reordered(text)) {
        return named;
    }
    if ["variables.", "reusables.", "ui."].iter().any(|root| text.starts_with(root)) {
        return format!("data {text}");
    }
    text.to_owned()
}

fn translated_name(text: &str, words: &Words) -> Option<String> {
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        return None;
    }
    let fits = |foreign: &str| {
        let rest = lower.strip_prefix(foreign);
        // Words of languages that put blanks between words end at one.
        rest.is_some_and(|rest| {
            !foreign.ends_with(char::is_alphabetic) || !foreign.is_ascii() || {
                rest.is_empty() || rest.starts_with([' ', '.', '-'])
            }
        })
    };
    let (foreign, known) =
        words.names.iter().filter(|(foreign, _)| fits(foreign)).max_by_key(|(foreign, _)| foreign.len())?;
    let rest = text[foreign.len()..].trim_start_matches([' ', '-', ':', '：']);
    let joined = match known.rsplit_once(' ') {
        Some(_) => format!("{known}.{}", rest.trim_start_matches('.')),
        None => format!("{known} {}", rest.trim_start_matches('.')),
    };
    // `{% andernfalls ifversion ghec %}`, `{% else ifversion ghec %}`
    let joined = joined.replace("else ifversion ", "elsif ");
    Some(joined.trim_end_matches([' ', '.']).to_owned())
}

/// `data.variables.x`, `datavariables.x`, `ifversion-x`, `elseifversion`
fn glued(text: &str) -> Option<String> {
    let glued_names = ["indented_data_reference", "ifversion", "octicon", "elsif", "data"];
    let lower = text.to_ascii_lowercase();
    let name = glued_names.iter().find(|name| lower.starts_with(**name))?;
    let rest = text[name.len()..].trim_start_matches(['.', '-', '_', ' ', ':']);
    (!rest.is_empty()).then(|| format!("{name} {rest}"))
}

/// `ghes ifversion < 3.14`, `ghes de ifversion`
fn reordered(text: &str) -> Option<String> {
    let (before, after) = text.split_once("ifversion")?;
    let plan = before.split(' ').find(|word| !word.is_empty())?;
    plan.is_ascii().then(|| format!("ifversion {plan} {}", after.trim()).trim_end().to_owned())
}

/// A path without the blanks and the translated roots that it got, and the options behind it.
fn path(text: &str) -> String {
    let mut path = String::new();
    for part in text.split(' ') {
        let continues = path.is_empty() || path.ends_with('.') || part.starts_with('.') || path.ends_with('_');
        if !continues {
            path.push(' ');
        }
        path.push_str(part);
    }
    let path = path.trim_start_matches(['.', '-', ' ']);
    let root = path.split(['.', ' ', '_']).next().unwrap_or("");
    let known = PATHS.iter().find(|(foreign, _)| root.to_lowercase() == *foreign || path.starts_with(foreign));
    match known {
        Some((foreign, known)) if path.is_char_boundary(foreign.len()) => {
            let rest = &path[foreign.len()..];
            // The `s` of a plural, not that of a name.
            let plural = rest.strip_prefix('s').filter(|rest| rest.starts_with(['.', ' ', '_']));
            format!("{known}.{}", plural.unwrap_or(rest).trim_start_matches(['.', ' ', '_']))
        }
        _ => path.to_owned(),
    }
}

/// A condition with its operators in English, releases with points, and single blanks around comparisons.
fn condition(name: &str, text: &str, words: &Words) -> String {
    let mut text = Cow::Borrowed(text);
    for (foreign, operator) in words.operators.iter().filter(|(foreign, _)| !foreign.is_ascii()) {
        if text.contains(foreign) && !foreign.chars().any(|c| ('а'..='я').contains(&c) || c.is_ascii()) {
            text = text.replace(foreign, &format!(" {operator} ")).into();
        }
    }
    let mut parts: Vec<String> = Vec::new();
    for word in spaced(&text).split(' ').filter(|word| !word.is_empty()) {
        let operator = words.operators.iter().find(|(foreign, _)| *foreign == word.to_lowercase());
        match operator {
            Some((_, operator)) => parts.push((*operator).to_owned()),
            None => parts.push(with_points(word)),
        }
    }
    format!("{name} {}", parts.join(" ")).trim_end().to_owned()
}

/// With blanks around comparisons, outside of quotation marks.
fn spaced(text: &str) -> String {
    let mut spaced = String::new();
    let (mut quoted, mut last) = (false, ' ');
    for character in text.chars() {
        let is_sign = |c: char| matches!(c, '<' | '>' | '=' | '!');
        quoted ^= character == '"';
        if !quoted && (is_sign(character) != is_sign(last)) && last != ' ' && character != ' ' {
            spaced.push(' ');
        }
        spaced.push(character);
        last = character;
    }
    spaced
}

/// `3,14` is `3.14`.
fn with_points(word: &str) -> String {
    let is_release = word.bytes().all(|byte| byte.is_ascii_digit() || byte == b',') && word.contains(',');
    if is_release { word.replace(',', ".") } else { word.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{canonical, plain};
    use crate::repair::words::of_locale;

    #[test]
    fn what_is_canonical_at_a_glance_is() {
        for inner in ["else", "endif", "data variables.product.a_b", "data reusables.a-b.c", "data reusables.a/b.c1"] {
            for language in ["zh-CN", "de-DE", "en"] {
                assert_eq!(canonical(&format!("{inner} "), of_locale(language)), inner);
                assert_eq!(canonical(&format!("- {inner}"), of_locale(language)), inner);
                assert_eq!([plain(inner), plain(&format!("{inner} "))], [inner, inner]);
            }
        }
    }

    #[test]
    fn what_damaged_tags_say() {
        let cases = [
            ("zh-CN", "数据 variables.product.a", "data variables.product.a"),
            ("zh-CN", "否则", "else"),
            ("zh-CN", "ifversion fpt 或 ghec", "ifversion fpt or ghec"),
            ("zh-CN", "如果版本 ghes", "ifversion ghes"),
            ("ja-JP", "データ再利用可能.a.b", "data reusables.a.b"),
            ("ko-KR", "옥티콘 \"x\"", "octicon \"x\""),
            ("es-ES", "ifversion fpt o ghec", "ifversion fpt or ghec"),
            ("es-ES", "otra", "else"),
            ("pt-BR", "ifversion ghes > 3,16", "ifversion ghes > 3.16"),
            ("fr-FR", "if x == « y »", "if x == \"y\""),
            ("fr-FR", "octicon « gear »", "octicon \"gear\""),
            ("de-DE", "andernfalls ifversion ghec", "elsif ghec"),
            ("ru-RU", "ghes ifversion < 3,14", "ifversion ghes < 3.14"),
            ("ru-RU", "ifversion fpt или не ghec", "ifversion fpt or not ghec"),
            ("en", "Data variables.product.a", "data variables.product.a"),
            ("en", "data.variables.product.a", "data variables.product.a"),
            ("en", "datavariables.product.a", "data variables.product.a"),
            ("en", "data variable.product.a", "data variables.product.a"),
            ("en", "data variable.support.a", "data variables.support.a"),
            ("en", "data variables..product.a", "data variables.product.a"),
            ("zh-CN", "数据 variables.search.a", "data variables.search.a"),
            ("en", "data variables.product. a", "data variables.product.a"),
            ("en", "ifversion-ghes", "ifversion ghes"),
            ("en", "ifversion ghes>3.4", "ifversion ghes > 3.4"),
            ("en", "- endif -", "endif"),
        ];
        for (locale, damaged, expected) in cases {
            assert_eq!(canonical(damaged, of_locale(locale)), expected, "{locale}: {damaged}");
        }
    }
}
