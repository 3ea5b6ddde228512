//! The plans that trees of this shape are known to have.

/// A plan that `init` can name.
pub(super) struct KnownPlan {
    pub(super) id: &'static str,
    pub(super) short: &'static str,
    pub(super) title: &'static str,
    pub(super) is_numbered: bool,
}

/// In the order of version pickers and of fallback.
pub(super) const KNOWN_PLANS: [KnownPlan; 4] = [
    KnownPlan { id: "free-pro-team", short: "fpt", title: "Free, Pro, & Team", is_numbered: false },
    KnownPlan { id: "enterprise-cloud", short: "ghec", title: "Enterprise Cloud", is_numbered: false },
    KnownPlan { id: "enterprise-server", short: "ghes", title: "Enterprise Server", is_numbered: true },
    KnownPlan { id: "github-ae", short: "ghae", title: "GitHub AE", is_numbered: false },
];

/// The id of the known plan that goes by this id or short name; other names are their own ids.
pub(super) fn canonical_id(name: &str) -> &str {
    KNOWN_PLANS.iter().find(|plan| plan.short == name).map_or(name, |plan| plan.id)
}

pub(super) fn is_known(id: &str) -> bool {
    KNOWN_PLANS.iter().any(|plan| plan.id == id)
}

/// True for features that are named after a known plan: `ghae-next`, `ghae-issue-4974`.
pub(super) fn is_feature_of_plan(key: &str) -> bool {
    KNOWN_PLANS.iter().any(|plan| key.strip_prefix(plan.short).is_some_and(|rest| rest.starts_with('-')))
}
