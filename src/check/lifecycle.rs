//! Translated files whose source is gone.

use super::compare::Selection;
use super::find;
use crate::diagnostic::{Context, Diagnostic, Severity};
use crate::project::{Orphan, Project};
use crate::text::{FileId, TextRange};
use std::sync::Arc;

/// Everything that the selected locales have and the source has not.
pub fn orphans(project: &Project, selection: &Selection<'_>) -> Vec<Diagnostic> {
    let wanted = |file: FileId| (selection.wanted)(&project.files.get(file).path);
    let mut found = Vec::new();
    for &locale in selection.locales.iter().filter(|locale| **locale > 0) {
        // A source that was removed is what leaves a translation behind.
        let is_wanted = |orphan: &&Orphan| wanted(orphan.file) || (selection.wanted)(&source_of(project, orphan));
        let pages = project.orphans.iter().filter(|orphan| orphan.locale == locale).filter(is_wanted);
        found.extend(pages.filter_map(|orphan| page(project, orphan)));
        found.extend(data(project, locale, selection.wanted));
    }
    found
}

/// Where the source of a translation would be.
fn source_of(project: &Project, orphan: &Orphan) -> String {
    format!("{}/{}", project.config.content, orphan.path)
}

fn page(project: &Project, orphan: &Orphan) -> Option<Diagnostic> {
    let source = source_of(project, orphan);
    if project.config.untranslated.is_match(&source) {
        return None;
    }
    let message = format!("there is no source: `{source}` does not exist");
    let place = Place { locale: orphan.locale, file: orphan.file, range: TextRange::empty(0), page: &orphan.path };
    let mut finding = report("orphaned-translation", project, &place, &orphan.path, message)?;
    match project.find_target(&orphan.permalink()) {
        Some(moved) => finding.help = Some(moved_to(project, orphan, &project.page(moved).path)),
        None => {
            // Its source was removed, or it never had one: nobody can say.
            finding.severity = Severity::Info;
            finding.help = Some("remove the file; a page of this locale alone belongs under `untranslated`".to_owned());
        }
    }
    Some(finding)
}

/// What to do where the source is found by the address that it had.
fn moved_to(project: &Project, orphan: &Orphan, path: &str) -> String {
    let is_translated = project.pages.iter().any(|page| page.path == path && page.document(orphan.locale).is_some());
    let source = format!("{}/{path}", project.config.content);
    match is_translated {
        true => format!("its source is now `{source}`, which is translated already: remove this file"),
        false => format!("its source is now `{source}`: move the file there"),
    }
}

/// Entries of data, each file without a source once.
fn data(project: &Project, locale: usize, wanted: &dyn Fn(&str) -> bool) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = Vec::new();
    for (path, file) in project.orphaned_data(locale, wanted) {
        let has_file = project.has_data_file(&path);
        if !has_file && found.last().is_some_and(|last| last.label.file == file) {
            continue;
        }
        let translation = &project.files.get(file).path;
        let root = project.config.translation_root(&project.config.locales[locale]);
        let below = translation.strip_prefix(&root).unwrap_or(translation).trim_start_matches('/');
        let range =
            project.entry(locale, &path).and_then(|entry| Some(entry.source_text()?.locate(TextRange::empty(0))));
        let range = range.filter(|_| has_file).map_or(TextRange::empty(0), |range| TextRange::empty(range.start));
        let message = match has_file {
            true => format!("the source has no entry `{path}`"),
            false => format!("there is no source: the data folder has no `{}`", below.trim_start_matches("data/")),
        };
        let place = Place { locale, file, range, page: below };
        found.extend(report("orphaned-data", project, &place, &path, message));
    }
    found
}

/// Where a finding stands.
struct Place<'p> {
    locale: usize,
    file: FileId,
    range: TextRange,
    page: &'p str,
}

fn report(name: &str, project: &Project, place: &Place<'_>, subject: &str, message: String) -> Option<Diagnostic> {
    let check = find(name)?;
    let mut finding = Diagnostic::new(check.name, check.severity, place.file, place.range, message);
    finding.context = Some(Box::new(Context {
        category: check.category,
        verdict: check.verdict,
        locale: project.config.locales[place.locale].code.as_str().into(),
        page: place.page.into(),
        source: None,
        versions: project.versions().built().map(|(_, version)| Arc::from(version.id.as_str())).collect(),
        subject: subject.to_owned(),
        fingerprint: 0,
    }));
    Some(finding)
}
