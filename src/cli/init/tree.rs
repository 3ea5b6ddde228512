//! What `init` reads from the disk, and the one file that it writes.

use super::evidence::Evidence;
use crate::project::config::is_locale_code;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// A documentation tree as far as `init` needs it.
pub(super) struct Tree {
    root: PathBuf,
    /// Relative to the root.
    pub(super) content: &'static str,
    /// Relative to the root, where there is one.
    data: Option<String>,
    pub(super) translations: Option<Translations>,
}

/// A folder of translations and the locales in it.
pub(super) struct Translations {
    pub(super) folder: &'static str,
    /// In the order of the alphabet.
    pub(super) codes: Vec<String>,
}

impl Tree {
    /// The tree at `root`, if it has content.
    pub(super) fn find(root: &Path) -> Option<Self> {
        let content = ["content", "docs"].into_iter().find(|folder| has_pages(&root.join(folder)))?;
        let candidates = [format!("{content}/data"), "data".to_owned()];
        let data = candidates.into_iter().find(|folder| root.join(folder).is_dir());
        let translations = ["translations", "locales"].into_iter().find_map(|folder| translations(root, folder));
        Some(Self { root: root.to_owned(), content, data, translations })
    }

    /// Everything that the source's files say about versions.
    pub(super) fn evidence(&self) -> Evidence {
        let mut evidence = Evidence::default();
        let index = self.root.join(self.content).join("index.md");
        evidence.title = read(&index).as_deref().and_then(super::evidence::plain_title);
        for folder in std::iter::once(self.content).chain(self.data.as_deref()) {
            for path in files(&self.root.join(folder), &["md", "yml", "yaml"]) {
                evidence.add(&read(&path).unwrap_or_default(), path.extension().is_some_and(|end| end == "md"));
            }
        }
        evidence
    }

    /// Name of the root folder.
    pub(super) fn name(&self) -> String {
        let absolute = std::path::absolute(&self.root).unwrap_or_else(|_| self.root.clone());
        absolute.file_name().map_or_else(|| "Documentation".to_owned(), |name| name.to_string_lossy().into_owned())
    }
}

fn translations(root: &Path, folder: &'static str) -> Option<Translations> {
    let entries = std::fs::read_dir(root.join(folder)).ok()?;
    let has_translations = |path: &Path| path.join("content").is_dir() || path.join("data").is_dir();
    let mut codes: Vec<String> = entries
        .flatten()
        .filter(|entry| has_translations(&entry.path()))
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| is_locale_code(name) && has_short_language(name) && name != "en")
        .collect();
    codes.sort_unstable();
    (!codes.is_empty()).then_some(Translations { folder, codes })
}

/// Longer languages are reserved (RFC 5646, section 2.2.1), so that `README` is none.
fn has_short_language(code: &str) -> bool {
    code.split('-').next().is_some_and(|language| language.len() <= 3)
}

fn has_pages(folder: &Path) -> bool {
    files(folder, &["md"]).next().is_some()
}

/// The files below a folder whose names end so; what cannot be read is left out.
fn files<'e>(folder: &Path, endings: &'e [&str]) -> impl Iterator<Item = PathBuf> + use<'e> {
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter().flatten();
    entries
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .filter(move |path| path.extension().and_then(|end| end.to_str()).is_some_and(|end| endings.contains(&end)))
}

fn read(path: &Path) -> Option<String> {
    let bytes = std::fs::read(path).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// Writes a file that is not there yet, whole or not at all.
pub(super) fn write_new(root: &Path, name: &str, text: &str) -> io::Result<()> {
    // Made by hand rather than by `tempfile`, whose files nobody else may read.
    let mut file = tempfile::Builder::new()
        .prefix(".isogloss-init")
        .make_in(root, |path| std::fs::File::options().write(true).create_new(true).open(path))?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist_noclobber(root.join(name))?;
    Ok(())
}
