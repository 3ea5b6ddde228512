//! What is written, what is removed, and what is left alone.

use super::{Output, OutputError, Summary, problem};
use std::fs;
use std::path::Path;

fn build(folder: &Path, adopt: bool, files: &[(&str, &str)]) -> Result<Summary, OutputError> {
    let output = Output::open(folder, adopt, &[])?;
    for (path, contents) in files {
        output.write(path, contents.as_bytes())?;
    }
    output.finish(&|path| path.starts_with("kept/"))
}

fn scratch() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

#[test]
fn stale_files_go_and_others_stay() {
    let scratch = scratch();
    let folder = scratch.path().join("site");
    build(&folder, false, &[("a/b/c.html", "1"), ("d.html", "2"), ("kept/e.html", "3")]).expect("a build");
    fs::write(folder.join("notes.txt"), "mine").expect("written");
    let summary = build(&folder, false, &[("d.html", "2"), ("f.html", "4")]).expect("a build");
    assert_eq!(summary, Summary { files: 2, unchanged: 1, removed: 1 });
    assert!(!folder.join("a").exists());
    assert!(folder.join("kept/e.html").exists() && folder.join("notes.txt").exists());
    assert_eq!(build(&folder, false, &[]).expect("a build").removed, 2);
}

#[test]
fn files_of_others_are_not_overwritten() {
    let scratch = scratch();
    fs::write(scratch.path().join("a.html"), "mine").expect("written");
    assert!(matches!(build(scratch.path(), false, &[]), Err(OutputError::Foreign { .. })));
    build(scratch.path(), true, &[("b.html", "1")]).expect("adopted");
    assert!(matches!(build(scratch.path(), false, &[("a.html", "1")]), Err(OutputError::Occupied { .. })));
    build(scratch.path(), true, &[("a.html", "1")]).expect("adopted");
}

#[test]
fn sources_are_not_written_into() {
    let scratch = scratch();
    let content = scratch.path().join("content");
    for folder in [content.join("site"), scratch.path().to_owned()] {
        let error = Output::open(&folder, true, &[content.as_path()]).expect_err("refused");
        assert!(matches!(error, OutputError::Sources { .. }));
    }
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let scratch = scratch();
    let (folder, outside) = (scratch.path().join("site"), scratch.path().join("outside"));
    fs::create_dir(&outside).expect("created");
    build(&folder, false, &[("en/a.html", "1")]).expect("a build");
    fs::remove_dir_all(folder.join("en")).expect("removed");
    fs::rename(&outside, folder.join("../elsewhere")).expect("moved");
    std::os::unix::fs::symlink(scratch.path().join("elsewhere"), folder.join("en")).expect("linked");
    fs::write(folder.join("en/a.html"), "mine").expect("written");
    assert!(matches!(build(&folder, true, &[("en/b.html", "1")]), Err(OutputError::NoFolder { is_link: true, .. })));
    build(&folder, false, &[]).expect("a build");
    assert!(scratch.path().join("elsewhere/a.html").exists());
}

#[test]
fn unsafe_paths() {
    for path in
        ["../x", "/x", "a//b", "a/./b", "con", "a/NUL.html", "com1.x", "a:b", "a\\b", "a.", "a/b /c", "a\nb", ""]
    {
        assert!(problem(path).is_some(), "{path:?}");
    }
    for path in ["a/b.html", ".nojekyll", "en/enterprise-server@3.4/console.html", "com.html", "许可/x.html"] {
        assert_eq!(problem(path), None, "{path:?}");
    }
}
