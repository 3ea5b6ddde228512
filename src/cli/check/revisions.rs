//! Staleness where it is known: translations that name the revision of the source that they were made from.

use super::since::gates_source_changes;
use crate::check::{self, Selection};
use crate::diagnostic::Diagnostic;
use crate::project::{Page, Project, Texts};
use std::collections::BTreeMap;

/// Makes the findings stale that are none between a translation and the source of the revision that it names, where the
/// repository has that revision. The others were there when the translation was made.
pub fn tell_stale(found: &mut [Diagnostic], project: &Project, selection: &Selection<'_>) {
    if found.is_empty() || gates_source_changes(project) {
        return;
    }
    for (locale, texts) in older_sources(project, selection) {
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

/// For each locale, the sources of the selection that have changed since they were translated, as they were.
fn older_sources(project: &Project, selection: &Selection<'_>) -> BTreeMap<usize, Texts> {
    let path = |page: &Page| project.files.get(page.source.file).path.clone();
    let wanted = |page: &Page, locale: usize| {
        let is_wanted = || (selection.wanted)(&path(page)) || (selection.wanted)(&page.translation_paths[locale - 1]);
        selection.locales.contains(&locale) && is_wanted()
    };
    let mut older: BTreeMap<usize, Texts> = BTreeMap::new();
    for source in project.older_sources(&wanted) {
        older.entry(source.locale).or_default().insert(path(project.page(source.page)), Some(source.text));
    }
    older
}
