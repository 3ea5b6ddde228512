//! The words of the site, in the files `ui.ftl`.

use super::compare::Selection;
use super::find;
use crate::diagnostic::{Context, Diagnostic};
use crate::interface;
use crate::project::Project;
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
