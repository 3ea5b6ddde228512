//! Trees and the configurations that are made for them.

use super::*;
use crate::dialect::Vintage;
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

/// A tree of these files.
fn tree(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("below the folder")).expect("writable");
        fs::write(path, text).expect("writable");
    }
    folder
}

fn written(folder: &TempDir) -> String {
    fs::read_to_string(folder.path().join(FILE_NAME)).expect("written")
}

#[test]
fn a_small_tree() {
    let folder = tree(&[
        ("content/index.md", "---\ntitle: Guide\nversions:\n  fpt: '*'\n  ghes: '>=3.2'\n  ghae-issue-1: '*'\n---\n"),
        ("content/a.md", "---\nversions:\n  feature: b\n---\n{% ifversion ghec or ghes > 3.5 %}a{% endif %}\n"),
        ("data/features/b.yml", "versions:\n  ghes: '> 3.3 < 3.5'\n"),
        ("translations/zh-CN/content/index.md", ""),
        ("translations/ja-JP/data/x.yml", ""),
        ("translations/README/content/a.md", ""),
        ("locales/fr.json", ""),
    ]);
    let result = run(folder.path()).expect("written");
    insta::assert_snapshot!(result.message, @"
    Wrote isogloss.toml: 3 plans, 7 versions, 3 locales.
    Next: check the releases and the titles in it, then run `isogloss build`.
    ");
    insta::assert_snapshot!(written(&folder), @r#"
    # Written by `isogloss init`. Folders and locales are as found; check the rest.
    title = "Guide"
    translations = "translations/{locale}"

    [source]
    locale = "en"
    name = "English"

    [locales.ja-JP]
    name = "日本語"

    [locales.zh-CN]
    name = "简体中文"

    # Order is the order of version pickers and of fallback.
    [[plans]]
    id = "free-pro-team"
    short = "fpt"
    title = "Free, Pro, & Team"
    default = true   # its segment is left out of addresses

    [[plans]]
    id = "enterprise-cloud"
    short = "ghec"
    title = "Enterprise Cloud"

    [[plans]]
    id = "enterprise-server"
    short = "ghes"
    title = "Enterprise Server"
    # These are the releases between the oldest and the newest that conditions name. Check these: planned ones belong in
    # `upcoming`, those that are no longer built in `deprecated`.
    releases = ["3.6", "3.5", "3.4", "3.3", "3.2"]
    "#);
    let config = Config::load(folder.path()).expect("valid");
    assert_eq!(config.vintage, Vintage::Current);
    assert_eq!(config.data, "data");
}

#[test]
fn conditions_of_other_years() {
    let vintage = |condition: &str| {
        let folder = tree(&[("content/a.md", condition)]);
        run(folder.path()).expect("written");
        (Config::load(folder.path()).expect("valid").vintage, written(&folder))
    };
    let (year, text) = vintage("{% if currentVersion ver_gt \"enterprise-server@2.21\" %}a{% endif %}");
    assert_eq!(year, Vintage::Y2020);
    assert!(text.contains("releases = [\"2.22\", \"2.21\"]"), "{text}");
    assert_eq!(vintage("{% ifversion ghae-next or ghes > 3.0 %}a{% endif %}").0, Vintage::Y2021);
    assert_eq!(vintage("currentVersion ghae-next").0, Vintage::Current);
}

#[test]
fn releases_fill_each_major_number_only() {
    let releases = |condition: &str| {
        let folder = tree(&[("docs/a.md", condition)]);
        run(folder.path()).expect("written");
        let config = Config::load(folder.path()).expect("valid");
        assert_eq!(config.content, "docs");
        config.versions.plans[0].releases.clone()
    };
    let text = "{% ifversion ghes > 2.20 %}{% elsif ghes < 2.22 or ghes = 3.1 %}{% endif %}";
    assert_eq!(releases(text), ["3.1", "2.22", "2.21", "2.20"]);
    assert_eq!(releases("{% ifversion ghes > 3.1 and ghes < 3.99999999999 %}").len(), 60);
}

#[test]
fn plans_of_other_products() {
    let folder = tree(&[("content/a.md", "---\nversions:\n  cloud: '*'\n  box: 1.4\n---\n{% ifversion box > 1.6 %}")]);
    run(folder.path()).expect("written");
    let versions = Config::load(folder.path()).expect("valid").versions;
    let ids: Vec<_> = versions.built().map(|(_, version)| version.id.as_str()).collect();
    assert_eq!(ids, ["box@1.7", "box@1.6", "box@1.5", "box@1.4", "cloud@latest"]);
}

#[test]
fn a_tree_without_versions() {
    let folder = tree(&[
        ("content/a.md", "---\ntitle: 'A \"quoted\" title'\n---\n"),
        ("content/index.md", "---\ntitle: \"A \\\"b\\\"\"\n---\n"),
    ]);
    run(folder.path()).expect("written");
    let config = Config::load(folder.path()).expect("valid");
    assert_eq!(config.title, "A \"b\"");
    assert_eq!(config.versions.built().count(), 1);
}

#[test]
fn refuses_without_touching_anything() {
    let folder = tree(&[("data/a.yml", ""), ("content/a.txt", "")]);
    let error = run(folder.path()).expect_err("no content");
    assert!(error.to_string().starts_with("no folder `content` or `docs` with Markdown pages"), "{error}");
    assert!(!folder.path().join(FILE_NAME).exists());
    let folder = tree(&[("content/a.md", ""), (FILE_NAME, "mine")]);
    assert_eq!(
        run(folder.path()).expect_err("there").to_string(),
        "isogloss.toml is there already; init does not overwrite it"
    );
    assert_eq!(written(&folder), "mine");
}

/// Real trees with configurations by hand, in the folder that `ISOGLOSS_CORPORA` names; they are not in the repository.
#[cfg(unix)]
#[test]
fn real_trees() {
    let Some(corpora) = std::env::var_os("ISOGLOSS_CORPORA").map(PathBuf::from) else { return };
    for name in ["docs-2021-12", "license-sync-2020", "license-sync-2022"] {
        let given = Config::load(&corpora.join(name)).expect("valid");
        let folder = tempfile::tempdir().expect("a temporary folder");
        for part in ["content", "data", "translations"] {
            std::os::unix::fs::symlink(corpora.join(name).join(part), folder.path().join(part)).expect("writable");
        }
        run(folder.path()).expect("written");
        let config = Config::load(folder.path()).expect("valid");
        let ids = |config: &Config| config.versions.plans.iter().map(|plan| plan.id.clone()).collect::<Vec<_>>();
        assert_eq!(ids(&config), ids(&given), "{name}");
        assert_eq!(config.vintage, given.vintage, "{name}");
        assert_eq!((&config.content, &config.data), (&given.content, &given.data), "{name}");
        let names = |config: &Config| {
            let mut names: Vec<_> =
                config.targets().iter().map(|locale| (locale.code.clone(), locale.name.clone())).collect();
            names.sort();
            names
        };
        assert_eq!(names(&config), names(&given), "{name}");
    }
}
