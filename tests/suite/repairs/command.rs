//! `isogloss fix` as a command: what it writes, prints and says with its exit code.

use crate::folder::{CONFIGURATION, Folder};
use std::io::Write;
use std::process::{Command, Stdio};

const SOURCE: &str =
    "---\r\ntitle: A\r\n---\r\nRun `a`.{% ifversion ghes %} Run `b`.{% endif %}\r\n\r\nSee [x](/x).\r\n";
const TARGET: &str =
    "---\r\ntitle: 甲\r\n---\r\n运行 `a`。{ % ifversion ghes %} 运行 `b`。{% endif %}\r\n\r\n参见 [x](/y)。\r\n";
const PATH: &str = "locales/zh-CN/content/a.md";
const CHECK: &[&str] = &["check", "--locale", "zh-CN", "--format", "jsonl"];

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
fn repairs_that_undo_each_other_are_not_made() {
    let folder = folder();
    let target = "---\ntitle: 甲\n---\n%}y{% ifversion not ghes -%}\n\n1.{% endif %}\n.";
    folder.write("content/a.md", "---\ntitle: A\n---\n{% ifversionnot ghes\n1.\n0. Open the photo of p");
    folder.write(PATH, target);
    let run = folder.run(&["fix", "--unsafe", "--diff"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""), "{}", run.stderr);
    folder.run(&["fix", "--unsafe"]);
    assert_eq!(folder.read(PATH), target);
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

/// The text of an editor, which may not be saved, goes in and comes out; the file stays.
#[test]
fn an_editor_gets_its_text_back_repaired() {
    let folder = folder();
    let unsaved = TARGET.replace("运行", "执行");
    for (options, expected) in [
        (&[][..], unsaved.replace("{ %", "{%")),
        (&["--unsafe"], unsaved.replace("{ %", "{%").replace("(/y)", "(/x)")),
        (&["--check", "links"], unsaved.clone()),
    ] {
        let mut editor = Command::new(env!("CARGO_BIN_EXE_isogloss"))
            .current_dir(folder.path())
            .args(["fix", "--stdin-filename", PATH])
            .args(options)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program runs");
        let mut stdin = editor.stdin.take().expect("a pipe");
        stdin.write_all(unsaved.as_bytes()).expect("it reads what it is given");
        drop(stdin);
        let output = editor.wait_with_output().expect("it ends");
        assert_eq!(output.status.code(), Some(0), "{options:?}");
        assert_eq!(String::from_utf8(output.stdout).expect("UTF-8"), expected, "{options:?}");
    }
    assert_eq!(folder.read(PATH), TARGET);
}

/// Where nobody can say which tag was meant, nothing is edited and the finding names what the source has.
#[test]
fn candidates_are_named_where_several_remain() {
    let folder = folder();
    folder.write("content/a.md", "---\ntitle: A\n---\nUse {% data variables.a.b %} or {% data variables.c.d %}.\n");
    let target = "---\ntitle: 甲\n---\n使用 {% 甲 %} 或 {% 乙 %}。\n";
    folder.write(PATH, target);
    folder.run(&["fix", "--unsafe"]);
    assert_eq!(folder.read(PATH), target);
    let found = folder.run(CHECK).records();
    let unknown: Vec<_> = found.iter().filter(|finding| finding["check"] == "unknown-tag").collect();
    assert_eq!(unknown.len(), 2, "{found:?}");
    for finding in unknown {
        let help = finding["help"].as_str().unwrap_or("");
        assert!(help.contains("{% data variables.a.b %}") && help.contains("{% data variables.c.d %}"), "{help}");
    }
}

/// What damage hides is told along with it, so that a repair brings nothing up.
#[test]
fn repairs_bring_up_nothing_that_was_not_told() {
    let folder = folder();
    let source = "---\ntitle: A\n---\n{% ifversion ghes %}\n\nRun `a`.\n\n{% endif %}\n\nSee [x](/x){% ifversion ghec %} and [z](/z){% endif %}.\n";
    folder.write("content/a.md", source);
    let target = source.replace("Run", "运行").replace("See", "参见").replace("(/z)", "(/q)");
    folder.write(PATH, target.replace("`a`.\n\n{% endif %}", "`a`."));
    let before = folder.run(CHECK).records();
    let names = |found: &[serde_json::Value]| {
        let mut names: Vec<String> = found.iter().map(|finding| finding["check"].to_string()).collect();
        names.sort();
        names
    };
    assert!(names(&before).contains(&"\"unclosed-block\"".to_owned()), "{before:?}");
    folder.run(&["fix"]);
    assert_eq!(folder.read(PATH), target);
    let after = folder.run(CHECK).records();
    let mut told = names(&before);
    told.retain(|name| name != "\"unclosed-block\"");
    assert_eq!(names(&after), told);
}
