//! How far translations are: the state of each page in each edition, counted and listed.
//!
//! What is wrong with a page is for checks to say, and what its readers are shown in place of it for rendering; here both
//! are put together. [`table`], [`json`] and [`html`] show it.

mod edition;
pub mod html;
pub mod json;
mod state;
pub mod table;
#[cfg(test)]
mod tests;

pub use edition::{EditionStatus, PageStatus};
pub use state::State;

use crate::diagnostic::Diagnostic;
use crate::project::PageId;
use crate::render::{Record, Renderer};
use crate::version::VersionSet;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use state::of_finding;

/// The state of all selected editions of translations, in the order of the configuration.
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
    if project.config.untranslated.is_match(&project.files.get(page.source.file).path) {
        return Vec::new();
    }
    let mut statuses = Vec::new();
    for rendered in renderer.page(id).iter().filter(|rendered| rendered.locale > 0) {
        let code = project.config.locales[rendered.locale].code.as_str();
        let known = known.get(&(page.path.as_str(), code)).map_or(&[][..], Vec::as_slice);
        for version in (page.versions & renderer.selection.versions).iter() {
            let Some(record) = Record::new(rendered, renderer, version) else { continue };
            let states = known.iter().filter(|(versions, _)| versions.contains(version)).map(|(_, state)| *state);
            let state = states.clone().max().unwrap_or(State::Current);
            let untranslated_blocks = states.filter(|state| *state == State::Partly).count();
            let shown = record.fallbacks.iter().filter(|fallback| !fallback.is_repaired());
            let mut fallback: Vec<String> = shown.map(|fallback| fallback.what.clone()).collect();
            fallback.dedup();
            statuses.push(PageStatus {
                edition: record.edition,
                page: page.path.clone(),
                state,
                untranslated_blocks,
                fallback,
            });
        }
    }
    statuses
}
