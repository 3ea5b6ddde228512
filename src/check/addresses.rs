//! Where the addresses of a difference lead: two that lead to one place differ for no reader, and of one that leads nowhere
//! the finding says so. The addresses of the source are the concern of `source`.

use super::compare::Checker;
use crate::bitext::{Difference, DifferenceKind, PlaceableKind};
use crate::project::{Link, PageId, is_asset};

impl Checker<'_> {
    /// True for links to a page by an address that it had and by the one that it has: the old one is redirected.
    pub fn leads_alike(&self, difference: &Difference) -> bool {
        let DifferenceKind::Placeables { kind: PlaceableKind::Link, missing, extra } = &difference.kind else {
            return false;
        };
        match (self.places(missing), self.places(extra)) {
            (Some(missing), Some(extra)) => missing == extra,
            _ => false,
        }
    }

    /// Where addresses lead, sorted; None if one of them leads out of the site or nowhere.
    fn places<'a>(&self, addresses: &'a [Box<str>]) -> Option<Vec<(PageId, &'a str)>> {
        let mut places: Vec<_> = addresses.iter().map(|address| self.place(address)).collect::<Option<_>>()?;
        places.sort_unstable();
        Some(places)
    }

    /// What to say of a link that only the translation has, if no page has its address.
    pub fn dead_end(&self, difference: &Difference) -> Option<String> {
        let DifferenceKind::Placeables { kind: PlaceableKind::Link, extra, .. } = &difference.kind else { return None };
        if self.marks.takes_all() {
            return None;
        }
        let is_dead = |address: &str| {
            let path = address.split(['#', '?']).next().unwrap_or("");
            let link = Link::parse(address, false, self.project);
            let permalink = link.permalink(self.project);
            let is_page = path.starts_with('/') && !path.starts_with("//") && !path.contains('{') && !is_asset(path);
            is_page
                && !link.is_archived(self.project)
                && permalink.is_some_and(|it| self.project.find_target(it).is_none())
        };
        extra.iter().find(|address| is_dead(address)).map(|address| format!("no page has the address `{address}`"))
    }

    /// The page and the fragment that an address leads to.
    fn place<'a>(&self, address: &'a str) -> Option<(PageId, &'a str)> {
        let (path, fragment) = address.split_once('#').unwrap_or((address, ""));
        let link = Link::parse(path, false, self.project);
        // An address that names a version leads to that version alone.
        let Link::Current { .. } = link else { return None };
        Some((self.project.find_target(link.permalink(self.project)?)?, fragment))
    }
}
