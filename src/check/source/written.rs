//! Links and data as they are written, without evaluating anything: which pages a change may concern, and which places of a
//! page others name.

use crate::project::{Link, PageId, Project};
use rustc_hash::{FxHashMap, FxHashSet};

/// What the texts of the source lead to.
pub struct Written<'p> {
    project: &'p Project,
    texts: Vec<Text<'p>>,
}

/// One file of the source.
struct Text<'p> {
    path: &'p str,
    /// Addresses that begin with `/` or `#`, as far as they are written out.
    links: Vec<&'p str>,
    /// Paths of data in tags.
    data: Vec<&'p str>,
}

impl<'p> Written<'p> {
    pub fn new(project: &'p Project) -> Self {
        let config = &project.config;
        let is_source = |path: &str| {
            let below = |folder: &str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
            below(&config.content) || below(&config.data)
        };
        let files = project.files.iter().map(|(_, file)| file).filter(|file| is_source(&file.path));
        Self { project, texts: files.map(|file| Text::new(&file.path, &file.text)).collect() }
    }

    /// The pages that a change of the wanted files may concern: they are wanted, link to one that is or was, or insert data
    /// of which the same can be said.
    pub fn concerned(&self, wanted: &dyn Fn(&str) -> bool) -> FxHashSet<PageId> {
        let project = self.project;
        // Many texts have the same links and the same data.
        let links = self.texts.iter().flat_map(|text| text.links.iter().copied()).collect::<FxHashSet<&str>>();
        let leads_near = |href: &&str| page_files(project, href).iter().any(|file| wanted(file));
        let near_links: FxHashSet<&str> = links.into_iter().filter(leads_near).collect();
        let data = self.texts.iter().flat_map(|text| text.data.iter().copied()).collect::<FxHashSet<&str>>();
        let files_of: FxHashMap<&str, Vec<String>> =
            data.into_iter().map(|path| (path, data_files(project, path))).collect();
        let takes = |text: &Text<'_>, is_near: &dyn Fn(&str) -> bool| {
            let mut files = text.data.iter().filter_map(|path| files_of.get(path)).flatten();
            files.any(|file| is_near(file))
        };
        let near_data: FxHashSet<&str> =
            files_of.values().flatten().map(String::as_str).filter(|file| wanted(file)).collect();
        let is_near = |text: &&Text<'_>| {
            wanted(text.path)
                || text.links.iter().any(|href| near_links.contains(href))
                || takes(text, &|file| near_data.contains(file))
        };
        let mut near: FxHashSet<&str> = self.texts.iter().filter(is_near).map(|text| text.path).collect();
        loop {
            let names = |text: &Text<'_>| takes(text, &|file| near.contains(file));
            let new: Vec<&str> = self
                .texts
                .iter()
                .filter(|text| !near.contains(text.path) && names(text))
                .map(|text| text.path)
                .collect();
            if new.is_empty() {
                break;
            }
            near.extend(new);
        }
        let pages = project
            .page_ids()
            .filter(|page| near.contains(project.files.get(project.page(*page).source.file).path.as_str()));
        pages.collect()
    }

    /// The fragments that links name, by the page that they lead to.
    pub fn fragments(&self) -> FxHashMap<PageId, FxHashSet<&'p str>> {
        let project = self.project;
        let of_page = |page: PageId| project.files.get(project.page(page).source.file).path.as_str();
        let pages: FxHashMap<&str, PageId> = project.page_ids().map(|page| (of_page(page), page)).collect();
        let mut fragments: FxHashMap<PageId, FxHashSet<&str>> = FxHashMap::default();
        for text in &self.texts {
            for (address, fragment) in text.links.iter().filter_map(|href| href.split_once('#')) {
                let own = pages.get(text.path).copied().filter(|_| address.is_empty());
                let page = own.or_else(|| target(project, address)).filter(|_| !fragment.is_empty());
                page.map(|page| fragments.entry(page).or_default().insert(fragment));
            }
        }
        fragments
    }
}

impl<'p> Text<'p> {
    fn new(path: &'p str, text: &'p str) -> Self {
        let starts = memchr::memmem::find_iter(text.as_bytes(), "](").map(|at| &text[at + 2..]);
        let links = starts.filter(|rest| rest.starts_with(['/', '#'])).map(|rest| {
            let end = rest.find([')', ' ', '\n', '{']).unwrap_or(rest.len());
            &rest[..end]
        });
        let links = links.collect();
        let tags = after_each(text, "{%").filter_map(|tag| tag.split_whitespace().nth(1));
        let data = tags.filter(|path| path.starts_with("reusables.") || path.starts_with("variables."));
        Self { path, links, data: data.collect() }
    }
}

/// What follows each place of `sign`, up to the next one.
pub fn after_each<'t>(text: &'t str, sign: &'static str) -> impl Iterator<Item = &'t str> {
    let mut places = memchr::memmem::find_iter(text.as_bytes(), sign).peekable();
    std::iter::from_fn(move || {
        let start = places.next()? + sign.len();
        Some(&text[start..places.peek().copied().unwrap_or(text.len())])
    })
}

/// The page that an address leads to now.
fn target(project: &Project, address: &str) -> Option<PageId> {
    project.find_target(Link::parse(address, false, project).permalink(project)?)
}

/// The files in which the page of an address is, or was before it was removed.
fn page_files(project: &Project, href: &str) -> Vec<String> {
    let address = href.split(['#', '?']).next().unwrap_or("");
    let link = Link::parse(address, false, project);
    let Some(permalink) = link.permalink(project).filter(|_| !address.is_empty()) else { return Vec::new() };
    let content = &project.config.content;
    let now = project.find_target(permalink).map(|page| project.files.get(project.page(page).source.file).path.clone());
    [format!("{content}/{permalink}.md"), format!("{content}/{permalink}/index.md")].into_iter().chain(now).collect()
}

/// The files in which a data entry is, or was.
pub fn data_files(project: &Project, path: &str) -> Vec<String> {
    let data = &project.config.data;
    let whole = path.replace('.', "/");
    let file = path.splitn(3, '.').take(2).collect::<Vec<_>>().join("/");
    vec![format!("{data}/{whole}.md"), format!("{data}/{file}.yml")]
}
