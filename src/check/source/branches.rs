//! The branches of conditions on versions: which of them their readers' versions can reach.

use super::horizon::{Horizon, is_known_release};
use crate::bitext::Reach;
use crate::document::{Document, FieldName};
use crate::liquid::{Frame, Insertion, Names, Node, Tag, Template};
use crate::project::Project;
use crate::version::VersionSet;

/// One branch of an `ifversion` in a page or a data text of the source.
#[derive(Debug, Clone)]
pub struct Branch {
    /// The tag that begins it.
    pub place: Frame,
    /// As written: `ghes > 3.3`, empty for `else`.
    pub condition: String,
    pub fate: Fate,
    /// The versions that come to the branch, as numbers of the horizon.
    pub versions: VersionSet,
    /// It begins its tag.
    pub is_first: bool,
    /// What its condition tests and what there is not.
    pub unknown: Vec<Unknown>,
}

/// A name or a number in a condition that means nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unknown {
    /// Neither a plan nor a feature.
    Name(String),
    Release {
        plan: String,
        release: String,
    },
}

/// What becomes of a branch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Some versions that come to it take it, and some do not.
    Open,
    /// No version takes it.
    Never,
    /// Every version that comes to it takes it.
    Always,
}

/// The branches of the texts of a locale whose files are wanted, in the order of pages, then of data. For whom a text is,
/// the source says.
pub fn of_files(project: &Project, locale: usize, horizon: &Horizon, wanted: &dyn Fn(&str) -> bool) -> Vec<Branch> {
    let mut found = Vec::new();
    for page in &project.pages {
        let is_wanted = |document: &&Document| wanted(&project.files.get(document.file).path);
        let Some(document) = page.document(locale).filter(is_wanted) else { continue };
        let audience = horizon.audience(project, page);
        let fields = FieldName::ALL.iter().filter_map(|name| document.field(*name));
        for template in std::iter::once(document.body()).chain(fields) {
            walk(template, &template.nodes, audience, &horizon.names, &mut found);
        }
    }
    let paths = project.data_paths(&[], wanted);
    if paths.is_empty() {
        return found;
    }
    // For whom data is, all pages say.
    let reach = Reach::among(project, &horizon.names, &|page| horizon.audience(project, page));
    for path in paths {
        let entry = project.entry(locale, &path).filter(|entry| entry.fallback.is_none());
        let (Some(entry), Some(versions)) = (entry, reach.of(&path)) else { continue };
        let instance = entry.instance(&Insertion::default(), project.data_options());
        walk(&instance.template, &instance.template.nodes, versions, &horizon.names, &mut found);
    }
    found
}

/// Adds the branches of `nodes`, which `versions` come to.
fn walk(template: &Template, nodes: &[Node], versions: VersionSet, names: &Names, found: &mut Vec<Branch>) {
    if versions.is_empty() {
        return;
    }
    for node in nodes {
        let Node::Tag(tag) = node else { continue };
        if tag.name == "ifversion" {
            conditional(template, tag, versions, names, found);
        } else {
            tag.branches.iter().for_each(|branch| walk(template, &branch.body, versions, names, found));
        }
    }
}

fn conditional(template: &Template, tag: &Tag, versions: VersionSet, names: &Names, found: &mut Vec<Branch>) {
    let mut rest = versions;
    for (number, branch) in tag.branches.iter().enumerate() {
        let condition = branch.arguments.slice(&template.source.text);
        let truth = if branch.name == "else" { Ok(VersionSet::ALL) } else { names.truth(condition) };
        // What cannot be read is a finding of its own.
        let Ok(truth) = truth else { continue };
        let here = truth & rest;
        let fate = match here {
            // Of versions to come alone, nothing can be said.
            _ if (rest & names.versions.built_set()).is_empty() || branch.name == "else" => Fate::Open,
            here if here.is_empty() => Fate::Never,
            here if here == rest => Fate::Always,
            _ => Fate::Open,
        };
        let place = Frame { file: template.source.file, range: template.source.locate(branch.range) };
        let unknown = if branch.name == "else" { Vec::new() } else { unknown(condition, names) };
        let (is_first, condition) = (number == 0, condition.to_owned());
        found.push(Branch { place, condition, fate, versions: rest, is_first, unknown });
        walk(template, &branch.body, here, names, found);
        rest = rest - here;
    }
}

/// Words of conditions that are no names.
const OPERATORS: &[&str] = &["and", "or", "not", "=", "!=", "<", ">", "true", "false"];

/// What a condition names and `names` does not know.
fn unknown(condition: &str, names: &Names) -> Vec<Unknown> {
    let words: Vec<&str> = condition.split_whitespace().collect();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let is_number = word.starts_with(|first: char| first.is_ascii_digit());
        if !is_number && !OPERATORS.contains(word) && !word.starts_with(['"', '\'']) && names.get(word).is_none() {
            found.push(Unknown::Name((*word).to_owned()));
        }
        let plan = at.checked_sub(2).and_then(|at| words.get(at)).and_then(|name| names.versions.find_plan(name));
        if let Some(plan) = plan.filter(|_| is_number && OPERATORS.contains(&words[at - 1])) {
            let plan = &names.versions.plans[plan];
            if plan.is_numbered() && !is_known_release(plan, word) {
                found.push(Unknown::Release { plan: plan.short.clone(), release: (*word).to_owned() });
            }
        }
    }
    found
}
