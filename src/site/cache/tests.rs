//! When pages are rendered again, and when not.

use super::form;
use crate::interface::Interface;
use crate::project::Project;
use crate::render::Renderer;
use crate::site::Built;
use crate::site::output::{CacheFile, Output};
use std::fs;
use std::path::{Path, PathBuf};

const FILES: [(&str, &str); 8] = [
    (
        "isogloss.toml",
        "title = \"Docs\"\n[[plans]]\nid = \"cloud\"\nshort = \"c\"\ntitle = \"Cloud\"\ndefault = true\n\
         [[plans]]\nid = \"server\"\nshort = \"s\"\ntitle = \"Server\"\nreleases = [\"2\", \"1\"]\n",
    ),
    ("content/index.md", "---\ntitle: Home\nchildren:\n  - /a\n  - /b\n  - /c\n---\n[AUTOTITLE](/a)\n"),
    ("content/a.md", "---\ntitle: A\nredirect_from:\n  - /old\n---\n{% data reusables.outer %}\n"),
    ("content/b.md", "---\ntitle: B\n---\n{% ifversion s %}{% data reusables.inner %}{% endif %} {% nosuch %}\n"),
    ("content/c.md", "---\ntitle: C\nproduct: '{% data reusables.only %}'\n---\nText\n"),
    ("data/reusables/only.md", "only\n"),
    ("data/reusables/outer.md", "Outer, {% data reusables.inner %}\n"),
    ("data/reusables/inner.md", "inner\n"),
];

/// Pages, counted once for each of three versions.
const PAGES: usize = 12;

struct Scratch(tempfile::TempDir);

impl Scratch {
    /// The project, built once.
    fn built() -> Self {
        let scratch = Self(tempfile::tempdir().expect("a temporary folder"));
        for (path, text) in FILES {
            scratch.write(path, text);
        }
        assert_eq!(scratch.rendered(), PAGES);
        scratch
    }

    fn at(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.at(path).parent().expect("a folder")).expect("created");
        fs::write(self.at(path), text).expect("written");
    }

    fn cache(&self) -> PathBuf {
        let folder = self.at(".isogloss-cache");
        let names = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
        names.into_iter().find(|path| path.to_string_lossy().contains("site-")).expect("a cache")
    }

    fn build(&self) -> Built {
        let project = Project::load(self.0.path()).expect("a project");
        let (interface, _) = Interface::new(&project);
        let renderer = Renderer::new(&project, crate::site::labels(&interface, &project), None);
        let site = self.at("site");
        let output = Output::open(&site, false, &[]).expect("a folder");
        let cache = CacheFile::beside(&site, b"test");
        crate::site::build(&renderer, &interface, &output, cache.as_ref(), &|| ()).expect("a build")
    }

    fn rendered(&self) -> usize {
        let built = self.build();
        assert_eq!(built.pages, PAGES);
        built.rendered
    }
}

#[test]
fn what_has_not_changed_is_not_rendered_and_told_again() {
    let scratch = Scratch::built();
    let first = fs::read(scratch.cache()).expect("a cache");
    let (again, third) = (scratch.build(), scratch.build());
    assert_eq!((again.rendered, again.output.files - again.output.unchanged), (0, 0));
    assert!(again.diagnostics.iter().any(|finding| finding.check == "unknown-tag"), "{:?}", again.diagnostics);
    assert_eq!(again.diagnostics, third.diagnostics);
    assert_eq!(fs::read(scratch.cache()).expect("a cache"), first);
}

#[test]
fn only_what_depends_on_a_change_is_rendered() {
    let scratch = Scratch::built();
    scratch.write("content/c.md", "---\ntitle: C\nproduct: '{% data reusables.only %}'\n---\nOther text\n");
    assert_eq!(scratch.rendered(), 3);
    scratch.write("data/reusables/outer.md", "Outermost, {% data reusables.inner %}\n");
    assert_eq!(scratch.rendered(), 3, "the page that names it");
    scratch.write("data/reusables/inner.md", "innermost\n");
    assert_eq!(scratch.rendered(), 6, "one page names it, another names what names it");
    scratch.write("data/reusables/only.md", "only here\n");
    assert_eq!(scratch.rendered(), 3, "no other page shows that field");
    scratch.write("content/a.md", "---\ntitle: New\nredirect_from:\n  - /old\n---\n{% data reusables.outer %}\n");
    assert_eq!(scratch.rendered(), PAGES, "any page may show a title");
    assert_eq!(scratch.rendered(), 0);
}

#[test]
fn what_all_pages_show_is_looked_at() {
    for (path, text) in [
        ("isogloss.toml", FILES[0].1.replace("\"Docs\"", "\"Manual\"")),
        ("theme/page.html", "{{ title }}{{ body }}".to_owned()),
        ("translations/en/ui.ftl", "toc-heading = In this page\n".to_owned()),
        ("data/features/new.yml", "versions:\n  s: '*'\n".to_owned()),
        ("assets/new.png", "PNG".to_owned()),
    ] {
        let scratch = Scratch::built();
        scratch.write(path, &text);
        assert_eq!(scratch.rendered(), PAGES, "{path}");
    }
}

#[test]
fn a_cache_that_cannot_be_relied_on_is_ignored() {
    type Damage = fn(&Path, Vec<u8>);
    let damages: [(&str, Damage); 7] = [
        ("missing", |path, _| fs::remove_file(path).expect("removed")),
        ("empty", |path, _| fs::write(path, "").expect("written")),
        ("cut short", |path, bytes| fs::write(path, &bytes[..bytes.len() / 2]).expect("written")),
        ("longer", |path, bytes| fs::write(path, [&bytes[..], b"x"].concat()).expect("written")),
        ("altered", |path, mut bytes| {
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
            fs::write(path, bytes).expect("written");
        }),
        ("of another form", |path, mut bytes| {
            bytes[15] += 1;
            fs::write(path, bytes).expect("written");
        }),
        ("of another program", |path, bytes| {
            let mut kept = form::read(&bytes).expect("a cache");
            kept.frame[0] ^= 1;
            fs::write(path, form::write(&kept)).expect("written");
        }),
    ];
    for (name, damage) in damages {
        let scratch = Scratch::built();
        let bytes = fs::read(scratch.cache()).expect("a cache");
        damage(&scratch.cache(), bytes);
        assert_eq!(scratch.rendered(), PAGES, "{name}");
        assert_eq!(scratch.rendered(), 0, "{name}: the next build has a new one");
    }
}

#[test]
fn a_stale_cache_speaks_of_what_has_not_changed_since() {
    let scratch = Scratch::built();
    let old = fs::read(scratch.cache()).expect("a cache");
    scratch.write("content/c.md", "---\ntitle: C\nproduct: '{% data reusables.only %}'\n---\nOther text\n");
    assert_eq!(scratch.rendered(), 3);
    fs::write(scratch.cache(), old).expect("written");
    assert_eq!(scratch.rendered(), 3);
}

#[test]
fn files_that_are_not_what_was_written_are_written_again() {
    let scratch = Scratch::built();
    let (page, redirect) = (scratch.at("site/en/c.html"), scratch.at("site/en/old.html"));
    let (html, leads) = (fs::read(&page).expect("a page"), fs::read(&redirect).expect("a redirect"));
    let modified = page.metadata().and_then(|data| data.modified()).expect("a time");
    fs::write(&page, html.to_ascii_uppercase()).expect("written");
    let times = fs::FileTimes::new().set_modified(modified);
    fs::File::options().write(true).open(&page).expect("opened").set_times(times).expect("set");
    assert_eq!(scratch.rendered(), 3, "the same size and date, but other contents");
    assert_eq!(fs::read(&page).expect("a page"), html);
    fs::remove_file(&page).expect("removed");
    fs::remove_file(&redirect).expect("removed");
    assert_eq!(scratch.rendered(), 3);
    assert_eq!((fs::read(&page).expect("a page"), fs::read(&redirect).expect("a redirect")), (html, leads));
}
