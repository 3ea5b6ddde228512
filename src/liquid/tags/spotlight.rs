//! `{% note %} … {% endnote %}` and its siblings: boxes around Markdown.

use super::{Behaviour, Definition, Evaluation, Opening, Tag, TagError};
use crate::dialect::Vintage;

pub const TAGS: &[Definition] = &[
    Definition::block("note", "endnote", &[], compile),
    Definition::block("tip", "endtip", &[], compile),
    Definition::block("warning", "endwarning", &[], compile),
    Definition::block("danger", "enddanger", &[], compile),
];

#[derive(Debug)]
struct Spotlight {
    open: String,
}

fn compile(opening: &Opening<'_>) -> Result<Box<dyn Behaviour>, TagError> {
    Ok(Box::new(Spotlight { open: opening_tag(opening.name, opening.vintage) }))
}

/// Until 2021 the colour of all but warnings is the accent's; since then each kind has its own.
fn opening_tag(name: &str, vintage: Vintage) -> String {
    if vintage.is_historical() {
        let colour = if matches!(name, "warning" | "danger") { "danger" } else { "accent" };
        let border = if colour == "danger" { "color-border-danger" } else { "color-border-accent-emphasis" };
        return format!(
            "<div class=\"extended-markdown {name} border rounded-1 mb-4 p-3 {border} color-bg-{colour} f5\">"
        );
    }
    let colour = match name {
        "tip" => "success",
        "warning" => "attention",
        "danger" => "danger",
        _ => "accent",
    };
    format!("<div class=\"ghd-alert ghd-alert-{colour} ghd-spotlight-{colour}\">")
}

impl Behaviour for Spotlight {
    fn evaluate(&self, tag: &Tag, evaluation: &mut Evaluation<'_>) {
        evaluation.computed(tag.range, &self.open);
        evaluation.choose(tag, &[0]);
        evaluation.computed(tag.end.unwrap_or(tag.range), "</div>");
    }
}
