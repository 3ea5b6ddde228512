//! Pages at old addresses that lead to the new ones.
//!
//! Each entry of `redirect_from` is taken in every version of its page, and without a version, which leads to the page's
//! first version. A page that is not in the default plan is also found without its version. Where a page is, no redirect
//! is written; of several pages that claim an address, the first has it. Source of the rule: reference of the modern
//! engine, section 2.5.

use super::Site;
use super::address::{page_file, push_path, push_relative, to_root};
use super::cache::Stamps;
use super::output::{self, Output, OutputError, Put, Stamp};
use super::page::safe;
pub use super::redirect_rules::NAME as RULES;
use super::redirect_rules::Rules;
use crate::diagnostic::Diagnostic;
use crate::front_matter::Field;
use crate::project::{PageId, redirect_key, redirect_problem};
use crate::render::{Edition, escaped};
use crate::version::VersionSet;
use minijinja::context;
use rayon::prelude::*;
use rustc_hash::FxHashSet;

/// Stands for the link in a message until the message is HTML; a private-use character, so that no message has it.
const LINK_SLOT: &str = "\u{F8F0}";

/// What was done about redirects.
pub struct Redirects {
    pub diagnostics: Vec<Diagnostic>,
    /// None if some file is not what it was when it was written.
    pub stamps: Option<Stamps>,
    pub are_new: bool,
}

/// An address that has been left, in every locale.
struct Redirect {
    /// The version in whose folder it is.
    from: usize,
    /// The file below that folder.
    file: String,
    page: PageId,
    /// The version that it leads to.
    to: usize,
}

/// Sees to it that the redirects of the selected editions are there, of which `stamps` are known; tells of addresses that
/// cannot be files. Gives the stamps of the files, and whether they were written.
pub fn write(site: &Site<'_>, output: &Output, stamps: Option<&Stamps>) -> Result<Redirects, OutputError> {
    let Collected { redirects, diagnostics, .. } = Collected::of(site);
    put_rules(site, &redirects, &|path, contents| output.write(path, contents).map(drop))?;
    let selection = &site.renderer.selection;
    let wanted = redirects.iter().filter(|redirect| selection.versions.contains(redirect.from));
    let wanted: Vec<(&Redirect, usize)> =
        wanted.flat_map(|redirect| selection.locales.iter().map(move |locale| (redirect, *locale))).collect();
    if let Some(stamps) = stamps.filter(|stamps| stamps.len() == wanted.len()) {
        let files = wanted.par_iter().map(|(redirect, locale)| redirect.path(site, *locale));
        if output.keep(files.zip(stamps.par_iter().copied()).collect()) {
            return Ok(Redirects { diagnostics, stamps: Some(stamps.clone()), are_new: false });
        }
    }
    let texts = texts(site);
    let stamps = wanted.par_iter().map(|(redirect, locale)| redirect.write(site, *locale, &texts[*locale], output));
    let stamps: Vec<Option<Stamp>> = stamps.collect::<Result<_, _>>()?;
    Ok(Redirects { diagnostics, stamps: stamps.into_iter().collect(), are_new: true })
}

/// What pages at old addresses say in each locale, as HTML with a slot for the link.
fn texts(site: &Site<'_>) -> Vec<String> {
    let locales = 0..site.project().config.locales.len();
    let text = |locale| site.interface.text(locale, "redirect-text", &[("target", LINK_SLOT)]);
    locales.map(|locale| escaped(&text(locale))).collect()
}

/// Writes the rules of all locales by themselves, whatever is selected.
///
/// # Errors
/// Those of `put`.
pub fn write_rules(site: &Site<'_>, put: Put<'_>) -> Result<(), OutputError> {
    put_rules(site, &Collected::of(site).redirects, put)
}

fn put_rules(site: &Site<'_>, redirects: &[Redirect], put: Put<'_>) -> Result<(), OutputError> {
    let mut rules = Rules::default();
    for locale in 0..site.project().config.locales.len() {
        for redirect in redirects {
            let (file, target) = redirect.ends(site, locale);
            rules.add(site, &file, &target);
        }
    }
    rules.write(put)
}

struct Collected<'c> {
    site: &'c Site<'c>,
    claimed: FxHashSet<(usize, String)>,
    redirects: Vec<Redirect>,
    diagnostics: Vec<Diagnostic>,
}

impl<'c> Collected<'c> {
    fn of(site: &'c Site<'c>) -> Self {
        let mut collected =
            Self { site, claimed: FxHashSet::default(), redirects: Vec::new(), diagnostics: Vec::new() };
        site.project().page_ids().for_each(|page| collected.page(page));
        collected
    }

    fn page(&mut self, id: PageId) {
        let project = self.site.project();
        let page = project.page(id);
        let Some(first) = page.versions.lowest() else { return };
        let default = project.versions().built().map(|(at, _)| at).find(|at| project.versions().plan_of(*at).default);
        for entry in
            page.source.front_matter().redirect_from.iter().filter(|entry| redirect_problem(&entry.value).is_none())
        {
            self.entry(id, entry, default, first);
        }
        if let Some(default) = default.filter(|default| !page.versions.contains(*default)) {
            self.add(default, page_file(&page.permalink, page.is_index), &page.permalink, id, first);
        }
    }

    fn entry(&mut self, id: PageId, entry: &Field<String>, default: Option<usize>, first: usize) {
        let project = self.site.project();
        let page = project.page(id);
        let address = without_file_name(entry.value.trim_matches('/'));
        if let Some(problem) = output::problem(&page_file(address, page.is_index)) {
            return self.report(id, entry, problem);
        }
        let (name, rest) = address.split_once('/').unwrap_or((address, ""));
        let named = project.versions().find(name).filter(|_| name.contains('@'));
        let in_version = |version: usize| if page.versions.contains(version) { version } else { first };
        if let Some(from) = named {
            return self.add(from, page_file(rest, page.is_index), rest, id, in_version(from));
        }
        // What names a version that is not built has no other versions.
        let versions = if name.contains('@') { VersionSet::EMPTY } else { page.versions };
        let below = redirect_key(address, project.versions());
        for version in versions.iter() {
            self.add(version, page_file(&below, page.is_index), &below, id, version);
        }
        if let Some(default) = default {
            self.add(default, page_file(address, page.is_index), address, id, in_version(default));
        }
    }

    /// Adds a redirect, unless the address is taken.
    fn add(&mut self, from: usize, file: String, address: &str, page: PageId, to: usize) {
        let project = self.site.project();
        let is_page = project.find_page(address).is_some_and(|page| project.page(page).versions.contains(from));
        if !is_page && self.claimed.insert((from, file.clone())) {
            self.redirects.push(Redirect { from, file, page, to });
        }
    }

    fn report(&mut self, page: PageId, entry: &Field<String>, problem: &str) {
        let file = self.site.project().page(page).source.file;
        let message = format!("`{}` cannot be redirected from: {problem}", entry.value);
        self.diagnostics.push(Diagnostic::warning("invalid-redirect", file, entry.range, message));
    }
}

impl Redirect {
    /// The addresses of the old and the new file, from the root of the site.
    fn ends(&self, site: &Site<'_>, locale: usize) -> (String, String) {
        let mut from = String::new();
        push_path(&self.path(site, locale), &mut from);
        (from, site.addresses.href(self.page, Edition { locale, version: self.to }))
    }

    /// The file that leads elsewhere.
    fn path(&self, site: &Site<'_>, locale: usize) -> String {
        [site.addresses.folder(Edition { locale, version: self.from }), &*self.file].concat()
    }

    fn write(&self, site: &Site<'_>, locale: usize, text: &str, output: &Output) -> Result<Option<Stamp>, OutputError> {
        let file = self.path(site, locale);
        let (from, target) = self.ends(site, locale);
        let mut href = String::new();
        push_relative(&from, &target, &mut href);
        let entry = &site.project().config.locales[locale];
        let title = site.renderer.titles.title(self.page, locale, self.to).map_or("", |title| &title.html);
        let link = format!("<a href=\"{href}\">{title}</a>");
        let html = site.layout.render(
            "redirect.html",
            context! {
                t => site.phrases[locale].words.clone(),
                lang => entry.code.as_str(),
                dir => entry.direction.name(),
                root => safe(to_root(&file)),
                href => safe(href),
                text => safe(text.replace(LINK_SLOT, &link)),
            },
        )?;
        output.write(&file, html.as_bytes())
    }
}

/// The address that a file of the site stands for.
fn without_file_name(address: &str) -> &str {
    let address = address.strip_suffix("/index.html").unwrap_or(address);
    address.strip_suffix(".html").unwrap_or(address)
}
