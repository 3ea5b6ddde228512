//! `isogloss fix` as a command: what it writes, prints and says with its exit code.

use crate::folder::{CONFIGURATION, Folder};

const SOURCE: &str =
    "---\r\ntitle: A\r\n---\r\nRun `a`.{% ifversion ghes %} Run `b`.{% endif %}\r\n\r\nSee [x](/x).\r\n";
const TARGET: &str =
    "---\r\ntitle: 甲\r\n---\r\n运行 `a`。{ % ifversion ghes %} 运行 `b`。{% endif %}\r\n\r\n参见 [x](/y)。\r\n";
const PATH: &str = "locales/zh-CN/content/a.md";

fn folder() -> Folder {
    let configuration = CONFIGURATION.to_owned() + "\n[locales.zh-CN]\nname = \"中文\"\n";
    Folder::with([
        ("isogloss.toml", &*configuration),
        ("content/index.md", "---\ntitle: Home\nchildren:\n  - /a\n---\n"),
        ("content/a.md", SOURCE),
        (PATH, TARGET),
    ])
}

#[test]
fn safe_repairs_keep_everything_else() {
    let folder = folder();
    let run = folder.run(&["fix"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), "locales/zh-CN/content/a.md: 2 findings\n"));
    assert_eq!(folder.read(PATH), TARGET.replace("{ %", "{%"));
    let again = folder.run(&["fix"]);
    assert_eq!((again.code, again.stdout.as_str()), (Some(0), ""));
}

#[test]
fn what_is_sound_is_changed_on_demand_only() {
    let folder = folder();
    let run = folder.run(&["fix", "--unsafe", "--check", "changed-link"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(folder.read(PATH), TARGET.replace("(/y)", "(/x)"));
}

#[test]
fn a_diff_edits_nothing() {
    let folder = folder();
    let run = folder.run(&["fix", "--diff"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert!(
        run.stdout.starts_with("--- a/locales/zh-CN/content/a.md\n+++ b/locales/zh-CN/content/a.md\n@@ -"),
        "{}",
        run.stdout
    );
    assert_eq!(folder.read(PATH), TARGET);
}

#[test]
fn what_is_suppressed_stays() {
    let folder = folder();
    let suppressed = TARGET.replace("参见", "<!-- isogloss-ignore changed-link: it has moved -->\r\n\r\n参见");
    folder.write(PATH, &suppressed);
    let run = folder.run(&["fix", "--unsafe"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(folder.read(PATH).contains("(/y)"), "{}", folder.read(PATH));
}

#[test]
fn a_name_that_there_is_not_is_refused() {
    let run = folder().run(&["fix", "--check", "changed-lnk"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("did you mean `changed-link`?"), "{}", run.stderr);
    assert_eq!(folder().run(&["fix", "content/none"]).code, Some(2));
}
