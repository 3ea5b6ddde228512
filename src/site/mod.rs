//! A project in all its editions, as files: [`jsonl`] for programs, [`build`] for readers.
//!
//! A site is pages within a [`layout`], redirects from old addresses, sitemaps and assets. Every address in it is relative
//! ([`address`]). Files are written by [`output`] alone; what pages consist of is `render`'s.

mod address;
mod assets;
mod entrances;
mod head;
pub mod jsonl;
mod layout;
mod links;
mod navigation;
mod on_demand;
pub mod output;
mod page;
mod phrases;
mod pickers;
mod redirects;
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
use crate::render::{Edition, Record, RenderedPage, Renderer, Selection};
use address::Addresses;
use layout::Layout;
use output::{Output, OutputError, Summary};
use phrases::Phrases;
use rayon::prelude::*;
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
        let is_whole = |fallback: &Arc<Fallback>| !fallback.what.contains('.');
        if fallbacks.iter().any(is_whole) { &self.source_language } else { "" }
    }
}

/// What a build made.
#[derive(Debug)]
pub struct Built {
    /// Pages, counted once for each edition.
    pub pages: usize,
    pub output: Summary,
    pub diagnostics: Vec<Diagnostic>,
}

/// Writes the editions that the renderer's selection holds, and removes what earlier builds left of them; files of other
/// editions stay. `progress` is called for each page that is done, in any order.
///
/// # Errors
/// A file cannot be written; what has been written by then is whole, and known to the next build.
pub fn build(
    renderer: &Renderer<'_>,
    interface: &Interface,
    output: &Output,
    progress: &(dyn Fn() + Sync),
) -> Result<Built, OutputError> {
    let site = Site::new(renderer, interface)?;
    let written = write(&site, output, progress);
    if written.is_err() {
        output.abandon();
    }
    let (pages, diagnostics) = written?;
    let output = output.finish(&|path| !is_selected(&site, path))?;
    Ok(Built { pages, output, diagnostics })
}

fn write(
    site: &Site<'_>,
    output: &Output,
    progress: &(dyn Fn() + Sync),
) -> Result<(usize, Vec<Diagnostic>), OutputError> {
    site.layout.write_files(output)?;
    entrances::write(site, output)?;
    assets::write(site.project(), output)?;
    sitemap::write(site, output)?;
    let (pages, mut diagnostics) = write_pages(site, output, progress)?;
    diagnostics.extend(redirects::write(site, output)?);
    Ok((pages, diagnostics))
}

/// Each page is rendered, written in all its editions and forgotten; only findings are kept.
fn write_pages(
    site: &Site<'_>,
    output: &Output,
    progress: &(dyn Fn() + Sync),
) -> Result<(usize, Vec<Diagnostic>), OutputError> {
    let pages: Vec<PageId> = site.project().page_ids().collect();
    let done = pages.into_par_iter().map(|page| {
        let mut rendered = site.renderer.page(page);
        let mut count = 0;
        for page in &rendered {
            count += write_page(site, page, output)?;
        }
        progress();
        let findings = rendered.iter_mut().flat_map(|page| std::mem::take(&mut page.diagnostics));
        Ok((count, findings.chain(unsafe_path(site, page)).collect::<Vec<_>>()))
    });
    let done: Vec<(usize, Vec<Diagnostic>)> = done.collect::<Result<_, OutputError>>()?;
    let pages = done.iter().map(|(count, _)| count).sum();
    Ok((pages, done.into_iter().flat_map(|(_, findings)| findings).collect()))
}

/// Writes a page of one locale in its versions, and counts them.
fn write_page(site: &Site<'_>, rendered: &RenderedPage, output: &Output) -> Result<usize, OutputError> {
    let page = site.project().page(rendered.page);
    let intros = page::intros(site, rendered.page, rendered.locale);
    let mut count = 0;
    for version in (page.versions & site.renderer.selection.versions).iter() {
        let edition = Edition { locale: rendered.locale, version };
        let file = site.addresses.file(rendered.page, edition);
        if output::problem(&file).is_none()
            && let Some(record) = Record::new(rendered, site.renderer, version)
        {
            output.write(&file, page::document(site, &record, &intros)?.as_bytes())?;
            count += 1;
        }
    }
    Ok(count)
}

/// A page whose name cannot be that of a file everywhere is not written.
fn unsafe_path(site: &Site<'_>, page: PageId) -> Option<Diagnostic> {
    let page = site.project().page(page);
    let problem = output::problem(&address::page_file(&page.permalink, page.is_index))?;
    let message = format!("`{}` is not written: {problem}", page.path);
    let start = crate::text::TextRange::empty(0);
    Some(Diagnostic::error("unsafe-path", page.source.file, start, message).with_help("rename the file"))
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
