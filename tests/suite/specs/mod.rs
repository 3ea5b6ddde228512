//! The documents in `tests/specs/`: each shows small projects and what becomes of them, and is held to it.
//!
//! A document's second-level headings are its cases. A case consists of prose and fenced blocks:
//!
//! * ```` ```md content/index.md ````: a file of the case's project. Blocks before the first case belong to all cases.
//!   A case without `isogloss.toml` gets a plan `ghec` and a plan `ghes` with the releases 3.5, 3.4 and 3.3.
//! * ```` ```markdown ````, ```` ```html ````, ```` ```title ````, … (see [`expected::KINDS`]): what is expected, in the
//!   editions and of the page that the words after it name: ```` ```html ja-JP ghes@3.4 content/a.md ````. Without a
//!   version it holds in every version of the page, without a page for the only one that the case has.
//! * ```` ```md source ```` and ```` ```md target ````, ```` ```md target ja-JP ````: the page `content/page.md` and its
//!   translation, into zh-CN where no locale is named. The default configuration gets these locales.
//! * ```` ```check ````: what `check` says of the translations, nothing if it is empty; of the build, nothing is said then.
//!   ```` ```check en ````: what it says of the source by itself.
//! * ```` ```retire ghes@3.3 ````: what `check --retire` says.
//! * ```` ```fixed ```` or ```` ```fixed unsafe ````: the one translation as `fix` leaves it; with the path of a file, that.
//! * ```` ```diagnostics ```` or ```` ```report ````: all findings of the case. A case without either must have none.
//! * ```` ```error ````: why the project cannot be read at all.
//!
//! and tables, recognised by the head of their first column ([`table`]).
//!
//! `UPDATE_SPECS=1 cargo test --release specs` writes what came out in place of what was expected.

mod document;
mod expected;
mod table;

use crate::built::Built;
use crate::folder::{CONFIGURATION, Folder, package};
use document::{Block, Case, Document, Item};
use std::collections::BTreeSet;
use std::path::Path;

#[test]
fn specs() {
    let folder = package().join("tests/specs");
    let update = std::env::var_os("UPDATE_SPECS").is_some();
    let only = std::env::var("SPEC").ok();
    let (mut cases, mut failures) = (0, Vec::new());
    for name in crate::folder::files(&folder).iter().filter(|name| name.ends_with(".md")) {
        if only.as_ref().is_some_and(|only| !name.contains(only.as_str())) {
            continue;
        }
        let path = folder.join(name);
        let text = std::fs::read_to_string(&path).expect("a spec is UTF-8");
        let document = Document::parse(&text);
        cases += document.cases.len();
        let outcomes: Vec<Outcome> = document.cases.iter().flat_map(|case| run(&document, case)).collect();
        if update {
            write(&path, &text, &outcomes);
        } else {
            let wrong = outcomes.iter().filter(|outcome| outcome.block.as_deref() != Some(&outcome.actual));
            failures.extend(wrong.map(|outcome| outcome.failure(name)));
        }
    }
    assert!(cases > 0, "no case in tests/specs matches");
    println!("{cases} cases");
    assert!(failures.is_empty(), "\n{}\n{} of the expectations do not hold\n", failures.join("\n"), failures.len());
}

/// What came out where something was expected.
pub struct Outcome {
    case: String,
    /// The expectation's first line in the document, from 1.
    line: usize,
    what: String,
    /// What is expected; None where nothing is said.
    block: Option<String>,
    actual: String,
    /// Lines of the document to replace by `actual`; empty where there is no block yet.
    lines: std::ops::Range<usize>,
}

impl Outcome {
    fn failure(&self, file: &str) -> String {
        let expected = self.block.as_deref().unwrap_or("");
        let mut text = format!("tests/specs/{file}:{} {} ({})\n", self.line, self.case, self.what);
        for change in similar::TextDiff::from_lines(expected, &self.actual).iter_all_changes() {
            text += &format!("  {}{}", change.tag(), change.to_string_lossy());
            if change.missing_newline() {
                text.push('\n');
            }
        }
        text
    }
}

/// Puts what came out into the document.
fn write(path: &Path, text: &str, outcomes: &[Outcome]) {
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let mut changed: Vec<&Outcome> =
        outcomes.iter().filter(|outcome| outcome.block.as_deref() != Some(&outcome.actual)).collect();
    changed.sort_by_key(|outcome| std::cmp::Reverse(outcome.lines.start));
    for outcome in &changed {
        match &outcome.block {
            Some(_) => drop(lines.splice(outcome.lines.clone(), outcome.actual.lines().map(str::to_owned))),
            None => {
                let block = format!("```diagnostics\n{}```", outcome.actual);
                let block = block.lines().map(str::to_owned).chain([String::new()]);
                drop(lines.splice(outcome.lines.start..outcome.lines.start, block));
            }
        }
    }
    if !changed.is_empty() {
        std::fs::write(path, lines.join("\n")).expect("a spec can be written");
        println!("{}: {} rewritten", path.display(), changed.len());
    }
}

/// The files of a case, with a configuration of the targets' locales if it has targets and brings no configuration.
fn files(blocks: &[&Block]) -> Vec<(String, String)> {
    let locales: BTreeSet<&str> = blocks.iter().filter_map(|block| block.target_locale()).collect();
    let sections = locales.iter().map(|locale| format!("\n[locales.{locale}]\nname = \"{locale}\"\n"));
    let configuration = CONFIGURATION.to_owned() + &sections.collect::<String>();
    let given = blocks.iter().filter_map(|block| Some((block.path()?, block.text.clone())));
    std::iter::once(("isogloss.toml".to_owned(), configuration)).chain(given).collect()
}

fn run(document: &Document, case: &Case) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    let files: Vec<&Block> = document.shared.iter().chain(case.blocks()).filter(|block| block.is_file()).collect();
    for item in &case.items {
        if let Item::Table(table) = item {
            outcomes.extend(table::run(table, &files, &case.title));
        }
    }
    if !case.blocks().any(|block| block.is_file()) {
        return outcomes;
    }
    let files = self::files(&files);
    let folder = Folder::with(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let built = Built::new(folder.path());
    let outcome = |block: &Block, actual: String| Outcome {
        case: case.title.clone(),
        line: block.line,
        what: block.info.clone(),
        block: Some(block.text.clone()),
        actual,
        lines: block.lines.clone(),
    };
    let expectations = case.blocks().filter(|block| !block.is_file() && expected::is_known(block));
    match &built {
        Err(error) => outcomes.extend(expectations.map(|block| outcome(block, format!("{error}\n")))),
        Ok(built) => {
            outcomes.extend(expectations.map(|block| outcome(block, expected::actual(block, built))));
            let kinds = ["diagnostics", "report", "check", "retire", "fixed"];
            let said = case.blocks().any(|block| kinds.contains(&block.kind()));
            if !said && !built.diagnostics.is_empty() {
                outcomes.push(Outcome {
                    case: case.title.clone(),
                    line: case.line,
                    what: "no diagnostics".to_owned(),
                    block: None,
                    actual: built.findings().join("\n") + "\n",
                    lines: case.end..case.end,
                });
            }
        }
    }
    outcomes
}
