//! Lag is not damage: what a change of the source alone brings about, and what the revision tells that a translation names.

use super::source::Discovery;
use super::{find, fingerprint as fingerprints_of};
use crate::diagnostic::{Diagnostic, Severity, Verdict};
use crate::liquid::Frame;
use crate::project::{Project, Stamp};
use rustc_hash::FxHashSet;

/// What a named revision tells of its translation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lag {
    /// The source was another one then.
    Behind,
    /// The repository has no such revision.
    Unknown,
}

/// The findings about named revisions.
pub fn of_revisions(project: &Project, stamps: &[(&Stamp, Lag)]) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> =
        stamps.iter().filter_map(|(stamp, lag)| of_revision(project, stamp, *lag)).collect();
    fingerprints_of::number(&mut found);
    found
}

fn of_revision(project: &Project, stamp: &Stamp, lag: Lag) -> Option<Diagnostic> {
    let Stamp { locale, page, revision } = stamp;
    let page = project.page(*page);
    let target = page.document(*locale)?;
    let (name, source) = (&revision.value, &project.files.get(page.source.file).path);
    let (check, message, help) = match lag {
        Lag::Behind => (
            "stale-translation",
            format!("the source has changed since `{name}`, from which this was translated"),
            format!(
                "`git diff {name} -- {source}` shows what changed; translate it, and name the revision that has it"
            ),
        ),
        Lag::Unknown => (
            "unknown-revision",
            format!("the repository has no revision `{name}`"),
            "name the commit of the source that this was translated from".to_owned(),
        ),
    };
    let place = Frame { file: target.file, range: revision.range };
    let discovery = Discovery::new(place, page.versions, "", message).with_help(help);
    Some(discovery.into_finding(find(check)?, project, *locale))
}

/// The fingerprints of findings.
pub fn fingerprints(found: &[Diagnostic]) -> FxHashSet<u64> {
    found.iter().filter_map(fingerprint).collect()
}

/// True if the finding is one of those with these fingerprints.
pub fn is_among(finding: &Diagnostic, known: &FxHashSet<u64>) -> bool {
    fingerprint(finding).is_some_and(|fingerprint| known.contains(&fingerprint))
}

fn fingerprint(finding: &Diagnostic) -> Option<u64> {
    finding.context.as_ref().map(|context| context.fingerprint)
}

/// Makes a finding stale, and an info: the source moved on, and the writer's own change stays green.
pub fn make_stale(finding: &mut Diagnostic) {
    if let Some(context) = &mut finding.context {
        context.verdict = Verdict::Stale;
        finding.severity = Severity::Info;
    }
}
