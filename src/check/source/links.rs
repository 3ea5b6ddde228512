//! Where the links and images of the source lead, version by version, as the renderer resolves them.

use super::discovery::Discovery;
use super::page_view::{Address, AddressKind};
use super::survey::Survey;
use crate::diagnostic::Label;
use crate::liquid::{Frame, Place};
use crate::project::{Link, PageId, Project, is_asset};
use crate::version::VersionSet;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Pages that insert a reusable are named up to this number.
const MOST_PAGES: usize = 3;

/// A link or image at one place of the source that does not lead where it should.
#[derive(Debug)]
pub struct Problem {
    pub href: String,
    pub outcome: Outcome,
    pub place: Frame,
    /// Where it is inserted, the first few.
    pub related: Vec<Label>,
    /// The readers concerned.
    pub versions: VersionSet,
}

/// What becomes of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Outcome {
    /// There is no such page.
    Dead,
    /// The address names a version that there never was.
    UnknownVersion,
    /// The page is not in the version.
    OtherVersion(PageId),
    /// The page has another address now.
    Redirected(PageId),
    /// The page has no such place.
    DeadFragment(PageId),
    /// There is no such file.
    MissingAsset,
    /// An address that begins neither with `/` nor with `#`.
    Relative,
}

impl Problem {
    /// What is to be said of it.
    pub fn discovery(&self, message: String) -> Discovery {
        let mut discovery = Discovery::new(self.place, self.versions, &self.href, message);
        discovery.related.clone_from(&self.related);
        discovery
    }
}

/// Every problem of the source, in the order of files and places.
pub fn problems(survey: &Survey<'_>) -> Vec<Problem> {
    let mut found: BTreeMap<(Frame, Outcome, &str), (VersionSet, Vec<Frame>)> = BTreeMap::new();
    for &page in survey.concerned() {
        let mut known = Known { survey, page, outcomes: FxHashMap::default() };
        for address in &survey.page(page).addresses {
            for (outcome, versions) in known.outcomes(address) {
                let Place { frame, calls } = &address.place;
                let entry = found.entry((*frame, outcome, &address.href)).or_default();
                entry.0 = entry.0 | versions;
                let call = calls.first().filter(|call| entry.1.len() < MOST_PAGES && !entry.1.contains(call));
                entry.1.extend(call);
            }
        }
    }
    let elsewhere = made_elsewhere(survey, found.keys().map(|(_, outcome, _)| *outcome));
    found.retain(|(_, outcome, _), _| !matches!(outcome, Outcome::DeadFragment(page) if elsewhere.contains(page)));
    let problem = |((place, outcome, href), (versions, calls)): ((Frame, Outcome, &str), (VersionSet, Vec<Frame>))| {
        let related = calls.iter().map(|call| Label::new(call.file, call.range, "included here")).collect();
        Problem { href: href.to_owned(), outcome, place, related, versions }
    };
    found.into_iter().map(problem).collect()
}

/// From so many fragments on, a page that has none of them is taken for one that is filled in elsewhere, such as a
/// reference that is made from code.
const LEAST_FRAGMENTS: usize = 3;

/// The pages of which nobody knows here what they hold: each fragment that links name is absent from them.
fn made_elsewhere(survey: &Survey<'_>, outcomes: impl Iterator<Item = Outcome>) -> FxHashSet<PageId> {
    let dead = |outcome| if let Outcome::DeadFragment(page) = outcome { Some(page) } else { None };
    let mut pages: FxHashSet<PageId> = outcomes.filter_map(dead).collect();
    if pages.is_empty() {
        return pages;
    }
    let fragments = survey.written().fragments();
    pages.retain(|page| {
        let Some(named) = fragments.get(page) else { return false };
        named.len() >= LEAST_FRAGMENTS && !survey.page(*page).ids().any(|id| named.contains(id))
    });
    pages
}

/// The addresses of one page whose outcome is known: the variants of a page share most of them.
struct Known<'s, 'p> {
    survey: &'s Survey<'p>,
    page: PageId,
    outcomes: FxHashMap<(&'s str, usize, bool), Option<Outcome>>,
}

impl<'s> Known<'s, '_> {
    /// What is wrong with an address, in which of its versions.
    fn outcomes(&mut self, address: &'s Address) -> Vec<(Outcome, VersionSet)> {
        let mut wrong: Vec<(Outcome, VersionSet)> = Vec::new();
        for version in address.versions.iter() {
            let Some(outcome) = self.outcome(address, version) else { continue };
            match wrong.iter_mut().find(|(known, _)| *known == outcome) {
                Some((_, versions)) => *versions = *versions | VersionSet::single(version),
                None => wrong.push((outcome, VersionSet::single(version))),
            }
        }
        wrong
    }

    fn outcome(&mut self, address: &'s Address, version: usize) -> Option<Outcome> {
        let key = (address.href.as_str(), version, address.kind == AddressKind::Image);
        if let Some(known) = self.outcomes.get(&key) {
            return *known;
        }
        let outcome = match target(self.survey.project, self.page, address, version) {
            Target::Elsewhere => None,
            Target::Wrong(outcome) => Some(outcome),
            Target::Place { page, version, is_redirected } => {
                let fragment = decoded(split_fragment(&address.href).1);
                // Every page has a top.
                let is_top = fragment.is_empty() || fragment == "top";
                match is_top || self.survey.page(page).has_id(&fragment, version) {
                    false => Some(Outcome::DeadFragment(page)),
                    true => is_redirected.then_some(Outcome::Redirected(page)),
                }
            }
        };
        self.outcomes.insert(key, outcome);
        outcome
    }
}

/// What a link leads to.
enum Target {
    /// A place of a page, in a version.
    Place {
        page: PageId,
        version: usize,
        is_redirected: bool,
    },
    /// What nothing is known of here.
    Elsewhere,
    Wrong(Outcome),
}

fn target(project: &Project, page: PageId, address: &Address, version: usize) -> Target {
    let path = split_fragment(&address.href).0;
    if is_asset(path) {
        return missing_asset(project, path);
    }
    match path {
        "" => return Target::Place { page, version, is_redirected: false },
        _ if address.kind == AddressKind::Image => return Target::Elsewhere,
        path if !path.starts_with('/') => return Target::Wrong(Outcome::Relative),
        _ => {}
    }
    let link = Link::parse(&address.href, address.kind == AddressKind::LinkToDefault, project);
    if link.is_archived(project) {
        return Target::Elsewhere;
    }
    let Some(permalink) = link.permalink(project) else { return Target::Wrong(Outcome::UnknownVersion) };
    let Some(page) = project.find_target(permalink) else { return Target::Wrong(Outcome::Dead) };
    let version = link.version(project, version);
    match project.page(page).versions.contains(version) {
        true => Target::Place { page, version, is_redirected: project.find_page(permalink).is_none() },
        false => Target::Wrong(Outcome::OtherVersion(page)),
    }
}

/// The address without query and fragment, and the fragment.
fn split_fragment(href: &str) -> (&str, &str) {
    let (address, fragment) = href.split_once('#').unwrap_or((href, ""));
    (address.split('?').next().unwrap_or(""), fragment)
}

/// Where nothing is known of assets, nothing is missing.
fn missing_asset(project: &Project, path: &str) -> Target {
    let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
    let name = segments.join("/");
    let is_known =
        project.assets.is_empty() || !path.starts_with("/assets") || project.assets.contains(&decoded(&name));
    if is_known { Target::Elsewhere } else { Target::Wrong(Outcome::MissingAsset) }
}

/// `%20` as a blank, for addresses as they are written; what is no text stays.
fn decoded(text: &str) -> Cow<'_, str> {
    if memchr::memchr(b'%', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        match digits.filter(|_| byte == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(decoded) => {
                bytes.push(decoded);
                rest = &after[2..];
            }
            None => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::{decoded, split_fragment};

    #[test]
    fn addresses_fall_into_parts() {
        assert_eq!(split_fragment("/a/b?c=d#e"), ("/a/b", "e"));
        assert_eq!(split_fragment("#e"), ("", "e"));
        assert_eq!(decoded("a%20b%E4%B8%AD%"), "a b中%");
    }
}
