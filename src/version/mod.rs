//! Product versions: plans, their releases, and sets of versions.
//!
//! A version is a plan with a release (`enterprise-server@3.4`). Conditions on versions are `liquid`'s; the `versions`
//! of a page are `front_matter`'s; both end in a [`VersionSet`].

mod range;
mod release;
mod set;

pub use range::{RangeError, ReleaseRange};
pub use release::Release;
pub use set::{MAXIMUM_VERSIONS, VersionSet};

/// A product line, with or without numbered releases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// `enterprise-server`
    pub id: String,
    /// `ghes`
    pub short: String,
    pub title: String,
    /// The default plan's segment is left out of addresses.
    pub default: bool,
    /// Newest first; empty for a plan without numbered releases, whose only release is `latest`.
    pub releases: Vec<String>,
    /// Releases that are planned; they may be named in ranges but are not built.
    pub upcoming: Vec<String>,
    /// Releases that are no longer built; they are only numbers in ranges and addresses.
    pub deprecated: Vec<String>,
}

impl Plan {
    pub fn is_numbered(&self) -> bool {
        !self.releases.is_empty()
    }

    /// The newest release, or `latest`.
    pub fn latest(&self) -> &str {
        self.releases.first().map_or("latest", String::as_str)
    }
}

/// One version: index of its plan, and its release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Index into [`Versions::plans`].
    pub plan: usize,
    /// `3.4`, or `latest`.
    pub release: String,
    /// The release as a number, where it is one.
    pub number: Option<Release>,
    /// `enterprise-server@3.4`
    pub id: String,
    /// Plan title with the release: `Enterprise Server 3.4`.
    pub title: String,
}

/// All versions of a project in their configured order: those that are built first, then upcoming ones.
#[derive(Debug, Clone, Default)]
pub struct Versions {
    pub plans: Vec<Plan>,
    all: Vec<Version>,
    built: usize,
}

impl Versions {
    /// The versions of `plans` in order, releases newest first.
    ///
    /// # Errors
    /// Gives the number of versions back where there are more than [`MAXIMUM_VERSIONS`].
    pub fn new(plans: Vec<Plan>) -> Result<Self, usize> {
        let mut all = Vec::new();
        for (at, plan) in plans.iter().enumerate() {
            if plan.is_numbered() {
                all.extend(plan.releases.iter().map(|release| version(at, plan, release)));
            } else {
                all.push(version(at, plan, "latest"));
            }
        }
        let built = all.len();
        for (at, plan) in plans.iter().enumerate() {
            all.extend(plan.upcoming.iter().map(|release| version(at, plan, release)));
        }
        if all.len() > MAXIMUM_VERSIONS { Err(all.len()) } else { Ok(Self { plans, all, built }) }
    }

    pub fn get(&self, index: usize) -> &Version {
        &self.all[index]
    }

    pub fn plan_of(&self, index: usize) -> &Plan {
        &self.plans[self.all[index].plan]
    }

    /// The versions that are built, with their indices.
    pub fn built(&self) -> impl Iterator<Item = (usize, &Version)> {
        self.all[..self.built].iter().enumerate()
    }

    /// Every version, upcoming ones too.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &Version)> {
        self.all.iter().enumerate()
    }

    pub fn built_set(&self) -> VersionSet {
        VersionSet::first(self.built)
    }

    /// Every version, upcoming ones too, as a set.
    pub fn all_set(&self) -> VersionSet {
        VersionSet::first(self.all.len())
    }

    /// All versions of one plan, upcoming ones too.
    pub fn of_plan(&self, plan: usize) -> VersionSet {
        self.iter().filter(|(_, version)| version.plan == plan).map(|(at, _)| at).collect()
    }

    /// The plan with this id or short name.
    pub fn find_plan(&self, name: &str) -> Option<usize> {
        self.plans.iter().position(|plan| plan.id == name || plan.short == name)
    }

    /// The built version with this id (`plan-id@release`, `plan-id@latest`, or the bare plan id for its newest).
    pub fn find(&self, id: &str) -> Option<usize> {
        let (plan, release) = id.split_once('@').unwrap_or((id, "latest"));
        let plan = self.plans.iter().position(|candidate| candidate.id == plan)?;
        let release = if release == "latest" { self.plans[plan].latest() } else { release };
        self.all[..self.built].iter().position(|version| version.plan == plan && version.release == release)
    }

    /// Ids of the versions in `set`, in order.
    pub fn ids(&self, set: VersionSet) -> Vec<&str> {
        set.iter().map(|at| self.all[at].id.as_str()).collect()
    }
}

fn version(at: usize, plan: &Plan, release: &str) -> Version {
    let title = if plan.is_numbered() { format!("{} {release}", plan.title) } else { plan.title.clone() };
    Version {
        plan: at,
        release: release.to_owned(),
        number: Release::parse(release),
        id: format!("{}@{release}", plan.id),
        title,
    }
}
