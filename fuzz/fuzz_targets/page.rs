//! The whole way of a page, its translation and a reusable, from files to records and the report.
//!
//! The parts of an input stand between bytes 0xFF, which no UTF-8 has: the page, its translation, a reusable, a data file.
#![no_main]

use isogloss::diagnostic;
use isogloss::interface::Interface;
use isogloss::project::Project;
use isogloss::render::{RenderedPage, Renderer};
use isogloss::report::{HumanOptions, human};
use isogloss::site::{self, jsonl};
use libfuzzer_sys::fuzz_target;
use std::fs;
use std::sync::OnceLock;
use tempfile::TempDir;

const FILES: [&str; 4] =
    ["content/page.md", "translations/ja-JP/content/page.md", "data/reusables/one.md", "data/variables/one.yml"];

const CONFIGURATION: &str = "title = \"Guide\"\n[[plans]]\nid = \"enterprise-cloud\"\nshort = \"ghec\"\ntitle = \"Cloud\"\n\
    default = true\n[[plans]]\nid = \"enterprise-server\"\nshort = \"ghes\"\ntitle = \"Server\"\nreleases = [\"3.5\", \"3.4\"]\n\
    [locales.ja-JP]\n";

/// A project's folder for the life of the process.
fn folder() -> &'static TempDir {
    static FOLDER: OnceLock<TempDir> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for path in FILES {
            let parent = folder.path().join(path);
            fs::create_dir_all(parent.parent().expect("a folder")).expect("a folder can be made");
        }
        fs::write(folder.path().join("isogloss.toml"), CONFIGURATION).expect("a file can be written");
        folder
    })
}

fuzz_target!(|data: &[u8]| {
    let root = folder().path();
    let mut parts = data.split(|byte| *byte == 0xFF);
    for path in FILES {
        fs::write(root.join(path), parts.next().unwrap_or_default()).expect("a file can be written");
    }
    let project = Project::load(root).expect("the configuration is right");
    let (interface, mut found) = Interface::new(&project);
    let renderer = Renderer::new(&project, site::labels(&interface, &project), None);
    let mut out = Vec::new();
    let mut seen = |page: &mut RenderedPage| found.append(&mut page.diagnostics);
    jsonl::write(&renderer, &mut seen, &mut out).expect("memory can be written to");
    found.extend(project.all_diagnostics());
    diagnostic::sort(&mut found);
    for finding in &found {
        let file = project.files.get(finding.label.file);
        assert!(finding.label.range.end as usize <= file.text.len(), "{finding:?}");
    }
    assert!(!human(&found, &project.files, HumanOptions { color: false, width: 80 }).is_empty());
});
