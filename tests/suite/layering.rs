//! The layers of the crate: each may use only those below it.
//!
//! The order is that of the map in `src/lib.rs`. A module that is new must be put into [`LEVELS`].

use crate::folder::{files, package};
use std::collections::BTreeSet;

/// Every module of the crate, from the ground up. A module may use those of the levels before its own, never one of its
/// own level.
const LEVELS: &[&[&str]] = &[
    &["text", "dialect", "version"],
    &["diagnostic"],
    &["selection"],
    &["front_matter", "liquid", "markdown"],
    &["document"],
    &["project"],
    &["interface", "bitext"],
    &["repair"],
    &["render", "check", "comparison"],
    &["site", "status"],
    &["report"],
    &["preview"],
    &["cli", "lsp"],
];

/// Modules that need far less than they might use, so that they can stand alone.
const NEED_ONLY: &[(&str, &[&str])] = &[
    ("report", &["text", "diagnostic"]),
    ("selection", &["text", "diagnostic"]),
    ("markdown", &["text", "diagnostic"]),
];

/// What a module may use; None where it is in no level.
fn allowed(module: &str) -> Option<Vec<&'static str>> {
    let level = LEVELS.iter().position(|level| level.contains(&module))?;
    let below = LEVELS[..level].concat();
    let needs = NEED_ONLY.iter().find(|(name, _)| *name == module).map(|(_, needs)| *needs);
    Some(below.into_iter().filter(|name| needs.is_none_or(|needs| needs.contains(name))).collect())
}

#[test]
fn modules_use_only_those_below_them() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let Some(module) = module_of(&path) else { continue };
        let Some(allowed) = allowed(&module) else {
            wrong.push(format!(
                "src/{path}: `{module}` is in no level; add it to this test and to the architecture page"
            ));
            continue;
        };
        for (line, used) in uses(&text) {
            if used != module && !allowed.contains(&used.as_str()) {
                wrong.push(format!("src/{path}:{line}: `{module}` must not use `{used}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn the_map_names_every_module() {
    let map = std::fs::read_to_string(package().join("src/lib.rs")).expect("there is a map");
    let modules = map.lines().filter_map(|line| line.trim().strip_prefix("pub mod ")?.strip_suffix(';'));
    let absent: Vec<&str> = modules.filter(|module| !map.contains(&format!("[`{module}`]"))).collect();
    assert!(absent.is_empty(), "the map at the head of src/lib.rs leaves out {absent:?}");
}

#[test]
fn the_test_sees_every_form_of_a_use() {
    let text = "use crate::text::FileId;\npub(super) use crate::{liquid, project::{Page, data}};\n\
        fn f() { crate::site::jsonl::x(); }\n/// As [`crate::render`] does.\n// crate::cli\nuse super::x;\n";
    let found: BTreeSet<String> = uses(text).into_iter().map(|(_, name)| name).collect();
    let expected = ["liquid", "project", "site", "text"];
    assert_eq!(found.into_iter().collect::<Vec<_>>(), expected);
}

/// Rust files below `src`, by path relative to it.
fn sources() -> Vec<(String, String)> {
    let src = package().join("src");
    let rust = files(&src).into_iter().filter(|path| path.ends_with(".rs"));
    rust.map(|path| (path.clone(), std::fs::read_to_string(src.join(path)).expect("UTF-8"))).collect()
}

/// The module at the top of the crate that a file belongs to; None for the crate's own roots.
fn module_of(path: &str) -> Option<String> {
    let first = path.split('/').next()?.trim_end_matches(".rs");
    (!matches!(path, "lib.rs" | "main.rs")).then(|| first.to_owned())
}

/// Modules named after `crate::`, with their lines; documentation and comments do not count.
fn uses(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or("");
        for (at, _) in code.match_indices("crate::") {
            let rest = &code[at + "crate::".len()..];
            match rest.strip_prefix('{') {
                None => found.push((number + 1, leading_name(rest))),
                Some(_) => found.extend(top_names(text, line, at).map(|name| (number + 1, name))),
            }
        }
    }
    found
}

fn leading_name(text: &str) -> String {
    text.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect()
}

/// The outermost names between the braces of `use crate::{…}`, which may go over several lines.
fn top_names<'t>(text: &'t str, line: &'t str, at: usize) -> impl Iterator<Item = String> + 't {
    let start = line.as_ptr() as usize - text.as_ptr() as usize + at + "crate::{".len();
    let (mut depth, mut names, mut word) = (0, Vec::new(), String::new());
    for c in text[start..].chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(std::mem::take(&mut word)),
            c if depth == 0 => word.push(c),
            _ => {}
        }
    }
    names.push(word);
    names.into_iter().map(|word| leading_name(word.trim())).filter(|name| !name.is_empty())
}
