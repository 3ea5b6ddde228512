//! Differences as one HTML page that needs nothing else.

use super::listing::{Listing, headline};
use super::translations::{Entry, Outcome as Translated, Translations};
use crate::comparison::{Change, Outcome, RunKind};
use crate::render::escaped;

/// Colours are told apart from the lines under and through the text, so that nobody has to see them.
const STYLE: &str = include_str!("style.css");

/// The whole report.
pub fn report(listing: &Listing<'_>) -> String {
    let [from, to] = listing.versions();
    let mut html = head(&format!("{from} → {to}"), &format!("{}: {}", listing.locale(), listing.summary()));
    html.push_str(&contents(listing));
    for (at, (page, outcome)) in listing.outcomes.iter().enumerate() {
        html.push_str(&format!("<section>\n<h2 id=\"page-{at}\">{}</h2>\n", escaped(listing.path(*page))));
        match (listing.absence(outcome), outcome) {
            (None, Outcome::Changes(changes)) => {
                changes.iter().for_each(|change| html.push_str(&self::change(listing, change)));
            }
            (absence, _) => html.push_str(&format!("<p>The page {}.</p>\n", escaped(&absence.unwrap_or_default()))),
        }
        html.push_str("</section>\n");
    }
    html.push_str(END);
    html
}

const END: &str = "</main>\n</html>\n";

fn head(title: &str, summary: &str) -> String {
    let (title, summary) = (escaped(title), escaped(summary));
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<style>\n{STYLE}</style>\n\
         <main>\n<h1>{title}</h1>\n<p>{summary}.</p>\n"
    )
}

/// The whole report on two locales.
pub fn translations(listing: &Translations<'_>) -> String {
    let mut html = head(&listing.title(), &listing.summary());
    for (page, outcome) in &listing.pages {
        html.push_str(&format!("<section>\n<h2>{}</h2>\n", escaped(listing.path(*page))));
        match outcome {
            Translated::Entries(entries) => {
                entries.iter().for_each(|entry| html.push_str(&self::entry(listing, entry)));
            }
            Translated::Untranslated(_) => {
                let absence = listing.absence(outcome).unwrap_or_default();
                html.push_str(&format!("<p>The page {}.</p>\n", escaped(&absence)));
            }
        }
        html.push_str("</section>\n");
    }
    html.push_str(END);
    html
}

fn entry(listing: &Translations<'_>, entry: &Entry) -> String {
    let mut html = format!("<h3>{} <small>{}</small></h3>\n", escaped(&entry.headline), escaped(&entry.place));
    for ((locale, side), shown) in listing.locales().iter().zip(listing.sides).zip(&entry.texts) {
        let dir = listing.project.config.locales[side.locale].direction.name();
        let shown = shown.iter().map(|shown| {
            format!("<p class=\"text\" lang=\"{locale}\" dir=\"{dir}\"><b>{locale}</b> {}</p>\n", escaped(shown))
        });
        html.extend(shown);
    }
    let notes = entry.notes.iter().map(|note| {
        let help = note.help.as_ref().map_or_else(String::new, |help| format!(" <small>{}</small>", escaped(help)));
        let (message, place) = (escaped(&note.message), escaped(&note.place));
        format!("<li>{} <code>{}</code>: {message} at {place}{help}</li>\n", note.severity, note.check)
    });
    let notes: String = notes.collect();
    html + &if notes.is_empty() { notes } else { format!("<ul>\n{notes}</ul>\n") }
}

/// A list of the pages, where there are several.
fn contents(listing: &Listing<'_>) -> String {
    if listing.outcomes.len() < 2 {
        return String::new();
    }
    let item = |(at, (page, outcome)): (usize, &(_, Outcome))| {
        let what = match outcome {
            Outcome::Appears => "appears".to_owned(),
            Outcome::Disappears => "disappears".to_owned(),
            Outcome::Changes(changes) if changes.len() == 1 => "1 change".to_owned(),
            Outcome::Changes(changes) => format!("{} changes", changes.len()),
        };
        format!("<li><a href=\"#page-{at}\">{}</a> <small>{what}</small></li>\n", escaped(listing.path(*page)))
    };
    let items: String = listing.outcomes.iter().enumerate().map(item).collect();
    format!("<nav aria-label=\"Pages\"><ul>\n{items}</ul></nav>\n")
}

fn change(listing: &Listing<'_>, change: &Change) -> String {
    let words: String = change
        .words()
        .into_iter()
        .map(|run| match (run.kind, escaped(&run.text)) {
            (RunKind::Same, text) => text,
            (RunKind::Removed, text) => format!("<del>{text}</del>"),
            (RunKind::Added, text) => format!("<ins>{text}</ins>"),
        })
        .collect();
    let cause = |(tag, place): (&str, String)| {
        format!("<li>because of <code>{}</code> at {}</li>\n", escaped(tag), escaped(&place))
    };
    let causes: String = listing.causes(change).into_iter().map(cause).collect();
    let causes = if causes.is_empty() { causes } else { format!("<ul>\n{causes}</ul>\n") };
    let (headline, place) = (headline(change), listing.place(change));
    format!("<h3>{headline} <small>{}</small></h3>\n<p class=\"text\">{words}</p>\n{causes}", escaped(&place))
}
