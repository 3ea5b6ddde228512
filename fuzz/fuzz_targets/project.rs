//! A small project on disk, whose files are the parts of an input.

use isogloss::project::Project;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;
use tempfile::TempDir;

pub const FILES: [&str; 4] =
    ["content/page.md", "translations/ja-JP/content/page.md", "data/reusables/one.md", "data/variables/one.yml"];

const CONFIGURATION: &str = "title = \"Guide\"\n[[plans]]\nid = \"enterprise-cloud\"\nshort = \"ghec\"\ntitle = \"Cloud\"\n\
    default = true\n[[plans]]\nid = \"enterprise-server\"\nshort = \"ghes\"\ntitle = \"Server\"\nreleases = [\"3.5\", \"3.4\"]\n\
    [locales.ja-JP]\n";

/// A project's folder for the life of the process.
fn folder() -> &'static Path {
    static FOLDER: OnceLock<TempDir> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for path in FILES {
            let parent = folder.path().join(path);
            fs::create_dir_all(parent.parent().expect("a folder")).expect("a folder can be made");
        }
        fs::write(folder.path().join("isogloss.toml"), CONFIGURATION).expect("a file can be written");
        folder
    });
    folder.path()
}

/// The project of an input. Its parts stand between bytes 0xFF, which no UTF-8 has: the page, its translation, a reusable,
/// a data file.
pub fn load(data: &[u8]) -> Project {
    let root = folder();
    let mut parts = data.split(|byte| *byte == 0xFF);
    for path in FILES {
        fs::write(root.join(path), parts.next().unwrap_or_default()).expect("a file can be written");
    }
    Project::load(root).expect("the configuration is right")
}
