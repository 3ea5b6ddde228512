//! Parts of translations as repairs leave them: a damaged page shows its translation rather than the source.
//!
//! How a text is repaired, and what proves it, is `repair`'s. A part that is shown repaired has a note in its fallbacks and
//! a finding for each place; what still cannot be evaluated falls back as it does without repairs.

use crate::diagnostic::{Diagnostic, Severity};
use crate::liquid::{Evaluated, Fallback, Template};
use crate::project::{LocaleView, Part};
use crate::repair::damage;
use crate::repair::lenient::{self, Place, Restored};
use crate::version::VersionSet;
use std::sync::Arc;

/// A translation's own part in each of some sets of versions.
///
/// If the text is damaged and the project wants it, it is that of the repaired text; findings of the text as it is are told
/// all the same.
pub fn evaluate(
    view: &LocaleView<'_>,
    part: Part,
    template: &Template,
    sets: impl Iterator<Item = VersionSet> + Clone,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Vec<Evaluated>> {
    let all = |template: &Template| -> Vec<Vec<Evaluated>> {
        sets.clone().map(|versions| view.evaluate(template, versions)).collect()
    };
    let mut own = all(template);
    let Some(restored) = restored(view, part, template, &own) else { return own };
    let path = view.project.page(view.page).translation_paths[view.locale - 1].clone();
    let note = Arc::new(Fallback { what: part.name().to_owned(), path, reason: Fallback::REPAIRED.to_owned() });
    let mut repaired = all(&restored.template);
    for (own, repaired) in own.iter_mut().zip(&mut repaired) {
        own.iter_mut().for_each(|own| diagnostics.append(&mut own.diagnostics));
        for evaluated in repaired {
            evaluated.diagnostics.clear();
            if !own.iter().any(|own| shows_the_same(own, evaluated)) {
                evaluated.fallbacks.push(note.clone());
            }
        }
    }
    diagnostics.extend(restored.places.iter().map(|place| finding(template, place)));
    repaired
}

fn restored(view: &LocaleView<'_>, part: Part, template: &Template, own: &[Vec<Evaluated>]) -> Option<Restored> {
    if !view.project.config.repairs {
        return None;
    }
    let cannot_be_evaluated = own.iter().flatten().any(|evaluated| !evaluated.damage.is_empty());
    if !cannot_be_evaluated && !damage::is_suspect(template) {
        return None;
    }
    let page = view.project.page(view.page);
    let (source, document) = (page.source_template(part)?, page.document(view.locale)?);
    lenient::restored(view, source, template, document.options(), cannot_be_evaluated)
}

/// True if the repair makes no difference to readers of these versions.
fn shows_the_same(own: &Evaluated, repaired: &Evaluated) -> bool {
    !(own.versions & repaired.versions).is_empty() && own.damage.is_empty() && own.text == repaired.text
}

fn finding(template: &Template, place: &Place) -> Diagnostic {
    let shown = place.text.trim();
    let message = match shown.is_empty() {
        true => "what stands here is damaged, and readers see the page without it".to_owned(),
        false => format!("what stands here is damaged, and readers see `{}` in its place", beginning(shown)),
    };
    Diagnostic::new("repaired-text", Severity::Warning, template.source.file, place.range, message)
        .with_help("`isogloss fix --unsafe` repairs the file; built with `--no-repair`, the page shows its source here")
}

/// A text, or as much of it as a message bears.
fn beginning(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}
