//! The words that the tool says to writers, in the languages that it speaks itself: those of the preview and of the matrix
//! of translations, and what checks are called.
//!
//! They come with the program, and a project's `ui.ftl` does not change them: it is for readers. What checks find they say in
//! English; [`WriterWords::sentence`] says it in the language.

use super::sentences::Sentences;
use super::{Bundle, bundle, format};
use fluent_bundle::{FluentArgs, FluentValue};
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// By locale, the one with every message first: what it says itself, and how it says what checks find.
const ALL: [(&str, &str, &str); 4] = [
    ("en", include_str!("../../locales/en/preview.ftl"), include_str!("../../locales/en/findings.ftl")),
    ("zh-CN", include_str!("../../locales/zh-CN/preview.ftl"), include_str!("../../locales/zh-CN/findings.ftl")),
    ("fr-FR", include_str!("../../locales/fr-FR/preview.ftl"), include_str!("../../locales/fr-FR/findings.ftl")),
    ("ja-JP", include_str!("../../locales/ja-JP/preview.ftl"), include_str!("../../locales/ja-JP/findings.ftl")),
];

/// The words of one locale, with the English ones behind them.
pub struct WriterWords {
    pub locale: &'static str,
    own: Bundle,
    english: Bundle,
    /// What can be said of findings, read when somebody asks.
    sentences: Arc<OnceLock<Sentences>>,
}

/// What a check is called, and what it finds in one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckWords {
    pub title: String,
    pub summary: String,
}

impl WriterWords {
    /// The words of each locale that the tool speaks, English first.
    pub fn all() -> Vec<Self> {
        let sentences = Arc::default();
        (0..ALL.len()).map(|at| Self::new(at, &sentences)).collect()
    }

    pub fn english() -> Self {
        Self::new(0, &Arc::default())
    }

    fn new(at: usize, sentences: &Arc<OnceLock<Sentences>>) -> Self {
        let (locale, words, findings) = ALL[at];
        let own = bundle(locale, [words.to_owned(), findings.to_owned()]);
        let english = bundle(ALL[0].0, [ALL[0].1.to_owned()]);
        Self { locale, own, english, sentences: sentences.clone() }
    }

    /// What a check says, here; None where English is the language, or nobody has translated this sentence.
    pub fn sentence(&self, english: &str) -> Option<String> {
        let sentences = self.sentences.get_or_init(|| Sentences::new(ALL[0].2));
        if self.locale == ALL[0].0 { None } else { sentences.said(english, &self.own) }
    }

    /// A message with its placeables filled in; the id itself where nobody knows it.
    pub fn text(&self, id: &str, arguments: &[(&str, &str)]) -> String {
        let arguments: FluentArgs<'_> =
            arguments.iter().map(|(name, value)| (*name, FluentValue::from(*value))).collect();
        let found = [&self.own, &self.english].into_iter().find_map(|bundle| format(bundle, id, &arguments));
        found.unwrap_or_else(|| id.to_owned())
    }

    /// Messages by id, with `_` for `-`, for templates. What a script fills in is left as `{name}`.
    pub fn map(&self, ids: &[&str]) -> BTreeMap<String, String> {
        let names = [("count", "{count}"), ("tag", "{tag}"), ("field", "{field}")];
        ids.iter().map(|id| (id.replace('-', "_"), self.text(id, &names))).collect()
    }

    /// What a check is called here; None where English says all, or nobody has translated it.
    pub fn of_check(&self, name: &str) -> Option<CheckWords> {
        let message = self.own.get_message(&format!("check-{name}"))?;
        let text = |pattern| self.own.format_pattern(pattern, None, &mut Vec::new()).into_owned();
        Some(CheckWords { title: text(message.value()?), summary: text(message.get_attribute("summary")?.value()) })
    }
}

#[cfg(test)]
impl WriterWords {
    /// How many checks have words here.
    pub fn checks(&self) -> usize {
        let text = ALL.iter().find(|(locale, ..)| *locale == self.locale).map_or("", |(_, text, _)| text);
        super::review::message_ids(text).into_iter().filter(|id| id.starts_with("check-")).count()
    }
}

impl std::fmt::Debug for WriterWords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "WriterWords({})", self.locale)
    }
}

/// The locale that a reader asks for in the form of `Accept-Language`, among those that the tool speaks: the first that is
/// one of them, or has the same language. Weights are taken to follow the order, as browsers write them.
pub fn preferred(asked: &str) -> &'static str {
    let language = |code: &str| code.split('-').next().unwrap_or("").to_ascii_lowercase();
    let wanted = asked.split(',').map(|part| part.split(';').next().unwrap_or("").trim());
    let known = |wanted: &str| {
        let exact = ALL.iter().find(|(locale, ..)| locale.eq_ignore_ascii_case(wanted));
        exact.or_else(|| ALL.iter().find(|(locale, ..)| language(locale) == language(wanted)))
    };
    wanted.into_iter().find_map(known).map_or(ALL[0].0, |(locale, ..)| locale)
}

#[cfg(test)]
mod tests {
    use super::{ALL, WriterWords, preferred};
    use crate::interface::review::{message_ids, placeables_of};

    #[test]
    fn every_locale_has_every_word() {
        let english = ALL[0].1;
        for (locale, text, _) in ALL {
            let ids = |text: &'static str| {
                let ids = message_ids(text).into_iter();
                ids.filter(|id| !id.starts_with("check-")).map(|id| (id, placeables_of(text, id))).collect::<Vec<_>>()
            };
            assert_eq!(ids(text), ids(english), "{locale}");
        }
    }

    #[test]
    fn every_locale_says_every_sentence() {
        let english = ALL[0].2;
        for (locale, _, text) in ALL {
            assert_eq!(message_ids(text), message_ids(english), "{locale}");
            for id in message_ids(text) {
                let (own, known) = (placeables_of(text, id), placeables_of(english, id));
                let left_out: Vec<_> = known.difference(&own).collect();
                assert!(own.is_subset(&known) && left_out.iter().all(|name| **name == "cells"), "{locale}: {id}");
            }
        }
    }

    #[test]
    fn readers_get_the_language_that_they_ask_for() {
        assert_eq!(preferred("fr-CA,fr;q=0.9,en;q=0.8"), "fr-FR");
        assert_eq!(preferred("de, ja;q=0.5"), "ja-JP");
        assert_eq!(preferred("zh-cn"), "zh-CN");
        assert_eq!(preferred(""), "en");
    }

    #[test]
    fn what_a_script_fills_in_is_left() {
        let words = &WriterWords::all()[2];
        assert_eq!(words.map(&["preview-errors"])["preview_errors"], "Erreurs : {count}");
        assert_eq!(words.text("nobody-knows", &[]), "nobody-knows");
    }
}
