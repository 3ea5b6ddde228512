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
