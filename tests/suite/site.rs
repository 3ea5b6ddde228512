//! The files of a built site: that they hold together, and that nothing else is touched.

use crate::folder::{Folder, files, package, run_in};
use std::collections::BTreeSet;
use std::path::Path;

/// Values of `attribute` in a file.
fn values<'h>(html: &'h str, attribute: &str) -> Vec<&'h str> {
    let start = format!(" {attribute}=\"");
    // What stands between tags is text, whatever it looks like.
    let tags = html.split('<').skip(1).filter_map(|rest| rest.split_once('>').map(|(tag, _)| tag));
    tags.flat_map(|tag| tag.split(start.as_str()).skip(1)).filter_map(|rest| rest.split('"').next()).collect()
}

/// The file that `address` means in `page`, both below the site; None for what leads elsewhere.
fn target(page: &str, address: &str) -> Option<(String, String)> {
    let address = address.replace("&amp;", "&");
    let (path, fragment) = address.split_once('#').unwrap_or((&address, ""));
    let path = path.split('?').next().unwrap_or("");
    if address.contains("://") || address.starts_with("mailto:") || address.starts_with("data:") {
        return None;
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    if !path.is_empty() {
        parts.pop();
    }
    for part in path.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    Some((parts.join("/"), fragment.to_owned()))
}

#[test]
fn every_link_of_our_own_site_leads_to_a_file_and_a_place_in_it() {
    let out = Folder::empty();
    let run = run_in(package(), &["build", "--out", &out.at("site").to_string_lossy()]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let site = out.at("site");
    let all: BTreeSet<String> = files(&site).into_iter().collect();
    assert!(all.contains("index.html") && all.contains("404.html"));
    let (mut wrong, mut count) = (BTreeSet::new(), 0);
    for page in all.iter().filter(|path| path.ends_with(".html") && *path != "404.html") {
        let html = std::fs::read_to_string(site.join(page)).expect("UTF-8");
        for address in values(&html, "href").into_iter().chain(values(&html, "src")) {
            let Some((file, fragment)) = target(page, address) else { continue };
            count += 1;
            let found = [file.clone(), format!("{file}/index.html"), format!("{file}.html")]
                .into_iter()
                .find(|path| all.contains(path));
            let Some(found) = found else {
                wrong.insert(format!("{page}: {address}"));
                continue;
            };
            if !fragment.is_empty() && found.ends_with(".html") {
                let text = if found == *page {
                    html.clone()
                } else {
                    std::fs::read_to_string(site.join(&found)).expect("UTF-8")
                };
                if !values(&text, "id").contains(&fragment.as_str())
                    && !values(&text, "name").contains(&fragment.as_str())
                {
                    wrong.insert(format!("{page}: {address} (no such place)"));
                }
            }
        }
    }
    assert!(count > 5000, "{count} links");
    let shown: Vec<String> = wrong.iter().take(40).cloned().collect();
    assert!(wrong.is_empty(), "{} of {count} links lead nowhere:\n{}\n", wrong.len(), shown.join("\n"));
}

#[test]
fn ids_are_unique_and_languages_are_said() {
    let out = Folder::empty();
    let run =
        run_in(package(), &["build", "--out", &out.at("site").to_string_lossy(), "--versions", "ghec,ghes@latest"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    for (folder, lang) in [("en", "en"), ("zh-CN", "zh-CN"), ("fr-FR", "fr-FR"), ("ja-JP", "ja-JP")] {
        for file in out.files(&format!("site/{folder}")).iter().filter(|path| path.ends_with(".html")) {
            let html = out.read(&format!("site/{folder}/{file}"));
            let ids = values(&html, "id");
            let distinct: BTreeSet<&str> = ids.iter().copied().collect();
            assert_eq!(ids.len(), distinct.len(), "{folder}/{file}: {ids:?}");
            assert!(html.contains(&format!("<html lang=\"{lang}\"")), "{folder}/{file}");
        }
    }
}

const PAGES: [(&str, &str); 3] = [
    ("content/index.md", "---\ntitle: Home\nchildren: [/a, /b]\n---\n"),
    ("content/a.md", "---\ntitle: A\nredirect_from:\n  - /old/a\n  - /../../x\n---\n"),
    ("content/b.md", "---\ntitle: B\nversions:\n  ghes: '>3.4'\n---\n"),
];

#[test]
fn old_addresses_lead_to_new_ones_and_never_out_of_the_folder() {
    let folder = Folder::with(PAGES);
    let run = folder.run(&["build", "--out", "deep/er/site"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    let old = folder.files("").into_iter().find(|path| path.contains("old/a") && path.ends_with(".html"));
    let old = folder.read(&old.expect("a page at the old address"));
    assert!(old.contains("/a"), "{old}");
    let outside: Vec<String> = folder
        .files("")
        .into_iter()
        .filter(|path| {
            !["deep/er/site/", "deep/er/.isogloss-cache/", "content/"].iter().any(|own| path.starts_with(own))
        })
        .collect();
    assert_eq!(outside, ["isogloss.toml"]);
}

#[test]
fn files_of_an_earlier_build_go_and_those_of_others_stay() {
    let folder = Folder::with(PAGES);
    folder.write("content/a.md", "---\ntitle: A\n---\n");
    let build = |arguments: &[&str]| folder.run(&[&["build", "--out", "site", "--quiet"], arguments].concat());
    assert_eq!(build(&[]).code, Some(0));
    let first: BTreeSet<String> = folder.files("site").into_iter().collect();
    folder.write("site/mine.txt", "mine");
    std::fs::remove_file(folder.at("content/b.md")).expect("a file can be removed");
    folder.write("content/index.md", "---\ntitle: Home\nchildren: [/a]\n---\n");
    let run = build(&[]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let second: BTreeSet<String> = folder.files("site").into_iter().collect();
    assert_eq!(folder.read("site/mine.txt"), "mine");
    assert!(first.iter().any(|path| path.ends_with("/b.html") || path.ends_with("/b/index.html")));
    assert!(!second.iter().any(|path| path.ends_with("/b.html") || path.ends_with("/b/index.html")), "{second:?}");
}

#[test]
fn a_folder_of_somebody_else_is_refused() {
    let folder = Folder::with([("content/index.md", "Text")]);
    folder.write("theirs/index.html", "theirs");
    let run = folder.run(&["build", "--out", "theirs"]);
    assert_eq!(run.code, Some(2), "{}", run.stderr);
    assert!(run.stderr.contains("theirs") && run.stderr.contains("--adopt"), "{}", run.stderr);
    assert_eq!(folder.files("theirs"), ["index.html"]);
    assert_eq!(folder.read("theirs/index.html"), "theirs");
    let run = folder.run(&["build", "--out", "theirs", "--adopt"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    for source in ["content", "."] {
        let run = folder.run(&["build", "--out", source, "--adopt"]);
        assert_eq!(run.code, Some(2), "{source}: {}", run.stderr);
    }
    assert_eq!(folder.read("content/index.md"), "Text");
}

#[cfg(unix)]
#[test]
fn a_link_within_the_output_is_not_followed() {
    let elsewhere = Folder::empty();
    elsewhere.write("keep.txt", "keep");
    let folder = Folder::with([("content/index.md", "Text"), ("content/a.md", "A")]);
    let run = folder.run(&["build", "--out", "site", "--quiet"]);
    assert!(matches!(run.code, Some(0)), "{}", run.stderr);
    std::fs::remove_dir_all(folder.at("site/en")).expect("a folder can be removed");
    std::os::unix::fs::symlink(elsewhere.path(), folder.at("site/en")).expect("a link can be made");
    let run = folder.run(&["build", "--out", "site", "--quiet"]);
    assert!(matches!(run.code, Some(0..=2)), "{}", run.stderr);
    assert_eq!(files(Path::new(elsewhere.path())), ["keep.txt"], "nothing is written through a link");
}
