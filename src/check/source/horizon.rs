//! Every version that a condition may be written for: those that are built, upcoming ones, and for each plan one that is
//! still to come, so that a text which waits for its release does not pass for dead.

use super::written::after_each;
use crate::front_matter::{Requirement, VersionsDeclaration};
use crate::liquid::Names;
use crate::project::{Page, Project};
use crate::version::{Plan, Release, VersionSet, Versions};
use rustc_hash::{FxHashMap, FxHashSet};

/// The release of a plan that is still to come, beyond every number that a condition names.
const TO_COME: &str = "999999.0";

/// The names that conditions test, with versions to come.
pub struct Horizon {
    pub names: Names,
    /// For each version of the project, its number here; None for one that is gone.
    numbers: Vec<Option<usize>>,
    /// For each plan, the number of its version to come.
    to_come: Vec<usize>,
}

impl Horizon {
    /// The horizon of a project; None where it has so many versions that there is no room for more.
    pub fn new(project: &Project) -> Option<Self> {
        Self::of_plans(project, project.versions().plans.clone())
    }

    /// The horizon of a project whose plans become `plans`, in the same order.
    pub fn of_plans(project: &Project, mut plans: Vec<Plan>) -> Option<Self> {
        plans.iter_mut().for_each(|plan| plan.upcoming.push(TO_COME.to_owned()));
        let versions = Versions::new(plans).ok()?;
        let find = |id: &str| versions.iter().find(|(_, version)| version.id == id).map(|(at, _)| at);
        let numbers = project.versions().iter().map(|(_, version)| find(&version.id)).collect();
        let to_come = versions.plans.iter().filter_map(|plan| find(&format!("{}@{TO_COME}", plan.id))).collect();
        let names = Names::new(versions, project.config.vintage, FxHashMap::default());
        let mut horizon = Self { names, numbers, to_come };
        let mut features: FxHashMap<String, VersionSet> =
            project.names.features().map(|(name, set)| (name.to_owned(), horizon.extended(project, set))).collect();
        if project.config.vintage.is_historical() {
            features.extend(horizon.placeholders(project));
        }
        let Names { versions, vintage, .. } = horizon.names;
        horizon.names = Names::new(versions, vintage, features);
        Some(horizon)
    }

    /// For whom a page is.
    pub fn audience(&self, project: &Project, page: &Page) -> VersionSet {
        let front_matter = page.source.front_matter();
        let own = self.extended(project, page.versions);
        let Some(declared) = &front_matter.versions else {
            return if front_matter.versions_unreadable { own } else { self.names.versions.all_set() };
        };
        let feature = |name: &str| self.names.get(name);
        let versions = &self.names.versions;
        let applicable = declared.value.applicable(page.source.file, versions, self.names.vintage, &feature);
        own | applicable.selected | self.waiting(&declared.value)
    }

    /// A set of the project's versions; a version to come is in it if the newest of its plan is.
    fn extended(&self, project: &Project, set: VersionSet) -> VersionSet {
        let known: VersionSet = set.iter().filter_map(|version| *self.numbers.get(version)?).collect();
        let newest = |plan: &usize| {
            let of_plan = project.versions().of_plan(*plan);
            of_plan.iter().max_by_key(|version| project.versions().get(*version).number)
        };
        let goes_on = (0..self.to_come.len()).filter(|plan| newest(plan).is_some_and(|newest| set.contains(newest)));
        goes_on.filter_map(|plan| self.to_come.get(plan).copied()).collect::<VersionSet>() | known
    }

    /// The versions to come of plans without numbers that a page is to be in later: `ghae: 'issue-4864'`.
    fn waiting(&self, declared: &VersionsDeclaration) -> VersionSet {
        let VersionsDeclaration::Each { entries, .. } = declared else { return VersionSet::EMPTY };
        let plans = entries.iter().filter(|(_, requirement)| matches!(requirement.value, Requirement::Range(_)));
        let plans = plans.filter_map(|(key, _)| self.names.versions.find_plan(&key.value));
        plans.filter(|plan| !self.names.versions.plans[*plan].is_numbered()).map(|plan| self.to_come[plan]).collect()
    }

    /// Names such as `ghae-issue-4864`: up to 2021, how writers say "not yet".
    fn placeholders(&self, project: &Project) -> Vec<(String, VersionSet)> {
        let mut words: FxHashSet<&str> = FxHashSet::default();
        for (_, file) in project.files.iter() {
            for tag in after_each(&file.text, "{%") {
                words.extend(tag.split("%}").next().unwrap_or("").split_whitespace().filter(|word| word.contains('-')));
            }
        }
        let mut words: Vec<&str> = words.into_iter().collect();
        words.sort_unstable();
        let of_plan = |word: &&str| placeholder_of(word, &self.names.versions).map(|plan| self.to_come[plan]);
        words.iter().filter_map(|word| Some(((*word).to_owned(), VersionSet::single(of_plan(word)?)))).collect()
    }
}

/// The plan without numbered releases that a name waits for.
pub fn placeholder_of(name: &str, versions: &Versions) -> Option<usize> {
    let of = |plan: &Plan| name.strip_prefix(&*plan.short).is_some_and(|rest| rest.starts_with('-') && rest.len() > 1);
    versions.plans.iter().position(|plan| !plan.is_numbered() && of(plan))
}

/// True if a plan may have or have had a release of this number: one that is known, any before the first that is, and the
/// one that follows the last.
pub fn is_known_release(plan: &Plan, release: &str) -> bool {
    let Some(number) = Release::parse(release) else { return true };
    let all = plan.releases.iter().chain(&plan.upcoming).chain(&plan.deprecated);
    let known: Vec<Release> = all.filter(|known| *known != TO_COME).filter_map(|known| Release::parse(known)).collect();
    let (Some(first), Some(last)) = (known.iter().min(), known.iter().max()) else { return true };
    let next = [Release::new(last.major, last.minor + 1, 0), Release::new(last.major + 1, 0, 0)];
    known.contains(&number) || number < *first || next.contains(&number)
}
