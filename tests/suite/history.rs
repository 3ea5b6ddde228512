//! Checks against the past: what a change brings about, and what a named revision explains.

use crate::folder::{CONFIGURATION, Folder};
use std::process::Command;

const LOCALE: &str = "\n[source]\nlocale = \"en\"\nname = \"English\"\n[locales.fr-FR]\nname = \"Français\"\n";

const SOURCE: &str =
    "---\ntitle: Guide\n---\nRun `a`.\n\n## One\n\nSee [x](https://example.com/x).\n\n## Two\n\nRun `b`.\n";

/// Lacks the code of the first paragraph: a finding that is there from the beginning.
const TARGET: &str =
    "---\ntitle: Guide français\n---\nLancez.\n\n## Un\n\nVoir [x](https://example.com/x).\n\n## Deux\n\nLancez `b`.\n";

const INDEX: &str = "---\ntitle: Home\nchildren:\n  - /guide\n---\n";

/// A repository with one page in two locales, committed once.
fn repository() -> Folder {
    let folder = Folder::with([
        ("content/index.md", INDEX),
        ("content/guide.md", SOURCE),
        ("locales/fr-FR/content/index.md", &INDEX.replace("Home", "Accueil")),
        ("locales/fr-FR/content/guide.md", TARGET),
    ]);
    folder.write("isogloss.toml", format!("{CONFIGURATION}{LOCALE}"));
    git(&folder, &["init", "--quiet"]);
    commit(&folder);
    folder
}

fn git(folder: &Folder, arguments: &[&str]) -> String {
    let identity = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"];
    let output = Command::new("git").current_dir(folder.path()).args(identity).args(arguments).output();
    let output = output.expect("git can be run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8").trim().to_owned()
}

/// Commits everything; gives the name of the commit.
fn commit(folder: &Folder) -> String {
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "--quiet", "--message", "change"]);
    git(folder, &["rev-parse", "HEAD"])
}

/// Check, severity, verdict and line of each finding, and the exit code with `--fail-on warning`.
fn check(folder: &Folder, arguments: &[&str]) -> (Vec<String>, Option<i32>) {
    let run = folder.run(&[&["check", "--format", "jsonl", "--fail-on", "warning"], arguments].concat());
    assert_eq!(run.stderr, "");
    let text = |value: &serde_json::Value| value.to_string().trim_matches('"').to_owned();
    let described = |line: &str| {
        let finding: serde_json::Value = serde_json::from_str(line).expect("JSON");
        ["check", "severity", "verdict", "line"].map(|key| text(&finding[key])).join(" ")
    };
    (run.stdout.lines().map(described).collect(), run.code)
}

fn none() -> Vec<String> {
    Vec::new()
}

#[test]
fn what_was_there_before_is_not_reported() {
    let folder = repository();
    assert_eq!(check(&folder, &[]).0, ["changed-inline-code warning out-of-step 4"]);
    assert_eq!(check(&folder, &["--since", "HEAD"]), (none(), Some(0)));
    folder.write("locales/fr-FR/content/guide.md", TARGET.replace("Voir [", "Lire ["));
    assert_eq!(check(&folder, &["--since", "HEAD"]), (none(), Some(0)));
    assert_eq!(check(&folder, &[]).0.len(), 1);
}

#[test]
fn a_change_of_the_target_gates() {
    let folder = repository();
    folder
        .write("locales/fr-FR/content/guide.md", TARGET.replace("(https://example.com/x)", "(https://example.com/y)"));
    let expected = ["changed-link warning out-of-step 8"];
    assert_eq!(check(&folder, &["--since", "HEAD"]), (expected.map(str::to_owned).to_vec(), Some(1)));
    let first = git(&folder, &["rev-parse", "HEAD"]);
    commit(&folder);
    assert_eq!(check(&folder, &["--since", &first]), (expected.map(str::to_owned).to_vec(), Some(1)));
    assert_eq!(check(&folder, &["--since", "HEAD"]), (none(), Some(0)));
}

#[test]
fn a_change_of_the_source_makes_stale() {
    let folder = repository();
    folder.write("content/guide.md", SOURCE.replace("(https://example.com/x)", "(https://example.com/y)"));
    assert_eq!(check(&folder, &["--since", "HEAD"]), (vec!["changed-link info stale 8".to_owned()], Some(0)));
    folder.write("isogloss.toml", format!("{CONFIGURATION}{LOCALE}\n[check]\nsource_changes = \"gate\"\n"));
    let expected = vec!["changed-link warning out-of-step 8".to_owned()];
    assert_eq!(check(&folder, &["--since", "HEAD"]), (expected, Some(1)));
}

#[test]
fn of_a_change_of_both_sides_each_answers_for_its_own() {
    let folder = repository();
    folder.write("content/guide.md", SOURCE.replace("(https://example.com/x)", "(https://example.com/y)"));
    folder.write("locales/fr-FR/content/guide.md", TARGET.replace("Lancez `b`.", "Lancez."));
    let expected = ["changed-link info stale 8", "changed-inline-code warning out-of-step 12"];
    assert_eq!(check(&folder, &["--since", "HEAD"]), (expected.map(str::to_owned).to_vec(), Some(1)));
    // Both together are in step again.
    folder
        .write("locales/fr-FR/content/guide.md", TARGET.replace("(https://example.com/x)", "(https://example.com/y)"));
    assert_eq!(check(&folder, &["--since", "HEAD"]), (none(), Some(0)));
}

#[test]
fn new_and_deleted_pages() {
    let folder = repository();
    folder.write("content/new.md", "---\ntitle: New\n---\nText.\n");
    std::fs::remove_file(folder.at("locales/fr-FR/content/guide.md")).expect("it is there");
    let (found, code) = check(&folder, &["--since", "HEAD", "--check", "missing-translation"]);
    assert_eq!(found, ["missing-translation warning out-of-step 1", "missing-translation info stale 1"]);
    assert_eq!(code, Some(1));
}

#[test]
fn a_translation_that_names_its_revision() {
    let folder = repository();
    let first = git(&folder, &["rev-parse", "HEAD"]);
    let stamped = |key: &str, revision: &str| TARGET.replacen("---\n", &format!("---\n{key}: {revision}\n"), 1);
    folder.write(
        "content/guide.md",
        SOURCE.replace("(https://example.com/x)", "(https://example.com/y)") + "\n## Three\n\nRun `c`.\n",
    );
    folder.write("locales/fr-FR/content/guide.md", stamped("ms.sourcegitcommit", &first));
    commit(&folder);
    let stale =
        ["changed-inline-code warning out-of-step 5", "changed-link info stale 9", "missing-block info stale 13"];
    assert_eq!(check(&folder, &[]), (stale.map(str::to_owned).to_vec(), Some(1)));
    // Made from what is there now, and from what the repository does not have: nobody can say.
    let unknown = stale.map(|line| line.replace("info stale", "warning out-of-step")).to_vec();
    for revision in [git(&folder, &["rev-parse", "HEAD"]).as_str(), "0123456789abcdef"] {
        folder.write("locales/fr-FR/content/guide.md", stamped("default_lang_commit", revision));
        assert_eq!(check(&folder, &[]).0, unknown);
    }
}

#[test]
fn a_revision_without_a_repository() {
    let folder = Folder::with([
        ("content/index.md", "---\ntitle: Home\n---\nSee [x](https://x.example/a).\n"),
        ("locales/fr-FR/content/index.md", "---\ntitle: Accueil\ndefault_lang_commit: 0123456789\n---\nVoir.\n"),
    ]);
    folder.write("isogloss.toml", format!("{CONFIGURATION}{LOCALE}"));
    assert_eq!(check(&folder, &[]).0, ["changed-link warning out-of-step 5"]);
    let run = folder.run(&["check", "--since", "HEAD"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("git cannot tell what changed"), "{}", run.stderr);
}
