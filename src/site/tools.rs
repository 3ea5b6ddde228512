//! Labels for the parts of a page that are for one tool or one platform.
//!
//! The style sheet shows them above each part; the script makes buttons of them.

use super::Site;
use crate::render::escaped_with_quotes;
use memchr::memmem;

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

/// Custom properties with the names of the tools in the body, for a `style` attribute.
pub fn labels(site: &Site<'_>, locale: usize, body: &str) -> String {
    let used = used(body);
    let mut style = String::new();
    for (_, (class, id)) in used.iter().zip(LABELS).filter(|(used, _)| **used) {
        let label = site.interface.text(locale, id, &[]).replace(['\\', '\'', '\n'], " ");
        style.push_str(&format!("--{class}:'{}';", escaped_with_quotes(&label)));
    }
    style
}

/// For each label: is there such a part in the body.
fn used(body: &str) -> [bool; LABELS.len()] {
    let mut used = [false; LABELS.len()];
    for at in memmem::find_iter(body.as_bytes(), OPENING) {
        let classes = &body[at + OPENING.len()..];
        let rest = classes.strip_prefix("ghd-tool ").or_else(|| classes.strip_prefix("extended-markdown "));
        let class = rest.and_then(|rest| rest.split(['"', ' ']).next()).unwrap_or("");
        if let Some(label) = LABELS.iter().position(|(known, _)| *known == class) {
            used[label] = true;
        }
    }
    used
}

const OPENING: &str = "<div class=\"";
