//! Where links lead: an address as written becomes one in the reader's locale and version.
//!
//! Source of the rules: the engine's link rewriting, of 2021 and current; the manual's page on links has them as a table.

use super::Project;
use memchr::memmem::Finder;
use std::borrow::Cow;
use std::sync::LazyLock;

/// The target of a link, read once; the reader's edition decides the rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// Led elsewhere, or to a place in the same page: kept as it is.
    Fixed(Box<str>),
    /// Names its version, or a release that is no longer built: only the locale is put before it.
    Localized { path: Box<str> },
    /// Follows the reader: `path` has neither locale nor version, `tail` is query and fragment.
    Current { path: Box<str>, tail: Box<str>, to_default: bool },
}

impl Link {
    /// Reads the address `href`; `to_default` is set by the class `dotcom-only`, which leads to the default plan.
    pub fn parse(href: &str, to_default: bool, project: &Project) -> Self {
        let fixed = || Self::Fixed(href.into());
        if !href.starts_with('/') || names_host(href) || is_asset(href) {
            return fixed();
        }
        let href = href.strip_suffix('/').unwrap_or(href);
        let (path, tail) = split_tail(href);
        let path = single_slashes(path);
        let path = without_locale(&path, project);
        if names_version(path, project) {
            return Self::Localized { path: with_latest(path, tail, project).into() };
        }
        if names_deprecated(path, project) {
            return Self::Localized { path: format!("{path}{tail}").into() };
        }
        let path = without_legacy(path, project);
        Self::Current { path: path.into(), tail: tail.into(), to_default }
    }

    /// The address in an edition.
    pub fn resolve(&self, project: &Project, locale: usize, version: usize) -> String {
        match self {
            Self::Fixed(href) => href.to_string(),
            Self::Localized { path } => format!("/{}{path}", project.config.locales[locale].url),
            Self::Current { path, tail, .. } => {
                let version = self.version(project, version);
                format!("{}{path}{tail}", project.edition_prefix(locale, version))
            }
        }
    }

    /// The version that the link leads to for a reader of `version`.
    pub fn version(&self, project: &Project, version: usize) -> usize {
        match self {
            Self::Fixed(_) => version,
            Self::Localized { path } => named_version(path, project).map_or(version, |(named, _)| named),
            Self::Current { to_default: true, .. } => default_version(project).unwrap_or(version),
            Self::Current { path, .. } => {
                let plan = project.versions().get(version).plan;
                let pin = project.config.link_pins.iter().find(|pin| pin.applies(plan, path));
                pin.map_or(version, |pin| pin.to)
            }
        }
    }

    /// True for documentation of a release that is no longer built, which is kept elsewhere.
    pub fn is_archived(&self, project: &Project) -> bool {
        let Self::Localized { path } = self else { return false };
        let release = first_segment(path).split_once('@').map_or("", |(_, release)| release);
        let mut plans = project.versions().plans.iter();
        names_deprecated(path, project) || plans.any(|plan| plan.deprecated.iter().any(|known| known == release))
    }

    /// The page's address without locale and version, without a leading `/`; None for what is not a page of ours.
    pub fn permalink<'l>(&'l self, project: &Project) -> Option<&'l str> {
        match self {
            Self::Fixed(_) => None,
            Self::Current { path, .. } => Some(path.trim_matches('/')),
            Self::Localized { path } => named_version(path, project).map(|(_, permalink)| permalink),
        }
    }
}

/// The version that a localized address names, the default plan's where it names none, and the rest of its path.
fn named_version<'p>(path: &'p str, project: &Project) -> Option<(usize, &'p str)> {
    let (path, _) = split_tail(path);
    let path = path.trim_matches('/');
    let (first, rest) = path.split_once('/').unwrap_or((path, ""));
    match project.versions().find(first) {
        Some(version) => Some((version, rest)),
        None if first.contains('@') => None,
        None => default_version(project).map(|version| (version, path)),
    }
}

fn default_version(project: &Project) -> Option<usize> {
    project.versions().built().map(|(at, _)| at).find(|at| project.versions().plan_of(*at).default)
}

/// True for addresses of files that are published as they are.
pub fn is_asset(href: &str) -> bool {
    href.starts_with("/assets") || href.starts_with("/public")
}

/// Cuts off query and fragment.
fn split_tail(href: &str) -> (&str, &str) {
    href.split_at(memchr::memchr2(b'?', b'#', href.as_bytes()).unwrap_or(href.len()))
}

/// True for an address below the root of the site.
pub fn is_root_relative(href: &str) -> bool {
    href.starts_with('/') && !names_host(href)
}

/// `//example.com/x` leads elsewhere; `//licenses/x` is a slip of the pen.
pub fn names_host(href: &str) -> bool {
    href.strip_prefix("//").is_some_and(|rest| rest.split('/').next().is_some_and(|host| host.contains('.')))
}

fn single_slashes(path: &str) -> Cow<'_, str> {
    let mut path = Cow::Borrowed(path);
    while path.as_bytes().windows(2).any(|pair| pair == b"//") {
        path = path.replace("//", "/").into();
    }
    path
}

fn first_segment(path: &str) -> &str {
    let path = path.trim_start_matches('/');
    &path[..memchr::memchr(b'/', path.as_bytes()).unwrap_or(path.len())]
}

fn without_locale<'p>(path: &'p str, project: &Project) -> &'p str {
    let first = first_segment(path);
    let is_locale = project.config.locales.iter().any(|locale| locale.url == first || locale.code == first);
    if is_locale && !first.is_empty() { &path[1 + first.len()..] } else { path }
}

/// A first segment that is a plan, with or without a release; up to 2021, one that merely begins with a plan's id.
fn names_version(path: &str, project: &Project) -> bool {
    let first = first_segment(path);
    project.versions().plans.iter().any(|plan| {
        let rest = first.strip_prefix(plan.id.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('@') || project.config.vintage.is_historical())
    })
}

/// `PLAN@latest` with the number of the newest release; since 2021's end the default plan's segment is left out.
fn with_latest(path: &str, tail: &str, project: &Project) -> String {
    let first = first_segment(path);
    let rest = &path[1 + first.len()..];
    let versions = project.versions();
    match versions.find(first).filter(|_| first.contains('@')) {
        Some(version) if versions.plan_of(version).default && !project.config.vintage.is_historical() => {
            format!("{rest}{tail}")
        }
        Some(version) => format!("/{}{rest}{tail}", versions.get(version).id),
        None => format!("{path}{tail}"),
    }
}

static ENTERPRISE: LazyLock<Finder> = LazyLock::new(|| Finder::new("enterprise/"));

/// `/enterprise/2.19/…`: documentation of a release that is no longer built.
fn names_deprecated(path: &str, project: &Project) -> bool {
    // Hardly any address has the word at all.
    let Some(at) = ENTERPRISE.find(path.as_bytes()) else { return false };
    let mut segments = path[at..].split('/').skip_while(|segment| !segment.ends_with("enterprise")).skip(1);
    let Some(release) = segments.next() else { return false };
    project.versions().plans.iter().any(|plan| plan.deprecated.iter().any(|deprecated| deprecated == release))
}

/// `/enterprise/3.1/user/x`, `/enterprise/PLAN@RELEASE/x`, `/enterprise/x`: what is left of the addresses of old.
fn without_legacy(path: &str, project: &Project) -> String {
    let Some(rest) = path.strip_prefix("/enterprise/") else { return path.to_owned() };
    let (first, after) = rest.split_once('/').unwrap_or((rest, ""));
    let is_release = project.versions().plans.iter().any(|plan| plan.releases.iter().any(|release| release == first));
    let rest = if is_release || first.contains('@') { after } else { rest };
    let rest = rest.strip_prefix("user/").unwrap_or(rest);
    format!("/{rest}")
}
