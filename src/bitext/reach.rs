//! For whom a data text is: the versions of the pages that insert it, as far as the conditions around the tags let them.

use crate::document::FieldName;
use crate::liquid::{Insertion, Names, Node, Reference, Template};
use crate::project::{Page, Project};
use crate::version::VersionSet;
use rustc_hash::FxHashMap;

/// Versions in which each data text is seen, by its path, as the source's pages have it.
#[derive(Debug, Default)]
pub struct Reach(FxHashMap<String, VersionSet>);

impl Reach {
    /// Follows every tag of the source's pages, through data that inserts data.
    pub fn new(project: &Project) -> Self {
        Self::among(project, &project.names, &|page| page.versions)
    }

    /// The same for the versions that `names` knows, of which a page is in those that `versions` gives.
    pub fn among(project: &Project, names: &Names, versions: &dyn Fn(&Page) -> VersionSet) -> Self {
        let mut reach = Self::default();
        let mut open = Vec::new();
        for page in &project.pages {
            let fields = FieldName::ALL.iter().filter_map(|name| page.source.field(*name));
            for template in std::iter::once(page.source.body()).chain(fields) {
                reach.follow(names, template, &template.nodes, versions(page), &mut open);
            }
        }
        while let Some((path, versions)) = open.pop() {
            let Some(entry) = project.entry(0, &path) else { continue };
            let instance = entry.instance(&Insertion::default(), project.data_options());
            reach.follow(names, &instance.template, &instance.template.nodes, versions, &mut open);
        }
        reach
    }

    /// The versions in which the text at `path` is seen; None if no tag names it.
    pub fn of(&self, path: &str) -> Option<VersionSet> {
        self.0.get(path).copied()
    }

    /// Notes what `nodes` insert for `versions`; what is new is open to be followed.
    fn follow(
        &mut self,
        names: &Names,
        template: &Template,
        nodes: &[Node],
        versions: VersionSet,
        open: &mut Vec<(String, VersionSet)>,
    ) {
        for node in nodes {
            let Node::Tag(tag) = node else { continue };
            if let Some(Reference::Data(path)) = tag.behaviour.reference() {
                let known = self.0.entry(path.to_owned()).or_default();
                let new = versions - *known;
                *known = *known | versions;
                if !new.is_empty() {
                    open.push((path.to_owned(), new));
                }
            }
            let mut rest = versions;
            for branch in &tag.branches {
                let here = match (tag.name, branch.name) {
                    ("ifversion", "else") => rest,
                    ("ifversion", _) => {
                        let truth = names.truth(branch.arguments.slice(&template.source.text));
                        let here = truth.map_or(VersionSet::EMPTY, |truth| truth & rest);
                        rest = rest - here;
                        here
                    }
                    _ => versions,
                };
                self.follow(names, template, &branch.body, here, open);
            }
        }
    }
}
