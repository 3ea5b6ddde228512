//! The messages that come with the program.

/// The locale that has every message.
pub const ENGLISH: &str = "en";

/// By locale, the complete one first.
pub const ALL: [(&str, &str); 4] = [
    (ENGLISH, include_str!("../../locales/en/ui.ftl")),
    ("zh-CN", include_str!("../../locales/zh-CN/ui.ftl")),
    ("fr-FR", include_str!("../../locales/fr-FR/ui.ftl")),
    ("ja-JP", include_str!("../../locales/ja-JP/ui.ftl")),
];

/// The messages that every other locale falls back to.
pub const fn english() -> &'static str {
    ALL[0].1
}

/// The messages of the locale, or else of another one with the same language.
pub fn nearest(code: &str) -> Option<&'static str> {
    let exact = ALL.iter().find(|(known, _)| known.eq_ignore_ascii_case(code));
    let same_language = || ALL.iter().find(|(known, _)| language(known).eq_ignore_ascii_case(language(code)));
    exact.or_else(same_language).map(|(_, text)| *text)
}

fn language(code: &str) -> &str {
    code.split('-').next().unwrap_or(code)
}
