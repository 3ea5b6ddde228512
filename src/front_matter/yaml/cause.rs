//! What a writer did that made a text no YAML, found by looking at the lines where the parser stopped.

use super::syntax_error::SyntaxError;
use crate::text::TextRange;
use saphyr_parser::Parser;

/// Where and why the parser gave up.
pub(super) struct Stop<'a> {
    pub text: &'a str,
    /// The bytes of `text` that should be YAML.
    pub yaml: TextRange,
    /// Byte in `text`.
    pub at: u32,
    /// Where brackets were opened that were not closed yet.
    pub bracket: Option<u32>,
    /// In the parser's words.
    pub reason: &'a str,
}

impl Stop<'_> {
    /// The error, placed on the value or line at fault where one is found, else where the parser stopped.
    pub fn explain(&self) -> Box<SyntaxError> {
        self.value_at_fault().or_else(|| self.key_without_colon()).unwrap_or_else(|| self.unexplained())
    }

    fn value_at_fault(&self) -> Option<Box<SyntaxError>> {
        let line = self.line_at(self.bracket.unwrap_or(self.at));
        let (offset, value) = value_of(line.slice(self.text))?;
        let (message, help) = fault_in(value)?;
        Some(SyntaxError::new(TextRange::new(line.start + offset as u32, line.end), message, help))
    }

    /// `title：x` or `title x`, which the parser takes for text that goes on in the next line.
    fn key_without_colon(&self) -> Option<Box<SyntaxError>> {
        let expects_key = self.reason.starts_with("mapping values") || self.reason.starts_with("simple key");
        let before = self.last_line_before(self.line_at(self.at).start).filter(|_| expects_key)?;
        let line = before.slice(self.text);
        // Only a line that is not indented is surely not the continuation of another.
        let is_key =
            !line.starts_with([' ', '\t', '-', '#', '"', '\'']) && !line.contains(": ") && !line.ends_with(':');
        let help = "write `key: value`, with an ASCII colon and a blank";
        is_key.then(|| SyntaxError::new(before, "there is no colon between key and value", help))
    }

    fn unexplained(&self) -> Box<SyntaxError> {
        let (range, help) = if self.reason.contains("tab") {
            (self.line_with_tab(), "indent with spaces: YAML allows no tabs there")
        } else if self.reason.contains("did not find expected") {
            (self.rest_of_line(), "indent this line like the others of its list or map")
        } else {
            (self.rest_of_line(), "check quotes, colons and indentation here")
        };
        SyntaxError::new(range, format!("this is not YAML: {}", self.reason), help)
    }

    /// The line that holds byte `at`, without its break and the blanks before that.
    fn line_at(&self, at: u32) -> TextRange {
        let at = at.clamp(self.yaml.start, self.yaml.end);
        let before = &self.text.as_bytes()[self.yaml.start as usize..at as usize];
        let start = memchr::memrchr(b'\n', before).map_or(self.yaml.start, |last| self.yaml.start + last as u32 + 1);
        let rest = TextRange::new(start, self.yaml.end).slice(self.text);
        let line = rest.split('\n').next().unwrap_or(rest);
        TextRange::new(start, start + line.trim_end().len() as u32)
    }

    /// The last line before byte `start` that is not blank.
    fn last_line_before(&self, start: u32) -> Option<TextRange> {
        let before = TextRange::new(self.yaml.start, start).slice(self.text).trim_end();
        (!before.is_empty()).then(|| self.line_at(self.yaml.start + before.len() as u32))
    }

    /// From where the parser stopped to the end of the line; past the last line, that line.
    fn rest_of_line(&self) -> TextRange {
        let line = self.line_at(self.at);
        let rest = TextRange::new(self.at.min(line.end), line.end);
        if rest.is_empty() { self.last_line_before(rest.start).unwrap_or(rest) } else { rest }
    }

    /// The first line from where the parser stopped that has a tab in its indentation.
    fn line_with_tab(&self) -> TextRange {
        let from = self.line_at(self.at).start;
        let mut lines = TextRange::new(from, self.yaml.end).slice(self.text).split_inclusive('\n');
        let indented = |line: &&str| line.trim_start_matches(' ').starts_with('\t');
        let skipped: usize = lines.by_ref().take_while(|line| !indented(line)).map(str::len).sum();
        let line = self.line_at(from + skipped as u32);
        if line.is_empty() { self.rest_of_line() } else { line }
    }
}

/// The value on a line, with its offset: what follows the key, or the dash of a list item.
fn value_of(line: &str) -> Option<(usize, &str)> {
    let mut value = line.trim_start();
    while let Some(item) = value.strip_prefix("- ") {
        value = item.trim_start();
    }
    if let Some((_, rest)) = value.split_once(": ").filter(|(key, _)| is_key(key)) {
        value = rest.trim_start();
    }
    (!value.is_empty()).then(|| (line.len() - value.len(), value))
}

/// False for the beginning of a quoted value or of one in brackets.
fn is_key(text: &str) -> bool {
    match text.chars().next() {
        Some(quote @ ('"' | '\'')) => text.len() > 1 && text.ends_with(quote),
        first => !matches!(first, Some('{' | '[')),
    }
}

/// What is wrong with a value, and what to do about it; `None` if it is as it should be, so that the fault is elsewhere.
fn fault_in(value: &str) -> Option<(String, String)> {
    let holds_colon = value.contains(": ") || value.ends_with(':');
    if !holds_colon && is_yaml(value) {
        return None;
    }
    let first = value.chars().next()?;
    match first {
        '"' | '\'' => Some(("a quoted value does not end where it should".to_owned(), inner_quotes(first))),
        _ => meaning_of(first).map_or_else(|| holds_colon.then(colon), |meaning| Some(begins_with(value, meaning))),
    }
}

/// What YAML takes a character for that begins a value.
fn meaning_of(first: char) -> Option<&'static str> {
    Some(match first {
        '{' => "the start of a map",
        '[' => "the start of a list",
        '}' | ']' => "the end of a list or map",
        ',' => "the end of an item",
        '*' => "a reference",
        '&' => "the name of a value",
        '!' => "a type",
        '>' | '|' => "the start of a block of lines",
        '%' | '@' | '`' => "a reserved character",
        _ => return None,
    })
}

fn begins_with(value: &str, meaning: &str) -> (String, String) {
    let is_liquid = value.starts_with("{%") || value.starts_with("{{");
    let sign: String = value.chars().take(if is_liquid { 2 } else { 1 }).collect();
    let first: String = value.chars().take(1).collect();
    (format!("an unquoted value begins with `{sign}`"), format!("quote the value: YAML reads `{first}` as {meaning}"))
}

fn colon() -> (String, String) {
    let help = "quote the value: YAML reads a colon with a blank as the end of a key";
    ("an unquoted value holds a colon".to_owned(), help.to_owned())
}

fn inner_quotes(quote: char) -> String {
    let escaped = if quote == '"' { r#"\""# } else { "''" };
    format!("close the quote at the end of the value, and write quotes inside it as `{escaped}`")
}

fn is_yaml(value: &str) -> bool {
    let mut parser = Parser::new_from_str(value);
    std::iter::from_fn(|| parser.next_event()).all(|event| event.is_ok())
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    /// Range, message and help of the error of `yaml`, which stands behind some other text.
    fn error(yaml: &str) -> (String, String, String) {
        let text = format!("---\n許可: 証\n{yaml}---\n");
        let range = TextRange::from(4..text.len() - 4);
        let error = read(&text, range).expect_err(yaml);
        (error.range.slice(&text).to_owned(), error.message, error.help)
    }

    #[test]
    fn values_that_want_quotes() {
        for (yaml, value, message) in [
            ("title: {% data x %} y\n", "{% data x %} y", "an unquoted value begins with `{%`"),
            ("- {% data x %}\n", "{% data x %}", "an unquoted value begins with `{%`"),
            ("title: {{ x }} y\n", "{{ x }} y", "an unquoted value begins with `{{`"),
            ("fpt: *\nghec: '*'\n", "*", "an unquoted value begins with `*`"),
            ("fpt: *許可\n", "*許可", "an unquoted value begins with `*`"),
            ("versions:\n  ghes: >=3.1\n", ">=3.1", "an unquoted value begins with `>`"),
            ("intro: @user\n", "@user", "an unquoted value begins with `@`"),
            ("intro: !important x\n", "!important x", "an unquoted value begins with `!`"),
            ("intro: [a\nb: c\n", "[a", "an unquoted value begins with `[`"),
            ("intro: a: b\r\nc: d\r\n", "a: b", "an unquoted value holds a colon"),
        ] {
            let (range, said, help) = error(yaml);
            assert_eq!((range.as_str(), said.as_str()), (value, message), "{yaml}");
            assert!(help.starts_with("quote the value: "), "{yaml} {help}");
        }
    }

    #[test]
    fn quotes_that_do_not_end() {
        for yaml in ["title: \"a\" b\n", "title: 'it's'\n", "title: \"許可\nb: c\n"] {
            let (range, message, _) = error(yaml);
            assert_eq!(message, "a quoted value does not end where it should", "{yaml}");
            assert_eq!(range, yaml.lines().next().expect("a line")["title: ".len()..], "{yaml}");
        }
    }

    #[test]
    fn keys_without_a_colon() {
        for (yaml, line) in
            [("title：許可\nb: c\n", "title：許可"), ("a: b\ntitle:x\n", "title:x"), ("許可\r\nc: d\r\n", "許可")]
        {
            let (range, message, _) = error(yaml);
            assert_eq!((range.as_str(), message.as_str()), (line, "there is no colon between key and value"));
        }
    }

    #[test]
    fn tabs_and_indentation() {
        let tabs = "indent with spaces: YAML allows no tabs there";
        for (yaml, place) in [("a: b\n\tc: d\n", "\tc: d"), ("a:\n\t- b\n", "\t- b")] {
            let (range, _, help) = error(yaml);
            assert_eq!((range.as_str(), help.as_str()), (place, tabs));
        }
        let (range, _, help) = error("versions:\n  fpt: '*'\n ghec: '*'\n");
        assert_eq!((range.as_str(), &help[..16]), ("ghec: '*'", "indent this line"));
        assert_eq!(error("a:\n- b\n c: \"d\"\n").0, ": \"d\"");
    }
}
