//! The source by itself: links that lead nowhere, conditions that decide nothing, data that nobody uses.
//!
//! A check of the source asks a [`Survey`], which does what several of them need, each thing once and when it is first
//! asked for. What parsing and evaluating the source finds is reported here too.

mod branches;
mod damage;
mod discovery;
mod horizon;
mod links;
mod page_view;
mod retirement;
mod section;
mod survey;
mod uses;
mod written;

pub use branches::{Branch, Fate, Unknown};
pub use damage::told;
pub use discovery::Discovery;
pub use links::{Outcome, Problem};
pub use retirement::retire;
pub use survey::Survey;

use super::{CHECKS, Scope, Selection, fingerprint};
use crate::diagnostic::{self, Diagnostic};
use crate::project::Project;
use rayon::prelude::*;

/// All findings about the source, in the order of reports.
pub fn run(project: &Project, selection: &Selection<'_>) -> Vec<Diagnostic> {
    let survey = Survey::new(project, selection.wanted);
    survey.look_at_pages();
    let checks = CHECKS.par_iter().filter_map(|check| match check.scope {
        Scope::Source(find) => Some((check, find)),
        _ => None,
    });
    let mut found: Vec<Diagnostic> = checks
        .flat_map_iter(|(check, find)| {
            let discoveries = find(&survey).into_iter();
            discoveries
                .filter(|discovery| discovery.is_wanted(project, selection.wanted))
                .map(|it| it.into_finding(check, project, 0))
        })
        .collect();
    found.extend(damage::of_source(&survey));
    diagnostic::sort(&mut found);
    fingerprint::number(&mut found);
    found
}
