//! In which language the preview speaks to the one who looks at it: the one that was chosen, or that the browser asks for.

use crate::interface::writers::{WriterWords, preferred};
use crate::render::escaped_with_quotes;
use axum::http::{HeaderMap, header};
use std::sync::Arc;

/// The cookie that holds what was chosen.
const COOKIE: &str = "isogloss-locale";

/// Messages that the scripts show.
const IN_SCRIPTS: [&str; 23] = [
    "compare-cause",
    "compare-changed",
    "compare-count",
    "compare-field",
    "compare-none",
    "compare-only-left",
    "compare-only-right",
    "compare-waiting",
    "own-name",
    "preview-compare",
    "preview-errors",
    "preview-findings",
    "preview-inspect",
    "preview-inspect-help",
    "preview-label",
    "preview-language",
    "preview-matrix",
    "preview-problem",
    "preview-source",
    "preview-warnings",
    "severity-error",
    "severity-info",
    "severity-warning",
];

/// All languages that the preview speaks.
#[derive(Debug, Clone)]
pub struct Languages(Arc<Vec<WriterWords>>);

impl Default for Languages {
    fn default() -> Self {
        Self(Arc::new(WriterWords::all()))
    }
}

impl Languages {
    /// The position of the words for a request.
    pub fn of(&self, headers: &HeaderMap) -> Chosen {
        let text = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("");
        let cookies = text(header::COOKIE).split(';');
        let chosen = cookies.filter_map(|cookie| cookie.trim().split_once('=')).find(|(name, _)| *name == COOKIE);
        let locale = chosen.map_or_else(|| preferred(text(header::ACCEPT_LANGUAGE)), |(_, locale)| preferred(locale));
        let at = self.0.iter().position(|words| words.locale == locale).unwrap_or(0);
        Chosen { all: self.clone(), at }
    }
}

/// One of the languages.
#[derive(Debug, Clone)]
pub struct Chosen {
    all: Languages,
    at: usize,
}

impl std::ops::Deref for Chosen {
    type Target = WriterWords;

    fn deref(&self) -> &WriterWords {
        &self.all.0[self.at]
    }
}

impl Chosen {
    /// A list to choose the language from; the script `/_preview/language.js` makes it work.
    pub fn list(&self) -> String {
        let option = |words: &WriterWords| {
            let selected = if words.locale == self.locale { " selected" } else { "" };
            let name = escaped_with_quotes(&words.text("own-name", &[]));
            format!("<option value=\"{0}\" lang=\"{0}\"{selected}>{name}</option>", words.locale)
        };
        let options: String = self.all.0.iter().map(option).collect();
        let label = escaped_with_quotes(&self.text("preview-language", &[]));
        format!("<select class=\"language\" aria-label=\"{label}\">{options}</select>")
    }

    /// A script of ours, which is a function, with what it is given: its words and other functions.
    pub fn script(&self, function: &str, others: &[&str]) -> String {
        let mut words = self.map(&IN_SCRIPTS);
        words.insert("locale".to_owned(), self.locale.to_owned());
        words.insert("languages".to_owned(), self.list());
        // Texts can always be written.
        let words = serde_json::to_string(&words).unwrap_or_default();
        let others: String = others.iter().map(|other| format!(", {}", other.trim_end())).collect();
        format!("({})({words}{others});\n", function.trim_end().trim_end_matches(';'))
    }
}

#[cfg(test)]
mod tests {
    use super::Languages;
    use crate::check::CHECKS;
    use axum::http::{HeaderMap, HeaderValue, header};

    #[test]
    fn what_checks_are_called_is_said_of_checks_that_there_are() {
        let languages = Languages::default();
        for words in languages.0.iter() {
            let known = CHECKS.iter().filter(|check| words.of_check(check.name).is_some()).count();
            // English is the language of the checks themselves.
            let expected = if words.locale == "en" { 0 } else { words.checks() };
            assert_eq!((known, words.locale), (expected, words.locale));
            // A new check may have its English name at first.
            let names = CHECKS.iter().map(|check| check.name);
            let without: Vec<&str> = names.filter(|name| words.of_check(name).is_none()).collect();
            assert!(words.locale == "en" || 10 * without.len() <= CHECKS.len(), "{}: {without:?}", words.locale);
        }
    }

    #[test]
    fn a_choice_goes_before_what_the_browser_asks_for() {
        let languages = Languages::default();
        let mut headers = HeaderMap::new();
        assert_eq!(languages.of(&headers).locale, "en");
        headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static("ja,en;q=0.5"));
        assert_eq!(languages.of(&headers).locale, "ja-JP");
        headers.insert(header::COOKIE, HeaderValue::from_static("a=b; isogloss-locale=fr-FR"));
        let chosen = languages.of(&headers);
        assert_eq!(chosen.locale, "fr-FR");
        assert!(chosen.list().contains("<option value=\"fr-FR\" lang=\"fr-FR\" selected>Français</option>"));
        let script = chosen.script("(words, a) => 1;\n", &["() => 2\n"]);
        assert!(script.starts_with("((words, a) => 1)({\""), "{script}");
        assert!(script.contains("\"locale\":\"fr-FR\"") && script.ends_with("}, () => 2);\n"), "{script}");
    }
}
