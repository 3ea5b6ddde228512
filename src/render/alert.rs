//! `> [!NOTE]` and its siblings.

use super::Labels;
use super::escape::push_escaped;
use crate::liquid::octicon_svg;
use crate::markdown::Alert;

/// Adds the beginning of an alert: its box, and its title in the reader's language.
pub fn push_opening(alert: Alert, labels: &Labels, out: &mut String) {
    let (colour, icon, title) = match alert {
        Alert::Note => ("accent", "info", &labels.note),
        Alert::Tip => ("success", "light-bulb", &labels.tip),
        Alert::Important => ("done", "report", &labels.important),
        Alert::Warning => ("attention", "alert", &labels.warning),
        Alert::Caution => ("danger", "stop", &labels.caution),
    };
    for part in
        ["<div class=\"ghd-alert ghd-alert-", colour, "\" data-container=\"alert\">\n<p class=\"ghd-alert-title\">"]
    {
        out.push_str(part);
    }
    out.push_str(&octicon_svg(icon, &[]).unwrap_or_default());
    out.push(' ');
    push_escaped(title, out, false);
    out.push_str("</p>\n");
}
