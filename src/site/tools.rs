//! Labels for the parts of a page that are for one tool or one platform.
//!
//! The style sheet shows them above each part; the script makes buttons of them.

use super::Site;
use crate::render::escaped_with_quotes;

/// Class of the part, and the message that names it.
const LABELS: [(&str, &str); 9] = [
    ("webui", "tool-webui"),
    ("cli", "tool-cli"),
    ("curl", "tool-curl"),
    ("desktop", "tool-desktop"),
    ("codespaces", "tool-codespaces"),
    ("vscode", "tool-vscode"),
    ("mac", "platform-mac"),
    ("windows", "platform-windows"),
    ("linux", "platform-linux"),
];

/// Classes that begin the element of such a part, by vintage.
const OPENINGS: [&str; 2] = ["<div class=\"ghd-tool ", "<div class=\"extended-markdown "];

/// Custom properties for a `style` attribute; empty where the body has no such part.
pub fn labels(site: &Site<'_>, locale: usize, body: &str) -> String {
    let mut style = String::new();
    if !OPENINGS.iter().any(|opening| body.contains(opening)) {
        return style;
    }
    for (class, id) in LABELS.iter().filter(|(class, _)| is_used(body, class)) {
        let label = site.interface.text(locale, id, &[]).replace(['\\', '\'', '\n'], " ");
        style.push_str(&format!("--{class}:'{}';", escaped_with_quotes(&label)));
    }
    style.replace("&#39;", "'")
}

fn is_used(body: &str, class: &str) -> bool {
    OPENINGS.iter().any(|opening| {
        body.match_indices(opening).any(|(at, _)| {
            let rest = body[at + opening.len()..].strip_prefix(class);
            rest.is_some_and(|rest| rest.starts_with(['"', ' ']))
        })
    })
}
