//! A small project as a site: what is where, what leads where, and what stays.

use super::output::Output;
use crate::interface::Interface;
use crate::project::Project;
use crate::render::{Renderer, Selection};
use crate::version::VersionSet;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const FILES: [(&str, &str); 8] = [
    (
        "isogloss.toml",
        "title = \"Docs\"\nsite_url = \"https://example.com\"\nbase_path = \"/docs\"\n[locales.fr-FR]\nurl = \"fr\"\n\
         [[plans]]\nid = \"cloud\"\nshort = \"c\"\ntitle = \"Cloud\"\ndefault = true\n\
         [[plans]]\nid = \"server\"\nshort = \"s\"\ntitle = \"Server\"\nreleases = [\"2\", \"1\"]\n",
    ),
    (
        "content/index.md",
        "---\ntitle: Home\nchildren:\n  - /guides\n---\n[AUTOTITLE](/guides/new) [gone](/nowhere#x)\n",
    ),
    (
        "content/guides/index.md",
        "---\ntitle: Guides\nintro: All *guides*.\nchildren:\n  - /new\n  - /both\nredirect_from:\n  - /help\n---\n",
    ),
    (
        "content/guides/new.md",
        "---\ntitle: New & bold\nintro: What is new.\nversions:\n  s: '2'\nredirect_from:\n  - /guides/old\n  - /server@1/older\n\
         ---\n## One\n\n[b](/guides/both#two)\n\n## Two\n\n![i](/assets/i.png)\n",
    ),
    ("content/guides/both.md", "---\ntitle: Both\nredirect_from:\n  - /guides/old\n---\n[n](/guides/new)\n"),
    ("translations/fr-FR/content/index.md", "---\ntitle: Accueil\n---\n[AUTOTITLE](/guides/both)\n"),
    ("translations/fr-FR/content/guides/index.md", "---\ntitle: Guides\n---\n"),
    ("assets/i.png", "PNG"),
];

/// Builds the project with some versions, and gives the files of the site.
pub(super) fn build(root: &Path, versions: Option<VersionSet>) -> BTreeMap<String, String> {
    let project = Project::load(root).expect("a project");
    let (interface, _) = Interface::new(&project);
    let mut renderer = Renderer::new(&project, super::labels(&interface, &project), None);
    renderer.marks_untranslated = true;
    renderer.selection = Selection { versions: versions.unwrap_or(VersionSet::ALL), ..Selection::all(&project) };
    if versions.is_none() {
        renderer.selection = Selection::all(&project);
    }
    let output = Output::open(&root.join("site"), false, &[]).expect("a folder");
    super::build(&renderer, &interface, &output, None, &|| ()).expect("a build");
    let mut files = BTreeMap::new();
    collect(&root.join("site"), "", &mut files);
    files
}

fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{name}/"), files);
        } else {
            files.insert(name, fs::read_to_string(entry.path()).expect("text"));
        }
    }
}

fn scratch() -> tempfile::TempDir {
    folder_of(&FILES)
}

pub(super) fn folder_of(files: &[(&str, &str)]) -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a temporary folder");
    for (path, text) in files {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("created");
        fs::write(path, text).expect("written");
    }
    root
}

fn has(file: &str, parts: &[&str]) {
    for part in parts {
        assert!(file.contains(part), "no {part} in\n{file}");
    }
}

#[test]
fn pages_are_files_and_lead_to_one_another() {
    let root = scratch();
    let site = build(root.path(), None);
    has(
        &site["en/index.html"],
        &["<a href=\"../en/server@2/guides/new.html\">New &amp; bold</a>", "nowhere.html#x\">gone"],
    );
    has(
        &site["en/server@2/guides/new.html"],
        &["href=\"both.html#two\"", "src=\"../../../assets/i.png\"", "href=\"#two\""],
    );
    has(
        &site["fr/index.html"],
        &["<html lang=\"fr-FR\"", "hreflang=\"x-default\" href=\"https://example.com/docs/en/"],
    );
    has(&site["en/guides/index.html"], &["<dt><a href=\"both.html\">Both</a></dt>", "content=\"All guides.\""]);
    assert!(!site["en/guides/index.html"].contains("What is new"));
    assert!(!site.contains_key("en/guides/new.html") || site["en/guides/new.html"].contains("refresh"));
    assert_eq!(site["assets/i.png"], "PNG");
    has(&site["404.html"], &["href=\"/docs/en/index.html\"", "href=\"/docs/fr/index.html\"", "--accent"]);
}

#[test]
fn pickers_keep_the_page_or_name_the_nearest() {
    let root = scratch();
    let site = build(root.path(), None);
    let nearest =
        "<a href=\"../../../en/server@1/guides/index.html\">Server 1 <small>not in this version; nearest page: Guides";
    has(
        &site["en/server@2/guides/new.html"],
        &[nearest, "<a href=\"../../../fr/server@2/guides/new.html\" lang=\"fr-FR\""],
    );
}

#[test]
fn what_is_not_translated_says_so() {
    let root = scratch();
    let site = build(root.path(), None);
    has(
        &site["fr/guides/both.html"],
        &["role=\"note\"", "<h1 lang=\"en\" dir=\"ltr\">", "href=\"../../en/guides/both.html\""],
    );
    has(&site["fr/guides/index.html"], &["role=\"note\"", "<h1>", "<div class=\"intro\" lang=\"en\" dir=\"ltr\">"]);
    assert!(!site["fr/index.html"].contains("role=\"note\""));
}

#[test]
fn old_addresses_lead_to_the_new_ones() {
    let root = scratch();
    let site = build(root.path(), None);
    // Both pages claim it; the one that comes first has it in each version that it is in.
    has(&site["en/guides/old.html"], &["url=both.html\"", "<a href=\"both.html\">Both</a>"]);
    has(&site["en/server@2/guides/old.html"], &["url=both.html\""]);
    has(&site["en/help/index.html"], &["url=../guides/index.html\""]);
    has(&site["en/server@1/older.html"], &["url=../server@2/guides/new.html\""]);
    has(&site["fr/guides/new.html"], &["url=../server@2/guides/new.html\""]);
}

#[test]
fn a_partial_build_keeps_the_other_editions() {
    let root = scratch();
    let whole = build(root.path(), None);
    fs::remove_file(root.path().join("content/guides/both.md")).expect("removed");
    let partial = build(root.path(), Some(VersionSet::single(0)));
    assert!(!partial.contains_key("en/guides/both.html") && partial.contains_key("en/server@1/guides/both.html"));
    assert!(!build(root.path(), None).contains_key("en/server@1/guides/both.html"));
    let again = scratch();
    assert_eq!(build(again.path(), None), whole);
}

#[test]
fn only_what_is_translated_is_named_to_search_engines() {
    let root = scratch();
    let site = build(root.path(), None);
    let both = &site["fr/guides/both.html"];
    has(both, &["<link rel=\"canonical\" href=\"https://example.com/docs/en/guides/both.html\">"]);
    assert!(!both.contains("hreflang=\"fr-FR\" href"), "{both}");
    has(&site["fr/index.html"], &["hreflang=\"fr-FR\" href=\"https://example.com/docs/fr/index.html\""]);
    assert!(!site["sitemap-fr.xml"].contains("both.html") && site["sitemap-en.xml"].contains("both.html"));
    has(&site["fr/index.html"], &["<meta property=\"og:url\" content=\"https://example.com/docs/fr/index.html\">"]);
}

#[test]
fn pages_lead_to_those_before_and_after_in_their_version() {
    let root = scratch();
    let site = build(root.path(), None);
    has(&site["en/server@2/guides/new.html"], &["<a href=\"index.html\">Guides</a>", "<a href=\"both.html\">Both</a>"]);
    has(&site["en/guides/index.html"], &["</span> <a href=\"both.html\">Both</a>"]);
}

#[test]
fn programs_find_text_and_an_overview() {
    let root = scratch();
    let site = build(root.path(), None);
    insta::assert_snapshot!(site["en/server@2/guides/new.md"], @"
    # New &amp; bold

    What is new.

    ## One

    [b](both.md#two)

    ## Two

    ![i](../../../assets/i.png)
    ");
    insta::assert_snapshot!(site["en/index.md"], @"
    # Home

    [New &amp; bold](../en/server@2/guides/new.md) [gone](../en/nowhere.md#x)
    ");
    insta::assert_snapshot!(site["llms.txt"], @"
    # Docs

    ## Guides

    - [Guides](https://example.com/docs/en/guides/index.md): All guides.
    - [Both](https://example.com/docs/en/guides/both.md)
    ");
    insta::assert_snapshot!(site["robots.txt"], @"
    User-agent: *
    Allow: /

    Sitemap: https://example.com/docs/sitemap.xml
    ");
    insta::assert_snapshot!(site["_redirects"].lines().take(3).collect::<Vec<_>>().join("\n"), @"
    /docs/en/guides/old /docs/en/guides/both.html 301
    /docs/en/server@2/guides/old /docs/en/server@2/guides/both.html 301
    /docs/en/server@1/guides/old /docs/en/server@1/guides/both.html 301
    ");
    insta::assert_snapshot!(site["en/server@2/navigation.js"], @r#"
    isoglossNavigation([["Guides","guides/index.html",[["New &amp; bold","guides/new.html",[]],["Both","guides/both.html",[]]]]]);
    "#);
}

/// A picture of three pixels by two, as far as its size is told.
const GIF: &[u8] = b"GIF89a\x03\x00\x02\x00\x80\x00\x00";

#[test]
fn pictures_have_the_size_of_their_files() {
    let text = "---\ntitle: P\n---\n![a](/assets/a.gif) ![b](/assets/i.png)\n\n1. <img src=\"/assets/a.gif\" alt=\"c\">\n\n\
                <img src='/assets/a.gif' width=\"30\"> ![d](https://example.com/a.gif)\n";
    let root = folder_of(&[FILES[0], ("content/index.md", text), ("assets/i.png", "PNG")]);
    fs::write(root.path().join("assets/a.gif"), GIF).expect("written");
    let project = Project::load(root.path()).expect("a project");
    let before = project.frame_fingerprint(&[]);
    let (interface, _) = Interface::new(&project);
    let renderer = Renderer::new(&project, super::labels(&interface, &project), None);
    let output = Output::open(&root.path().join("site"), true, &[]).expect("a folder");
    super::build(&renderer, &interface, &output, None, &|| ()).expect("a build");
    has(
        &fs::read_to_string(root.path().join("site/en/index.html")).expect("a page"),
        &[
            "<img width=\"3\" height=\"2\" src=\"../assets/a.gif\" alt=\"a\"> <img src=\"../assets/i.png\" alt=\"b\">",
            "<img width=\"3\" height=\"2\" src=\"../assets/a.gif\" alt=\"c\">",
            "<img src=\"../assets/a.gif\" width=\"30\"> <img src=\"https://example.com/a.gif\" alt=\"d\">",
        ],
    );
    // A picture of another size makes pages anew.
    let wider = [&GIF[..6], b"\x04", &GIF[7..]].concat();
    fs::write(root.path().join("assets/a.gif"), wider).expect("written");
    assert_ne!(project.reloaded(&[]).expect("a project").frame_fingerprint(&[]), before);
}

#[test]
fn contents_of_very_many_headings_are_cut() {
    let headings: String = (0..300).map(|number| format!("## Heading number {number} of this page\n\n")).collect();
    let root = folder_of(&[("content/index.md", &format!("---\ntitle: P\n---\n{headings}")), FILES[0]]);
    let site = build(root.path(), None);
    let html = &site["en/index.html"];
    let contents = html.split("class=\"contents\"").nth(1).and_then(|rest| rest.split("</nav>").next());
    let contents = contents.expect("a list");
    assert!((4000..7000).contains(&contents.len()), "{}", contents.len());
    assert!(
        contents.contains("Heading number 0 of")
            && contents.contains("<li class=\"more\" data-levels=\"h2\">…</li></ul>")
    );
}
