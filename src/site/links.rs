//! Fills the holes of a page for the site: links, assets and titles as seen from the page's own file.

use super::address::{Here, page_file, push_path};
use crate::project::{Link, PageId, Project};
use crate::render::{Edition, Fill, FromRoot, Renderer, push_address};

/// One page of one edition, to fill holes for.
#[derive(Debug)]
pub struct FromPage<'s> {
    pub renderer: &'s Renderer<'s>,
    pub here: &'s Here<'s>,
}

/// What an address without locale leads to.
struct Target<'t> {
    /// As the reader's edition or the address itself says; None for a version that is not built.
    version: Option<usize>,
    /// Without version, where that is built; without `/` at either end.
    permalink: &'t str,
    /// Query and fragment.
    tail: &'t str,
}

impl Fill for FromPage<'_> {
    fn link(&self, link: &Link, out: &mut String) {
        let project = self.renderer.project;
        match link {
            Link::Fixed(href) => self.asset(href, out),
            Link::Localized { path } => self.push_target(&localized(path, project), out),
            Link::Current { path, tail, .. } => {
                let version = Some(link.version(project, self.here.edition.version));
                self.push_target(&Target { version, permalink: path.trim_matches('/'), tail }, out);
            }
        }
    }

    fn asset(&self, path: &str, out: &mut String) {
        if let Some(below) = path.strip_prefix('/').filter(|below| !below.starts_with('/')) {
            out.push_str(&self.here.root);
            push_address(below, out);
        } else {
            push_address(path, out);
        }
    }

    fn size(&self, path: &str, out: &mut String) {
        let size = self.renderer.project.image_size(path.trim_start_matches('/'));
        if let Some((width, height)) = size {
            out.push_str(&format!(" width=\"{width}\" height=\"{height}\""));
        }
    }

    fn title(&self, page: PageId, link: &Link, out: &mut String) {
        FromRoot { renderer: self.renderer, edition: self.here.edition }.title(page, link, out);
    }
}

impl FromPage<'_> {
    /// A page that is not in the version is shown in its first one. What is not there at all gets the address that it
    /// would have.
    fn push_target(&self, target: &Target<'_>, out: &mut String) {
        let (project, locale) = (self.renderer.project, self.here.edition.locale);
        let page = target.version.and_then(|_| project.find_target(target.permalink));
        let version = page.and_then(|page| {
            let versions = project.page(page).versions;
            target.version.filter(|version| versions.contains(*version)).or_else(|| versions.lowest())
        });
        match (page, version) {
            (Some(page), Some(version)) => self.here.push_page_in(page, Edition { locale, version }, out),
            _ => self.push_absent(target, out),
        }
        push_address(target.tail, out);
    }

    fn push_absent(&self, target: &Target<'_>, out: &mut String) {
        let (project, locale) = (self.renderer.project, self.here.edition.locale);
        out.push_str(&self.here.root);
        let prefix = match target.version {
            Some(version) => project.edition_prefix(locale, version),
            None => format!("/{}", project.config.locales[locale].url),
        };
        push_path(&prefix[1..], out);
        out.push('/');
        let file = target.permalink.rsplit('/').next().unwrap_or("");
        // A name with an extension is a file already.
        let names_file = file.contains('.') && !file.contains('@');
        if names_file {
            push_address(target.permalink, out);
        } else {
            push_address(&page_file(target.permalink, target.permalink.is_empty()), out);
        }
    }
}

/// The target of an address that names its version.
fn localized<'p>(path: &'p str, project: &Project) -> Target<'p> {
    let (address, tail) = path.split_at(path.find(['?', '#']).unwrap_or(path.len()));
    let address = address.trim_matches('/');
    let (first, rest) = address.split_once('/').unwrap_or((address, ""));
    let versions = project.versions();
    match versions.find(first) {
        Some(version) => Target { version: Some(version), permalink: rest, tail },
        // The default plan's segment is left out.
        None if !first.contains('@') && project.find_target(address).is_some() => {
            let default = versions.built().map(|(at, _)| at).find(|at| versions.plan_of(*at).default);
            Target { version: default, permalink: address, tail }
        }
        None => Target { version: None, permalink: address, tail },
    }
}
