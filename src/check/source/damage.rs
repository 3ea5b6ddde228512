//! What parsing and evaluating the source finds, with the versions concerned.

use super::discovery::context;
use super::survey::Survey;
use super::written::data_files;
use crate::check::find;
use crate::diagnostic::{Diagnostic, Label};
use crate::project::Project;
use crate::repair::damage;
use crate::text::FileId;
use crate::version::VersionSet;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Pages that insert a reusable are named up to this number.
const MOST_PAGES: usize = 3;

/// Every defect of the source, each place once.
pub fn of_source(survey: &Survey<'_>) -> Vec<Diagnostic> {
    let project = survey.project;
    let pages: FxHashMap<FileId, VersionSet> =
        project.pages.iter().map(|page| (page.source.file, page.versions)).collect();
    let mut places: BTreeMap<(Label, &'static str, String), (Diagnostic, VersionSet)> = BTreeMap::new();
    let mut add = |finding: Diagnostic, versions: VersionSet| {
        let key = (finding.label.clone(), finding.check, finding.message.clone());
        let (known, all) = places
            .entry(key)
            .or_insert_with(|| (Diagnostic { related: Vec::new(), ..finding.clone() }, VersionSet::EMPTY));
        *all = *all | versions;
        let call =
            finding.related.last().filter(|call| known.related.len() < MOST_PAGES && !known.related.contains(call));
        known.related.extend(call.cloned());
    };
    for &page in survey.concerned() {
        let page_versions = project.page(page).versions;
        for finding in damage::of_document(&project.page(page).source, &project.names) {
            add(finding, page_versions);
        }
        for (finding, versions) in &survey.page(page).found {
            add(finding.clone(), *versions);
        }
    }
    let of_pages = project.page_ids().filter(|page| (survey.wanted)(&survey.path_of(*page)));
    let as_written = of_pages.flat_map(|page| project.page_diagnostics(page, &[0]));
    let all = project.diagnostics.iter().cloned().chain(as_written).chain(project.data_diagnostics_in(&[0]));
    for finding in all {
        let versions = pages.get(&finding.label.file).copied().unwrap_or_else(|| project.versions().built_set());
        if is_of_source(project, finding.label.file) {
            add(finding, versions);
        }
    }
    let found = places.into_values().filter(|(finding, _)| is_wanted(survey, finding));
    found.map(|(finding, versions)| in_context(finding, project, versions)).collect()
}

/// True for a finding in a file that is wanted, or about data that is missing from one.
fn is_wanted(survey: &Survey<'_>, finding: &Diagnostic) -> bool {
    let path = finding.message.split('`').nth(1).filter(|_| finding.check == "missing-data");
    let missing = path.map_or_else(Vec::new, |path| data_files(survey.project, path));
    let own = &survey.project.files.get(finding.label.file).path;
    (survey.wanted)(own) || missing.iter().any(|file| (survey.wanted)(file))
}

/// True for a file that is not in the folder of a translation.
fn is_of_source(project: &Project, file: FileId) -> bool {
    let path = &project.files.get(file).path;
    let folders = project.config.targets().iter().map(|locale| project.config.translation_root(locale));
    !folders.into_iter().any(|folder| path.strip_prefix(&folder).is_some_and(|rest| rest.starts_with('/')))
}

/// Defects that a translation shares with its source, as findings about the source.
pub fn told(shared: Vec<Diagnostic>, project: &Project, versions: VersionSet) -> Vec<Diagnostic> {
    shared.into_iter().map(|finding| in_context(finding, project, versions)).collect()
}

/// The finding with whom it concerns.
fn in_context(mut finding: Diagnostic, project: &Project, versions: VersionSet) -> Diagnostic {
    if let Some(check) = find(finding.check) {
        let subject = finding.message.clone();
        finding.context = Some(context(check, project, 0, finding.label.file, versions, subject));
    }
    finding
}
