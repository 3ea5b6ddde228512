//! What one build leaves for the next, so that only pages are rendered that may have changed.
//!
//! A page stays as it is if nothing differs of what it is made from: the program and its options, all that any page may
//! show ([`Project::frame_fingerprint`]), its own files, and the data that its texts name, directly or through other data.
//! Contents are compared, by their hashes, never dates. Its files must still be those that were written, by size and
//! times. What is kept of the page takes the place of rendering it: its findings, and what the search index needs.
//!
//! A cache that is absent, cut short, altered, or of another program is as good as none.

mod data;
mod finding;
mod form;
mod record;
#[cfg(test)]
mod tests;

pub use record::{Record, Stamps};

use crate::diagnostic::Diagnostic;
use crate::project::{Dependency, Fingerprint, PageId, Project};
use crate::render::Renderer;
use crate::site::output::{CacheFile, GroupFiles};
use data::{Data, EarlierData, numbered};
use finding::{Finding, KnownFiles};
use record::Kept;
use rustc_hash::FxHashMap;

/// A page with the data that it names.
pub type PageRecord = Record<Dependency>;

/// The cache of an earlier build, as far as it holds for this one.
#[derive(Debug)]
pub struct Cache<'s> {
    project: &'s Project,
    locales: &'s [usize],
    frame: blake3::Hash,
    file: Option<&'s CacheFile>,
    data: EarlierData,
    /// Unless what any page may show has changed.
    earlier: Option<Earlier<'s>>,
}

#[derive(Debug)]
struct Earlier<'s> {
    pages: FxHashMap<String, Record<usize>>,
    frame_data: Vec<usize>,
    redirects: Option<Stamps>,
    common: Option<GroupFiles>,
    files: KnownFiles<'s>,
}

/// Files that are no pages; None where they were not all written.
#[derive(Debug)]
pub struct OtherFiles {
    pub redirects: Option<Stamps>,
    /// What is made of all pages together.
    pub common: Option<GroupFiles>,
}

/// What a build says of a page that it need not render.
#[derive(Debug)]
pub struct Recalled {
    pub record: PageRecord,
    pub findings: Vec<Diagnostic>,
}

impl<'s> Cache<'s> {
    /// Reads what an earlier build left in `file`; without a file, nothing is known and nothing will be kept.
    pub fn open(renderer: &'s Renderer<'s>, file: Option<&'s CacheFile>) -> Self {
        let (project, locales) = (renderer.project, renderer.selection.locales.as_slice());
        let frame = if file.is_some() { frame(renderer) } else { Fingerprint::default().finish() };
        let kept = file.and_then(CacheFile::read).and_then(|bytes| form::read(&bytes));
        let mut cache = Self { project, locales, frame, file, data: EarlierData::default(), earlier: None };
        if let Some(kept) = kept.filter(|kept| kept.frame == *frame.as_bytes()) {
            cache.take(kept);
        }
        cache
    }

    fn take(&mut self, kept: Kept) {
        let Kept { data, frame_data, pages, redirects, common, .. } = kept;
        self.data = EarlierData::new(data, self.project);
        if self.data.is_unchanged(&frame_data) {
            let (pages, files) = (pages.into_iter().collect(), KnownFiles::new(self.project));
            self.earlier = Some(Earlier { pages, frame_data, redirects, common, files });
        }
    }

    /// What is known of a page that has not changed.
    pub fn page(&self, page: PageId) -> Option<Recalled> {
        let earlier = self.earlier.as_ref()?;
        let Record { key, data, stamps, findings, kept } = earlier.pages.get(&self.project.page(page).path)?;
        let is_same = self.data.is_unchanged(data) && *key == self.key(page);
        let restored = |finding: &Finding| Some((finding.restored(&earlier.files)?, finding.clone()));
        let found: Vec<(Diagnostic, Finding)> = findings.iter().map(restored).collect::<Option<_>>()?;
        let (told, findings) = found.into_iter().unzip();
        let (key, data, stamps, kept) = (*key, self.data.named(data), stamps.clone(), kept.clone());
        is_same.then_some(Recalled { record: Record { key, data, stamps, findings, kept }, findings: told })
    }

    /// The stamps of the redirects, if nothing that they show has changed.
    pub fn redirects(&self) -> Option<&Stamps> {
        self.earlier.as_ref()?.redirects.as_ref()
    }

    /// The files that are made of all pages together, if nothing that any page may show has changed.
    pub fn common(&self) -> Option<&GroupFiles> {
        self.earlier.as_ref()?.common.as_ref()
    }

    /// True if what is known is kept for the next build.
    pub fn is_kept(&self) -> bool {
        self.file.is_some()
    }

    /// A page that was rendered, with what it has to leave for the next build; None if some of that cannot be left.
    pub fn record(
        &self,
        page: PageId,
        stamps: Option<Stamps>,
        findings: &[Diagnostic],
        kept: Vec<u8>,
    ) -> Option<PageRecord> {
        Some(Record {
            key: self.key(page),
            data: self.project.page_data(page, self.locales),
            stamps: stamps?,
            findings: findings.iter().map(|found| Finding::new(found, self.project)).collect::<Option<_>>()?,
            kept,
        })
    }

    fn key(&self, page: PageId) -> record::Hash {
        *self.project.page_fingerprint(page, self.locales).as_bytes()
    }

    /// Leaves what is known for the next build, and tells what is wrong with data that pages name. A cache that cannot be
    /// written is no failure: the next build does without.
    pub fn finish(&self, pages: Vec<(PageId, PageRecord)>, others: OtherFiles, is_new: bool) -> Vec<Diagnostic> {
        let frame_data = self.frame_data();
        let named = frame_data.iter().chain(pages.iter().flat_map(|(_, record)| &record.data));
        let data = Data::new(named, &self.data, self.project);
        if let Some(file) = self.file.filter(|_| is_new) {
            drop(file.write(&form::write(&self.kept(&data, &frame_data, pages, others))));
        }
        let told = data.unsound().filter(|data| self.locales.contains(&data.locale));
        told.flat_map(|data| self.project.data_findings(data)).collect()
    }

    /// What titles and introductions name; that is known, unless what any page may show has changed.
    fn frame_data(&self) -> Vec<Dependency> {
        match &self.earlier {
            Some(earlier) => self.data.named(&earlier.frame_data),
            None => {
                let pages = self.project.page_ids();
                let mut named: Vec<_> = pages.flat_map(|page| self.project.shown_data(page, self.locales)).collect();
                named.sort_unstable();
                named.dedup();
                named
            }
        }
    }

    fn kept(
        &self,
        data: &Data,
        frame_data: &[Dependency],
        pages: Vec<(PageId, PageRecord)>,
        others: OtherFiles,
    ) -> Kept {
        let numbers = data.numbers();
        let page = |(page, record): (PageId, PageRecord)| {
            let Record { key, data, stamps, findings, kept } = record;
            let data = numbered(&data, &numbers);
            (self.project.page(page).path.clone(), Record { key, data, stamps, findings, kept })
        };
        Kept {
            frame: *self.frame.as_bytes(),
            data: data.kept(),
            frame_data: numbered(frame_data, &numbers),
            pages: pages.into_iter().map(page).collect(),
            redirects: others.redirects,
            common: others.common,
        }
    }
}

/// All that every page depends on but data.
fn frame(renderer: &Renderer<'_>) -> blake3::Hash {
    let selection = &renderer.selection;
    let versions: Vec<usize> = selection.versions.iter().collect();
    let mut frame = Fingerprint::default();
    frame.add(env!("ISOGLOSS_IDENTITY")).add([u8::from(renderer.highlighter.is_some())]);
    frame.add(format!("{:?} {versions:?}", selection.locales));
    frame.add(renderer.project.frame_fingerprint(&selection.locales).as_bytes());
    frame.finish()
}
