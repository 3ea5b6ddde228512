//! Builds after edits: whatever was edited, they give what a build from nothing gives.

use crate::folder::{Folder, Run, files};
use proptest::prelude::*;

const CONFIGURATION: &str = r#"title = "Guide"

[locales.fr-FR]
url = "fr"

[[plans]]
id = "enterprise-cloud"
short = "ghec"
title = "Enterprise Cloud"
default = true

[[plans]]
id = "enterprise-server"
short = "ghes"
title = "Enterprise Server"
releases = ["3.5", "3.4"]
"#;

/// A file, and what an edit may make of it; the first is what it begins with, and an empty text removes it.
type Edited = (&'static str, &'static [&'static str]);

const EDITED: &[Edited] = &[
    ("isogloss.toml", &[CONFIGURATION, "title = \"Other\"\n[locales.fr-FR]\n", "titel = 1\n"]),
    (
        "content/index.md",
        &[
            "---\ntitle: Home\nchildren:\n  - /a\n  - /b\n  - /c\n---\n[AUTOTITLE](/a), [b](/b#one)\n",
            "---\ntitle: Home\nchildren:\n  - /b\n  - /a\n---\nText\n",
            "---\ntitle: '{% data variables.names.product %}'\nchildren:\n  - /a\n---\n",
        ],
    ),
    (
        "content/a.md",
        &[
            "---\ntitle: A\nintro: '{% data variables.names.product %}'\nproduct: '{% data reusables.two %}'\nredirect_from:\n  - /old\n---\n{% data reusables.one %}\n",
            "---\ntitle: A\nversions:\n  ghes: '*'\n---\n{% data reusables.two %} {% data reusables.none %}\n",
            "---\ntitle: New A\n---\n{% if new %}New{% endif %} {% ifversion new %}Feature{% endif %} ![](/assets/i.png)\n",
            "",
        ],
    ),
    (
        "content/b.md",
        &[
            "---\ntitle: B\n---\n## One\n\n{% for item in site.data.lists.all %}{{ item.name }}{% endfor %}\n",
            "---\ntitle: B\n---\n## Two\n\n{% data lists.all[0].name %} {% data variables.names.other %}\n",
            "---\ntitle: B\n---\n{% ifversion ghes %}{% data reusables.one %}{% nosuch %}\n",
            "",
        ],
    ),
    ("content/c/index.md", &["---\ntitle: C\nchildren:\n  - /d\n---\n", "---\ntitle: C\n---\n", ""]),
    (
        "content/c/d.md",
        &[
            "---\ntitle: D\nredirect_from:\n  - /b\n  - /old\n---\n[AUTOTITLE](/old) {{ site.data.variables.names.product }}\n",
            "---\ntitle: D\nshortTitle: d\n---\n{% assign all = site %}{{ all.data.variables.names.other }}\n",
            "",
        ],
    ),
    (
        "data/reusables/one.md",
        &[
            "One, {% data reusables.two %}\n",
            "One {% data variables.names.other %} {% else %}\n",
            "{% data reusables.one %}",
            "",
        ],
    ),
    ("data/reusables/two.md", &["Two\n", "{% ifversion ghec %}Two{% endif %}\n", "{{ page.title }}\n", ""]),
    (
        "data/variables/names.yml",
        &[
            "product: Product\nother: Other\n",
            "product: Product\n\nother: Another\n",
            "product: New\n",
            "product: {% x\n",
            "",
        ],
    ),
    ("data/lists/all.yml", &["- name: First\n- name: Second\n", "- name: '{% data variables.names.other %}'\n", ""]),
    ("data/features/new.yml", &["versions:\n  ghes: '>3.4'\n", "versions:\n  ghec: '*'\n", ""]),
    (
        "translations/fr-FR/content/a.md",
        &["---\ntitle: A fr\n---\n{% data reusables.one %} fr\n", "---\ntitle: A 2\n---\n{% ifversion %}\n", ""],
    ),
    ("translations/fr-FR/content/b.md", &["---\ntitle: B fr\n---\n## Un\n\n{% data variables.names.other %}\n", ""]),
    ("translations/fr-FR/data/reusables/one.md", &["Un, {% data reusables.two %}\n", "{% if %}\n", ""]),
    ("translations/fr-FR/data/variables/names.yml", &["other: Autre\n", "other: Autre encore\n", ""]),
    ("translations/fr-FR/ui.ftl", &["", "toc-heading = Ici\n", "nosuch = x\n"]),
    ("theme/page.html", &["", "{{ title }} {{ body }} {{ navigation }} {{ children }}", "{{ title | nosuch }}"]),
    ("theme/redirect.html", &["", "{{ href }} {{ text }}"]),
    ("assets/i.png", &["PNG", ""]),
];

/// What somebody does between two builds.
#[derive(Debug, Clone)]
enum Change {
    /// One of [`EDITED`] gets one of its texts.
    Edit(prop::sample::Index, prop::sample::Index),
    /// A file of the site is removed or overwritten.
    Spoil(prop::sample::Index, bool),
    /// So is the cache.
    SpoilCache(bool),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        10 => any::<(prop::sample::Index, prop::sample::Index)>().prop_map(|(file, text)| Change::Edit(file, text)),
        2 => any::<(prop::sample::Index, bool)>().prop_map(|(file, removed)| Change::Spoil(file, removed)),
        1 => any::<bool>().prop_map(Change::SpoilCache),
    ]
}

fn write(folder: &Folder, path: &str, text: &str) {
    match text {
        "" => drop(std::fs::remove_file(folder.at(path))),
        text => folder.write(path, text),
    }
}

fn spoil(folder: &Folder, path: &str, removed: bool) {
    match removed {
        true => std::fs::remove_file(folder.at(path)).expect("removed"),
        false => folder.write(path, "spoilt"),
    }
}

fn make(folder: &Folder, change: &Change) {
    match change {
        Change::Edit(file, text) => {
            let (path, texts) = file.get(EDITED);
            let text: &&str = text.get(texts);
            write(folder, path, text);
        }
        Change::Spoil(file, removed) => {
            let made = folder.files("site").into_iter().filter(|path| !path.starts_with('.')).collect::<Vec<_>>();
            if !made.is_empty() {
                spoil(folder, &format!("site/{}", file.get(&made)), *removed);
            }
        }
        Change::SpoilCache(removed) => {
            for path in folder.files(".isogloss-cache").iter().filter(|path| path.starts_with("site-")) {
                spoil(folder, &format!(".isogloss-cache/{path}"), *removed);
            }
        }
    }
}

/// What a run says but for its last line, which counts and times.
fn said(run: &Run) -> (Option<i32>, String) {
    let lines: Vec<&str> = run.stderr.lines().filter(|line| !line.contains(" rendered, ")).collect();
    (run.code, lines.join("\n"))
}

fn assert_as_from_nothing(folder: &Folder, number: usize) {
    let fresh = format!("fresh-{number}");
    let (built, expected) = (folder.run(&["build"]), folder.run(&["build", "--no-cache", "--out", &fresh]));
    assert_eq!(said(&built), said(&expected));
    if expected.code == Some(2) {
        return;
    }
    assert_eq!(folder.files("site"), folder.files(&fresh));
    for path in files(&folder.at(&fresh)) {
        let read = |below: &str| std::fs::read(folder.at(below).join(&path)).expect("a file");
        let (found, expected) = (read("site"), read(&fresh));
        assert!(found == expected, "{path}: {}", String::from_utf8_lossy(&found));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn builds_after_edits_are_as_builds_from_nothing(steps in prop::collection::vec(prop::collection::vec(change(), 0..4), 1..6)) {
        let folder = Folder::empty();
        for (path, texts) in EDITED {
            write(&folder, path, texts[0]);
        }
        assert_as_from_nothing(&folder, 0);
        for (number, changes) in steps.iter().enumerate() {
            changes.iter().for_each(|change| make(&folder, change));
            assert_as_from_nothing(&folder, number + 1);
        }
    }
}

#[test]
fn the_cache_is_beside_the_site_and_out_of_version_control() {
    let folder = Folder::with([("content/index.md", "---\ntitle: Home\n---\n")]);
    assert!(folder.run(&["build"]).stderr.contains("(4 rendered, "));
    assert!(folder.run(&["build"]).stderr.contains("(0 rendered, "));
    assert!(folder.run(&["build", "--no-cache"]).stderr.contains("(4 rendered, "));
    assert!(folder.run(&["build", "--no-highlight"]).stderr.contains("(4 rendered, "));
    assert!(folder.run(&["build", "--no-highlight", "--no-repair"]).stderr.contains("(4 rendered, "));
    assert_eq!(folder.read(".isogloss-cache/.gitignore"), "*\n");
    assert_eq!(folder.files(".isogloss-cache").len(), 3);
    assert!(!folder.files("site").iter().any(|path| path.contains("cache")));
}
