//! Differences as one HTML page that needs nothing else.

use super::listing::{Listing, headline};
use crate::comparison::{Change, Outcome, RunKind};
use crate::render::escaped;

/// Colours are told apart from the lines under and through the text, so that nobody has to see them.
const STYLE: &str = include_str!("style.css");

/// The whole report.
pub fn report(listing: &Listing<'_>) -> String {
    let [from, to] = listing.versions();
    let title = format!("{} → {}", escaped(from), escaped(to));
    let mut html = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<style>\n{STYLE}</style>\n\
         <h1>{title}</h1>\n<p>{}: {}.</p>\n",
        escaped(listing.locale()),
        listing.summary()
    );
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
    html.push_str("</html>\n");
    html
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
