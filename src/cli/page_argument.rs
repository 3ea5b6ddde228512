//! How a page is named on the command line: by its file, or by its address.

use crate::project::{PageId, Project};
use crate::text::nearest;
use std::path::Path;

/// What an argument says about a page.
pub struct Named {
    pub page: Option<PageId>,
    pub locale: Option<usize>,
    pub version: Option<usize>,
}

impl Named {
    /// Reads a file's path, or an address.
    pub fn new(project: &Project, argument: &str) -> Self {
        match by_file(project, argument) {
            Some((page, locale)) => Self { page: Some(page), locale, version: None },
            None => Self::by_address(project, argument),
        }
    }

    /// `/fr-FR/enterprise-server@3.4/licensing/x`, of which locale and version may be absent.
    fn by_address(project: &Project, address: &str) -> Self {
        let address = address.split(['?', '#']).next().unwrap_or("").trim_matches('/');
        let address = address.strip_suffix(".html").unwrap_or(address);
        let address = address.strip_suffix("index").map_or(address, |folder| folder.trim_end_matches('/'));
        let (first, rest) = address.split_once('/').unwrap_or((address, ""));
        let locale = project.config.locales.iter().position(|locale| locale.url == first || locale.code == first);
        let address = if locale.is_some() { rest } else { address };
        let (first, rest) = address.split_once('/').unwrap_or((address, ""));
        let version = project.versions().find(first);
        let address = if version.is_some() { rest } else { address };
        Self { page: project.find_target(address), locale, version }
    }
}

/// The page in a file, which is named from the current folder, the root, or the content folder; a translation's file
/// names its locale too.
fn by_file(project: &Project, argument: &str) -> Option<(PageId, Option<usize>)> {
    let config = &project.config;
    let path = below_root(&config.root, argument).unwrap_or_else(|| argument.replace('\\', "/"));
    let path = path.trim_start_matches("./");
    let found = |below: &str| project.page_ids().find(|page| project.page(*page).path == below);
    let below = |folder: &str| path.strip_prefix(folder)?.strip_prefix('/');
    let locales = config.locales.iter().enumerate().skip(1);
    let translated = locales.filter_map(|(at, locale)| {
        let page = found(below(&format!("{}/content", config.translation_root(locale)))?)?;
        Some((page, Some(at)))
    });
    let source = || found(below(&config.content).unwrap_or(path)).map(|page| (page, None));
    translated.into_iter().next().or_else(source)
}

/// The path of an existing file relative to the root, with `/`.
fn below_root(root: &Path, argument: &str) -> Option<String> {
    let file = Path::new(argument).canonicalize().ok()?;
    let below = file.strip_prefix(root.canonicalize().ok()?).ok()?;
    let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    Some(parts.join("/"))
}

/// Says that there is no such page, and which one was probably meant.
pub fn unknown_page(project: &Project, argument: &str) -> String {
    let path = argument.trim_start_matches("./").trim_matches('/');
    let known = project.pages.iter().flat_map(|page| [page.path.as_str(), page.permalink.as_str()]);
    match nearest(path, known.filter(|known| !known.is_empty())) {
        Some(meant) => format!("there is no page `{argument}`; did you mean `{meant}`?"),
        None => format!("there is no page `{argument}`; name its file, or its address"),
    }
}
