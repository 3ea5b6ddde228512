//! A folder with a project in it, made for one test and removed after it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// Two plans, one with numbered releases; the configuration of every test that does not bring its own.
pub const CONFIGURATION: &str = r#"title = "Guide"

[[plans]]
id = "enterprise-cloud"
short = "ghec"
title = "Enterprise Cloud"
default = true

[[plans]]
id = "enterprise-server"
short = "ghes"
title = "Enterprise Server"
releases = ["3.5", "3.4", "3.3"]
"#;

pub struct Folder {
    directory: TempDir,
}

/// What a run of the program left behind.
#[derive(Debug)]
pub struct Run {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Folder {
    pub fn empty() -> Self {
        Self { directory: tempfile::tempdir().expect("a temporary folder can be made") }
    }

    /// A folder with these files; without an `isogloss.toml` among them it gets [`CONFIGURATION`].
    pub fn with<'f>(files: impl IntoIterator<Item = (&'f str, &'f str)>) -> Self {
        let folder = Self::empty();
        folder.write("isogloss.toml", CONFIGURATION);
        for (path, text) in files {
            folder.write(path, text);
        }
        folder
    }

    pub fn path(&self) -> &Path {
        self.directory.path()
    }

    pub fn at(&self, path: &str) -> PathBuf {
        self.path().join(path)
    }

    pub fn write(&self, path: &str, contents: impl AsRef<[u8]>) {
        let path = self.at(path);
        std::fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder can be made");
        std::fs::write(path, contents).expect("a file can be written");
    }

    pub fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.at(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Paths of all files below `below`, relative to it, sorted.
    pub fn files(&self, below: &str) -> Vec<String> {
        files(&self.at(below))
    }

    /// Runs `isogloss` with this folder as the current one.
    pub fn run(&self, arguments: &[&str]) -> Run {
        run_in(self.path(), arguments)
    }

    /// Builds to JSON lines on standard output, and gives them with the run.
    pub fn jsonl(&self, arguments: &[&str]) -> (Vec<serde_json::Value>, Run) {
        let run = self.run(&[&["build", "--format", "jsonl"], arguments].concat());
        (run.records(), run)
    }
}

impl Run {
    pub fn records(&self) -> Vec<serde_json::Value> {
        let record = |line: &str| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error} in {line}"));
        self.stdout.lines().map(record).collect()
    }
}

/// Runs the program in a folder, without standard input and without colour.
pub fn run_in(folder: &Path, arguments: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_isogloss"))
        .args(arguments)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .stdin(Stdio::null())
        .output()
        .expect("the program can be run");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program writes UTF-8");
    Run { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

/// Paths of all files below `folder`, relative to it, sorted.
pub fn files(folder: &Path) -> Vec<String> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter();
    let files = entries.filter_map(Result::ok).filter(|entry| !entry.file_type().is_dir());
    files
        .map(|entry| entry.path().strip_prefix(folder).expect("below the folder").to_string_lossy().replace('\\', "/"))
        .collect()
}

/// The folder of the package.
pub fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file or folder of the material that lies beside the repository on the machines of its developers; None in a plain
/// clone, where the caller says which of its tests covers the same ground without it.
pub fn shared(path: &str) -> Option<PathBuf> {
    let found = package().join("../shared").join(path);
    if found.exists() {
        return Some(found);
    }
    eprintln!("not run: there is no ../shared/{path} beside the repository");
    None
}
