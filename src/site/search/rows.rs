//! What is shown of a page among the results: its title, the pages above it, its introduction, its headings.

use super::entry::{self, Entry, Shared, by_version};
use super::index::Sets;
use crate::project::PageId;
use crate::site::Site;
use crate::site::html_text;
use crate::text::slug;
use crate::version::VersionSet;
use rustc_hash::FxHashMap;
use serde::Serialize;

/// A page: the number of the branch that it is in; its address below that branch's folder, or below the edition's if it
/// begins with `/`; titles, introductions, headings.
#[derive(Debug, Serialize)]
pub struct Row<'r>(Option<usize>, String, Varied<&'r str>, Varied<&'r str>, Vec<Heading<'r>>);

/// A page that has others below it: the number of the branch that it is in, its folder, its titles.
#[derive(Debug, Serialize)]
pub struct BranchRow<'r>(Option<usize>, &'r str, Varied<String>);

/// What may differ between versions: what all of them have, or what each set has, by its number.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Varied<T> {
    One(T),
    Many(Vec<(u32, T)>),
}

/// A heading as text, with its id unless that is the slug of a text in ASCII, and the number of its set unless it is in all
/// versions of its page.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Heading<'r> {
    Title(&'r str),
    WithId(&'r str, &'r str),
    InSome(&'r str, Option<&'r str>, u32),
}

impl<T> Varied<T> {
    fn new<V>(values: impl ExactSizeIterator<Item = Shared<V>>, sets: &mut Sets, shown: impl Fn(V) -> T) -> Self {
        let is_one = values.len() == 1;
        let mut values = values.map(|value| (value.versions, shown(value.value)));
        match values.next() {
            Some((_, only)) if is_one => Self::One(only),
            first => {
                Self::Many(first.into_iter().chain(values).map(|(set, value)| (sets.number(set), value)).collect())
            }
        }
    }
}

impl<'r> Heading<'r> {
    fn new(heading: &'r Shared<entry::Heading>, page: VersionSet, sets: &mut Sets) -> Self {
        let (title, id) = (heading.value.title.as_str(), heading.value.id.as_str());
        let id = Some(id).filter(|id| !title.is_ascii() || slug(title) != *id);
        match id {
            _ if heading.versions != page => Self::InSome(title, id, sets.number(heading.versions)),
            Some(id) => Self::WithId(title, id),
            None => Self::Title(title),
        }
    }
}

/// The rows of one locale.
#[derive(Debug)]
pub struct Rows<'r> {
    site: &'r Site<'r>,
    locale: usize,
    /// Pages with others below them, in order, but for the home page.
    branches: Vec<PageId>,
    numbers: FxHashMap<PageId, usize>,
}

impl<'r> Rows<'r> {
    pub fn new(site: &'r Site<'r>, locale: usize, pages: &[(PageId, Entry)]) -> Self {
        let above = |page: &PageId| site.project().page(*page).parent.filter(|parent| Some(*parent) != site.home);
        let mut branches: Vec<PageId> =
            pages.iter().flat_map(|(page, _)| std::iter::successors(above(page), above)).collect();
        branches.sort_unstable();
        branches.dedup();
        let numbers = branches.iter().enumerate().map(|(number, page)| (*page, number)).collect();
        Self { site, locale, branches, numbers }
    }

    /// The rows of some pages.
    pub fn of_pages<'e>(&self, pages: &'e [(PageId, Entry)], sets: &mut Sets) -> Vec<Row<'e>> {
        pages.iter().map(|(page, entry)| self.row(*page, entry, sets)).collect()
    }

    /// The rows of all branches.
    pub fn branches(&self, sets: &mut Sets) -> Vec<BranchRow<'r>> {
        let row = |page: &PageId| {
            let versions = self.site.project().page(*page).versions & self.site.renderer.selection.versions;
            let label = |version| Some(self.site.renderer.titles.label(*page, self.locale, version));
            let titles = by_version(versions, label).into_iter();
            let titles = Varied::new(titles, sets, |title| html_text::plain(title, usize::MAX));
            BranchRow(self.branch_of(*page), self.folder(*page), titles)
        };
        self.branches.iter().map(row).collect()
    }

    fn row<'e>(&self, page: PageId, entry: &'e Entry, sets: &mut Sets) -> Row<'e> {
        let branch = self.branch_of(page);
        let address = self.site.addresses.page_href(page);
        let folder = branch.map(|branch| self.folder(self.branches[branch]));
        let below = folder.and_then(|folder| address.strip_prefix(folder));
        let shown = |values: &'e [Shared<String>], sets: &mut Sets| {
            Varied::new(values.iter().map(Shared::as_ref), sets, String::as_str)
        };
        Row(
            branch,
            below.map_or_else(|| format!("/{address}"), str::to_owned),
            shown(&entry.titles, sets),
            shown(&entry.intros, sets),
            entry.headings.iter().map(|heading| Heading::new(heading, entry.versions, sets)).collect(),
        )
    }

    fn branch_of(&self, page: PageId) -> Option<usize> {
        self.numbers.get(&self.site.project().page(page).parent?).copied()
    }

    /// The folder in which a page is, with `/` at the end.
    fn folder(&self, page: PageId) -> &'r str {
        let address = self.site.addresses.page_href(page);
        &address[..address.rfind('/').map_or(0, |slash| slash + 1)]
    }
}
