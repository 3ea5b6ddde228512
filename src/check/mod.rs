//! Every way in which a translation no longer matches its source: one file per check, and the registry.
//!
//! A [`Check`] is a value: what it is called, how bad its findings are, what they mean, and how they are found. What a
//! bitext differs in is `bitext`'s to say; a check gives a difference its name, its words and its weight. Adding one is a
//! new file in `checks/` and a line in [`CHECKS`]. Nothing here reads files or prints.

mod addresses;
mod checks;
mod compare;
mod convention;
mod data;
pub mod explanation;
mod fingerprint;
mod kept;
mod lifecycle;
mod messages;
mod naming;
mod repair;
mod run;
pub mod source;
mod stale;

pub use checks::CHECKS;
pub use compare::Selection;
pub use naming::Naming;
pub use repair::{Mended, Wishes, mend};
pub use run::run;
pub use source::retire;
pub use stale::{Lag, fingerprints, is_among, make_stale, of_revisions};

use crate::bitext::Difference;
use crate::diagnostic::{Severity, Verdict};

/// A named rule.
#[derive(Debug)]
pub struct Check {
    /// In kebab case: `changed-link`.
    pub name: &'static str,
    pub category: &'static str,
    pub severity: Severity,
    pub verdict: Verdict,
    pub documentation: Documentation,
    pub scope: Scope,
}

/// What `explain` and the manual say of a check.
#[derive(Debug)]
pub struct Documentation {
    /// One sentence: what is found.
    pub summary: &'static str,
    /// Why it matters to a reader.
    pub why: &'static str,
    /// A source and a target that have it; empty where more than two texts are needed to show it.
    pub example: (&'static str, &'static str),
    /// What to do.
    pub remedy: &'static str,
    /// What looks alike and is not reported, or is reported although it may be right.
    pub tolerance: &'static str,
}

/// Where the findings of a check come from.
#[derive(Debug)]
pub enum Scope {
    /// From reading, parsing and rendering, under the check's name, with or without a translation.
    Parsing,
    /// From the differences of a bitext: what is said of one, if it is this check's.
    Difference(fn(&Difference, &Naming<'_>) -> Option<Report>),
    /// From the files of a page as wholes.
    Page,
    /// From what the repository tells of earlier revisions, with the files of a page.
    History,
    /// From the source by itself.
    Source(fn(&source::Survey<'_>) -> Vec<source::Discovery>),
}

/// The words of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// One sentence without a line number or a full stop.
    pub message: String,
    pub help: Option<String>,
}

impl Report {
    pub fn new(message: impl Into<String>) -> Option<Self> {
        Some(Self { message: message.into(), help: None })
    }

    pub fn with_help(message: impl Into<String>, help: impl Into<String>) -> Option<Self> {
        Some(Self { message: message.into(), help: Some(help.into()) })
    }
}

/// The check of this name.
pub fn find(name: &str) -> Option<&'static Check> {
    CHECKS.iter().copied().find(|check| check.name == name)
}
