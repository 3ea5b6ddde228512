//! The addresses that pages had before.

use super::page::{Page, PageId};
use crate::diagnostic::Diagnostic;
use crate::version::Versions;
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// Old addresses without locale and version, each with the first page that names it; entries that are no addresses below
/// the site are reported.
pub fn collect(pages: &[Page], versions: &Versions) -> (FxHashMap<String, PageId>, Vec<Diagnostic>) {
    let (mut by_old_address, mut diagnostics) = (FxHashMap::default(), Vec::new());
    for (at, page) in pages.iter().enumerate() {
        for entry in &page.source.front_matter().redirect_from {
            if let Some(message) = problem(&entry.value) {
                diagnostics.push(Diagnostic::error("invalid-redirect", page.source.file, entry.range, message));
                continue;
            }
            by_old_address.entry(key(&entry.value, versions).into_owned()).or_insert(PageId(at));
        }
    }
    (by_old_address, diagnostics)
}

/// Why `address` cannot be redirected from.
pub fn problem(address: &str) -> Option<String> {
    let inside = |segment: &str| segment != ".." && segment != "." && !segment.contains(['\\', ':', '\0']);
    if !address.starts_with('/') {
        Some(format!("`{address}` must begin with `/`"))
    } else if address.chars().any(char::is_control) {
        Some("an address has no control characters".to_owned())
    } else if !address.split('/').all(inside) {
        Some(format!("`{address}` leads out of the site"))
    } else {
        None
    }
}

/// An old address as it is looked up: without slashes around it, without a version, and without what addresses of the
/// first years had before or within them.
pub fn key<'a>(address: &'a str, versions: &Versions) -> Cow<'a, str> {
    let address = address.trim_matches('/');
    let (first, rest) = address.split_once('/').unwrap_or((address, ""));
    let address = if versions.find(first).is_some() { rest } else { address };
    let address = address.strip_prefix("enterprise/").unwrap_or(address);
    match address.strip_prefix("admin/guides/") {
        Some(rest) => format!("admin/{rest}").into(),
        None => address.into(),
    }
}
