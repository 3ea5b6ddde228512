//! The words of the site, in the files `ui.ftl`: what is found in them, and their names of placeables put right.

use super::compare::Selection;
use super::find;
use super::repair::{Mended, Wishes};
use crate::diagnostic::{Context, Diagnostic};
use crate::interface;
use crate::project::Project;
use crate::repair::{Change, applied};
use std::sync::Arc;

/// What is wrong with the messages of the selected locales.
pub fn findings(project: &Project, selection: &Selection<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for &locale in &selection.locales {
        let code: Arc<str> = project.config.locales[locale].code.as_str().into();
        let own = interface::findings(project, locale).into_iter();
        let own = own.filter(|finding| (selection.wanted)(&project.files.get(finding.label.file).path));
        found.extend(own.map(|finding| in_context(finding, project, code.clone())));
    }
    found
}

/// All findings about messages, and the files as repairs leave them: what is wrong is less then, or the file stays.
pub fn mend(project: &Project, selection: &Selection<'_>, wishes: Wishes<'_>) -> (Vec<Diagnostic>, Vec<Mended>) {
    let mut mended = Vec::new();
    let all = findings(project, selection);
    for file in project.interface_files.iter().flatten() {
        let own = all.iter().filter(|finding| finding.label.file == *file);
        let removed: Vec<Diagnostic> =
            own.filter(|finding| finding.fix.is_some() && (wishes.takes)(finding)).cloned().collect();
        let edits = removed.iter().filter_map(|finding| finding.fix.as_ref()).flat_map(|fix| &fix.edits);
        let mut changes: Vec<Change> =
            edits.map(|edit| Change { range: edit.range, text: edit.text.clone() }).collect();
        changes.sort_by_key(|change| change.range.start);
        changes.dedup();
        let old = &project.files.get(*file).text;
        let text = applied(old, &changes);
        if interface::count_findings(*file, &text) < interface::count_findings(*file, old) {
            mended.push(Mended { file: *file, text, removed, taken_back: Vec::new() });
        }
    }
    (all, mended)
}

/// The finding with whom it concerns.
fn in_context(mut finding: Diagnostic, project: &Project, locale: Arc<str>) -> Diagnostic {
    if let Some(check) = find(finding.check) {
        let versions = project.versions().built().map(|(_, version)| Arc::from(version.id.as_str())).collect();
        let subject = finding.message.clone();
        let (category, verdict) = (check.category, check.verdict);
        let page = Arc::from("ui.ftl");
        let context = Context { category, verdict, locale, page, source: None, versions, subject, fingerprint: 0 };
        finding.context = Some(Box::new(context));
    }
    finding
}
