//! From texts to pages: documents, features, versions, the tree.

use super::config::Config;
use super::content_tree::arrange;
use super::data::{DataFolder, DataStore};
use super::globals::Globals;
use super::loading::{Contents, Documents};
use super::page::{Orphan, Page, PageId, permalink};
use super::{Project, redirects};
use crate::diagnostic::Diagnostic;
use crate::dialect::Vintage;
use crate::document::Document;
use crate::front_matter;
use crate::liquid::Names;
use crate::text::{FileId, Files, TextRange};
use crate::version::{VersionSet, Versions};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::{Arc, OnceLock};

/// Puts a project together.
pub fn assemble(config: Config, contents: Contents) -> Project {
    let Contents { files, documents, diagnostics: reading, pages: paths, data, interface_files, assets, theme } =
        contents;
    let mut diagnostics = reading.clone();
    let features = features(&config, &data[0], &mut diagnostics);
    let names = Names::new(config.versions.clone(), config.vintage, features);
    let mut pages = pages(&config, &files, &documents, &paths);
    let orphans = orphans(&paths);
    for page in &mut pages {
        page.versions = declared_versions(page, &names, &mut diagnostics);
    }
    let by_permalink = drop_duplicates(&mut pages, &mut diagnostics);
    diagnostics.extend(arrange(&mut pages, &by_permalink));
    if config.vintage == Vintage::Current {
        unite_index_versions(&mut pages);
    }
    let (by_old_address, findings) = redirects::collect(&pages, &config.versions);
    diagnostics.extend(findings);
    let stores = config.locales.iter().map(|_| DataStore::default()).collect();
    let globals = Globals::new(&config);
    Project {
        config,
        files,
        names,
        pages,
        orphans,
        interface_files,
        assets,
        theme,
        diagnostics,
        reading,
        paths,
        by_permalink,
        by_old_address,
        data,
        stores,
        stale: OnceLock::new(),
        globals,
    }
}

/// The versions of each feature, from the source locale's `features` folder.
fn features(config: &Config, data: &DataFolder, diagnostics: &mut Vec<Diagnostic>) -> FxHashMap<String, VersionSet> {
    let mut features = FxHashMap::default();
    for (name, file, text) in data.files_in("features") {
        let (declaration, findings) = front_matter::parse_feature(file, text);
        diagnostics.extend(findings);
        if let Some(declaration) = declaration {
            let applicable = declaration.applicable(file, &config.versions, config.vintage, &|_| None);
            // A feature of releases that are no longer built is stale, not wrong.
            diagnostics.extend(applicable.diagnostics.into_iter().filter(|finding| finding.check != "no-version"));
            features.insert(name.to_owned(), applicable.selected);
        }
    }
    features
}

fn pages(config: &Config, files: &Files, known: &Documents, paths: &[Vec<(String, FileId)>]) -> Vec<Page> {
    let by_path = |pages: &[(String, FileId)]| pages.iter().cloned().collect::<FxHashMap<String, FileId>>();
    let targets: Vec<FxHashMap<String, FileId>> = paths[1..].iter().map(|pages| by_path(pages)).collect();
    let mut sources = paths[0].clone();
    sources.sort();
    let document = |file: FileId| match known.get(&file) {
        Some(known) => known.clone(),
        None => Arc::new(Document::new(file, files.get(file).text.clone(), config.vintage)),
    };
    let pages = sources.into_par_iter().map(|(path, file)| {
        let translations = targets.iter().map(|target| target.get(&path).map(|file| document(*file))).collect();
        let roots = config.targets().iter().map(|locale| config.translation_root(locale));
        let (permalink, is_index) = permalink(&path);
        Page {
            permalink,
            source: parsed(document(file)),
            translations,
            translation_paths: roots.map(|root| format!("{root}/content/{path}")).collect(),
            versions: VersionSet::EMPTY,
            is_index,
            parent: None,
            children: Vec::new(),
            path,
        }
    });
    pages.collect()
}

/// Translated pages without a source, by locale and path.
fn orphans(paths: &[Vec<(String, FileId)>]) -> Vec<Orphan> {
    let sources: FxHashSet<&str> = paths[0].iter().map(|(path, _)| path.as_str()).collect();
    let targets = paths.iter().enumerate().skip(1);
    let all = targets.flat_map(|(locale, pages)| pages.iter().map(move |(path, file)| (locale, path, *file)));
    let mut orphans: Vec<Orphan> = all
        .filter(|(_, path, _)| !sources.contains(path.as_str()))
        .map(|(locale, path, file)| Orphan { locale, path: path.clone(), file })
        .collect();
    orphans.sort_by(|a, b| (a.locale, &a.path).cmp(&(b.locale, &b.path)));
    orphans
}

/// The source's front matter decides what a page is, so it is read here, side by side with the others.
fn parsed(document: Arc<Document>) -> Arc<Document> {
    document.front_matter();
    document
}

/// The built versions that a page's own front matter selects; a page that says nothing is in all, and one whose
/// declaration cannot be read in none: what is meant for few must not be shown to everyone.
fn declared_versions(page: &Page, names: &Names, diagnostics: &mut Vec<Diagnostic>) -> VersionSet {
    let versions: &Versions = &names.versions;
    let Some(declared) = &page.source.front_matter().versions else {
        let unreadable = page.source.front_matter().versions_unreadable;
        return if unreadable { VersionSet::EMPTY } else { versions.built_set() };
    };
    let feature = |name: &str| names.features().find(|(known, _)| *known == name).map(|(_, set)| set);
    let applicable = declared.value.applicable(page.source.file, versions, names.vintage, &feature);
    diagnostics.extend(applicable.diagnostics);
    applicable.selected & versions.built_set()
}

/// Keeps the first of several pages with one address, and tells of the others.
fn drop_duplicates(pages: &mut Vec<Page>, diagnostics: &mut Vec<Diagnostic>) -> FxHashMap<String, PageId> {
    let mut by_permalink: FxHashMap<String, PageId> = FxHashMap::default();
    let mut kept: Vec<Page> = Vec::with_capacity(pages.len());
    for page in pages.drain(..) {
        match by_permalink.get(&page.permalink) {
            Some(first) => {
                let other: &Page = &kept[first.0];
                let message = format!("`{}` has the address of this page already; this one is not built", other.path);
                let finding = Diagnostic::error("duplicate-permalink", page.source.file, TextRange::empty(0), message);
                diagnostics.push(finding.with_help("rename or remove one of the two files"));
            }
            None => {
                by_permalink.insert(page.permalink.clone(), PageId(kept.len()));
                kept.push(page);
            }
        }
    }
    *pages = kept;
    by_permalink
}

/// An index page is in every version that one of its children is in, whatever it declares; the home page keeps its own.
fn unite_index_versions(pages: &mut [Page]) {
    let mut order: Vec<usize> = (0..pages.len()).filter(|&at| !pages[at].children.is_empty()).collect();
    // Deepest first, so that children are done before their parents.
    order.sort_by_key(|&at| {
        std::cmp::Reverse(pages[at].permalink.matches('/').count() + usize::from(!pages[at].permalink.is_empty()))
    });
    for at in order {
        if !pages[at].permalink.is_empty() {
            let children = pages[at].children.iter().map(|child| pages[child.0].versions);
            pages[at].versions = children.fold(VersionSet::EMPTY, |all, versions| all | versions);
        }
    }
}
