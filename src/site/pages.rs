//! The pages of a site, each rendered and written in all its editions, or found to be there already.

use super::cache::{Cache, PageRecord, Recalled, Stamps};
use super::output::{self, Output, OutputError, Stamp};
use super::{Site, address, copy, page, search};
use crate::diagnostic::Diagnostic;
use crate::project::PageId;
use crate::render::{Edition, Record, RenderedPage};
use rayon::prelude::*;

/// All pages, in order.
pub struct Pages(Vec<Done>);

/// What is left of a page when it is done with.
struct Done {
    page: PageId,
    /// Editions.
    count: usize,
    was_rendered: bool,
    findings: Vec<Diagnostic>,
    /// For the next build.
    record: Option<PageRecord>,
    /// For the search; of a page that was not rendered, the record has them.
    entries: Option<Vec<search::Entry>>,
}

impl Pages {
    /// Counts pages once for each edition: all, or those that were rendered.
    pub fn count(&self, only_rendered: bool) -> usize {
        self.0.iter().filter(|done| done.was_rendered || !only_rendered).map(|done| done.count).sum()
    }

    /// What the search has to know of each page.
    pub fn entries(&mut self) -> Vec<(PageId, Vec<search::Entry>)> {
        let entries = |done: &mut Done| match (done.entries.take(), &done.record) {
            (Some(entries), _) => entries,
            // The cache as a whole was seen to be what this program wrote.
            (None, Some(record)) => postcard::from_bytes(&record.kept).unwrap_or_default(),
            (None, None) => Vec::new(),
        };
        self.0.iter_mut().map(|done| (done.page, entries(done))).collect()
    }

    /// What is to be kept of each page; adds what was found.
    pub fn into_records(self, diagnostics: &mut Vec<Diagnostic>) -> Vec<(PageId, PageRecord)> {
        let mut records = Vec::with_capacity(self.0.len());
        for done in self.0 {
            diagnostics.extend(done.findings);
            records.extend(done.record.map(|record| (done.page, record)));
        }
        records
    }
}

/// Each page is rendered, written in all its editions and forgotten; only findings and what is kept of it stay.
pub fn write(
    site: &Site<'_>,
    cache: &Cache<'_>,
    output: &Output,
    progress: &(dyn Fn() + Sync),
) -> Result<Pages, OutputError> {
    let pages: Vec<PageId> = site.project().page_ids().collect();
    let done = pages.into_par_iter().map(|page| {
        let done = match cache.page(page).and_then(|recalled| keep(site, page, recalled, output)) {
            Some(done) => done,
            None => render(site, cache, page, output)?,
        };
        progress();
        Ok(done)
    });
    Ok(Pages(done.collect::<Result<_, OutputError>>()?))
}

/// Leaves the files of a page as they are; None if they are not as they were.
fn keep(site: &Site<'_>, page: PageId, recalled: Recalled, output: &Output) -> Option<Done> {
    let Recalled { record, findings } = recalled;
    let editions = files(site, page);
    let count = editions.len();
    let files: Vec<String> = editions.into_iter().flat_map(|file| with_copy(site, file)).collect();
    let is_complete = files.len() == record.stamps.len();
    let is_there = is_complete && output.keep(files.into_iter().zip(record.stamps.iter().copied()).collect());
    is_there.then_some(Done { page, count, was_rendered: false, findings, record: Some(record), entries: None })
}

/// The file of a page and, where pages have them, that of its copy, in the order in which they are written.
fn with_copy(site: &Site<'_>, file: String) -> impl Iterator<Item = String> {
    let copy = site.project().config.markdown_copies.then(|| copy::file(&file));
    [Some(file), copy].into_iter().flatten()
}

/// The files of a page in all its editions, in the order in which they are written.
fn files(site: &Site<'_>, page: PageId) -> Vec<String> {
    let selection = &site.renderer.selection;
    let versions = site.project().page(page).versions & selection.versions;
    let editions = selection.locales.iter().flat_map(|&locale| versions.iter().map(move |version| (locale, version)));
    let files = editions.map(|(locale, version)| site.addresses.file(page, Edition { locale, version }));
    files.filter(|file| output::problem(file).is_none()).collect()
}

fn render(site: &Site<'_>, cache: &Cache<'_>, page: PageId, output: &Output) -> Result<Done, OutputError> {
    let mut rendered = site.renderer.page(page);
    let mut stamps = Vec::new();
    let mut count = 0;
    for page in &rendered {
        count += write_page(site, page, output, &mut stamps)?;
    }
    let mut findings = site.project().page_diagnostics(page, &site.renderer.selection.locales);
    findings.extend(rendered.iter_mut().flat_map(|page| std::mem::take(&mut page.diagnostics)));
    findings.extend(unsafe_path(site, page));
    let stamps: Option<Stamps> = stamps.into_iter().collect();
    // What is not written is not found either.
    let entries = if count > 0 { search::entries(site, &rendered) } else { Vec::new() };
    let kept = if cache.is_kept() { postcard::to_stdvec(&entries).unwrap_or_default() } else { Vec::new() };
    let record = cache.record(page, stamps, &findings, kept);
    Ok(Done { page, count, was_rendered: true, findings, record, entries: Some(entries) })
}

/// Writes a page of one locale in its versions, counts these, and adds the stamps of the files.
fn write_page(
    site: &Site<'_>,
    rendered: &RenderedPage,
    output: &Output,
    stamps: &mut Vec<Option<Stamp>>,
) -> Result<usize, OutputError> {
    let page = site.project().page(rendered.page);
    let mut count = 0;
    let intros: Vec<_> =
        page.children.iter().map(|child| (*child, site.renderer.intros(*child, rendered.locale))).collect();
    for version in (page.versions & site.renderer.selection.versions).iter() {
        let edition = Edition { locale: rendered.locale, version };
        let file = site.addresses.file(rendered.page, edition);
        if output::problem(&file).is_none()
            && let Some(record) = Record::new(rendered, site.renderer, version)
        {
            stamps.push(output.write(&file, &page::document(site, &record, &intros)?)?);
            if site.project().config.markdown_copies {
                stamps.push(output.write(&copy::file(&file), copy::document(site, &record).as_bytes())?);
            }
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
