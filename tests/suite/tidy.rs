//! Rules of form that a compiler does not know: see the architecture page.

use crate::folder::{files, package};

/// A file of the crate, with the part that is only compiled for tests cut off.
struct Source {
    path: String,
    text: String,
}

impl Source {
    fn all() -> Vec<Self> {
        let src = package().join("src");
        let rust = files(&src).into_iter().filter(|path| path.ends_with(".rs"));
        rust.map(|path| Self { text: std::fs::read_to_string(src.join(&path)).expect("UTF-8"), path }).collect()
    }

    fn is_test(&self) -> bool {
        self.path.ends_with("/tests.rs")
    }

    /// Lines of code that is not only for tests, with their numbers, without comments and the insides of strings.
    fn code(&self) -> Vec<(usize, String)> {
        let end = self.text.find("#[cfg(test)]\nmod tests {").unwrap_or(self.text.len());
        let lines = self.text[..end].lines().enumerate();
        if self.is_test() { Vec::new() } else { lines.map(|(at, line)| (at + 1, bare(line))).collect() }
    }
}

/// A line without its comment and with empty strings.
fn bare(line: &str) -> String {
    let mut out = String::new();
    let mut characters = line.chars().peekable();
    let mut in_string = false;
    while let Some(c) = characters.next() {
        match c {
            '\\' if in_string => drop(characters.next()),
            '"' => {
                in_string = !in_string;
                out.push(c);
            }
            '/' if !in_string && characters.peek() == Some(&'/') => break,
            // The literals '"' and '\'' would look like the start of a string.
            '\'' if !in_string && characters.peek() == Some(&'"') => drop(characters.next()),
            c if !in_string => out.push(c),
            _ => {}
        }
    }
    out
}

/// Places where `needle` occurs in code of files that `allowed` does not name.
fn occurrences(needle: &str, allowed: &dyn Fn(&str) -> bool) -> Vec<String> {
    let sources = Source::all();
    let foreign = sources.iter().filter(|source| !allowed(&source.path));
    let lines = foreign.flat_map(|source| source.code().into_iter().map(|(line, code)| (&source.path, line, code)));
    let found = lines.filter(|(_, _, code)| code.contains(needle));
    found.map(|(path, line, code)| format!("src/{path}:{line}: {}", code.trim())).collect()
}

fn only_in(needle: &str, reason: &str, allowed: impl Fn(&str) -> bool) {
    let found = occurrences(needle, &allowed);
    assert!(found.is_empty(), "\n`{needle}`: {reason}\n{}\n", found.join("\n"));
}

#[test]
fn every_file_says_what_it_owns() {
    let silent: Vec<_> = Source::all().into_iter().filter(|s| !s.text.starts_with("//! ")).map(|s| s.path).collect();
    assert!(silent.is_empty(), "these files do not open with `//!`: {silent:?}");
}

#[test]
fn no_file_is_long() {
    let length = |source: &Source| source.text.lines().count();
    let mut long: Vec<_> = Source::all().into_iter().map(|source| (length(&source), source.path)).collect();
    long.retain(|(length, _)| *length > 250);
    long.sort_unstable_by(|a, b| b.cmp(a));
    for (length, path) in &long {
        println!("src/{path}: {length} lines");
    }
    long.retain(|(length, _)| *length > 400);
    assert!(long.is_empty(), "past 400 lines, look for a seam: {long:?}");
}

#[test]
fn names_say_what_a_file_is_for() {
    let empty = ["utils", "util", "helpers", "helper", "common", "misc", "types", "manager"];
    let nothing: Vec<_> = Source::all()
        .into_iter()
        .map(|source| source.path)
        .filter(|path| path.split(['/', '.']).any(|part| empty.contains(&part)))
        .collect();
    assert!(nothing.is_empty(), "{nothing:?}");
}

#[test]
fn no_input_can_reach_a_panic() {
    for needle in [".unwrap()", "panic!(", "todo!(", "unimplemented!(", "unreachable!("] {
        only_in(needle, "state an invariant with `expect`, or handle the case", |_| false);
    }
}

#[test]
fn the_disk_is_read_and_written_in_few_places() {
    only_in("std::fs", "goes through the project's file system or the site's writer", |path| {
        path == "project/file_system.rs"
            || path.starts_with("project/config")
            || path.starts_with("site/output")
            || path.starts_with("cli/init/")
    });
}

#[test]
fn only_the_command_line_prints() {
    for needle in ["print!(", "println!(", "dbg!("] {
        only_in(needle, "a result is given back, and `cli` prints it", |path| path.starts_with("cli/"));
    }
}

#[test]
fn only_main_exits() {
    only_in("process::exit", "give an exit code back", |path| path == "main.rs");
}

#[test]
fn one_layer_knows_each_library() {
    only_in("pulldown_cmark", "Markdown events are `markdown`'s", |path| path.starts_with("markdown/"));
    only_in("liquid_core", "values and expressions are `liquid`'s", |path| path.starts_with("liquid/"));
    only_in("lsp_types", "the editor protocol is `lsp`'s", |path| path.starts_with("lsp/"));
    only_in("annotate_snippets", "frames are `report`'s", |path| path.starts_with("report/"));
    only_in("clap", "arguments are `cli`'s", |path| path.starts_with("cli/"));
}

#[test]
fn no_clock_and_no_chance() {
    for needle in ["SystemTime", "Instant::now", "thread_rng", "RandomState"] {
        // The command line may tell a person how long something took.
        only_in(needle, "the same input gives the same bytes", |path| path.starts_with("cli/"));
    }
}

#[test]
fn a_comment_or_a_string_is_no_code() {
    assert_eq!(bare(r#"let x = "std::fs \" y"; // std::fs"#), "let x = \"\"; ");
    assert_eq!(bare("let quote = '\"'; std::fs"), "let quote = '; std::fs");
}
