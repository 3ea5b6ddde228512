//! What a block of a spec expects, and what came out in its place.

use super::document::Block;
use crate::built::{Built, without_drawings};
use serde_json::Value;
use std::collections::BTreeMap;

/// Kinds of expectations with what each shows. All but the last six are of a page in its editions.
pub const KINDS: &[(&str, &str)] = &[
    ("markdown", "the text after Liquid"),
    ("html", "the body; the drawings of icons are left out"),
    ("title", "the title"),
    ("shortTitle", "the short title"),
    ("intro", "the introduction"),
    ("permissions", "the permissions"),
    ("toc", "the table of contents: level, id, title"),
    ("fallback", "what came from the source locale: what, file, reason"),
    ("href", "the page's address"),
    ("versions", "the versions that the page is in"),
    (
        "check",
        "what the checks find in translations, or in the source where it is named: file, line, column, and the versions if not all",
    ),
    ("retire", "what the retirement of the version that it names leaves behind"),
    ("fixed", "the translation, or the file that is named, after `fix`; with the word `unsafe`, after `fix --unsafe`"),
    ("diagnostics", "all findings of the project"),
    ("report", "all findings, as a person sees them"),
    ("error", "why the project cannot be read"),
];

pub fn is_known(block: &Block) -> bool {
    KINDS.iter().any(|(kind, _)| *kind == block.kind())
}

/// What `block` should hold.
pub fn actual(block: &Block, built: &Built) -> String {
    match block.kind() {
        "check" if block.words().any(|word| word == built.project.config.source().code) => {
            lines(built.checked_source())
        }
        "check" => lines(built.checked()),
        "retire" => lines(built.retired(&block.words().flat_map(|word| versions(word, built)).collect::<String>())),
        "fixed" => {
            let path = block.words().find(|word| word.contains('.'));
            built.fixed(block.words().any(|word| word == "unsafe"), path)
        }
        "diagnostics" => lines(built.findings()),
        "report" => built.report(),
        "error" => "the project can be read\n".to_owned(),
        kind => of_page(kind, &Wanted::new(block, built), built),
    }
}

/// The page and the editions that a block names.
struct Wanted<'b> {
    page: String,
    locale: String,
    versions: Vec<&'b str>,
}

impl<'b> Wanted<'b> {
    fn new(block: &'b Block, built: &'b Built) -> Self {
        let config = &built.project.config;
        let pages: Vec<&str> = built.project.pages.iter().map(|page| page.path.as_str()).collect();
        let mut wanted = Self { page: String::new(), locale: config.locales[0].code.clone(), versions: Vec::new() };
        for word in block.words().flat_map(|words| words.split(',')).filter(|word| !word.is_empty()) {
            if let Some(page) = word.strip_prefix("content/") {
                wanted.page = page.to_owned();
            } else if let Some(locale) = config.locales.iter().find(|locale| locale.code == word) {
                wanted.locale = locale.code.clone();
            } else {
                wanted.versions.extend(versions(word, built));
            }
        }
        if wanted.page.is_empty() {
            let only = || panic!("line {}: of which page? there are {pages:?}", block.line);
            wanted.page = if let [page] = pages[..] { page.to_owned() } else { only() };
        }
        wanted
    }
}

/// The versions that a word means: `ghec`, `ghes` for all its releases, `ghes@3.4`, `enterprise-server@3.4`.
pub fn versions<'b>(word: &str, built: &'b Built) -> Vec<&'b str> {
    let versions = built.project.versions();
    let (plan, release) = word.split_once('@').unwrap_or((word, ""));
    let plan = versions.find_plan(plan).unwrap_or_else(|| panic!("`{word}` is neither a locale, a version nor a page"));
    let of_plan = versions.built().filter(|(_, version)| version.plan == plan);
    of_plan
        .filter(|(_, version)| release.is_empty() || version.release == release)
        .map(|(_, version)| version.id.as_str())
        .collect()
}

fn of_page(kind: &str, wanted: &Wanted<'_>, built: &Built) -> String {
    let in_locale =
        |record: &&Value| record["page"] == wanted.page.as_str() && record["locale"] == wanted.locale.as_str();
    let records: Vec<&Value> = built.records.iter().filter(in_locale).collect();
    if kind == "versions" {
        return lines(records.iter().map(|record| text(&record["version"])));
    }
    let asked =
        |record: &&&Value| wanted.versions.is_empty() || wanted.versions.contains(&text(&record["version"]).as_str());
    let mut by_text: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for record in records.iter().filter(asked) {
        by_text.entry(shown(kind, record)).or_default().push(text(&record["version"]));
    }
    match by_text.len() {
        0 => "(the page is not in this edition)\n".to_owned(),
        1 => by_text.into_keys().next().unwrap_or_default(),
        _ => by_text.iter().map(|(text, versions)| format!("({})\n{text}", versions.join(", "))).collect(),
    }
}

/// One field of a record as a block shows it.
fn shown(kind: &str, record: &Value) -> String {
    let list = |field: &str| record[field].as_array().cloned().unwrap_or_default();
    match kind {
        "toc" => lines(list("toc").iter().map(|h| format!("{} {} {}", h["level"], text(&h["id"]), text(&h["title"])))),
        "fallback" => lines(
            list("fallback")
                .iter()
                .map(|f| format!("{}: {} {}", text(&f["what"]), text(&f["path"]), text(&f["reason"]))),
        ),
        "html" | "intro" | "permissions" => ended(without_drawings(&text(&record[kind]))),
        "markdown" => ended(text(&record[kind]).trim_matches('\n').to_owned()),
        kind => ended(text(&record[kind])),
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or("").to_owned()
}

fn lines(lines: impl IntoIterator<Item = String>) -> String {
    lines.into_iter().map(|line| line + "\n").collect()
}

fn ended(text: String) -> String {
    if text.is_empty() || text.ends_with('\n') { text } else { text + "\n" }
}
