//! How far translations are: the state of each page in each edition, counted and listed.
//!
//! What is wrong with a page is for checks to say, and what its readers are shown in place of it for rendering; here both
//! are put together. The source is current, or damaged where rendering finds an error. [`table`], [`json`] and [`html`] show it.

mod edition;
pub mod html;
pub mod json;
mod state;
pub mod table;
#[cfg(test)]
mod tests;

pub use edition::{EditionStatus, PageStatus};
pub use state::State;

use crate::diagnostic::{Diagnostic, Severity};
use crate::project::PageId;
use crate::render::{Edition, Renderer};
use crate::version::VersionSet;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use state::of_finding;

/// The state of all selected editions, in the order of the configuration. Pages that are not meant to be translated are in
/// those of the source alone.
#[derive(Debug)]
pub struct Status {
    pub editions: Vec<EditionStatus>,
}

/// What is known of a page in a locale: versions with the state that a finding puts them into.
type Known = Vec<(VersionSet, State)>;

impl Status {
    /// Puts together what checks found and what the renderer's selection is shown.
    pub fn new(renderer: &Renderer<'_>, found: &[Diagnostic]) -> Self {
        let project = renderer.project;
        let known = by_page(renderer, found);
        let pages: Vec<PageId> = project.page_ids().collect();
        let statuses: Vec<Vec<PageStatus>> = pages.par_iter().map(|page| of_page(renderer, *page, &known)).collect();
        let mut editions = EditionStatus::all(renderer);
        for status in statuses.into_iter().flatten() {
            let place = editions.iter_mut().find(|edition| edition.edition == status.edition);
            if let Some(edition) = place {
                edition.pages.push(status);
            }
        }
        Self { editions }
    }
}

/// What findings say of each page, by its file and the code of the locale.
fn by_page<'f>(renderer: &Renderer<'_>, found: &'f [Diagnostic]) -> FxHashMap<(&'f str, &'f str), Known> {
    let versions = renderer.project.versions();
    let numbers: FxHashMap<&str, usize> = versions.iter().map(|(at, version)| (version.id.as_str(), at)).collect();
    let mut known: FxHashMap<(&str, &str), Known> = FxHashMap::default();
    for finding in found {
        let (Some(context), Some(state)) = (&finding.context, of_finding(finding)) else { continue };
        let concerned = context.versions.iter().filter_map(|id| numbers.get(&**id).copied()).collect();
        known.entry((&context.page, &context.locale)).or_default().push((concerned, state));
    }
    known
}

/// A page in all its selected editions.
fn of_page(renderer: &Renderer<'_>, id: PageId, known: &FxHashMap<(&str, &str), Known>) -> Vec<PageStatus> {
    let project = renderer.project;
    let page = project.page(id);
    let is_for_all = project.config.untranslated.is_match(&project.files.get(page.source.file).path);
    let mut statuses = Vec::new();
    for &locale in renderer.selection.locales.iter().filter(|locale| **locale == 0 || !is_for_all) {
        let code = project.config.locales[locale].code.as_str();
        let known = known.get(&(page.path.as_str(), code)).map_or(&[][..], Vec::as_slice);
        let own = if locale == 0 { of_source(renderer, id) } else { State::Current };
        let shown = renderer.shown(id, locale);
        for version in (page.versions & renderer.selection.versions).iter() {
            let states = known.iter().filter(|(versions, _)| versions.contains(version)).map(|(_, state)| *state);
            let shown = shown.in_version(version);
            let names = |is_repaired: bool| {
                let shown = shown.iter().filter(|fallback| fallback.is_repaired() == is_repaired);
                let mut names: Vec<String> = shown.map(|fallback| fallback.what.clone()).collect();
                names.dedup();
                names
            };
            statuses.push(PageStatus {
                id,
                edition: Edition { locale, version },
                page: page.path.clone(),
                state: states.clone().max().unwrap_or(own),
                untranslated_blocks: states.filter(|state| *state == State::Partly).count(),
                fallback: names(false),
                repaired: names(true),
            });
        }
    }
    statuses
}

/// The state of a page in its source's locale.
fn of_source(renderer: &Renderer<'_>, id: PageId) -> State {
    let found = renderer.project.page(id).source.all_diagnostics();
    let rendered = renderer.page_in_locale(id, 0).diagnostics;
    let has_error = rendered.iter().chain(&found).any(|finding| finding.severity == Severity::Error);
    if has_error { State::Damaged } else { State::Current }
}
