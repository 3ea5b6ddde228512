//! Staleness where it is known: translations that name the revision of the source that they were made from.

use super::since::gates_source_changes;
use crate::check::{self, Selection};
use crate::diagnostic::Diagnostic;
use crate::project::{Page, Project, Texts, texts_at};
use rustc_hash::FxHashMap;

/// A translation that names a revision.
struct Stamp<'p> {
    locale: usize,
    page: &'p Page,
    revision: String,
}

/// Makes the findings stale that are none between a translation and the source of the revision that it names, where the
/// repository has that revision. The others were there when the translation was made.
pub fn tell_stale(found: &mut [Diagnostic], project: &Project, selection: &Selection<'_>) {
    if found.is_empty() || gates_source_changes(project) {
        return;
    }
    for (locale, texts) in older_sources(project, &stamps(project, selection)) {
        let wanted = |path: &str| texts.contains_key(path);
        let only = Selection { locales: vec![locale], wanted: &wanted, is_loose: selection.is_loose };
        let known = check::fingerprints(&check::run(&project.with_texts(&texts), &only));
        let code = &project.config.locales[locale].code;
        for finding in found.iter_mut() {
            let Some(context) = &finding.context else { continue };
            let source = context.source.as_ref().map(|label| project.files.get(label.file).path.as_str());
            let is_stamped = *context.locale == **code && source.is_some_and(wanted);
            if is_stamped && !check::is_among(finding, &known) {
                check::make_stale(finding);
            }
        }
    }
}

fn stamps<'p>(project: &'p Project, selection: &Selection<'_>) -> Vec<Stamp<'p>> {
    let mut stamps = Vec::new();
    for page in &project.pages {
        for &locale in selection.locales.iter().filter(|locale| **locale > 0) {
            let paths = [&project.files.get(page.source.file).path, &page.translation_paths[locale - 1]];
            let is_wanted = paths.iter().any(|path| (selection.wanted)(path));
            let document = page.document(locale).filter(|_| is_wanted);
            let revision = document.and_then(|document| document.front_matter().source_revision());
            stamps.extend(revision.map(|revision| Stamp { locale, page, revision }));
        }
    }
    stamps
}

/// For each locale, the sources that have changed since, as they were. Without git, or without the revision, nothing is
/// known of a page.
fn older_sources(project: &Project, stamps: &[Stamp<'_>]) -> Vec<(usize, Texts)> {
    let path = |stamp: &Stamp<'_>| project.files.get(stamp.page.source.file).path.as_str();
    let requests: Vec<(&str, &str)> = stamps.iter().map(|stamp| (stamp.revision.as_str(), path(stamp))).collect();
    let texts = texts_at(&project.config.root, &requests).unwrap_or_default();
    let mut older: FxHashMap<usize, Texts> = FxHashMap::default();
    for (stamp, text) in stamps.iter().zip(texts) {
        if let Some(text) = text.filter(|text| *text != stamp.page.source.text) {
            older.entry(stamp.locale).or_default().insert(path(stamp).to_owned(), Some(text));
        }
    }
    let mut older: Vec<(usize, Texts)> = older.into_iter().collect();
    older.sort_unstable_by_key(|(locale, _)| *locale);
    older
}
