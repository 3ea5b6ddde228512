//! The whole tree of an edition in one file, which pages load when a reader opens a branch that they do not show.
//!
//! It is a script, since a page that is opened from a disk may load scripts, but may not read other files.

use super::Site;
use super::output::{Group, OutputError};
use crate::project::PageId;
use crate::render::Edition;
use rayon::prelude::*;
use serde::Serialize;

/// Its name, in the folder of its edition.
pub const NAME: &str = "navigation.js";

/// Title as HTML, address from the edition's folder, and what is below it.
#[derive(Serialize)]
struct Entry<'e>(&'e str, &'e str, Vec<Entry<'e>>);

/// Writes the trees of the selected editions.
///
/// # Errors
/// The disk refuses.
pub fn write(site: &Site<'_>, output: &Group<'_>) -> Result<(), OutputError> {
    let Some(home) = site.home.filter(|_| site.layout.asks_for("navigation_file")) else { return Ok(()) };
    let selection = &site.renderer.selection;
    let versions: Vec<usize> = selection.versions.iter().collect();
    let editions = selection.locales.iter().flat_map(|&locale| versions.iter().map(move |&version| (locale, version)));
    let editions: Vec<Edition> = editions.map(|(locale, version)| Edition { locale, version }).collect();
    editions.into_par_iter().try_for_each(|edition| match script(site, home, edition) {
        Some(script) => output.write(&file(site, edition), script.as_bytes()),
        None => Ok(()),
    })
}

/// The file of an edition's tree, relative to the root of the site.
pub fn file(site: &Site<'_>, edition: Edition) -> String {
    format!("{}{NAME}", site.addresses.folder(edition))
}

/// The tree of an edition; None where nothing is below the home page.
pub fn script(site: &Site<'_>, home: PageId, edition: Edition) -> Option<String> {
    let entries = below(site, home, edition);
    // Text cannot fail to become JSON.
    let tree = serde_json::to_string(&entries).unwrap_or_default();
    (!entries.is_empty()).then(|| format!("isoglossNavigation({tree});\n"))
}

fn below<'s>(site: &'s Site<'_>, parent: PageId, edition: Edition) -> Vec<Entry<'s>> {
    let project = site.project();
    let children = project.page(parent).children.iter().copied();
    let here = children.filter(|child| project.page(*child).versions.contains(edition.version));
    here.map(|child| {
        let label = site.renderer.titles.label(child, edition.locale, edition.version);
        Entry(label, site.addresses.below_edition(child), below(site, child, edition))
    })
    .collect()
}
