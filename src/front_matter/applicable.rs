//! Which versions a declaration selects.

use super::{Field, Requirement, VersionsDeclaration};
use crate::diagnostic::Diagnostic;
use crate::dialect::Vintage;
use crate::text::{FileId, TextRange};
use crate::version::{Release, ReleaseRange, VersionSet, Versions};

/// What a page's `versions` select. `selected` holds built and upcoming versions: the caller masks it with
/// [`Versions::built_set`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applicable {
    pub selected: VersionSet,
    pub diagnostics: Vec<Diagnostic>,
}

/// The release that a plan without numbered ones is taken for, where its value is tested at all.
const UNNUMBERED: Release = Release::new(1, 0, 0);

impl VersionsDeclaration {
    /// Unites what the entries select; an entry that cannot be understood is a finding, and selects nothing. `feature`
    /// gives the versions of a feature by its name, `None` for an unknown one.
    ///
    /// A declaration that selects nothing is a finding, unless one of its entries is one already.
    pub fn applicable(
        &self,
        file: FileId,
        versions: &Versions,
        vintage: Vintage,
        feature: &dyn Fn(&str) -> Option<VersionSet>,
    ) -> Applicable {
        let Self::Each { range, entries } = self else {
            return Applicable { selected: versions.all_set(), diagnostics: Vec::new() };
        };
        let mut selection = Selection { file, versions, vintage, feature, diagnostics: Vec::new() };
        let select = |set, (key, requirement): &_| set | selection.entry(key, requirement);
        let selected = entries.iter().fold(VersionSet::EMPTY, select);
        let mut diagnostics = selection.diagnostics;
        if selected.is_empty() && diagnostics.is_empty() {
            diagnostics.push(no_version(file, *range));
        }
        Applicable { selected, diagnostics }
    }
}

fn no_version(file: FileId, range: TextRange) -> Diagnostic {
    Diagnostic::error("no-version", file, range, "this selects no version of the project")
        .with_help("select a version that is built or upcoming, or remove the file")
}

struct Selection<'a> {
    file: FileId,
    versions: &'a Versions,
    vintage: Vintage,
    feature: &'a dyn Fn(&str) -> Option<VersionSet>,
    diagnostics: Vec<Diagnostic>,
}

impl Selection<'_> {
    fn entry(&mut self, key: &Field<String>, requirement: &Field<Requirement>) -> VersionSet {
        match &requirement.value {
            // Upstream merges the features of a list plan by plan, and the last one that names a plan decides for it. Only
            // their sets are known here, so a list is a union; for one feature, which is what pages have, it is the same.
            Requirement::Features(names) => {
                names.iter().fold(VersionSet::EMPTY, |set, name| set | self.named_feature(name))
            }
            Requirement::Range(text) => match self.versions.find_plan(&key.value) {
                Some(plan) => self.plan(plan, text, requirement.range),
                None => self.unknown_key(key),
            },
        }
    }

    fn named_feature(&mut self, name: &Field<String>) -> VersionSet {
        (self.feature)(&name.value).unwrap_or_else(|| {
            let message = format!("there is no feature `{}`", name.value);
            let finding = Diagnostic::error("unknown-feature", self.file, name.range, message);
            self.diagnostics.push(finding.with_help("a feature is a file below `data/features`, without its `.yml`"));
            VersionSet::EMPTY
        })
    }

    fn plan(&mut self, plan: usize, text: &str, place: TextRange) -> VersionSet {
        let range = ReleaseRange::parse(text);
        if !self.versions.plans[plan].is_numbered() {
            // The current engine does not look at the value. That of 2021 tests it, and what is no range, such as
            // `ghae-issue-4999`, is how its writers say "not yet".
            let selects = !self.vintage.is_historical() || range.is_ok_and(|range| range.contains(UNNUMBERED));
            return if selects { self.versions.of_plan(plan) } else { VersionSet::EMPTY };
        }
        match range {
            Ok(range) => self.releases(plan, &range),
            Err(error) => {
                let finding = Diagnostic::error("invalid-version-range", self.file, place, error.to_string());
                self.diagnostics.push(finding.with_help("write `'*'`, `'>=3.1'`, `'<3.3'` or `'>=3.1 <3.3'`"));
                VersionSet::EMPTY
            }
        }
    }

    /// Versions of `plan` in `range`, upcoming ones too.
    fn releases(&self, plan: usize, range: &ReleaseRange) -> VersionSet {
        let of_plan = self.versions.iter().filter(|(_, version)| version.plan == plan);
        of_plan.filter(|(_, version)| version.number.is_some_and(|it| range.contains(it))).map(|(at, _)| at).collect()
    }

    fn unknown_key(&mut self, key: &Field<String>) -> VersionSet {
        let message = format!("`versions` has no key `{}`", key.value);
        let mut finding = Diagnostic::error("unknown-version-key", self.file, key.range, message);
        finding.help = nearest(&key.value, self.known_keys()).map(|near| format!("did you mean `{near}`?"));
        self.diagnostics.push(finding);
        VersionSet::EMPTY
    }

    fn known_keys(&self) -> impl Iterator<Item = &str> {
        let of_plans = self.versions.plans.iter().flat_map(|plan| [plan.short.as_str(), plan.id.as_str()]);
        of_plans.chain(["feature"])
    }
}

/// The first of `names` with the fewest edits to `name`.
fn nearest<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    names.min_by_key(|known| edit_distance(name, known))
}

/// Letters to insert, remove or replace (Levenshtein).
fn edit_distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (at, letter) in from.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], at + 1);
        for (column, other) in to.iter().enumerate() {
            let replaced = diagonal + usize::from(letter != *other);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[to.len()]
}

#[cfg(test)]
mod tests {
    use super::super::parse_feature;
    use super::*;
    use crate::version::Plan;

    fn plan(id: &str, short: &str, releases: &[&str], upcoming: &[&str]) -> Plan {
        let owned = |list: &[&str]| list.iter().map(|&text| text.to_owned()).collect();
        Plan {
            id: id.to_owned(),
            short: short.to_owned(),
            title: id.to_owned(),
            default: false,
            releases: owned(releases),
            upcoming: owned(upcoming),
            deprecated: Vec::new(),
        }
    }

    /// The versions of `reference/github-docs-modern.md`, section 8.
    fn versions() -> Versions {
        let releases = ["3.22", "3.21", "3.20", "3.19", "3.18", "3.17"];
        let plans = vec![
            plan("free-pro-team", "fpt", &[], &[]),
            plan("enterprise-cloud", "ghec", &[], &[]),
            plan("enterprise-server", "ghes", &releases, &["3.23", "3.24"]),
        ];
        Versions::new(plans).expect("few versions")
    }

    /// Versions that the map `written` selects and that are built, then rule and place of what is found.
    fn select(written: &str, vintage: Vintage) -> String {
        let versions = versions();
        let text = format!("versions: {{{written}}}");
        let (declaration, found) = parse_feature(FileId(0), &text);
        assert_eq!(found, []);
        let feature = |name: &str| match name {
            "bar" => Some(VersionSet::single(6) | VersionSet::single(7)),
            "none" => Some(VersionSet::EMPTY),
            _ => None,
        };
        let applicable = declaration.expect("versions").applicable(FileId(0), &versions, vintage, &feature);
        let ids = versions.ids(applicable.selected & versions.built_set());
        let ids = ids.into_iter().map(|id| {
            id.rsplit_once('@').map_or(id, |(plan, release)| match release {
                "latest" => plan,
                release => release,
            })
        });
        let found = applicable.diagnostics.iter().map(|found| {
            assert!(found.help.is_some(), "{}", found.check);
            format!("{}: {}", found.check, found.label.range.slice(&text))
        });
        ids.map(str::to_owned).chain(found).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn the_current_engine() {
        for (written, expected) in [
            ("fpt: '*', ghes: '>=3.20'", "free-pro-team, 3.22, 3.21, 3.20"),
            ("ghes: '>=3.18 <3.20'", "3.19, 3.18"),
            ("ghes: '>3.18'", "3.22, 3.21, 3.20, 3.19"),
            ("ghes: '3.19'", "3.19"),
            ("ghes: 3.19", "3.19"),
            ("fpt: '<1'", "free-pro-team"),
            ("fpt: 'next'", "free-pro-team"),
            ("feature: bar", "3.18, 3.17"),
            ("fpt: '*', feature: bar", "free-pro-team, 3.18, 3.17"),
            ("enterprise-cloud: '*', feature: [none, bar]", "enterprise-cloud, 3.18, 3.17"),
            ("ghes: '<3.10'", "no-version: {ghes: '<3.10'}"),
            ("", "no-version: {}"),
            ("feature: none", "no-version: {feature: none}"),
            ("ghes: '>3.22'", ""),
            ("ghae: '*'", "unknown-version-key: ghae"),
            ("ghae: '*', ghec: '*'", "enterprise-cloud, unknown-version-key: ghae"),
            ("ghes: 'next', fpt: '*'", "free-pro-team, invalid-version-range: 'next'"),
            ("feature: [baz, bar]", "3.18, 3.17, unknown-feature: baz"),
        ] {
            assert_eq!(select(written, Vintage::Current), expected, "{written}");
        }
    }

    #[test]
    fn the_engine_of_2021_tests_plans_without_releases() {
        for (written, expected) in [
            ("fpt: '*', ghec: '>=1'", "free-pro-team, enterprise-cloud"),
            ("fpt: '*', ghec: 'ghae-issue-4999'", "free-pro-team"),
            ("fpt: 'next'", "no-version: {fpt: 'next'}"),
            ("fpt: '<1', ghes: 'next'", "invalid-version-range: 'next'"),
        ] {
            assert_eq!(select(written, Vintage::Y2021), expected, "{written}");
            assert_eq!(select(written, Vintage::Y2020), expected, "{written}");
        }
    }

    #[test]
    fn a_bare_star_is_every_version() {
        let all = VersionsDeclaration::All.applicable(FileId(0), &versions(), Vintage::Current, &|_| None);
        assert_eq!(all.selected, versions().all_set());
    }

    #[test]
    fn the_nearest_known_key() {
        let known = || ["fpt", "free-pro-team", "ghec", "ghes", "feature"].into_iter();
        for (name, near) in
            [("gehs", "ghes"), ("ghe", "ghec"), ("ghess", "ghes"), ("features", "feature"), ("ftp", "fpt")]
        {
            assert_eq!(nearest(name, known()), Some(near), "{name}");
        }
    }
}
