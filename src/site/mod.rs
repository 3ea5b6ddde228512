//! A project in all its editions, as files: [`jsonl`] for programs, [`build`] for readers.
//!
//! A site is pages within a [`layout`], redirects from old addresses, sitemaps and assets. Every address in it is relative
//! ([`address`]). Files are written by [`output`] alone; what pages consist of is `render`'s.

mod address;
mod assets;
mod cache;
mod copy;
mod crawlers;
mod entrances;
mod head;
mod html_text;
pub mod jsonl;
mod layout;
mod links;
mod navigation;
mod navigation_file;
mod notice;
mod on_demand;
pub mod output;
mod page;
mod page_values;
mod pages;
mod phrases;
mod pickers;
mod redirect_rules;
mod redirects;
mod search;
mod sequence;
mod sitemap;
#[cfg(test)]
mod tests;
mod tools;

pub use on_demand::{Answer, OnDemand, Shown};
pub use phrases::labels;

use crate::diagnostic::Diagnostic;
use crate::interface::Interface;
use crate::liquid::Fallback;
use crate::project::{PageId, Project};
use crate::render::{Edition, Renderer, Selection};
use address::Addresses;
use cache::{Cache, OtherFiles};
use layout::Layout;
use output::{CacheFile, Group, GroupFiles, Output, OutputError, Summary};
use pages::Pages;
use phrases::Phrases;
use redirects::Redirects;
use sequence::Sequence;
use std::sync::Arc;

/// What all pages of a site have in common.
#[derive(Debug)]
struct Site<'s> {
    renderer: &'s Renderer<'s>,
    interface: &'s Interface,
    addresses: Addresses,
    /// By locale.
    phrases: Vec<Phrases>,
    layout: Layout<'s>,
    /// The page at the top of the tree, where there is one.
    home: Option<PageId>,
    sequence: Sequence,
    /// Where the site will be, if that is known; without a slash at the end.
    absolute: Option<String>,
    /// Attributes of what is shown in the source's language.
    source_language: String,
    /// There is more than one version to choose from.
    has_versions: bool,
    /// There is more than one locale to choose from.
    has_locales: bool,
}

impl<'s> Site<'s> {
    fn new(renderer: &'s Renderer<'s>, interface: &'s Interface) -> Result<Self, OutputError> {
        let project = renderer.project;
        let config = &project.config;
        Ok(Self {
            renderer,
            interface,
            addresses: Addresses::new(project),
            phrases: Phrases::all(interface, project),
            layout: Layout::new(project)?,
            home: project.find_page(""),
            sequence: Sequence::new(project),
            absolute: config.site_url.as_ref().map(|url| format!("{url}{}", config.base_path)),
            source_language: format!(" lang=\"{}\" dir=\"{}\"", config.source().code, config.source().direction.name()),
            has_versions: project.versions().built().count() > 1,
            has_locales: config.locales.len() > 1,
        })
    }

    fn project(&self) -> &'s Project {
        self.renderer.project
    }

    /// Attributes for an element that shows a field of a page: its language, where the field came from the source as a
    /// whole. Data that was inserted into it does not count.
    fn language_of(&self, fallbacks: &[Arc<Fallback>]) -> &str {
        let is_whole = |fallback: &Arc<Fallback>| !fallback.what.contains('.') && !fallback.is_repaired();
        if fallbacks.iter().any(is_whole) { &self.source_language } else { "" }
    }
}

/// What a build made.
#[derive(Debug)]
pub struct Built {
    /// Pages, counted once for each edition.
    pub pages: usize,
    /// Those of them that were rendered; all others have not changed since an earlier build.
    pub rendered: usize,
    pub output: Summary,
    pub diagnostics: Vec<Diagnostic>,
}

/// Writes the editions that the renderer's selection holds, and removes what earlier builds left of them; files of other
/// editions stay. What an earlier build left in `cache` spares pages that have not changed. `progress` is called for each
/// page that is done, in any order.
///
/// # Errors
/// A file cannot be written; what has been written by then is whole, and known to the next build.
pub fn build(
    renderer: &Renderer<'_>,
    interface: &Interface,
    output: &Output,
    cache: Option<&CacheFile>,
    progress: &(dyn Fn() + Sync),
) -> Result<Built, OutputError> {
    let site = Site::new(renderer, interface)?;
    let cache = Cache::open(renderer, cache);
    let written = write(&site, &cache, output, progress);
    if written.is_err() {
        output.abandon();
    }
    let Written { pages, redirects, common, is_common_new } = written?;
    let summary = output.finish(&|path| !is_selected(&site, path))?;
    let (count, rendered) = (pages.count(false), pages.count(true));
    let mut diagnostics = redirects.diagnostics;
    let is_new = rendered > 0 || redirects.are_new || is_common_new;
    let records = pages.into_records(&mut diagnostics);
    let others = OtherFiles { redirects: redirects.stamps, common };
    diagnostics.extend(cache.finish(records, others, is_new));
    Ok(Built { pages: count, rendered, output: summary, diagnostics })
}

fn write(
    site: &Site<'_>,
    cache: &Cache<'_>,
    output: &Output,
    progress: &(dyn Fn() + Sync),
) -> Result<Written, OutputError> {
    write_others(site, output)?;
    let mut pages = pages::write(site, cache, output, progress)?;
    let redirects = redirects::write(site, output, cache.redirects())?;
    let known = cache.common().filter(|_| pages.count(true) == 0);
    if let Some(known) = known.filter(|known| output.keep(known.to_vec())) {
        return Ok(Written { pages, redirects, common: Some(known.clone()), is_common_new: false });
    }
    let group = Group::new(output);
    navigation_file::write(site, &group)?;
    search::write(site, &|path, contents| group.write(path, contents), pages.entries())?;
    Ok(Written { pages, redirects, common: group.into_files(), is_common_new: true })
}

/// What was written, or found to be there.
struct Written {
    pages: Pages,
    redirects: Redirects,
    /// What is made of all pages together.
    common: Option<GroupFiles>,
    is_common_new: bool,
}

/// What is no page of an edition.
fn write_others(site: &Site<'_>, output: &Output) -> Result<(), OutputError> {
    site.layout.write_files(output)?;
    entrances::write(site, output)?;
    assets::write(site.project(), output)?;
    // The names of files at the root change last, so their stamps are not kept.
    let put = |path: &str, contents: &[u8]| output.write(path, contents).map(drop);
    crawlers::write(site, &put)?;
    sitemap::write(site, &put)
}

/// True if a file of the site belongs to an edition that is being built, or to no edition.
fn is_selected(site: &Site<'_>, path: &str) -> bool {
    let (project, selection) = (site.project(), &site.renderer.selection);
    let is_complete = *selection == Selection::all(project);
    let mut segments = path.split('/');
    let (first, second) = (segments.next().unwrap_or(""), segments.next().unwrap_or(""));
    let locales = &project.config.locales;
    let Some(locale) = locales.iter().position(|locale| locale.url == first) else {
        // Of no locale, or of one that is configured no more: that is for a full build to decide.
        return is_complete;
    };
    let named = project.versions().built().find(|(_, version)| version.id == second).map(|(at, _)| at);
    let version = named.or_else(|| {
        let mut built = project.versions().built().map(|(at, _)| at);
        built.find(|at| project.versions().plan_of(*at).default)
    });
    match version {
        Some(version) => selection.contains(Edition { locale, version }),
        None => is_complete,
    }
}
