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
fn an_empty_folder_gets_all_files_or_none() {
    let scratch = scratch();
    let folder = scratch.path().join("site");
    let output = Output::open(&folder, false, &[]).expect("a folder");
    output.write("en/a.html", b"1").expect("written");
    assert!(!folder.join("en").exists(), "nothing is seen before all is written");
    output.abandon();
    assert_eq!(fs::read_dir(&folder).expect("a folder").count(), 1, "the manifest alone is left");
    build(&folder, false, &[("en/a.html", "1"), ("index.html", "2")]).expect("a build");
    assert_eq!(fs::read_to_string(folder.join("en/a.html")).expect("published"), "1");
    assert!(!folder.join(".isogloss-unfinished").exists());
}

#[test]
fn what_a_build_left_that_was_cut_short_is_not_taken_for_whole() {
    let scratch = scratch();
    let folder = scratch.path().join("site");
    let killed = Output::open(&folder, false, &[]).expect("a folder");
    killed.write("en/a.html", b"hal").expect("written");
    std::mem::forget(killed);
    let summary = build(&folder, false, &[("en/b.html", "1")]).expect("a build");
    assert_eq!(summary, Summary { files: 1, unchanged: 0, removed: 0 });
    assert!(!folder.join("en/a.html").exists() && folder.join("en/b.html").exists());
}

#[test]
fn one_path_is_written_once() {
    let scratch = scratch();
    let folder = scratch.path().join("site");
    let output = Output::open(&folder, false, &[]).expect("a folder");
    output.write("a.html", b"1").expect("written");
    output.write("a.html", b"1").expect("the same");
    assert!(matches!(output.write("a.html", b"2"), Err(OutputError::Occupied { .. })));
}

#[test]
fn files_are_kept_while_nobody_touches_them() {
    let scratch = scratch();
    let folder = scratch.path().join("site");
    let output = Output::open(&folder, false, &[]).expect("a folder");
    let stamp = output.write("en/a.html", b"1").expect("written").expect("a file");
    output.finish(&|_| false).expect("finished");
    let keeps = || Output::open(&folder, false, &[]).expect("a folder").keep(vec![("en/a.html".to_owned(), stamp)]);
    assert!(keeps());
    fs::write(folder.join("en/a.html"), "2").expect("written");
    let times = fs::FileTimes::new().set_modified(std::time::SystemTime::UNIX_EPOCH);
    fs::File::options().write(true).open(folder.join("en/a.html")).expect("opened").set_times(times).expect("set");
    assert!(!keeps());
    fs::remove_file(folder.join("en/a.html")).expect("removed");
    assert!(!keeps());
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
