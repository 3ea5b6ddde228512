//! What the commands that look at translations and their source tell: `check` of the source, `check --retire`, `status`.

use crate::folder::{CONFIGURATION, Folder, shared};
use serde_json::Value;

/// A page of each kind, in one locale.
fn folder() -> Folder {
    let configuration = format!("{CONFIGURATION}\n[locales.zh-CN]\nname = \"中文\"\n");
    Folder::with([
        ("isogloss.toml", configuration.as_str()),
        ("data/reusables/a/note.md", "Mind the gap between the two of them."),
        ("content/current.md", "---\ntitle: One\n---\n\nRead [it](/current).\n"),
        ("locales/zh-CN/content/current.md", "---\ntitle: 一\n---\n\n阅读[它](/current)。\n"),
        ("content/missing.md", "---\ntitle: Two\n---\n\nRead [it](/gone).\n"),
        ("content/equal.md", "---\ntitle: Three\n---\n\nRead on.\n"),
        ("locales/zh-CN/content/equal.md", "---\ntitle: Three\n---\n\nRead on.\n"),
        ("content/damaged.md", "---\ntitle: Four\n---\n\nA{% ifversion ghes > 3.3 %} B [x](/current){% endif %}.\n"),
        (
            "locales/zh-CN/content/damaged.md",
            "---\ntitle: 四\n---\n\n甲{% ifversion ghes > 3.3 %}{% endif %}乙 [x](/current)。\n",
        ),
        ("content/data.md", "---\ntitle: Five\n---\n\n{% data reusables.a.note %}\n"),
        ("locales/zh-CN/content/data.md", "---\ntitle: 五\n---\n\n{% data reusables.a.note %}\n"),
    ])
}

/// The names of the checks that a run reports, each with its locale.
fn checks(folder: &Folder, arguments: &[&str]) -> Vec<(String, String)> {
    let run = folder.run(&[&["check", "--format", "jsonl"], arguments].concat());
    let text = |value: &Value| value.as_str().unwrap_or("").to_owned();
    run.records().iter().map(|finding| (text(&finding["check"]), text(&finding["locale"]))).collect()
}

#[test]
fn the_source_is_checked_when_it_is_asked_for_or_nothing_is() {
    let folder = folder();
    let dead = ("dead-link".to_owned(), "en".to_owned());
    let missing = ("missing-translation".to_owned(), "zh-CN".to_owned());
    let all = checks(&folder, &[]);
    assert!(all.contains(&dead) && all.contains(&missing), "{all:?}");
    assert_eq!(checks(&folder, &["--locale", "en"]), std::slice::from_ref(&dead));
    assert!(!checks(&folder, &["--locale", "zh-CN"]).contains(&dead));
    assert_eq!(checks(&folder, &["--locale", "en", "content/current.md"]), []);
    assert_eq!(folder.run(&["check", "--locale", "en"]).code, Some(1));
    assert_eq!(folder.run(&["check", "--locale", "en", "--fail-on", "never"]).code, Some(0));
}

#[test]
fn a_project_without_translations_is_checked_by_itself() {
    let folder = Folder::with([("content/page.md", "See [it](/gone).\n")]);
    assert_eq!(checks(&folder, &[]), [("dead-link".to_owned(), "en".to_owned())]);
}

#[test]
fn a_link_to_a_page_that_was_removed_is_told_with_the_change() {
    let folder = Folder::with([("content/page.md", "See [it](/other).\n"), ("content/other.md", "Text.\n")]);
    let git = |arguments: &[&str]| {
        let all = [&["-c", "user.name=A", "-c", "user.email=a@example.com"], arguments].concat();
        let status = std::process::Command::new("git").args(all).current_dir(folder.path()).output();
        assert!(status.expect("git can be run").status.success(), "{arguments:?}");
    };
    git(&["init", "--quiet"]);
    git(&["add", "."]);
    git(&["commit", "--quiet", "--message", "a"]);
    assert_eq!(checks(&folder, &["--since", "HEAD"]), []);
    std::fs::remove_file(folder.at("content/other.md")).expect("it is there");
    assert_eq!(checks(&folder, &["--since", "HEAD"]), [("dead-link".to_owned(), "en".to_owned())]);
}

#[test]
fn a_release_is_retired_with_a_report() {
    let folder = folder();
    let run = folder.run(&["check", "--retire", "ghes@3.3", "--locale", "en", "--format", "jsonl"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let records = run.records();
    assert_eq!(records.len(), 1, "{}", run.stdout);
    assert_eq!(records[0]["path"], "content/damaged.md");
    assert_eq!(records[0]["help"], "write `ghes`");
    assert_eq!(run.stderr, "0 places die with enterprise-server@3.3, 1 can be written shorter\n");
    let with = |arguments: &[&str]| folder.run(&[&["check", "--retire"], arguments].concat());
    assert_eq!(with(&["ghes@3.3", "--fail-on", "info"]).code, Some(1));
    for (version, said) in [("ghes", "stands for 3 versions"), ("ghec", "only version"), ("ghes@9.9", "no version")] {
        let run = with(&[version]);
        assert_eq!(run.code, Some(2), "{version}");
        assert!(run.stderr.contains(said), "{}", run.stderr);
    }
}

#[test]
fn the_status_counts_each_page_once() {
    let folder = folder();
    let run = folder.run(&["status", "--list", "damaged"]);
    let expected = "zh-CN
  version   pages  current  untranslated  damaged  missing  falling back
  ghec          5        2             1        1        1             2
  ghes@3.5      5        2             1        1        1             2
  ghes@3.4      5        2             1        1        1             2
  ghes@3.3      5        2             1        1        1             2

  damaged: 1
    damaged.md (ghec, ghes@3.5, ghes@3.4, ghes@3.3)
";
    assert_eq!(run.stdout, expected);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    let json = folder.run(&["status", "--format", "json"]).stdout;
    assert_eq!(json, folder.run(&["status", "--format", "json"]).stdout, "the same each time");
    let status: Value = serde_json::from_str(&json).expect("JSON");
    for edition in status["editions"].as_array().expect("editions") {
        let counts = edition["states"].as_object().expect("counts").values();
        let sum: u64 = counts.map(|count| count.as_u64().expect("a number")).sum();
        assert_eq!(Value::from(sum), edition["total"], "{edition}");
    }
    let of = |version: usize, page: &str| {
        let pages = status["editions"][version]["pages"].as_array().expect("pages").clone();
        pages.into_iter().find(|found| found["page"] == page).map(|found| found["state"].clone())
    };
    assert_eq!(of(0, "missing.md"), Some("missing".into()));
    assert_eq!(of(0, "equal.md"), Some("untranslated".into()));
    assert_eq!(of(0, "current.md"), None);
    // Its translation is there; what it inserts is not translated.
    assert_eq!(of(0, "data.md"), Some("current".into()));
    assert_eq!(of(3, "damaged.md"), Some("damaged".into()));
}

#[test]
fn the_status_is_for_translations() {
    let folder = folder();
    let said = |arguments: &[&str]| {
        let run = folder.run(&[&["status"], arguments].concat());
        assert_eq!(run.code, Some(2), "{arguments:?}");
        run.stderr
    };
    assert!(said(&["--list", "mising"]).contains("did you mean `missing`?"));
    assert!(said(&["--locale", "en"]).contains("not a translation"));
    assert!(said(&["--locale", "fr"]).contains("there is no locale `fr`"));
    let html = folder.run(&["status", "--format", "html", "--versions", "ghec"]).stdout;
    assert!(html.contains("<th scope=\"row\">enterprise-cloud@latest</th>") && !html.contains("enterprise-server"));
}

/// Each of the translations that once broke a build has a finding that tells of its damage, or its source has it; where
/// the message of then named a line, within three lines of it.
#[test]
fn damaged_translations_are_told() {
    let Some(corpus) = shared("corpora/damaged-translations") else { return };
    let index = std::fs::read_to_string(corpus.join("index.json")).expect("an index");
    let entries: Vec<Value> = serde_json::from_str(&index).expect("JSON");
    let folder = Folder::empty();
    let (mut silent, mut far) = (Vec::new(), Vec::new());
    for entry in &entries {
        let (id, locale) = (entry["id"].as_str().expect("an id"), entry["locale"].as_str().expect("a locale"));
        let side = |name: &str| corpus.join(id).join(name).to_string_lossy().into_owned();
        let (source, target) = (side("source.md"), side("target.md"));
        let run = folder.run(&["check", "--pair", &source, &target, "--locale", locale, "--format", "jsonl"]);
        let is_damage = |finding: &&Value| finding["severity"] == "error" && finding["verdict"] == "damaged";
        let records = run.records();
        let damage: Vec<&Value> = records.iter().filter(is_damage).collect();
        let message = entry["message"].as_str().unwrap_or("");
        let line = message.split("line:").nth(1).and_then(|rest| rest.split(',').next()?.trim().parse::<u64>().ok());
        let is_near = |finding: &&Value| {
            let at = finding["line"].as_u64().unwrap_or(0);
            line.is_none_or(|line| at.abs_diff(line) <= 3)
        };
        if damage.is_empty() {
            silent.push(id);
        } else if !damage.iter().any(is_near) {
            far.push(id);
        }
    }
    // The defect of these two is the source's, and told there.
    assert_eq!((entries.len(), silent, far), (74, Vec::new(), vec!["022", "051"]));
}
