//! What readers are told about the language and the age of a page, and how what is in another language is marked.

use crate::folder::{CONFIGURATION, Folder};
use isogloss::interface::Interface;
use isogloss::liquid::Fallback;
use isogloss::project::Project;
use isogloss::render::{Record, Renderer};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

const LOCALE: &str = "\n[locales.fr-FR]\nname = \"Français\"\n";
const INDEX: (&str, &str) = ("content/index.md", "---\ntitle: Home\nchildren:\n  - /page\n---\n");
const SOURCE: (&str, &str) = ("content/page.md", "---\ntitle: Page\n---\nRead this.\n");
const TARGET: &str = "locales/fr-FR/content/page.md";

const MISSING: &str = "Cette page n’est pas encore traduite en français. Vous la lisez en anglais.";
const ONLY: &str = "Cette page n’est disponible qu’en anglais.";
const STALE: &str = "La page en anglais a changé depuis sa traduction.";
const PARTS: &str = "Certaines parties de cette page sont affichées en anglais.";
const ALL: [&str; 4] = [MISSING, ONLY, STALE, PARTS];

/// `before` comes first in the configuration, where keys of no table stand.
fn folder(before: &str, files: &[(&str, &str)]) -> Folder {
    let folder = Folder::with(files.iter().chain([&INDEX, &SOURCE]).copied());
    folder.write("isogloss.toml", format!("{before}{CONFIGURATION}{LOCALE}"));
    folder
}

/// The French page of a build.
fn french(folder: &Folder) -> String {
    let run = folder.run(&["build"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    folder.read("site/fr-FR/page.html")
}

/// Of the notices, those that a page shows.
fn notices(html: &str) -> Vec<&'static str> {
    ALL.into_iter().filter(|notice| html.contains(notice)).collect()
}

#[test]
fn a_page_that_is_not_translated() {
    for files in [&[][..], &[(TARGET, SOURCE.1)]] {
        let html = french(&folder("", files));
        assert_eq!(notices(&html), [MISSING], "a copy of the source is no translation either");
        assert!(
            html.contains("<h1 lang=\"en\" dir=\"ltr\">Page") && html.contains("class=\"body\" lang=\"en\""),
            "{html}"
        );
        assert!(html.contains("rel=\"canonical\" href=\"../en/page.html\""), "{html}");
        assert!(!html.contains("hreflang=\"fr-FR\" href=\"page.html\""), "search engines are told of it: {html}");
    }
    let html = french(&folder("untranslated = [\"content/page.md\"]\n", &[]));
    assert_eq!(notices(&html), [ONLY]);
}

#[test]
fn a_page_that_is_translated_says_nothing() {
    let html = french(&folder("", &[(TARGET, "---\ntitle: Page\n---\nLisez ceci.\n")]));
    assert_eq!(notices(&html), [""; 0]);
    assert!(html.contains("hreflang=\"fr-FR\" href=\"page.html\"") && html.contains("<h1>Page</h1>"), "{html}");
}

#[test]
fn data_that_is_not_translated_is_marked_where_it_stands() {
    let text = "---\ntitle: Page\n---\nLisez **{% data reusables.a.link %}** et `{% data variables.a.name %}`, {% data variables.a.number %} fois.\n\n{% data reusables.a.own %}\n";
    let folder = folder(
        "",
        &[
            (TARGET, text),
            ("data/reusables/a/link.md", "the [page](/page) here"),
            ("data/reusables/a/own.md", "Own: {% data variables.a.name %}."),
            ("locales/fr-FR/data/reusables/a/own.md", "À nous : {% data variables.a.name %}."),
            ("data/variables/a.yml", "name: the name\nnumber: '3.7'\n"),
        ],
    );
    let html = french(&folder);
    assert_eq!(notices(&html), [PARTS]);
    let marked = |text: &str| format!("<span lang=\"en\" dir=\"ltr\">{text}</span>");
    let expected = [
        format!(
            "<p>Lisez <strong>{}<a href=\"page.html\">{}</a>{}</strong> et <code>the name</code>, 3.7 fois.</p>",
            marked("the "),
            marked("page"),
            marked(" here")
        ),
        format!("<p>À nous : {}.</p>", marked("the name")),
    ];
    for part in expected {
        assert!(html.contains(&part), "no {part} in\n{html}");
    }
}

#[test]
fn a_number_is_in_no_language() {
    let text = "---\ntitle: Page\n---\nDepuis {% data variables.a.number %}.\n";
    let html = french(&folder("", &[(TARGET, text), ("data/variables/a.yml", "number: '3.7'\n")]));
    assert_eq!(notices(&html), [""; 0]);
}

#[test]
fn a_translation_that_is_older_than_its_source() {
    let folder = folder("", &[]);
    let git = |arguments: &[&str]| {
        let identity = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"];
        let output = Command::new("git").current_dir(folder.path()).args(identity).args(arguments).output();
        String::from_utf8(output.expect("git can be run").stdout).expect("UTF-8").trim().to_owned()
    };
    git(&["init", "--quiet"]);
    git(&["add", "content"]);
    git(&["commit", "--quiet", "--message", "a page"]);
    let revision = git(&["rev-parse", "HEAD"]);
    folder.write(TARGET, format!("---\ntitle: Page\nl10n:\n  sourceCommit: {revision}\n---\nLisez ceci.\n"));
    assert_eq!(notices(&french(&folder)), [""; 0]);
    folder.write(SOURCE.0, SOURCE.1.replace("this", "that"));
    assert_eq!(notices(&french(&folder)), [STALE]);
    // Nothing of the files has changed, but what is known of them.
    std::fs::rename(folder.at(".git"), folder.at("git")).expect("renamed");
    assert_eq!(notices(&french(&folder)), [""; 0], "nothing is known without a repository");
}

#[test]
fn sentences_that_were_never_translated_are_marked() {
    let source = "---\ntitle: Page\nintro: 'You can see all of the usage of your licenses here.'\n---\n\
                  # GitHub Enterprise Server\n\nYou can see all of the usage here.\n\n| Name | What it is |\n| --- | --- |\n\
                  | A | what is said of it in the table |\n\n1. Open `one` and then read all of it.\n";
    let target = source.replace("Open `one` and then read all of it.", "Ouvrez `one`.").replace("What it is", "Sens");
    let folder = folder("", &[(TARGET, &target)]);
    folder.write(SOURCE.0, source);
    let html = french(&folder);
    assert_eq!(notices(&html), [PARTS]);
    let marked = |text: &str| format!("<span lang=\"en\" dir=\"ltr\">{text}</span>");
    let expected = [
        "<div class=\"intro\" lang=\"en\" dir=\"ltr\">".to_owned(),
        format!("<p>{}</p>", marked("You can see all of the usage here.")),
        format!("<td>{}</td>", marked("what is said of it in the table")),
        "<li>Ouvrez <code>one</code>.</li>".to_owned(),
        // A name is the same in both languages.
        "<h1 id=\"github-enterprise-server\">GitHub Enterprise Server<".to_owned(),
    ];
    for part in expected {
        assert!(html.contains(&part), "no {part} in\n{html}");
    }
    let records = folder.run(&["build", "--format", "jsonl", "--locale", "fr-FR"]).stdout;
    assert!(!records.contains("lang="), "programs get the page as it is written: {records}");
}

#[test]
fn what_is_shown_is_known_without_writing_pages() {
    let damaged = "---\ntitle: Page\n---\n## Une\n\nLisez {% data variables.a.name }.\n\n## Deux\n\n{% if %}\n";
    let folder = folder(
        "",
        &[
            (TARGET, "---\ntitle: Page\nintro: ''\n---\n{% data variables.a.name %}\n"),
            ("content/other.md", "---\ntitle: Other\nintro: 'Read {% data variables.a.name %}.'\n---\nRead.\n"),
            (
                "content/damaged.md",
                "---\ntitle: Page\n---\n## One\n\nRead {% data variables.a.name %}.\n\n## Two\n\nText.\n",
            ),
            ("locales/fr-FR/content/damaged.md", damaged),
            ("content/unknown.md", "---\ntitle: Page\n---\n## One\n\nRead this.\n"),
            ("locales/fr-FR/content/unknown.md", "---\ntitle: Page\n---\n## Une\n\nLisez {% nosuch %}.\n"),
            ("data/variables/a.yml", "name: the name\n"),
        ],
    );
    folder.write(SOURCE.0, SOURCE.1.replace("title: Page", "title: Page\nintro: Read this."));
    let mut seen = BTreeSet::new();
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (root, repairs) in [(folder.path(), true), (folder.path(), false), (own, true)] {
        let mut project = Project::load(root).expect("a project");
        project.config.repairs = repairs;
        let (interface, _) = Interface::new(&project);
        let renderer = Renderer::new(&project, isogloss::site::labels(&interface, &project), None);
        for rendered in project.page_ids().flat_map(|page| renderer.page(page)) {
            let shown = renderer.shown(rendered.page, rendered.locale);
            for version in project.page(rendered.page).versions.iter() {
                let record = Record::new(&rendered, &renderer, version).expect("it is in this version");
                let told: Vec<&Fallback> = record.fallbacks.iter().map(|fallback| &**fallback).collect();
                assert_eq!(shown.in_version(version), told);
                seen.extend(told.iter().map(|fallback| format!("{}: {}", fallback.what, fallback.reason)));
            }
        }
    }
    for what in ["page: not translated", "intro: absent", "body: repaired", "block: cannot", "variables.a.name: "] {
        assert!(seen.iter().any(|known| known.starts_with(what)), "no {what} among {seen:?}");
    }
}
