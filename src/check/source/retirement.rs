//! What a release leaves behind when it goes: conditions that decide nothing any more, pages that nobody sees.

use super::branches::{self, Branch, Fate};
use super::discovery::Discovery;
use super::horizon::Horizon;
use crate::check::{find, fingerprint};
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::front_matter::{Requirement, VersionsDeclaration};
use crate::liquid::Frame;
use crate::project::{Page, Project};
use crate::version::{Plan, ReleaseRange, Versions};
use rustc_hash::FxHashMap;

/// What is to be done in the files of `locales` when the built version number `version` is retired, in the order of reports.
///
/// # Errors
/// The version is the only one of its plan, so that the plan goes with it.
pub fn retire(project: &Project, version: usize, locales: &[usize]) -> Result<Vec<Diagnostic>, String> {
    let retirement = Retirement::new(project, version)?;
    let mut found = Vec::new();
    for &locale in locales {
        found.extend(retirement.conditions(locale));
    }
    if locales.contains(&0) {
        found.extend(project.pages.iter().flat_map(|page| retirement.page(page)));
    }
    diagnostic::sort(&mut found);
    fingerprint::number(&mut found);
    Ok(found)
}

struct Retirement<'p> {
    project: &'p Project,
    /// The version that goes, and its id.
    version: usize,
    id: String,
    before: Horizon,
    after: Horizon,
}

impl<'p> Retirement<'p> {
    fn new(project: &'p Project, version: usize) -> Result<Self, String> {
        let (at, release) = (project.versions().get(version).plan, &project.versions().get(version).release);
        let mut plans = project.versions().plans.clone();
        let plan = &mut plans[at];
        if plan.releases.len() < 2 {
            return Err(format!(
                "`{}` is the only version of its plan; remove the plan instead",
                project.versions().get(version).id
            ));
        }
        plan.releases.retain(|known| known != release);
        plan.deprecated.insert(0, release.clone());
        let horizons = Horizon::new(project).zip(Horizon::of_plans(project, plans));
        let (before, after) = horizons.ok_or("there are too many versions to look beyond them")?;
        Ok(Self { project, version, id: project.versions().get(version).id.clone(), before, after })
    }

    /// Conditions of a locale that change what they are.
    fn conditions(&self, locale: usize) -> Vec<Diagnostic> {
        let after: FxHashMap<Frame, Branch> = branches::of_files(self.project, locale, &self.after, &|_| true)
            .into_iter()
            .map(|branch| (branch.place, branch))
            .collect();
        let before = branches::of_files(self.project, locale, &self.before, &|_| true).into_iter();
        let open = before.filter(|branch| branch.fate == Fate::Open && !branch.condition.is_empty());
        open.filter_map(|branch| self.condition(locale, &branch, after.get(&branch.place)?.fate)).collect()
    }

    fn condition(&self, locale: usize, branch: &Branch, fate: Fate) -> Option<Diagnostic> {
        let condition = &branch.condition;
        let (severity, message, help) = match fate {
            Fate::Never => (Severity::Warning, "never holds", "remove the branch with its text".to_owned()),
            Fate::Always if branch.is_first => {
                (Severity::Warning, "always holds", "keep the text and remove the tags".to_owned())
            }
            Fate::Always => (Severity::Warning, "always holds where it is asked", "write `else`".to_owned()),
            Fate::Open => {
                let shorter = shortened(condition, &self.after.names.versions)?;
                (Severity::Info, "says more than it has to", format!("write `{shorter}`"))
            }
        };
        let message = format!("without {}, `{condition}` {message}", self.id);
        self.report(
            "retired-version",
            locale,
            Discovery::new(branch.place, branch.versions, condition, message).with_help(help),
            severity,
        )
    }

    /// What becomes of a page and of the versions that it declares.
    fn page(&self, page: &Page) -> Vec<Diagnostic> {
        let Some(declared) = &page.source.front_matter().versions else { return Vec::new() };
        let file = page.source.file;
        if page.versions.contains(self.version) && self.after.audience(self.project, page).is_empty() {
            let message = format!("without {}, this page is in no version", self.id);
            let place = Frame { file, range: declared.range };
            let discovery =
                Discovery::new(place, page.versions, "page", message).with_help("remove it, with its translations");
            return self.report("retired-version", 0, discovery, Severity::Warning).into_iter().collect();
        }
        let VersionsDeclaration::Each { entries, .. } = &declared.value else { return Vec::new() };
        let mut found = Vec::new();
        for (key, requirement) in entries {
            let Requirement::Range(range) = &requirement.value else { continue };
            let plan = self.after.names.versions.find_plan(&key.value);
            let Some(plan) = plan.filter(|plan| *plan == self.project.versions().get(self.version).plan) else {
                continue;
            };
            let Some(shorter) = self.declared(range, plan) else { continue };
            let message = format!("without {}, `{}: '{range}'` {}", self.id, key.value, shorter.0);
            let place = Frame { file, range: requirement.range };
            let discovery = Discovery::new(place, page.versions, &key.value, message).with_help(shorter.1);
            found.extend(self.report("retired-version", 0, discovery, Severity::Info));
        }
        found
    }

    /// What a range of releases of a plan comes to, if that changes.
    fn declared(&self, range: &str, plan: usize) -> Option<(&'static str, &'static str)> {
        let parsed = ReleaseRange::parse(range).ok()?;
        let share = |versions: &Versions| {
            let of_plan = versions.iter().filter(|(_, version)| version.plan == plan);
            let numbers: Vec<bool> =
                of_plan.map(|(_, version)| version.number.is_some_and(|number| parsed.contains(number))).collect();
            (numbers.iter().all(|inside| *inside), numbers.iter().any(|inside| *inside))
        };
        match (share(&self.before.names.versions), share(&self.after.names.versions)) {
            ((false, _), (true, _)) => Some(("selects all releases", "write `'*'`")),
            ((_, true), (_, false)) => Some(("selects no release", "remove the line")),
            _ => None,
        }
    }

    fn report(&self, name: &str, locale: usize, discovery: Discovery, severity: Severity) -> Option<Diagnostic> {
        let mut finding = discovery.into_finding(find(name)?, self.project, locale);
        finding.severity = severity;
        Some(finding)
    }
}

/// A condition without comparisons that come out the same for all of `versions`; None where none does.
fn shortened(condition: &str, versions: &Versions) -> Option<String> {
    let words: Vec<&str> = condition.split_whitespace().collect();
    let joins_all = words.contains(&"and") || words.contains(&"not");
    let (mut operands, mut changed): (Vec<String>, bool) = (Vec::new(), false);
    for part in condition.split(" or ").map(str::trim) {
        let [plan, operator, release] = part.split_whitespace().collect::<Vec<_>>()[..] else {
            operands.push(part.to_owned());
            continue;
        };
        match versions.find_plan(plan).and_then(|at| outcome(&versions.plans[at], operator, release)) {
            Some(true) => operands.push(plan.to_owned()),
            Some(false) => {}
            None => {
                operands.push(part.to_owned());
                continue;
            }
        }
        changed = true;
    }
    (changed && !joins_all && !operands.is_empty()).then(|| operands.join(" or "))
}

/// What a comparison comes to for every release of a plan; None where that differs.
fn outcome(plan: &Plan, operator: &str, release: &str) -> Option<bool> {
    let range = match operator {
        "=" | "<" | ">" => ReleaseRange::parse(&format!("{operator}{release}")).ok()?,
        _ => return None,
    };
    let all = plan.releases.iter().chain(&plan.upcoming).filter_map(|release| crate::version::Release::parse(release));
    let truths: Vec<bool> = all.map(|number| range.contains(number)).collect();
    let first = *truths.first()?;
    truths.iter().all(|truth| *truth == first).then_some(first)
}
