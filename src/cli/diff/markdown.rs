//! Differences as Markdown: removed text is struck out, new text underlined, as GitHub shows `<del>` and `<ins>`.

use super::listing::{Listing, headline};
use super::translations::{Entry, Outcome as Translated, Translations};
use crate::comparison::{Change, Outcome, RunKind};
use crate::render::escaped;

/// The whole report.
pub fn report(listing: &Listing<'_>) -> String {
    let [from, to] = listing.versions();
    let mut text = format!("# {from} → {to} ({})\n\n{}.\n", listing.locale(), listing.summary());
    for (page, outcome) in listing.outcomes {
        text.push_str(&format!("\n## {}\n", code(listing.path(*page))));
        match (listing.absence(outcome), outcome) {
            (None, Outcome::Changes(changes)) => {
                changes.iter().for_each(|change| text.push_str(&self::change(listing, change)));
            }
            (absence, _) => text.push_str(&format!("\nThe page {}.\n", absence.unwrap_or_default())),
        }
    }
    text
}

fn change(listing: &Listing<'_>, change: &Change) -> String {
    let mut words = String::new();
    for run in change.words() {
        // A line break would end the quotation, and Markdown in the text would be read as such.
        let text = literal(&run.text);
        match run.kind {
            RunKind::Same => words.push_str(&text),
            RunKind::Removed => words.push_str(&format!("<del>{text}</del>")),
            RunKind::Added => words.push_str(&format!("<ins>{text}</ins>")),
        }
    }
    let mut text = format!("\n**{}**, {}\n\n> {words}\n", headline(change), code(&listing.place(change)));
    let causes = listing.causes(change);
    if !causes.is_empty() {
        text.push('\n');
    }
    for (tag, place) in causes {
        text.push_str(&format!("* because of {} at {}\n", code(tag), code(&place)));
    }
    text
}

/// The whole report on two locales.
pub fn translations(listing: &Translations<'_>) -> String {
    let mut text = format!("# {}\n\n{}.\n", literal(&listing.title()), listing.summary());
    for (page, outcome) in &listing.pages {
        text.push_str(&format!("\n## {}\n", code(listing.path(*page))));
        match outcome {
            Translated::Entries(entries) => {
                entries.iter().for_each(|entry| text.push_str(&self::entry(listing, entry)));
            }
            Translated::Untranslated(_) => {
                text.push_str(&format!("\nThe page {}.\n", listing.absence(outcome).unwrap_or_default()));
            }
        }
    }
    text
}

fn entry(listing: &Translations<'_>, entry: &Entry) -> String {
    let mut text = format!("\n**{}**, {}\n", entry.headline, code(&entry.place));
    for (locale, shown) in listing.locales().iter().zip(&entry.texts) {
        let shown = shown.iter().map(|shown| format!("\n> {locale}: {}\n", literal(shown)));
        text.extend(shown);
    }
    for note in &entry.notes {
        text.push_str(&format!("\n* {} {}: {}", note.severity, code(note.check), literal(&note.message)));
        text.push_str(&format!(" ({})\n", code(&note.place)));
        text.extend(note.help.iter().map(|help| format!("  {}\n", literal(help))));
    }
    text
}

/// Text that Markdown shows as it is.
fn literal(text: &str) -> String {
    let mut out = String::new();
    for c in escaped(text).chars() {
        match c {
            '\n' => out.push_str("<br>"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' | '@' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

/// A code span, whatever the text holds.
fn code(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let fence = if text.contains('`') { "``" } else { "`" };
    let blank = if text.contains('`') { " " } else { "" };
    format!("{fence}{blank}{text}{blank}{fence}")
}

#[cfg(test)]
mod tests {
    use super::{code, literal};

    #[test]
    fn text_stays_what_it_is() {
        assert_eq!(literal("a <b> `c`\n*d*"), "a &lt;b&gt; \\`c\\`<br>\\*d\\*");
        assert_eq!(code("a`b\nc"), "`` a`b c ``");
    }
}
