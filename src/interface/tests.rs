//! The built-in messages agree with one another, and a project's are looked at.

use super::{builtin, bundle, format, review};
use crate::text::{FileId, TextRange};
use fluent_bundle::FluentArgs;
use std::collections::BTreeSet;

/// Check, place and message of each finding.
fn findings(text: &str) -> Vec<(&'static str, String, String)> {
    let found = review::review(FileId(0), text).into_iter();
    found.map(|finding| (finding.check, place(text, finding.label.range), finding.message)).collect()
}

fn place(text: &str, range: TextRange) -> String {
    range.slice(text).to_owned()
}

fn ids(text: &str) -> BTreeSet<&str> {
    let lines = text.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()));
    lines.filter_map(|line| Some(line.split_once('=')?.0.trim())).collect()
}

#[test]
fn every_locale_has_every_message_with_its_placeables() {
    for (code, text) in builtin::ALL {
        assert_eq!(findings(text), [], "{code}");
        assert_eq!(ids(text), ids(builtin::english()), "{code}");
    }
}

#[test]
fn a_locale_falls_back_to_its_language() {
    assert_eq!(builtin::nearest("fr-CA"), builtin::nearest("fr-FR"));
    assert_eq!(builtin::nearest("de-DE"), None);
}

#[test]
fn what_is_wrong_is_said_where_it_is() {
    let text =
        "alert-note = Achtung\nalert-nite = x\nfallback-parts = Teile.\nredirect-text = { $target } { $x }\nbroken\n";
    let found = findings(text);
    let checks: Vec<_> = found.iter().map(|(check, place, _)| (*check, place.as_str())).collect();
    assert_eq!(checks[0].0, "invalid-message");
    assert_eq!(
        checks[1..],
        [
            ("unknown-message", "alert-nite"),
            ("missing-message-placeable", "fallback-parts"),
            ("unknown-message-placeable", "redirect-text")
        ]
    );
}

#[test]
fn a_project_overrides_single_messages() {
    let german = bundle("de", ["alert-note = Notiz".to_owned(), "alert-note = Hinweis\nbroken".to_owned()]);
    let arguments = FluentArgs::new();
    assert_eq!(format(&german, "alert-note", &arguments).as_deref(), Some("Hinweis"));
    assert_eq!(format(&german, "alert-tip", &arguments), None);
}

#[test]
fn what_a_translation_lacks_or_leaves_as_it_is() {
    let source = "alert-note = Mind this\nfallback-page = This page is in English only.\n";
    let names = |found: Vec<crate::diagnostic::Diagnostic>| -> Vec<String> {
        found.into_iter().map(|finding| format!("{}: {}", finding.check, finding.message)).collect()
    };
    let french = "alert-note = Mind this\nalert-tip = Astuce\n";
    let missing = names(review::missing("fr-FR", Some((FileId(0), source)), Some((FileId(1), french))));
    assert_eq!(missing, ["missing-message: there is no message `fallback-page` in fr-FR"]);
    let untranslated = names(review::untranslated(Some((FileId(0), source)), (FileId(1), french)));
    assert_eq!(untranslated, ["untranslated-message: `alert-note` is not translated"]);
    // A language that the program does not speak has every message missing that its file does not have.
    let german = review::missing("de-DE", None, Some((FileId(1), "alert-note = Hinweis\n")));
    assert_eq!(german.len(), ids(builtin::english()).len() - 1);
    assert_eq!(review::missing("ja-JP", None, None), []);
}
