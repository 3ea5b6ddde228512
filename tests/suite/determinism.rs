//! The same input gives the same bytes.

use crate::folder::{Folder, files, package, run_in, shared};
use std::path::Path;

#[test]
fn two_builds_of_our_own_documentation_are_equal() {
    let out = Folder::empty();
    let run = |arguments: &[&str]| {
        let run = run_in(package(), arguments);
        assert!(matches!(run.code, Some(0)), "{arguments:?}: {}", run.stderr);
    };
    for name in ["one", "two"] {
        let (jsonl, site) = (out.at(&format!("{name}.jsonl")), out.at(name));
        run(&["build", "--format", "jsonl", "--out", &jsonl.to_string_lossy()]);
        run(&["build", "--out", &site.to_string_lossy()]);
    }
    assert!(out.read("one.jsonl").lines().count() > 100);
    assert_eq!(out.read("one.jsonl"), out.read("two.jsonl"));
    same_tree(&out.at("one"), &out.at("two"));
    let again = out.at("two");
    let stamp = |path: &Path| std::fs::metadata(path).and_then(|data| data.modified()).expect("a time");
    let index = again.join(files(&again).into_iter().find(|path| path.ends_with("index.html")).expect("a page"));
    let before = stamp(&index);
    run(&["build", "--out", &again.to_string_lossy()]);
    assert_eq!(stamp(&index), before, "a file that has not changed is not written");
}

/// Findings have the same words and fingerprints whichever page is compared first.
#[test]
fn a_check_does_not_depend_on_the_order_of_its_threads() {
    let Some(root) = shared("corpora/docs-2021-12") else { return };
    let check = |threads: &str| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_isogloss"));
        command.args(["check", "--format", "jsonl", "--root"]).arg(&root).env("RAYON_NUM_THREADS", threads);
        command.output().expect("the program runs").stdout
    };
    let one = check("1");
    assert!(one.len() > 1 << 20, "a large report");
    for threads in ["2", "3", "8"] {
        assert!(check(threads) == one, "with {threads} threads");
    }
}

#[test]
fn built_files_do_not_say_where_they_were_built() {
    let out = Folder::empty();
    let run = run_in(package(), &["build", "--out", &out.at("site").to_string_lossy()]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    for path in out.files("site") {
        let bytes = std::fs::read(out.at("site").join(&path)).expect("a file");
        let text = String::from_utf8_lossy(&bytes);
        for place in [package().to_string_lossy(), out.path().to_string_lossy()] {
            assert!(!text.contains(&*place), "{path} holds {place}");
        }
    }
}

#[test]
fn a_part_of_the_editions_is_the_same_as_in_the_whole() {
    let all = run_in(package(), &["build", "--format", "jsonl"]).records();
    for (arguments, wanted) in [
        (
            &["--locale", "ja-JP", "--versions", "ghes@3.4"][..],
            Box::new(|locale: &str, version: &str| locale == "ja-JP" && version == "enterprise-server@3.4")
                as Box<dyn Fn(&str, &str) -> bool>,
        ),
        (
            &["--versions", "ghec,ghes@latest"],
            Box::new(|_, version| matches!(version, "enterprise-cloud@latest" | "enterprise-server@3.7")),
        ),
        (
            &["--locale", "en", "--locale", "fr-FR", "--versions", "ghes"],
            Box::new(|locale, version| {
                locale != "ja-JP" && locale != "zh-CN" && version.starts_with("enterprise-server")
            }),
        ),
    ] {
        let part = run_in(package(), &[&["build", "--format", "jsonl"], arguments].concat()).records();
        let expected: Vec<_> = all
            .iter()
            .filter(|record| wanted(record["locale"].as_str().unwrap_or(""), record["version"].as_str().unwrap_or("")))
            .collect();
        assert!(!expected.is_empty());
        assert_eq!(part.iter().collect::<Vec<_>>(), expected, "{arguments:?}");
    }
}

fn same_tree(one: &Path, two: &Path) {
    let names = files(one);
    assert_eq!(names, files(two));
    assert!(!names.is_empty());
    for name in names {
        let read = |folder: &Path| std::fs::read(folder.join(&name)).expect("a file");
        assert!(read(one) == read(two), "{name} differs");
    }
}
