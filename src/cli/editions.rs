//! Names of locales and versions on the command line.

use crate::project::{Config, Project};
use crate::render::Selection;
use crate::text::nearest;
use crate::version::{VersionSet, Versions};

/// The editions that are asked for; of what is not named, all.
///
/// # Errors
/// Names what is not known, with the nearest known name.
pub fn select(config: &Config, locales: &[String], versions: &[String]) -> Result<Selection, String> {
    let mut selection = Selection::of(config);
    if !locales.is_empty() {
        let mut found = locales.iter().map(|name| locale_of(config, name)).collect::<Result<Vec<_>, _>>()?;
        found.sort_unstable();
        found.dedup();
        selection.locales = found;
    }
    if !versions.is_empty() {
        let mut sets = versions.iter().map(|name| version_set(&config.versions, name.trim()));
        selection.versions = sets.try_fold(VersionSet::EMPTY, |all, set| set.map(|set| all | set))?;
    }
    Ok(selection)
}

/// The locale with this code or path segment.
///
/// # Errors
/// Names the nearest locale, and all that there are.
pub fn locale(project: &Project, name: &str) -> Result<usize, String> {
    locale_of(&project.config, name)
}

fn locale_of(config: &Config, name: &str) -> Result<usize, String> {
    let locales = &config.locales;
    let found = locales.iter().position(|locale| locale.code == name || locale.url == name);
    found.ok_or_else(|| {
        let codes: Vec<&str> = locales.iter().map(|locale| locale.code.as_str()).collect();
        let of_language = || codes.iter().copied().find(|code| code.split('-').next() == Some(name));
        sentence("locale", name, nearest(name, codes.iter().copied()).or_else(of_language), &codes)
    })
}

/// The built versions that a name stands for: `ghes`, `enterprise-server`, `ghes@3.4`, `ghes@latest`.
///
/// # Errors
/// Names the nearest version, and all that there are.
pub fn version_set(versions: &Versions, name: &str) -> Result<VersionSet, String> {
    let (plan, release) = name.split_once('@').map_or((name, None), |(plan, release)| (plan, Some(release)));
    let wanted = versions.find_plan(plan).map(|plan| {
        let release = release.map(|release| if release == "latest" { versions.plans[plan].latest() } else { release });
        let matches = versions
            .built()
            .filter(|(_, version)| version.plan == plan && release.is_none_or(|release| version.release == release));
        matches.map(|(at, _)| at).collect::<VersionSet>()
    });
    match wanted {
        Some(set) if !set.is_empty() => Ok(set),
        _ => Err(unknown_version(versions, name)),
    }
}

fn unknown_version(versions: &Versions, name: &str) -> String {
    let ids: Vec<&str> = versions.built().map(|(_, version)| version.id.as_str()).collect();
    let upcoming = versions.iter().any(|(_, version)| {
        let plan = &versions.plans[version.plan];
        version.id == name || format!("{}@{}", plan.short, version.release) == name
    });
    if upcoming {
        return format!("version `{name}` is upcoming, and not built yet; there are {}", ids.join(", "));
    }
    let short = versions.built().map(|(at, version)| format!("{}@{}", versions.plan_of(at).short, version.release));
    let plans = versions.plans.iter().flat_map(|plan| [plan.short.clone(), plan.id.clone()]);
    let others: Vec<String> = plans.chain(short).collect();
    let meant = nearest(name, others.iter().map(String::as_str).chain(ids.iter().copied()));
    sentence("version", name, meant, &ids)
}

fn sentence(kind: &str, name: &str, meant: Option<&str>, known: &[&str]) -> String {
    let question = meant.map_or_else(String::new, |meant| format!(" (did you mean `{meant}`?)"));
    format!("there is no {kind} `{name}`{question}; there are {}", known.join(", "))
}

/// Positions of the locales of these names, in order; of all without any.
///
/// # Errors
/// Names what is not known.
pub fn locales(project: &Project, names: &[String]) -> Result<Vec<usize>, String> {
    if names.is_empty() {
        return Ok((0..project.config.locales.len()).collect());
    }
    let named = names.iter().map(|name| locale(project, name));
    let mut locales = named.collect::<Result<Vec<_>, _>>()?;
    locales.sort_unstable();
    locales.dedup();
    Ok(locales)
}

/// Positions of the target locales that are asked for; all where none is named.
///
/// # Errors
/// Names one that there is not, or that is the source.
pub fn target_locales(project: &Project, names: &[String], is_pair: bool) -> Result<Vec<usize>, String> {
    if names.is_empty() || is_pair {
        return Ok((1..project.config.locales.len()).collect());
    }
    let locales = locales(project, names)?;
    if locales.first() == Some(&0) {
        return Err(format!(
            "`{}` is the source: name a locale that it is translated into",
            project.config.source().code
        ));
    }
    Ok(locales)
}
