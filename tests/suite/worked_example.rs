//! The worked example of the manual, run: what `check` says of real translations of one guide.
//!
//! The guides are beside the repository; `history` has twins of these tests on texts of our own, which run everywhere.

use crate::folder::{Folder, Run, run_in, shared};
use std::path::Path;
use std::process::Command;

const GUIDE: &str = "billing/managing-your-license-for-github-enterprise/syncing-license-usage-between-github-enterprise-server-and-github-enterprise-cloud.md";

/// Line, check, severity, verdict and message of each finding, and its versions if there is no other way to tell.
fn listed(run: &Run) -> String {
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let line = |finding: serde_json::Value| {
        let versions = finding["versions"].as_array().map_or(0, Vec::len);
        let place = finding["line"].as_u64().unwrap_or_default();
        let [check, severity, verdict, message] =
            ["check", "severity", "verdict", "message"].map(|key| text(&finding[key]));
        format!("{place} {severity} {check} ({verdict}, {versions} versions): {message}")
    };
    run.records().into_iter().map(line).collect::<Vec<_>>().join("\n")
}

fn corpus() -> Option<std::path::PathBuf> {
    shared("corpora/license-sync-2022")
}

fn guide(root: &Path, locale: &str) -> String {
    let path = format!("content/{GUIDE}");
    listed(&run_in(root, &["check", "--format", "jsonl", "--locale", locale, &path]))
}

#[test]
fn the_guide_in_three_locales() {
    let Some(root) = corpus() else { return };
    insta::assert_snapshot!("guide-zh-CN", guide(&root, "zh-CN"));
    insta::assert_snapshot!("guide-fr-FR", guide(&root, "fr-FR"));
    insta::assert_snapshot!("guide-ja-JP", guide(&root, "ja-JP"));
}

/// Japanese says where a guide is to be found before it names it, so the conditional stands before the link.
#[test]
fn a_conditional_before_the_link_is_no_finding() {
    let Some(root) = corpus() else { return };
    let text = std::fs::read_to_string(root.join(format!("translations/ja-JP/content/{GUIDE}"))).expect("a guide");
    let moved: Vec<usize> =
        (1..).zip(text.lines()).filter(|(_, line)| is_turned_round(line)).map(|(at, _)| at).collect();
    assert_eq!(moved, [26, 38]);
    let found = guide(&root, "ja-JP");
    for line in moved {
        assert!(!found.lines().any(|finding| finding.starts_with(&format!("{line} "))), "{found}");
    }
}

/// True if a conditional with a product's name stands before the first link of the line.
fn is_turned_round(line: &str) -> bool {
    let conditional = line.find("{% ifversion ghec %}{% data variables.product.prodname_ghe_server %}");
    matches!((conditional, line.find("](")), (Some(conditional), Some(link)) if conditional < link)
}

/// Where the half-translated guide and two states of its source are.
fn half_translated() -> Option<[String; 3]> {
    let root = corpus()?;
    let history = |state: &str| format!("history/{state}/translations/zh-CN/content/{GUIDE}");
    let paths = [format!("content/{GUIDE}"), history("df788b5a-2022"), history("seed001-early-2022")];
    assert!(paths.iter().all(|path| root.join(path).is_file()));
    Some(paths)
}

#[test]
fn the_half_translated_guide_as_a_pair() {
    let (Some(root), Some([september, of_its_day, target])) = (corpus(), half_translated()) else { return };
    let pair = |source: &str| {
        listed(&run_in(&root, &["check", "--format", "jsonl", "--locale", "zh-CN", "--pair", source, &target]))
    };
    insta::assert_snapshot!("half-translated-of-its-day", pair(&of_its_day));
    insta::assert_snapshot!("half-translated-in-september", pair(&september));
}

/// With both states of the source in a repository and the revision named, `check` itself tells lag from what was wrong.
#[test]
fn the_half_translated_guide_with_its_revision() {
    let (Some(root), Some([september, of_its_day, target])) = (corpus(), half_translated()) else { return };
    let read = |path: &str| std::fs::read_to_string(root.join(path)).expect("a guide");
    let folder = Folder::with([("content/guide.md", read(&of_its_day).as_str())]);
    copy(&root.join("data"), &folder.at("content/data"));
    let git = |arguments: &[&str]| {
        let identity = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"];
        let output = Command::new("git").current_dir(folder.path()).args(identity).args(arguments).output();
        String::from_utf8(output.expect("git can be run").stdout).expect("UTF-8").trim().to_owned()
    };
    let locale = "\n[source]\nlocale = \"en\"\nname = \"English\"\n[locales.zh-CN]\nname = \"中文\"\n";
    folder.write("isogloss.toml", crate::folder::CONFIGURATION.to_owned() + locale);
    git(&["init", "--quiet"]);
    git(&["add", "--all"]);
    git(&["commit", "--quiet", "--message", "of its day"]);
    let revision = git(&["rev-parse", "HEAD"]);
    let stamp = format!("---\nms.sourcegitcommit: {revision}\n");
    folder.write("content/guide.md", read(&september));
    folder.write("locales/zh-CN/content/guide.md", read(&target).replacen("---\n", &stamp, 1));
    let run = folder.run(&["check", "--format", "jsonl", "--locale", "zh-CN", "content/guide.md"]);
    insta::assert_snapshot!("half-translated-with-its-revision", listed(&run).replace(&revision, "REVISION"));
}

fn copy(from: &Path, to: &Path) {
    for path in crate::folder::files(from) {
        let target = to.join(&path);
        std::fs::create_dir_all(target.parent().expect("a folder")).expect("a folder can be made");
        std::fs::copy(from.join(&path), target).expect("a file can be copied");
    }
}
