//! The index of a small project, read back as the script reads it.

use super::super::tests::{build, folder_of};
use super::index::LEVELS;
use super::numbers::decoding::{ascending, numbers};
use crate::version::VersionSet;
use serde_json::Value;
use std::collections::BTreeMap;

const FILES: [(&str, &str); 10] = [
    (
        "isogloss.toml",
        "title = \"Docs\"\n[locales.zh-CN]\n[locales.fr-FR]\n[locales.ja-JP]\n[[plans]]\nid = \"cloud\"\nshort = \"c\"\n\
         title = \"Cloud\"\ndefault = true\n[[plans]]\nid = \"server\"\nshort = \"s\"\ntitle = \"Server\"\nreleases = [\"2\", \"1\"]\n",
    ),
    ("content/index.md", "---\ntitle: Home\nchildren:\n  - /guides\n---\nWelcome\n"),
    ("content/guides/index.md", "---\ntitle: Guides\nchildren:\n  - /files\n  - /server\n---\n"),
    (
        "content/guides/files.md",
        "---\ntitle: License & files\nintro: About *files*.\n---\n## Upload a file\n\nShared text about seats.\n\n\
         {% ifversion c %}Only in the cloud: {{ x }} nephology.{% else %}On premises.{% endif %}\n\n```\nrepositoryOwnerId\n```\n\n\
         ## Über\n",
    ),
    ("content/guides/server.md", "---\ntitle: Server\nversions:\n  s: '*'\n---\nSeats of a server, seats, seats.\n"),
    ("translations/zh-CN/content/index.md", "---\ntitle: 首页\n---\n欢迎\n"),
    (
        "translations/zh-CN/content/guides/files.md",
        "---\ntitle: 软件许可证\nintro: 关于文件。\n---\n## 上传\n\n席位。\n",
    ),
    ("translations/fr-FR/content/guides/files.md", "---\ntitle: Licences\n---\n## Échéance\n\nL’œuvre.\n"),
    ("translations/ja-JP/content/guides/files.md", "---\ntitle: サーバーライセンス\n---\n## 概要\n\nﾗｲｾﾝｽです。\n"),
    ("translations/ja-JP/content/guides/server.md", "---\ntitle: 機能\n---\nここ。\n"),
];

/// The files of an index, read.
struct Index {
    version: usize,
    contents: Value,
    /// Each word with the documents of each level.
    words: BTreeMap<String, Vec<Vec<u32>>>,
    rows: Vec<Value>,
}

/// What a script hands over.
fn arguments(script: &str) -> Value {
    let start = script.find("(...").expect("a call") + "(...".len();
    serde_json::from_str(script[start..].trim_end().strip_suffix(");").expect("an end")).expect("JSON")
}

fn words(text: &str) -> Vec<(String, Vec<Vec<u32>>)> {
    let mut before: Vec<u16> = Vec::new();
    let entries = text.split(' ').map(|entry| {
        let (word, lists) = entry.split_at(entry.find(LEVELS).expect("documents"));
        before.truncate(numbers(&word[..1])[0] as usize);
        before.extend(word[1..].encode_utf16());
        let of_level = |level: char| lists.split_once(level).and_then(|(_, list)| list.split(LEVELS).next());
        let lists = LEVELS.map(|level| of_level(level).map_or(Vec::new(), ascending));
        (String::from_utf16(&before).expect("text"), lists.to_vec())
    });
    entries.collect()
}

impl Index {
    fn read(site: &BTreeMap<String, String>, edition: &str) -> Self {
        let start = arguments(&site[&format!("{edition}search-start.js")])[0].clone();
        let folder = start["index"].as_str().expect("a folder").to_owned();
        let files = |kind: &str| {
            let names = (0..).map(|number| format!("{folder}{kind}-{number}.js"));
            names.map_while(|name| site.get(&name)).map(|script| arguments(script)[1].clone()).collect::<Vec<_>>()
        };
        Self {
            version: start["version"].as_u64().expect("a number") as usize,
            contents: arguments(&site[&format!("{folder}index.js")])[0].clone(),
            words: files("words").iter().flat_map(|part| words(part.as_str().expect("text"))).collect(),
            rows: files("pages").iter().flat_map(|rows| rows.as_array().expect("rows").clone()).collect(),
        }
    }

    fn is_in(&self, set: u64) -> bool {
        let versions = self.contents["sets"][set as usize].as_array().expect("versions");
        versions.iter().any(|version| version.as_u64() == Some(self.version as u64))
    }

    /// The page of a document, if it is in this version.
    fn page(&self, document: u32) -> Option<usize> {
        let numbers = numbers(self.contents["documents"].as_str().expect("text"));
        let (pages, others) = numbers.split_at(self.contents["pages"].as_u64().expect("a number") as usize);
        let (page, set) = match pages.get(document as usize) {
            Some(set) => (document, *set),
            None => {
                let at = (document as usize - pages.len()) * 2;
                (others[..=at].iter().step_by(2).sum(), others[at + 1])
            }
        };
        self.is_in(u64::from(set)).then_some(page as usize)
    }

    /// The addresses of the pages that have a word, the best first.
    fn find(&self, word: &str) -> Vec<&str> {
        let lists = self.words.get(word).into_iter().flatten().rev();
        let pages = lists.flatten().filter_map(|document| self.page(*document));
        pages.map(|page| self.rows[page][1].as_str().expect("an address")).collect()
    }
}

#[test]
fn words_are_found_in_the_versions_that_have_them() {
    let root = folder_of(&FILES);
    let site = build(root.path(), None);
    let (cloud, server) = (Index::read(&site, "en/"), Index::read(&site, "en/server@1/"));
    assert_eq!(cloud.find("nephology"), ["files.html"]);
    assert_eq!(server.find("nephology"), [""; 0]);
    assert_eq!((cloud.find("premises").len(), server.find("premises")), (0, vec!["files.html"]));
    assert_eq!((cloud.find("seats"), server.find("seats")), (vec!["files.html"], vec!["server.html", "files.html"]));
    assert_eq!(cloud.find("server"), [""; 0], "a page that the version does not have");
    assert_eq!(cloud.find("license"), ["files.html"]);
    assert_eq!(cloud.find("repositoryownerid"), ["files.html"]);
    assert_eq!(cloud.find("guides"), ["/guides/index.html"]);
}

#[test]
fn words_are_found_in_every_language() {
    let root = folder_of(&FILES);
    let site = build(root.path(), None);
    let find = |edition: &str, word: &str| Index::read(&site, edition).find(word).join(" ");
    assert_eq!((find("zh-CN/", "许可"), find("zh-CN/", "可证")), ("files.html".into(), "files.html".into()));
    assert_eq!(find("zh-CN/server@2/", "席位"), "files.html");
    assert_eq!((find("ja-JP/", "ライセンス"), find("ja-JP/", "概要")), ("files.html".into(), "files.html".into()));
    assert_eq!((find("ja-JP/server@1/", "機能"), find("ja-JP/", "ンス")), ("server.html".into(), "files.html".into()));
    assert_eq!((find("fr-FR/", "echeance"), find("fr-FR/", "oeuvre")), ("files.html".into(), "files.html".into()));
    // What is not translated is found in the source's words.
    assert_eq!(find("fr-FR/server@2/", "seats"), "server.html");
}

#[test]
fn results_show_what_a_page_says_of_itself() {
    let root = folder_of(&FILES);
    let index = Index::read(&build(root.path(), None), "en/");
    let row = index.rows.iter().find(|row| row[1] == "files.html").expect("a row");
    let expected =
        serde_json::json!([0, "files.html", "License & files", "About files.", ["Upload a file", ["Über", "über"]]]);
    assert_eq!(*row, expected);
    assert_eq!(index.contents["branches"], serde_json::json!([[null, "guides/", "Guides"]]));
}

#[test]
fn a_build_of_some_versions_leaves_the_index_of_the_others() {
    let root = folder_of(&FILES);
    let whole = build(root.path(), None);
    let path = root.path().join("content/guides/files.md");
    std::fs::write(path, "---\ntitle: License\n---\nmeteorology\n").expect("written");
    let partial = build(root.path(), Some(VersionSet::single(0)));
    assert_eq!(Index::read(&partial, "en/").find("meteorology"), ["files.html"]);
    assert_eq!(Index::read(&partial, "en/").find("nephology"), [""; 0]);
    let server = |site| Index::read(site, "en/server@2/").find("premises").len();
    assert_eq!((server(&whole), server(&partial)), (1, 1));
    assert!(!build(root.path(), None).keys().any(|path| path.contains("versions-")), "a whole build cleans up");
}

#[test]
fn an_index_is_in_parts_that_begin_with_their_first_word() {
    let text: String = (0..20_000).map(|number| format!("word{number} ")).collect();
    let page = format!("---\ntitle: Long\n---\n{text}\n");
    let root = folder_of(&[FILES[0], ("content/index.md", &page)]);
    let site = build(root.path(), None);
    let index = Index::read(&site, "en/");
    let firsts: Vec<&str> =
        index.contents["words"].as_array().expect("words").iter().filter_map(Value::as_str).collect();
    assert!(firsts.len() > 2 && firsts.is_sorted(), "{firsts:?}");
    for (number, first) in firsts.iter().enumerate() {
        let part = arguments(&site[&format!("search/en/words-{number}.js")]);
        assert_eq!(words(part[1].as_str().expect("text"))[0].0, **first);
        assert!(part[1].as_str().expect("text").len() < 32 * 1024);
    }
    assert_eq!(index.find("word19999").len(), 1);
}

#[test]
fn a_theme_without_a_search_has_no_index() {
    let page = ("theme/page.html", "<title>{{ title }}</title>{{ body }}");
    let root = folder_of(&[FILES.as_slice(), &[page]].concat());
    let site = build(root.path(), None);
    assert!(!site.keys().any(|path| path.starts_with("search/") || path.contains("search-start")));
}
