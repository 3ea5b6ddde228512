//! The registry of checks: every name that a command can print is documented, and what is documented is true.
//!
//! `UPDATE_SPECS=1 cargo test --release checks` writes the manual's page.

use crate::built::Built;
use crate::folder::{CONFIGURATION, Folder, files, package, run_in};
use isogloss::check::{CHECKS, Check, Scope, find};
use std::collections::BTreeSet;

/// What stands before a check's name where a finding is made.
const BEFORE_NAMES: [&str; 8] = [
    "Diagnostic::error(",
    "Diagnostic::warning(",
    "Diagnostic::new(",
    "report(",
    "on_page(",
    "into_diagnostic(",
    "check: ",
    "=> (",
];

#[test]
fn every_finding_is_of_a_documented_check() {
    let mut names = BTreeSet::new();
    for (path, text) in sources() {
        for before in BEFORE_NAMES {
            let arguments = text.split(before).skip(1);
            names.extend(arguments.filter_map(|rest| name(rest, &text)).map(|name| (name, path.clone())));
        }
    }
    assert!(names.len() > 40, "the findings are made in another way now: {names:?}");
    let unknown: Vec<_> = names.iter().filter(|(name, _)| find(name).is_none()).collect();
    assert!(unknown.is_empty(), "document these in src/check/checks: {unknown:?}");
    let made: BTreeSet<&str> = names.iter().map(|(name, _)| name.as_str()).collect();
    let has_function = |check: &Check| matches!(check.scope, Scope::Difference(_) | Scope::Source(_));
    let idle = CHECKS.iter().filter(|check| !has_function(check) && !made.contains(check.name));
    assert_eq!(idle.map(|check| check.name).collect::<Vec<_>>(), Vec::<&str>::new(), "nobody reports these");
}

/// The code of all files but that of tests and of the checks themselves, without line breaks.
fn sources() -> Vec<(String, String)> {
    let src = package().join("src");
    let foreign = |path: &String| {
        path.ends_with(".rs")
            && !path.ends_with("tests.rs")
            && !path.ends_with("samples.rs")
            && !path.contains("check/checks/")
    };
    let read = |path: String| {
        let text = std::fs::read_to_string(src.join(&path)).expect("UTF-8");
        let end = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
        (path, text[..end].split_whitespace().collect::<Vec<_>>().join(" ").replace("( ", "("))
    };
    files(&src).into_iter().filter(foreign).map(read).collect()
}

/// The name that the code begins with: a text in kebab case, or the name of a constant of the same file.
fn name(code: &str, file: &str) -> Option<String> {
    let word = code.split([',', ' ', ')', ';']).next().unwrap_or("");
    if !word.is_empty() && word.chars().all(|c| c.is_ascii_uppercase() || c == '_') {
        let declaration = format!("const {word}: &str = ");
        return file.split(&declaration).nth(1).and_then(|rest| name(rest, ""));
    }
    let name = word.strip_prefix('"')?.strip_suffix('"')?;
    let is_kebab = name.contains('-') && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    is_kebab.then(|| name.to_owned())
}

#[test]
fn names_are_unique_and_in_kebab_case() {
    let names: BTreeSet<&str> = CHECKS.iter().map(|check| check.name).collect();
    assert_eq!(names.len(), CHECKS.len());
    for check in CHECKS {
        let documentation = &check.documentation;
        let sentences = [documentation.summary, documentation.why, documentation.remedy, documentation.tolerance];
        let ended = |text: &&str| text.is_empty() || text.ends_with('.');
        assert!(sentences.iter().all(ended), "{}: what is said must be sentences", check.name);
        assert!(!documentation.summary.is_empty() && !documentation.remedy.is_empty(), "{}", check.name);
    }
}

#[test]
fn examples_show_what_they_say() {
    let with_example = CHECKS.iter().filter(|check| !check.documentation.example.1.is_empty());
    let wrong: Vec<String> = with_example.filter_map(|check| example(check)).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// What is wrong with the example of a check: its target must have the finding, its source as a target must not.
fn example(check: &Check) -> Option<String> {
    let (source, target) = check.documentation.example;
    let found = |source, target| match check.scope {
        Scope::Source(_) => found_in_source(target),
        _ => found(source, target),
    };
    let wrong = found(source, target);
    if !wrong.contains(&check.name) {
        return Some(format!("{}: the example has {wrong:?}", check.name));
    }
    let same = found(source, source);
    same.contains(&check.name).then(|| format!("{}: the source of the example has it as well", check.name)).filter(
        |_| {
            // A text that is not translated is one on purpose.
            check.name != "untranslated-text"
        },
    )
}

/// The names of all findings about a page with this translation.
fn found(source: &str, target: &str) -> Vec<&'static str> {
    let configuration = format!("{CONFIGURATION}\n[locales.zh-CN]\nname = \"中文\"\n");
    let folder = Folder::with([
        ("isogloss.toml", configuration.as_str()),
        ("data/variables/product.yml", "company_short: GitHub\nprodname_actions: GitHub Actions\n"),
        ("data/reusables/a/step-one.md", "1. One."),
        ("data/reusables/a/step-two.md", "1. Two."),
        ("content/page.md", source),
        ("locales/zh-CN/content/page.md", target),
    ]);
    let built = Built::new(folder.path()).expect("a project");
    built.check().iter().chain(&built.diagnostics).map(|finding| finding.check).collect()
}

/// The names of all findings about this page by itself.
fn found_in_source(text: &str) -> Vec<&'static str> {
    let folder = Folder::with([("content/page.md", text)]);
    let built = Built::new(folder.path()).expect("a project");
    built.check_locales(vec![0]).iter().map(|finding| finding.check).collect()
}

/// The checks of differences and pages have a document each; what parsers find is in some document or test.
#[test]
fn every_check_has_a_specification() {
    let folder = package().join("tests/specs/check");
    let tests = test_texts();
    for check in CHECKS {
        if matches!(check.scope, Scope::Parsing | Scope::History) {
            assert!(is_named(check.name, &tests), "no test makes a finding of {}", check.name);
            continue;
        }
        let path = folder.join(format!("{}.md", check.name));
        let text = std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("there is no {}", path.display()));
        let text = text.replace("\n```retire", "\n```check");
        let blocks = text.split("\n```check").skip(1).filter_map(|rest| rest.split_once('\n'));
        let blocks = blocks.map(|(_, rest)| rest.split("```").next().unwrap_or(""));
        let name = format!(" {}: ", check.name);
        let (found, silent): (Vec<&str>, Vec<&str>) = blocks.partition(|block| block.contains(&name));
        assert!(!found.is_empty(), "{}: never found", check.name);
        assert!(!silent.is_empty(), "{}: nothing tolerated", check.name);
    }
}

/// True if the name stands in the text by itself.
fn is_named(name: &str, text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-';
    text.match_indices(name)
        .any(|(at, _)| !text[..at].ends_with(is_part) && !text[at + name.len()..].starts_with(is_part))
}

/// All documents and tests of the repository.
fn test_texts() -> String {
    let in_folder = |folder: &str, ends: &[&str]| {
        let folder = package().join(folder);
        let wanted = files(&folder).into_iter().filter(|path| ends.iter().any(|end| path.ends_with(end)));
        wanted.map(|path| std::fs::read_to_string(folder.join(path)).expect("UTF-8")).collect::<String>()
    };
    in_folder("tests", &[".md", ".rs"]) + &in_folder("src", &["tests.rs"])
}

#[test]
fn explain_tells_everything() {
    let list = run_in(package(), &["explain"]);
    assert_eq!(list.code, Some(0));
    for check in CHECKS {
        assert!(list.stdout.contains(&format!("  {} ", check.name)), "{}", check.name);
        let one = run_in(package(), &["explain", check.name]);
        assert!(one.stdout.starts_with(&format!("{}: {}, ", check.name, check.severity.name())), "{}", one.stdout);
        assert!(one.stdout.contains("\nWhat to do:\n  "), "{}", one.stdout);
    }
    let unknown = run_in(package(), &["explain", "changed-linc"]);
    assert_eq!(unknown.code, Some(2));
    assert!(unknown.stderr.contains("(did you mean `changed-link`?)"), "{}", unknown.stderr);
}

#[test]
fn the_manual_is_up_to_date() {
    let path = package().join("content/manual/checks.md");
    let text = std::fs::read_to_string(&path).expect("a page");
    let (begin, end) = ("<!-- isogloss explain --format markdown -->\n", "<!-- end -->\n");
    let start = text.find(begin).expect("a beginning") + begin.len();
    let stop = text.find(end).expect("an end");
    let generated = format!("\n{}\n", run_in(package(), &["explain", "--format", "markdown"]).stdout);
    if text[start..stop] == generated {
        return;
    }
    assert!(
        std::env::var_os("UPDATE_SPECS").is_some(),
        "content/manual/checks.md is not up to date; run UPDATE_SPECS=1 cargo test --release --test suite checks"
    );
    let updated = format!("{}{generated}{}", &text[..start], &text[stop..]);
    std::fs::write(path, updated).expect("the page can be written");
}

/// The rows of the taxonomy are complete and in order, and name checks that exist.
#[test]
fn the_taxonomy_names_known_checks() {
    let text = std::fs::read_to_string(package().join("content/contributing/taxonomy.md")).expect("a page");
    let (defects, tolerated) = text.split_once("## What must be tolerated").expect("two parts");
    assert_eq!(numbers(defects), (1..=84).collect::<Vec<_>>());
    assert_eq!(numbers(tolerated), (1..=15).collect::<Vec<_>>());
    let found_by = rows(defects).filter_map(|row| row.rsplit(" | ").next().map(str::to_owned));
    let quoted = found_by.flat_map(|cell| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>());
    let unknown: Vec<String> = quoted.filter(|name| find(name).is_none()).collect();
    assert!(unknown.is_empty(), "there are no such checks: {unknown:?}");
}

/// Each tolerance of the taxonomy has a case that shows it.
#[test]
fn every_tolerance_has_a_specification() {
    let folder = package().join("tests/specs/check");
    let texts = files(&folder).into_iter().map(|path| std::fs::read_to_string(folder.join(path)).expect("UTF-8"));
    let lines: Vec<String> = texts.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>()).collect();
    let shown: BTreeSet<u32> = lines
        .iter()
        .filter(|line| line.starts_with("Tolerance"))
        .flat_map(|line| {
            line.split(['.', ':', ',']).next().unwrap_or("").split(' ').filter_map(|word| word.parse().ok())
        })
        .collect();
    assert_eq!(shown, (1..=15).collect::<BTreeSet<u32>>());
}

/// The numbered rows of the tables of a page.
fn rows(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| line.starts_with("| ") && line[2..].starts_with(|c: char| c.is_ascii_digit()))
}

fn numbers(text: &str) -> Vec<u32> {
    rows(text).filter_map(|row| row.split(' ').nth(1)?.parse().ok()).collect()
}

/// What no other test makes happen.
#[test]
fn rare_findings_are_made() {
    let nested = format!("{}a{}", "{% ifversion ghes %}".repeat(300), "{% endif %}".repeat(300));
    let cases = [
        ("nesting-depth", "content/page.md", nested.as_str()),
        (
            "evaluation-limit",
            "content/page.md",
            "{% for a in (1..2000) %}{% for b in (1..2000) %}{% endfor %}{% endfor %}",
        ),
        ("annotation-syntax", "content/page.md", "```yaml annotate\nname: CI\n```\n"),
        ("unsafe-path", "content/aux.md", "A device on some systems."),
    ];
    for (name, path, text) in cases {
        let folder = Folder::with([(path, text)]);
        let run = folder.run(&["build", "--out", "site"]);
        assert_eq!(run.code, Some(1), "{name}: {}", run.stderr);
        assert!(run.stderr.contains(&format!("error[{name}]")), "{name}: {}", run.stderr);
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_nowhere_is_an_unreadable_file() {
    let folder = Folder::with([("content/page.md", "Read on.")]);
    std::os::unix::fs::symlink("nowhere.md", folder.at("content/other.md")).expect("a link can be made");
    let run = folder.run(&["build", "--out", "site"]);
    assert!(run.stderr.contains("error[unreadable-file]"), "{}", run.stderr);
}
