//! Gives the program an identity: a number that changes with everything that the program is made from.
//!
//! What one build of a site keeps for the next is used by the same program alone.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

fn main() -> std::io::Result<()> {
    let mut hasher = DefaultHasher::new();
    // Of the locales, the words of the site's chrome are part of the program; its manual is not.
    let words = ["en", "fr-FR", "ja-JP", "zh-CN"].map(|locale| format!("locales/{locale}/ui.ftl"));
    for made_from in ["Cargo.toml", "Cargo.lock", "src"].into_iter().chain(words.iter().map(String::as_str)) {
        println!("cargo::rerun-if-changed={made_from}");
        add(Path::new(made_from), &mut hasher)?;
    }
    println!("cargo::rustc-env=ISOGLOSS_IDENTITY={:016x}", hasher.finish());
    Ok(())
}

/// Adds a file or a folder with its contents; what is not there, as in a package, adds nothing.
fn add(path: &Path, hasher: &mut DefaultHasher) -> std::io::Result<()> {
    if path.is_dir() {
        let entries = fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path()));
        let mut entries: Vec<PathBuf> = entries.collect::<Result<_, _>>()?;
        entries.sort();
        return entries.iter().try_for_each(|entry| add(entry, hasher));
    }
    if path.is_file() {
        path.hash(hasher);
        fs::read(path)?.hash(hasher);
    }
    Ok(())
}
