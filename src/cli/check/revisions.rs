//! Staleness where it is known: translations that name the revision of the source that they were made from.

use super::since::gates_source_changes;
use crate::check::{self, Lag, Selection};
use crate::cli::terminal;
use crate::diagnostic::Diagnostic;
use crate::project::{OlderSource, Page, Project, Stamp, Texts};
use crate::report::counted;
use std::collections::BTreeMap;

/// Makes the findings stale that are none between a translation and the source of the revision that it names, where the
/// repository has that revision, and adds which translations are behind. The other findings were there when the
/// translation was made. `is_news` says of a file whether what is found about it is to be told at all.
pub fn tell_stale(
    found: &mut Vec<Diagnostic>,
    project: &Project,
    selection: &Selection<'_>,
    is_news: &dyn Fn(&str) -> bool,
) {
    let path = |page: &Page| project.files.get(page.source.file).path.clone();
    let wanted = |page: &Page, locale: usize| {
        let is_wanted = || (selection.wanted)(&path(page)) || (selection.wanted)(&page.translation_paths[locale - 1]);
        selection.locales.contains(&locale) && is_wanted()
    };
    let unknown =
        unknown(project, &|page, locale| wanted(page, locale) && is_news(&page.translation_paths[locale - 1]));
    let mut told: Vec<(&Stamp, Lag)> = unknown.iter().map(|stamp| (stamp, Lag::Unknown)).collect();
    let older = match gates_source_changes(project) {
        true => Vec::new(),
        false => project.older_sources(&wanted),
    };
    make_stale(found, project, selection, &older);
    let news = older.iter().filter(|older| is_news(&path(project.page(older.stamp.page))));
    told.extend(news.map(|older| (&older.stamp, Lag::Behind)));
    found.extend(check::of_revisions(project, &told));
}

/// Translations whose revision the repository does not have. A clone without its history has few, and says nothing.
fn unknown(project: &Project, wanted: &dyn Fn(&Page, usize) -> bool) -> Vec<Stamp> {
    let unknown = project.unknown_revisions(wanted);
    if unknown.is_empty() || !project.lacks_history() {
        return unknown;
    }
    let translations = counted(unknown.len(), "translation");
    terminal::note(&format!(
        "not known to be stale or not, since this clone lacks the revision that they name: {translations} \
         (`git fetch --unshallow`)\n"
    ));
    Vec::new()
}

/// Makes stale what is not found with the sources of then.
fn make_stale(found: &mut [Diagnostic], project: &Project, selection: &Selection<'_>, older: &[OlderSource]) {
    let mut texts_of: BTreeMap<usize, Texts> = BTreeMap::new();
    for OlderSource { stamp, text } in older.iter().filter(|_| !found.is_empty()) {
        let path = project.files.get(project.page(stamp.page).source.file).path.clone();
        texts_of.entry(stamp.locale).or_default().insert(path, Some(text.clone()));
    }
    for (locale, texts) in texts_of {
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
