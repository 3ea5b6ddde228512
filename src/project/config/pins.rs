//! `[[links.pin]]`: links that lead to one version whatever version their reader is in.

use super::section::{Section, Text};
use crate::version::Versions;

/// The rule that sends a link to a fixed version; of several that apply, the first counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkPin {
    pub matcher: PinMatcher,
    /// Only for readers of this plan: index into [`Versions::plans`].
    pub from: Option<usize>,
    /// Index of a built version.
    pub to: usize,
}

/// Which links a pin applies to, by their path without locale, version and legacy `/enterprise`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PinMatcher {
    /// The path begins with these whole segments.
    Prefix(String),
    Contains(String),
}

impl LinkPin {
    /// True for links with this path in a page of a version of plan `plan`.
    pub fn applies(&self, plan: usize, path: &str) -> bool {
        self.from.is_none_or(|from| from == plan) && self.matcher.matches(path)
    }
}

impl PinMatcher {
    fn matches(&self, path: &str) -> bool {
        match self {
            Self::Contains(part) => path.contains(part.as_str()),
            Self::Prefix(prefix) => {
                let rest = path.trim_start_matches('/').strip_prefix(prefix.trim_matches('/'));
                rest.is_some_and(|rest| prefix == "/" || rest.is_empty() || rest.starts_with(['/', '#', '?']))
            }
        }
    }
}

/// The pins in the order of the file; a wrong one becomes a problem.
pub(super) fn read(top: &Section<'_>, versions: &Versions) -> Vec<LinkPin> {
    let Some(links) = top.section("links", "[links]") else { return Vec::new() };
    links.sections("pin", "[[links.pin]]").iter().filter_map(|section| pin(section, versions)).collect()
}

fn pin(section: &Section<'_>, versions: &Versions) -> Option<LinkPin> {
    let matcher = matcher(section);
    let from = section.text("from").map(|from| {
        let plan = versions.find_plan(from.value);
        report_absent(section, plan, &from, "plan", names_of_plans(versions))
    });
    let to = section.required("to").and_then(|to| {
        let version = find_version(versions, to.value);
        report_absent(section, version, &to, "built version", names_of_versions(versions))
    });
    // A pin whose plan is unknown must not apply to every plan.
    if from == Some(None) { None } else { Some(LinkPin { matcher: matcher?, from: from.flatten(), to: to? }) }
}

fn matcher(section: &Section<'_>) -> Option<PinMatcher> {
    let filled = |key: &str| section.text(key).filter(|text| !text.value.is_empty());
    match (filled("prefix"), filled("contains")) {
        (Some(prefix), None) => Some(PinMatcher::Prefix(prefix.value.to_owned())),
        (None, Some(part)) => Some(PinMatcher::Contains(part.value.to_owned())),
        _ => {
            section.problems.add(section.span.clone(), "a pin needs either `prefix` or `contains`");
            None
        }
    }
}

/// A built version by id or short name of its plan: `ghes@3.4`, `enterprise-server@latest`, or `ghes` for its newest.
fn find_version(versions: &Versions, name: &str) -> Option<usize> {
    let (plan, release) = name.split_once('@').unwrap_or((name, "latest"));
    let plan = &versions.plans[versions.find_plan(plan)?];
    versions.find(&format!("{}@{release}", plan.id))
}

/// Without versions, they have a problem of their own.
fn report_absent(
    section: &Section<'_>,
    index: Option<usize>,
    name: &Text<'_>,
    what: &str,
    known: String,
) -> Option<usize> {
    if index.is_none() && !known.is_empty() {
        section.problems.add(name.span.clone(), format!("`{}` is no {what}; there are {known}", name.value));
    }
    index
}

fn names_of_plans(versions: &Versions) -> String {
    versions.plans.iter().map(|plan| format!("`{}`", plan.id)).collect::<Vec<_>>().join(", ")
}

fn names_of_versions(versions: &Versions) -> String {
    versions.built().map(|(_, version)| format!("`{}`", version.id)).collect::<Vec<_>>().join(", ")
}
