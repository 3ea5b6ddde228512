//! The files of a site one by one, when they are asked for: what a preview shows, made as a build makes it.
//!
//! What stands at an address of the preview is the file that a build would write there. Of redirects, only where they
//! lead is said.

use super::output::OutputError;
use super::{Site, copy, crawlers, entrances, navigation_file, page, redirects, search, sitemap};
use crate::diagnostic::Diagnostic;
use crate::interface::Interface;
use crate::project::PageId;
use crate::render::{Edition, Record, Renderer};
use std::collections::BTreeMap;
use std::sync::Mutex;

/// A site whose files are made when they are asked for.
#[derive(Debug)]
pub struct OnDemand<'s>(Site<'s>);

/// What is at an address.
#[derive(Debug)]
pub enum Answer<'s> {
    Page(Box<Shown>),
    /// A document of no edition, such as the start of the site.
    Document(String),
    /// A file of the theme.
    File(&'s str),
    /// A text that belongs to a page or an edition, of the kind that its name says.
    Text(String),
    /// A file of the search in a locale, made of all its pages together: one of [`OnDemand::search_files`].
    Search {
        locale: usize,
    },
    /// An asset of the project, to be read from its folder.
    Asset,
    /// The file to go to instead, relative to the root of the site and escaped.
    Moved(String),
    /// Nothing; the document says so.
    Absent(String),
}

/// A page of one edition as a document, and what was found on the way.
#[derive(Debug)]
pub struct Shown {
    pub page: PageId,
    pub edition: Edition,
    pub html: String,
    pub diagnostics: Vec<Diagnostic>,
}

impl<'s> OnDemand<'s> {
    /// # Errors
    /// The project's theme cannot be used.
    pub fn new(renderer: &'s Renderer<'s>, interface: &'s Interface) -> Result<Self, OutputError> {
        Site::new(renderer, interface).map(Self)
    }

    /// What the pages are rendered with.
    pub fn renderer(&self) -> &'s Renderer<'s> {
        self.0.renderer
    }

    /// What is at `path`, which is relative to the root of the site and decoded.
    ///
    /// # Errors
    /// The project's theme asks for what cannot be done.
    pub fn answer(&self, path: &str) -> Result<Answer<'s>, OutputError> {
        let site = &self.0;
        if path.is_empty() || path == "index.html" {
            return entrances::start(site).map(Answer::Document);
        }
        if let Some(text) = site.layout.file(path) {
            return Ok(Answer::File(text));
        }
        if site.project().assets.contains(path) {
            return Ok(Answer::Asset);
        }
        if let Some(text) = self.text(path).or_else(|| self.at_root(path)) {
            return Ok(Answer::Text(text));
        }
        if let Some(locale) = self.locales().find(|locale| path.starts_with(&search::folder(site, *locale))) {
            return Ok(Answer::Search { locale });
        }
        match self.find(path) {
            Some((page, edition)) if site.addresses.file(page, edition) == path => {
                self.page(page, edition).map(|shown| Answer::Page(Box::new(shown)))
            }
            Some((page, edition)) => Ok(Answer::Moved(site.addresses.href(page, edition))),
            None => entrances::not_found(site).map(Answer::Absent),
        }
    }

    /// The copy of a page as Markdown, the tree of an edition, or what its search loads first.
    fn text(&self, path: &str) -> Option<String> {
        let site = &self.0;
        if let Some(page) = path.strip_suffix(".md").filter(|_| site.project().config.markdown_copies) {
            let (page, edition) = self.find(page)?;
            let rendered = site.renderer.page_in_edition(page, edition);
            let record = Record::new(&rendered, site.renderer, edition.version)?;
            return Some(copy::document(site, &record));
        }
        if !path.ends_with(".js") {
            return None;
        }
        let versions: Vec<usize> = site.project().versions().built().map(|(version, _)| version).collect();
        let editions =
            self.locales().flat_map(|locale| versions.iter().map(move |&version| Edition { locale, version }));
        editions.into_iter().find_map(|edition| match path {
            _ if search::start_file(site, edition) == path => Some(search::start(site, edition)),
            _ if navigation_file::file(site, edition) == path => navigation_file::script(site, site.home?, edition),
            _ => None,
        })
    }

    fn locales(&self) -> std::ops::Range<usize> {
        0..self.0.project().config.locales.len()
    }

    /// What programs look for at the root: sitemaps, `llms.txt`, `robots.txt`, `_redirects`.
    fn at_root(&self, path: &str) -> Option<String> {
        let is_named_so = path.ends_with(".xml") || path.ends_with(".txt") || path == redirects::RULES;
        if path.contains('/') || !is_named_so {
            return None;
        }
        let found = Mutex::new(None);
        let put = |name: &str, contents: &[u8]| {
            if let Some(mut found) = found.lock().ok().filter(|_| name == path) {
                *found = Some(String::from_utf8_lossy(contents).into_owned());
            }
            Ok(())
        };
        let site = &self.0;
        crawlers::write(site, &put).and(sitemap::write(site, &put)).and(redirects::write_rules(site, &put)).ok()?;
        found.into_inner().ok()?
    }

    /// All files of the search in a locale, by their paths relative to the root of the site. Every page is rendered for
    /// them.
    pub fn search_files(&self, locale: usize) -> BTreeMap<String, Vec<u8>> {
        let files = Mutex::new(BTreeMap::new());
        let put = |path: &str, contents: &[u8]| {
            if let Ok(mut files) = files.lock() {
                files.insert(path.to_owned(), contents.to_vec());
            }
            Ok(())
        };
        match search::write_locale(&self.0, locale, &put) {
            Ok(()) => files.into_inner().unwrap_or_default(),
            Err(_) => BTreeMap::new(),
        }
    }

    /// The file of a page, relative to the root of the site and escaped.
    pub fn href(&self, page: PageId, edition: Edition) -> String {
        self.0.addresses.href(page, edition)
    }

    /// The page and the edition that an address means: that of a file, or what comes before its `.html`, or an address
    /// that the page had before.
    pub fn find(&self, path: &str) -> Option<(PageId, Edition)> {
        let project = self.0.project();
        let (first, rest) = path.split_once('/').unwrap_or((path, ""));
        let locale = project.config.locales.iter().position(|locale| locale.url == first)?;
        let (second, below) = rest.split_once('/').unwrap_or((rest, ""));
        let named = project.versions().built().find(|(_, version)| version.id == second).map(|(version, _)| version);
        let mut built = project.versions().built().map(|(version, _)| version);
        let mut default = || built.find(|version| project.versions().plan_of(*version).default);
        let (version, below) = match named {
            Some(version) => (version, below),
            None => (default()?, rest),
        };
        let below = below.trim_end_matches('/');
        let below = below.strip_suffix(".html").unwrap_or(below);
        let permalink = below.strip_suffix("index").filter(|above| above.is_empty() || above.ends_with('/'));
        let page = project.find_target(permalink.unwrap_or(below).trim_end_matches('/'))?;
        let versions = project.page(page).versions;
        // Without its version, a page is found in its first one.
        let version = if named.is_none() && !versions.contains(version) { versions.lowest()? } else { version };
        versions.contains(version).then_some((page, Edition { locale, version }))
    }

    fn page(&self, page: PageId, edition: Edition) -> Result<Shown, OutputError> {
        let site = &self.0;
        let mut rendered = site.renderer.page_in_edition(page, edition);
        let diagnostics = std::mem::take(&mut rendered.diagnostics);
        let html = match Record::new(&rendered, site.renderer, edition.version) {
            Some(record) => {
                let document = page::document(site, &record, &page::intros(site, page, edition.locale))?;
                String::from_utf8_lossy(&document).into_owned()
            }
            None => entrances::not_found(site)?,
        };
        Ok(Shown { page, edition, html, diagnostics })
    }
}
