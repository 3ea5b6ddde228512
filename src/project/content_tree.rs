//! The tree of pages that `children` of the index pages make.

use super::page::{Page, PageId};
use crate::diagnostic::Diagnostic;
use crate::text::TextRange;
use rustc_hash::FxHashMap;

/// Sets parents and children, and tells of children that have no file and of pages that no index reaches.
pub fn arrange(pages: &mut [Page], by_permalink: &FxHashMap<String, PageId>) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for at in 0..pages.len() {
        let mut children = Vec::new();
        for child in &pages[at].source.front_matter().children {
            match find_child(&pages[at], &child.value, by_permalink) {
                Some(found) if is_new_child(pages, &children, found, at) => children.push(found),
                Some(_) => {
                    let message = format!("`{}` is listed already", child.value);
                    diagnostics.push(Diagnostic::warning(
                        "repeated-child",
                        pages[at].source.file,
                        child.range,
                        message,
                    ));
                }
                None => {
                    let message = format!("there is no page for the child `{}`", child.value);
                    diagnostics.push(Diagnostic::warning("missing-child", pages[at].source.file, child.range, message));
                }
            }
        }
        for child in &children {
            pages[child.0].parent = Some(PageId(at));
        }
        pages[at].children = children;
    }
    diagnostics.extend(unreached(pages));
    diagnostics
}

/// `/foo` of an index page is `foo.md` or `foo/index.md` in its folder; `/content/a/b` names a page from the top.
fn find_child(parent: &Page, child: &str, by_permalink: &FxHashMap<String, PageId>) -> Option<PageId> {
    if let Some(absolute) = child.strip_prefix("/content/") {
        return by_permalink.get(absolute.trim_end_matches('/')).copied();
    }
    let child = child.trim_matches('/');
    let permalink =
        if parent.permalink.is_empty() { child.to_owned() } else { format!("{}/{child}", parent.permalink) };
    by_permalink.get(&permalink).copied()
}

/// True for a page that is nobody's child yet, and would not become its own ancestor.
fn is_new_child(pages: &[Page], children: &[PageId], found: PageId, parent: usize) -> bool {
    let taken = pages[found.0].parent.is_some() || children.contains(&found);
    found.0 != parent && !taken && !is_ancestor(pages, found, parent)
}

fn is_ancestor(pages: &[Page], candidate: PageId, of: usize) -> bool {
    std::iter::successors(pages[of].parent, |page| pages[page.0].parent).any(|page| page == candidate)
}

/// A page without a parent appears in no navigation; it is built all the same. With no index page at all there is no
/// tree to be missing from.
fn unreached(pages: &[Page]) -> Vec<Diagnostic> {
    if !pages.iter().any(|page| page.is_index) {
        return Vec::new();
    }
    let orphans = pages.iter().filter(|page| page.parent.is_none() && !page.permalink.is_empty());
    let findings = orphans.map(|page| {
        let message = "no index page lists this page among its `children`";
        let finding = Diagnostic::warning("unreached-page", page.source.file, TextRange::empty(0), message);
        finding.with_help("add it to `children` of the index page of its folder")
    });
    findings.collect()
}
