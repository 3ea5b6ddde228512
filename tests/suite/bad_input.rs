//! Input that is wrong, through the program itself: every kind has a finding with file, line and column and exit code 1, or
//! an error and exit code 2; everything else is built, and nothing is left half-written.

use crate::folder::{CONFIGURATION, Folder, Run};

/// A page that must be built whatever else is wrong.
const SOUND: (&str, &str) = ("content/sound.md", "---\ntitle: Sound\n---\n\nStill here.\n");

/// One file with bytes that are wrong, the finding that it must give, and what is shown of it all the same.
struct Case {
    name: &'static str,
    path: &'static str,
    contents: &'static [u8],
    /// `path:line:column check`
    finding: &'static str,
    /// Must be in the page's HTML for `ghec`; `(not built)` where nobody knows which versions the page is for.
    shown: &'static str,
}

const CASES: &[Case] = &[
    Case {
        name: "invalid UTF-8",
        path: "content/page.md",
        contents: b"---\ntitle: Page\n---\n\nLine one\n\nbad \xff byte\n",
        finding: "content/page.md:7:5 invalid-utf-8",
        shown: "bad \u{fffd} byte",
    },
    Case {
        name: "a NUL byte",
        path: "content/page.md",
        contents: b"---\ntitle: Page\n---\n\nA\0B\n",
        finding: "content/page.md:5:2 nul-byte",
        shown: "A",
    },
    Case {
        name: "front matter that never closes",
        path: "content/page.md",
        contents: b"---\ntitle: Page\n\nText\n",
        finding: "content/page.md:1:1 front-matter-unclosed",
        shown: "(not built)",
    },
    Case {
        name: "YAML that does not parse",
        path: "content/page.md",
        contents: b"---\ntitle: 'Page\nintro: x\n---\n\nText\n",
        finding: "content/page.md:2:8 front-matter-syntax",
        shown: "(not built)",
    },
    Case {
        name: "an unknown plan",
        path: "content/page.md",
        contents: b"---\ntitle: Page\nversions:\n  ghec: '*'\n  ghse: '*'\n---\n\nText\n",
        finding: "content/page.md:5:3 unknown-version-key",
        shown: "Text",
    },
    Case {
        name: "an unknown feature",
        path: "content/page.md",
        contents: b"---\ntitle: Page\nversions:\n  ghec: '*'\n  feature: nosuch\n---\n\nText\n",
        finding: "content/page.md:5:12 unknown-feature",
        shown: "Text",
    },
    Case {
        name: "a missing reusable",
        path: "content/page.md",
        contents: "许可证 {% data reusables.nosuch %}, text\n".as_bytes(),
        finding: "content/page.md:1:5 missing-data",
        shown: "许可证 , text",
    },
    Case {
        name: "a way out of the data folder",
        path: "content/page.md",
        contents: b"A {% data reusables.../../secret %} B\n",
        finding: "content/page.md:1:3 missing-data",
        shown: "A  B",
    },
    Case {
        name: "an unclosed tag",
        path: "content/page.md",
        contents: b"A {% data variables.x\n\nB\n",
        finding: "content/page.md:1:3 unclosed-tag",
        shown: "<p>B</p>",
    },
    Case {
        name: "an unclosed block",
        path: "content/page.md",
        contents: b"A\n\n{% note %}\n\nB\n",
        finding: "content/page.md:3:1 unclosed-block",
        shown: "<p>B</p>",
    },
    Case {
        name: "a stray tag",
        path: "content/page.md",
        contents: b"A {% endif %} B\n",
        finding: "content/page.md:1:3 stray-tag",
        shown: "A  B",
    },
    Case {
        name: "an unknown tag",
        path: "content/page.md",
        contents: b"A {% dta x %} B\n",
        finding: "content/page.md:1:3 unknown-tag",
        shown: "A  B",
    },
    Case {
        name: "an old address out of the site",
        path: "content/page.md",
        contents: b"---\ntitle: Page\nredirect_from:\n  - /../../x\n---\n\nText\n",
        finding: "content/page.md:4:5 invalid-redirect",
        shown: "Text",
    },
    Case {
        name: "YAML data that does not parse",
        path: "data/features/x.yml",
        contents: b"versions: {ghec: '*'\n",
        finding: "data/features/x.yml:1:11 front-matter-syntax",
        shown: "",
    },
];

#[test]
fn each_mistake_has_its_place_and_costs_no_other_page() {
    for case in CASES {
        let folder = Folder::with([SOUND, ("secret.md", "SECRET")]);
        folder.write(case.path, case.contents);
        let (records, run) = folder.jsonl(&[]);
        let (place, check) = case.finding.split_once(' ').expect("a place and a check");
        assert_eq!(run.code, Some(1), "{}: {}", case.name, run.stderr);
        assert!(run.stderr.contains(place), "{}: no {place} in\n{}", case.name, run.stderr);
        assert!(run.stderr.contains(&format!("error[{check}]")), "{}: no {check} in\n{}", case.name, run.stderr);
        let html = |page: &str| {
            let mine = records.iter().find(|r| r["page"] == page && r["version"] == "enterprise-cloud@latest");
            mine.and_then(|record| record["html"].as_str()).unwrap_or("(not built)").to_owned()
        };
        assert_eq!(html("sound.md"), "<p>Still here.</p>", "{}", case.name);
        if !case.shown.is_empty() {
            assert!(html("page.md").contains(case.shown), "{}: {}", case.name, html("page.md"));
        }
        assert!(!run.stdout.contains("SECRET"), "{}", case.name);
    }
}

#[test]
fn no_mistake_no_finding() {
    let folder = Folder::with([SOUND]);
    let (records, run) = folder.jsonl(&[]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(records.len(), 4, "one for each version");
    assert_eq!(run.stderr.matches("error[").count(), 0);
}

#[test]
fn marks_and_line_breaks_of_other_systems_change_nothing() {
    let text = "---\ntitle: Page\nversions:\n  ghes: '>3.3'\n---\n\nOne\n{% ifversion ghes > 3.4 %}\ntwo\n{% endif %}\n\n- a\n- b\n";
    let data = "name: Octo\n";
    let build = |page: &str, data: &str| {
        let folder = Folder::with([("content/page.md", page), ("data/variables/p.yml", data)]);
        let (records, run) = folder.jsonl(&[]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        records
            .iter()
            .map(|record| {
                (
                    record["version"].clone(),
                    record["title"].clone(),
                    record["html"].as_str().map(|html| html.replace("\r\n", "\n")),
                )
            })
            .collect::<Vec<_>>()
    };
    let plain = build(text, data);
    assert_eq!(plain.len(), 2);
    assert_eq!(build(&format!("\u{feff}{text}"), &format!("\u{feff}{data}")), plain, "a byte-order mark");
    assert_eq!(build(&text.replace('\n', "\r\n"), &data.replace('\n', "\r\n")), plain, "CRLF");
    assert_eq!(build(&format!("\u{feff}{}", text.replace('\n', "\r\n")), data), plain, "both");
}

#[test]
fn an_empty_file_is_an_empty_page() {
    let folder =
        Folder::with([SOUND, ("content/page.md", ""), ("data/reusables/empty.md", ""), ("data/variables/e.yml", "")]);
    let (records, run) = folder.jsonl(&[]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(records.len(), 8);
}

#[test]
fn a_data_file_that_is_one_value() {
    let folder = Folder::with([SOUND, ("data/variables/word.yml", "许可证\n"), ("data/variables/number.yml", "3\n")]);
    let run = folder.run(&["check"]);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
}

#[test]
fn yaml_a_thousand_deep() {
    for (open, close) in [("[", "]"), ("{a: ", "}")] {
        let deep = format!("{}{}", open.repeat(1000), close.repeat(1000));
        let page = format!("---\ntitle: Page\ntopics: {deep}\n---\n\nText\n");
        let data = format!("name: {deep}\n");
        let user = "{% data variables.deep.name %}";
        let folder = Folder::with([
            SOUND,
            ("content/page.md", &page),
            ("content/user.md", user),
            ("data/variables/deep.yml", &data),
        ]);
        let (records, run) = folder.jsonl(&[]);
        assert_eq!(run.code, Some(1), "{}", run.stderr);
        assert!(run.stderr.contains("content/page.md:3:"), "{}", run.stderr);
        assert!(run.stderr.contains("data/variables/deep.yml:1:"), "{}", run.stderr);
        assert_eq!(records.len(), 8, "every page whose versions are known is built");
    }
    let block: String = (0..1000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    let folder = Folder::with([SOUND, ("content/page.md", &format!("---\ntitle: Page\nother:\n{block}---\n\nText\n"))]);
    let (records, run) = folder.jsonl(&[]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert!(run.stderr.contains("content/page.md:"), "{}", run.stderr);
    assert_eq!(records.len(), 4, "the sound page");
}

#[test]
fn tags_and_quotations_a_thousand_deep() {
    let blocks = format!("{}x{}", "{% ifversion ghec %}\n".repeat(2000), "{% endif %}\n".repeat(2000));
    let quotes = format!("{}x", "> ".repeat(5000));
    let lists = format!("{}x", "- ".repeat(5000));
    let emphasis = format!("{}x{}", "**a *b ".repeat(5000), "** *".repeat(5000));
    let brackets = "[".repeat(20_000);
    for text in
        [blocks, quotes, lists, emphasis, brackets, "{{ ".repeat(10_000), "{%\n".repeat(2000), "`".repeat(20_000)]
    {
        let folder = Folder::with([SOUND, ("content/page.md", &text)]);
        let (records, run) = folder.jsonl(&[]);
        assert!(matches!(run.code, Some(0 | 1)), "{:?} for {}…: {}", run.code, &text[..30], run.stderr);
        assert_eq!(records.len(), 8, "for {}…", &text[..30]);
    }
}

#[test]
fn a_circle_of_reusables() {
    let page = "Text {% data reusables.a %}\n";
    let folder = Folder::with([
        SOUND,
        ("content/page.md", page),
        ("data/reusables/a.md", "A {% data reusables.b %}"),
        ("data/reusables/b.md", "B {% data reusables.a %}"),
        ("content/self.md", "{% data reusables.self %}"),
        ("data/reusables/self.md", "S {% data reusables.self %}"),
    ]);
    let (records, run) = folder.jsonl(&[]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains("data/reusables/a.md:1:3"), "{}", run.stderr);
    assert!(run.stderr.contains("data/reusables/self.md:1:3"), "{}", run.stderr);
    assert_eq!(records.len(), 12);
}

#[test]
fn what_a_circle_shows_does_not_depend_on_the_order_of_work() {
    let mut files = vec![
        ("data/reusables/a.md".to_owned(), "A{% data reusables.b %}".to_owned()),
        ("data/reusables/b.md".to_owned(), "B{% data reusables.a %}".to_owned()),
    ];
    for number in 0..40 {
        let entry = if number % 2 == 0 { "a" } else { "b" };
        files.push((format!("content/{number:02}.md"), format!("{{% data reusables.{entry} %}}")));
    }
    let folder = Folder::with(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let (records, _) = folder.jsonl(&[]);
    let texts: Vec<&str> = records.iter().filter_map(|record| record["markdown"].as_str()).map(str::trim).collect();
    assert_eq!(texts.len(), 160);
    for (number, text) in texts.iter().enumerate() {
        // Four versions of each page; every other page begins with the same entry.
        assert_eq!(*text, texts[number % 8], "{}", records[number]["page"]);
        assert!(text.starts_with(if number % 8 < 4 { "A" } else { "B" }));
    }
}

#[test]
fn a_long_chain_of_reusables() {
    let mut files: Vec<(String, String)> = (0..60)
        .map(|number| {
            (format!("data/reusables/r{number}.md"), format!("{number} {{% data reusables.r{} %}}", number + 1))
        })
        .collect();
    files.push(("data/reusables/r60.md".to_owned(), "end".to_owned()));
    files.push(("content/deep.md".to_owned(), "{% data reusables.r0 %}".to_owned()));
    files.push(("content/short.md".to_owned(), "{% data reusables.r40 %}".to_owned()));
    let folder = Folder::with(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let (records, run) = folder.jsonl(&[]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert!(run.stderr.contains("error[data-depth]"), "{}", run.stderr);
    let short = records.iter().find(|record| record["page"] == "short.md").expect("built");
    assert!(short["markdown"].as_str().expect("text").ends_with("end"), "{short}");
}

#[test]
fn data_that_doubles_itself() {
    let mut files: Vec<(String, String)> = (0..30)
        .map(|n| {
            (
                format!("data/reusables/r{n}.md"),
                format!("{{% data reusables.r{0} %}}{{% data reusables.r{0} %}}", n + 1),
            )
        })
        .collect();
    files.push(("data/reusables/r30.md".to_owned(), "x".repeat(1000)));
    files.push(("content/page.md".to_owned(), "{% data reusables.r0 %}".to_owned()));
    let folder = Folder::with(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let run = folder.run(&["build", "--format", "jsonl", "--out", "out.jsonl"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr.chars().take(2000).collect::<String>());
    assert!(run.stderr.contains("error[data-size]"));
}

#[test]
fn a_page_that_belongs_to_no_version() {
    let page = "---\ntitle: Page\nversions:\n  ghes: '<3.0'\n---\n\nText\n";
    let folder = Folder::with([SOUND, ("content/page.md", page)]);
    let (records, run) = folder.jsonl(&[]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains("error[no-version]") && run.stderr.contains("content/page.md:4:3"), "{}", run.stderr);
    assert_eq!(records.len(), 4);
}

#[test]
fn two_pages_with_one_address() {
    let folder = Folder::with([SOUND, ("content/a.md", "First"), ("content/a/index.md", "Second")]);
    let (records, run) = folder.jsonl(&[]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains("error[duplicate-permalink]"), "{}", run.stderr);
    assert_eq!(records.len(), 8);
}

#[cfg(unix)]
#[test]
fn links_in_circles_and_out_of_the_tree() {
    use std::os::unix::fs::symlink;
    let outside = Folder::empty();
    outside.write("secret.md", "SECRET");
    let folder = Folder::with([SOUND]);
    symlink(folder.at("content"), folder.at("content/loop")).expect("a link can be made");
    symlink(outside.at("secret.md"), folder.at("content/out.md")).expect("a link can be made");
    symlink(outside.path(), folder.at("content/away")).expect("a link can be made");
    symlink(folder.at("content/nowhere.md"), folder.at("content/dangling.md")).expect("a link can be made");
    let (records, run) = folder.jsonl(&[]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    for path in ["content/loop", "content/out.md", "content/away", "content/dangling.md"] {
        assert!(run.stderr.contains(path), "nothing on {path} in\n{}", run.stderr);
    }
    assert!(!run.stdout.contains("SECRET"));
    assert_eq!(records.len(), 4, "{}", run.stdout);
}

fn fails(run: &Run, words: &[&str]) {
    assert_eq!(run.code, Some(2), "{run:?}");
    assert!(run.stdout.is_empty(), "{run:?}");
    for word in words {
        assert!(run.stderr.contains(word), "no `{word}` in {}", run.stderr);
    }
}

#[test]
fn without_a_configuration() {
    let folder = Folder::empty();
    fails(&folder.run(&["build"]), &["isogloss.toml", "isogloss init"]);
    fails(&folder.run(&["build", "--root", "nosuch"]), &["nosuch"]);
    folder.write("isogloss.toml", "titel = \"x\"\n");
    fails(&folder.run(&["build"]), &["isogloss.toml:1:1", "titel", "title"]);
    folder.write("isogloss.toml", b"title = \"\xff\"\n");
    fails(&folder.run(&["build"]), &["isogloss.toml"]);
    assert_eq!(folder.files(""), ["isogloss.toml"], "nothing is written");
}

#[test]
fn a_project_without_pages() {
    let folder = Folder::empty();
    folder.write("isogloss.toml", CONFIGURATION);
    let (records, run) = folder.jsonl(&[]);
    assert!(records.is_empty());
    assert_ne!(run.code, Some(101));
    assert!(!run.stderr.trim().is_empty(), "it should be said that there is nothing to build");
}

#[test]
fn words_that_the_command_line_does_not_know() {
    let folder = Folder::with([SOUND]);
    fails(&folder.run(&["build", "--formt", "jsonl"]), &["--formt", "--format"]);
    fails(&folder.run(&["biuld"]), &["biuld", "build"]);
    fails(&folder.run(&["build", "--format", "xml"]), &["xml", "jsonl"]);
    fails(&folder.run(&["build", "--format", "jsonl", "--locale", "zh-XX"]), &["zh-XX", "en"]);
    fails(&folder.run(&["build", "--format", "jsonl", "--versions", "ghes@9.9"]), &["ghes@9.9"]);
    assert_eq!(folder.files("").len(), 2, "nothing is written");
}

#[test]
fn a_place_that_cannot_be_written_to() {
    let folder = Folder::with([SOUND, ("file", "a file")]);
    // Running as the superuser defeats permissions; what lies below a regular file cannot be written by anybody.
    for arguments in [
        &["build", "--out", "file/site"][..],
        &["build", "--out", "file"],
        &["build", "--format", "jsonl", "--out", "file/out.jsonl"],
        &["build", "--format", "jsonl", "--out", "content"],
    ] {
        fails(&folder.run(arguments), &[arguments.last().expect("a path")]);
    }
    assert_eq!(folder.read("file"), "a file");
    assert_eq!(folder.files(""), ["content/sound.md", "file", "isogloss.toml"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_device() {
    let folder = Folder::with([SOUND]);
    fails(&folder.run(&["build", "--format", "jsonl", "--out", "/dev/full"]), &["/dev/full"]);
}

#[test]
fn a_reader_that_goes_away() {
    use std::process::{Command, Stdio};
    let folder = Folder::with((0..200).map(|_| SOUND));
    for number in 0..300 {
        folder.write(&format!("content/{number}.md"), "Text ".repeat(400));
    }
    let mut child = Command::new(env!("CARGO_BIN_EXE_isogloss"))
        .args(["build", "--format", "jsonl"])
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program can be run");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(!stderr.contains("panicked"), "{stderr}");
}
