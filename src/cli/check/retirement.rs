//! `isogloss check --retire VERSION`

use super::{Arguments, is_asked_for};
use crate::check;
use crate::cli::{editions, terminal};
use crate::diagnostic::{Diagnostic, Severity};
use crate::project::Project;

/// What dies with a version, among the paths that are asked for; sums it up beside the report.
///
/// # Errors
/// There is no such version, the name stands for several, or its plan has no other.
pub fn findings(
    arguments: &Arguments,
    project: &Project,
    name: &str,
    locales: &[usize],
) -> Result<Vec<Diagnostic>, String> {
    let named: Vec<usize> = editions::version_set(project.versions(), name)?.iter().collect();
    let &[version] = named.as_slice() else {
        let ids: Vec<&str> = named.iter().map(|version| project.versions().get(*version).id.as_str()).collect();
        return Err(format!("`{name}` stands for {} versions; retire one of {}", ids.len(), ids.join(", ")));
    };
    let mut found = check::retire(project, version, locales)?;
    found.retain(|finding| is_asked_for(arguments, &project.files.get(finding.label.file).path));
    let dead = found.iter().filter(|finding| finding.severity >= Severity::Warning).count();
    let id = &project.versions().get(version).id;
    terminal::note(&format!("{dead} places die with {id}, {} can be written shorter\n", found.len() - dead));
    Ok(found)
}
