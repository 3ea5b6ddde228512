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
    let stale = [
        "stale-translation info stale 2",
        "changed-inline-code warning out-of-step 5",
        "changed-link info stale 9",
        "missing-block info stale 13",
    ];
    assert_eq!(check(&folder, &[]), (stale.map(str::to_owned).to_vec(), Some(1)));
    let status = folder.run(&["status", "--list", "stale"]).stdout;
    assert!(status.contains("out-of-step") || status.contains("out of step"), "{status}");
    // Made from what is there now, and from what the repository does not have: nobody can say.
    let unknown: Vec<String> =
        stale[1..].iter().map(|line| line.replace("info stale", "warning out-of-step")).collect();
    folder
        .write("locales/fr-FR/content/guide.md", stamped("default_lang_commit", &git(&folder, &["rev-parse", "HEAD"])));
    assert_eq!(check(&folder, &[]).0, unknown);
    folder.write("locales/fr-FR/content/guide.md", stamped("default_lang_commit", "0123456789abcdef"));
    let told = [&["unknown-revision warning damaged 2".to_owned()], unknown.as_slice()].concat();
    assert_eq!(check(&folder, &[]).0, told);
}

#[test]
fn only_blanks_changed_since_the_revision() {
    let folder = repository();
    let first = git(&folder, &["rev-parse", "HEAD"]);
    let target =
        TARGET.replace("Lancez.", "Lancez `a`.").replacen("---\n", &format!("---\nl10n.sourceCommit: {first}\n"), 1);
    folder.write("locales/fr-FR/content/guide.md", target);
    folder.write("content/guide.md", SOURCE.replace("Run `a`.", "Run\n`a`.\n"));
    assert_eq!(check(&folder, &[]), (none(), Some(0)));
    folder.write("content/guide.md", SOURCE.replace("Run `a`.", "Always run `a`."));
    assert_eq!(check(&folder, &[]), (vec!["stale-translation info stale 2".to_owned()], Some(0)));
    let status = folder.run(&["status", "--list", "stale"]).stdout;
    assert!(status.contains("guide.md"), "{status}");
}

/// In a clone without its history nobody can say whether there is such a revision.
#[test]
fn a_clone_without_its_history() {
    let folder = repository();
    let first = git(&folder, &["rev-parse", "HEAD"]);
    let stamped = TARGET.replacen("---\n", &format!("---\ndefault_lang_commit: {first}\n"), 1);
    folder.write("locales/fr-FR/content/guide.md", stamped);
    commit(&folder);
    let clone = Folder::empty();
    let address = format!("file://{}", folder.path().display());
    git(&clone, &["clone", "--quiet", "--depth", "1", &address, "."]);
    let run = clone.run(&["check", "--format", "concise"]);
    assert!(!run.stdout.contains("unknown-revision"), "{}", run.stdout);
    assert!(run.stderr.contains("this clone lacks the revision that they name: 1 translation"), "{}", run.stderr);
    assert_eq!(clone.run(&["check", "--since", &first]).code, Some(2));
}

#[test]
fn a_renamed_page_keeps_its_findings() {
    let folder = repository();
    let source = format!("{SOURCE}\nMuch more text, so that git takes the file for the same one after a change.\n");
    let target = format!("{TARGET}\nBeaucoup plus de texte, pour que git prenne le fichier pour le même.\n");
    folder.write("content/guide.md", &source);
    folder.write("locales/fr-FR/content/guide.md", &target);
    commit(&folder);
    // Both sides: what was wrong is no news, what the change brings about is.
    for path in ["content", "locales/fr-FR/content"] {
        git(&folder, &["mv", &format!("{path}/guide.md"), &format!("{path}/manual.md")]);
    }
    let index = |title: &str| INDEX.replace("Home", title).replace("/guide", "/manual");
    folder.write("content/index.md", index("Home"));
    folder.write("locales/fr-FR/content/index.md", index("Accueil"));
    assert_eq!(check(&folder, &["--since", "HEAD"]), (none(), Some(0)));
    folder.write("locales/fr-FR/content/manual.md", target.replace("Lancez `b`.", "Lancez."));
    git(&folder, &["add", "--all"]);
    let expected = vec!["changed-inline-code warning out-of-step 12".to_owned()];
    assert_eq!(check(&folder, &["--since", "HEAD"]), (expected, Some(1)));
    folder.write("locales/fr-FR/content/manual.md", &target);
    folder.write("content/manual.md", source.replace("(https://example.com/x)", "(https://example.com/y)"));
    git(&folder, &["add", "--all"]);
    assert_eq!(check(&folder, &["--since", "HEAD"]), (vec!["changed-link info stale 8".to_owned()], Some(0)));
    // The source alone: its translations lag; the translation alone: it has lost its source.
    folder.write("content/manual.md", &source);
    git(&folder, &["mv", "locales/fr-FR/content/manual.md", "locales/fr-FR/content/guide.md"]);
    let expected = ["missing-translation info stale 1", "orphaned-translation info stale 1"];
    assert_eq!(check(&folder, &["--since", "HEAD"]), (expected.map(str::to_owned).to_vec(), Some(0)));
    git(&folder, &["mv", "content/manual.md", "content/guide.md"]);
    git(&folder, &["mv", "locales/fr-FR/content/guide.md", "locales/fr-FR/content/manual.md"]);
    folder.write("content/index.md", INDEX);
    let (found, code) = check(&folder, &["--since", "HEAD"]);
    assert!(found.contains(&"missing-translation warning out-of-step 1".to_owned()) && code == Some(1), "{found:?}");
}

/// What a change takes away is missed in files that did not change.
#[test]
fn what_others_use_is_gone() {
    let folder = repository();
    let uses = "\n{% data reusables.a.b %}\n\nSee {% data variables.a.c %} and [Other](/other).\n";
    folder.write("content/guide.md", format!("{SOURCE}{uses}"));
    folder.write("locales/fr-FR/content/guide.md", format!("{TARGET}{uses}"));
    folder.write("content/other.md", "---\ntitle: Other\n---\nText.\n");
    folder.write("locales/fr-FR/content/other.md", "---\ntitle: Autre\n---\nTexte.\n");
    folder.write("data/reusables/a/b.md", "Text.\n");
    folder.write("data/variables/a.yml", "c: C\nd: D\n");
    commit(&folder);
    assert_eq!(check(&folder, &["--since", "HEAD"]), (none(), Some(0)));
    let names = |(found, code): (Vec<String>, Option<i32>)| {
        let names: Vec<String> = found.iter().map(|line| line.split(' ').next().unwrap_or("").to_owned()).collect();
        (names, code)
    };
    for (gone, finding) in [
        ("data/reusables/a/b.md", "missing-data"),
        ("data/variables/a.yml", "missing-data"),
        ("content/other.md", "dead-link"),
    ] {
        let text = std::fs::read(folder.at(gone)).expect("it is there");
        match gone.ends_with(".yml") {
            true => folder.write(gone, "d: D\n"),
            false => std::fs::remove_file(folder.at(gone)).expect("it is there"),
        }
        let (names, code) = names(check(&folder, &["--since", "HEAD"]));
        assert!(names.iter().any(|name| name == finding) && code == Some(1), "{gone}: {names:?}");
        folder.write(gone, text);
    }
    // A feature that holds in fewer versions is no fault by itself.
    folder.write("data/variables/a.yml", "c: C\nd: D\ne: E\n");
    assert_eq!(names(check(&folder, &["--since", "HEAD", "--check", "missing-data"])), (none(), Some(0)));
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
