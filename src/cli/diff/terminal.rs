//! Differences as text. Without colours, `[-…-]` is what the first version has and `{+…+}` what the second has.

use super::listing::{Listing, headline};
use super::translations::{Entry, Outcome as Translated, Translations};
use crate::comparison::{Change, Outcome, RunKind};
use crate::report::printable_text;

const REMOVED: &str = "\u{1b}[31m";
const ADDED: &str = "\u{1b}[32m";
const BOLD: &str = "\u{1b}[1m";
const FAINT: &str = "\u{1b}[2m";
const RESET: &str = "\u{1b}[0m";

/// The whole report.
pub fn report(listing: &Listing<'_>, color: bool) -> String {
    let paint = |style: &str, text: &str| if color { format!("{style}{text}{RESET}") } else { text.to_owned() };
    let [from, to] = listing.versions();
    let mut text = format!("{from} → {to}, {}: {}\n", listing.locale(), listing.summary());
    for (page, outcome) in listing.outcomes {
        let name = paint(BOLD, &printable_text(listing.path(*page)));
        match (listing.absence(outcome), outcome) {
            (None, Outcome::Changes(changes)) => {
                text.push_str(&format!("\n{name}\n"));
                for change in changes {
                    text.push_str(&self::change(listing, change, color));
                }
            }
            (absence, _) => text.push_str(&format!("\n{name} {}\n", absence.unwrap_or_default())),
        }
    }
    text
}

fn change(listing: &Listing<'_>, change: &Change, color: bool) -> String {
    let mut words = String::new();
    for run in change.words() {
        let text = printable_text(&run.text);
        match (run.kind, color) {
            (RunKind::Same, _) => words.push_str(&text),
            (RunKind::Removed, true) => words.push_str(&format!("{REMOVED}{text}{RESET}")),
            (RunKind::Added, true) => words.push_str(&format!("{ADDED}{text}{RESET}")),
            (RunKind::Removed, false) => words.push_str(&format!("[-{text}-]")),
            (RunKind::Added, false) => words.push_str(&format!("{{+{text}+}}")),
        }
    }
    let faint = |text: &str| if color { format!("{FAINT}{text}{RESET}") } else { text.to_owned() };
    let mut text = format!("\n  {} {}\n", headline(change), faint(&printable_text(&listing.place(change))));
    for line in words.lines() {
        text.push_str(&format!("    {line}\n"));
    }
    for (tag, place) in listing.causes(change) {
        let cause = format!("because of {tag} at {place}");
        text.push_str(&format!("    {}\n", faint(&printable_text(&cause))));
    }
    text
}

/// The whole report on two locales.
pub fn translations(listing: &Translations<'_>, color: bool) -> String {
    let paint = |style: &str, text: &str| if color { format!("{style}{text}{RESET}") } else { text.to_owned() };
    let mut text = format!("{}: {}\n", listing.title(), listing.summary());
    for (page, outcome) in &listing.pages {
        let name = paint(BOLD, &printable_text(listing.path(*page)));
        let absence = listing.absence(outcome).map_or_else(String::new, |absence| format!(" {absence}"));
        text.push_str(&format!("\n{name}{absence}\n"));
        if let Translated::Entries(entries) = outcome {
            entries.iter().for_each(|entry| text.push_str(&self::entry(listing, entry, color)));
        }
    }
    text
}

fn entry(listing: &Translations<'_>, entry: &Entry, color: bool) -> String {
    let faint = |text: &str| if color { format!("{FAINT}{text}{RESET}") } else { text.to_owned() };
    let codes = listing.locales();
    let width = codes.iter().map(|code| code.len()).max().unwrap_or(0);
    let mut text = format!("\n  {} {}\n", entry.headline, faint(&printable_text(&entry.place)));
    for (code, shown) in codes.iter().zip(&entry.texts) {
        let shown = shown.iter().map(|shown| format!("    {code:width$}  {}\n", printable_text(shown)));
        text.extend(shown);
    }
    for note in &entry.notes {
        text.push_str(&format!("    {} {}: {}\n", note.severity, note.check, printable_text(&note.message)));
        let help = note.help.as_ref().map(|help| format!("      {}\n", faint(&printable_text(help))));
        text.push_str(&help.unwrap_or_default());
    }
    text
}
