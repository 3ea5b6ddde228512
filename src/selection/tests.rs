//! Suppressions and baselines, each as a file with what becomes of findings in it.

use super::*;
use crate::diagnostic::{Context, Label, Verdict};
use crate::text::{Files, SourceFile};

const NAMES: &[&str] = &["missing-image", "dead-link", "links", UNUSED, WITHOUT_REASON, MALFORMED];

fn everything<'a>() -> Scope<'a> {
    Scope { names: NAMES, covers: &|_, _| true }
}

fn range_of(text: &str, needle: &str) -> TextRange {
    let start = text.find(needle).expect("in the text");
    TextRange::from(start..start + needle.len())
}

/// A file, and a finding of `missing-image` at each `!` and of `dead-link` at each `@` in it.
fn sample(path: &str, text: &str) -> (Files, Vec<Diagnostic>) {
    let mut files = Files::default();
    let file = files.add(SourceFile::new(path, text));
    let finding = |(at, mark): (usize, &str)| {
        let check = if mark == "!" { "missing-image" } else { "dead-link" };
        Diagnostic::error(check, file, TextRange::from(at..at + 1), "m")
    };
    let mut marks: Vec<_> = text.match_indices(['!', '@']).filter(|(at, _)| !text[*at..].starts_with("!--")).collect();
    marks.sort_unstable();
    let findings = marks.into_iter().map(finding).collect();
    (files, findings)
}

/// What is left, a finding a line, and how many were taken away.
fn shown(selected: &Selected, files: &Files) -> String {
    let line = |finding: &Diagnostic| {
        let file = files.get(finding.label.file);
        let place = file.line_column(finding.label.range.start);
        let help = finding.help.as_ref().map_or_else(String::new, |help| format!(" ({help})"));
        let (severity, text) = (finding.severity.name(), finding.label.range.slice(&file.text));
        format!("{}:{} {severity}[{}] {}{help} at `{text}`\n", place.line, place.column, finding.check, finding.message)
    };
    let lines: String = selected.kept.iter().map(line).collect();
    format!("{lines}hidden: {}", selected.hidden)
}

fn with_comments(text: &str) -> String {
    let (files, findings) = sample("content/a.md", text);
    shown(&suppress_by_comments(findings, &files, &everything()), &files)
}

#[test]
fn a_comment_speaks_of_the_next_block() {
    let text = "a !\n\n<!-- isogloss-ignore missing-image: no such image here -->\n\nb ! @\nc !\n\nd !\n";
    insta::assert_snapshot!(with_comments(text), @"
    1:3 error[missing-image] m at `!`
    5:5 error[dead-link] m at `@`
    8:3 error[missing-image] m at `!`
    hidden: 2
    ");
    let quoted = "> <!-- isogloss-ignore missing-image, dead-link: x -->\n> b ! @\n>\n> c !\n";
    insta::assert_snapshot!(with_comments(quoted), @"
    4:5 error[missing-image] m at `!`
    hidden: 2
    ");
    let stacked = "<!-- isogloss-ignore missing-image: x -->\n\n<!--isogloss-ignore dead-link：因为-->\nb ! @\n";
    insta::assert_snapshot!(with_comments(stacked), @"
    hidden: 2
    ");
    let code = "<!-- isogloss-ignore missing-image: x -->\n```\na !\n\nb !\n```\nc !\n\nd !\n";
    insta::assert_snapshot!(with_comments(code), @"
    9:3 error[missing-image] m at `!`
    hidden: 3
    ");
}

#[test]
fn a_region_goes_from_its_start_to_its_end() {
    let text = "a !\n<!-- isogloss-ignore-start missing-image: x -->\n\nb ! @\n\n\
        <!-- isogloss-ignore-start dead-link: y -->\nc ! @\n<!-- isogloss-ignore-end -->\nd !\n\
        <!-- isogloss-ignore-end -->\n\ne !\n";
    insta::assert_snapshot!(with_comments(text), @"
    1:3 error[missing-image] m at `!`
    4:5 error[dead-link] m at `@`
    12:3 error[missing-image] m at `!`
    hidden: 4
    ");
}

#[test]
fn what_is_wrong_with_comments() {
    let text = "<!-- isogloss-ignore missing-image -->\na !\n\n\
        <!-- isogloss-ignore missing-image: -->\na !\n\n\
        <!-- isogloss-ignore : why -->\na\n\n\
        <!-- isogloss-ignore dead-lnik: why -->\na @\n\n\
        <!-- isogloss-ignore dead-link, missing-image: why -->\na !\n\n\
        <!-- isogloss-ignore-next missing-image: why -->\n\
        Text <!-- isogloss-ignore missing-image: why -->\n\
        <!-- isogloss-ignore-end -->\n\
        <!-- isogloss-ignore-start missing-image: why -->\n!\n";
    insta::assert_snapshot!(with_comments(text), @"
    2:3 error[missing-image] m at `!`
    5:3 error[missing-image] m at `!`
    11:3 error[dead-link] m at `@`
    20:1 error[missing-image] m at `!`
    13:22 warning[unused-suppression] there is no finding of `dead-link` to suppress here (Take it out of the comment) at `dead-link`
    1:1 warning[suppression-without-reason] this suppression gives no reason (Write it after the names and a colon) at `<!-- isogloss-ignore missing-image -->`
    4:1 warning[suppression-without-reason] this suppression gives no reason (Write it after the names and a colon) at `<!-- isogloss-ignore missing-image: -->`
    7:1 warning[malformed-suppression] this suppression names no check at `<!-- isogloss-ignore : why -->`
    10:22 warning[malformed-suppression] no check or category is called `dead-lnik` (Did you mean `dead-link`?) at `dead-lnik`
    16:1 warning[malformed-suppression] this is none of `isogloss-ignore`, `isogloss-ignore-start` and `isogloss-ignore-end` at `<!-- isogloss-ignore-next missing-image: why -->`
    17:1 warning[malformed-suppression] a suppression must be alone on its line at `Text <!-- isogloss-ignore missing-image: why -->`
    18:1 warning[malformed-suppression] this ends no suppression at `<!-- isogloss-ignore-end -->`
    19:1 warning[malformed-suppression] this suppression has no end at `<!-- isogloss-ignore-start missing-image: why -->`
    hidden: 1
    ");
}

#[test]
fn code_holds_no_comments() {
    let text = "```html\n<!-- isogloss-ignore nothing -->\n```\n\nWrite `<!-- isogloss-ignore nothing -->` !\n";
    insta::assert_snapshot!(with_comments(text), @"
    5:42 error[missing-image] m at `!`
    hidden: 0
    ");
}

#[test]
fn other_files_hold_no_comments() {
    let (files, findings) = sample("data/variables/a.yml", "# <!-- isogloss-ignore missing-image: x -->\na: '!'\n");
    assert_eq!(suppress_by_comments(findings, &files, &everything()).hidden, 0);
}

#[test]
fn a_comment_in_the_source_speaks_of_its_translations() {
    let text = "<!-- isogloss-ignore links: x -->\nb\n";
    let mut files = Files::default();
    let source = files.add(SourceFile::new("content/a.md", text));
    let target = files.add(SourceFile::new("translations/ja-JP/content/a.md", "b\n"));
    let mut finding = Diagnostic::error("dead-link", target, TextRange::new(0, 1), "m");
    finding.context = Some(Box::new(Context {
        category: "links",
        verdict: Verdict::Damaged,
        locale: "ja-JP".into(),
        page: "a.md".into(),
        source: Some(Label::new(source, range_of(text, "b\n"), "")),
        versions: Vec::new(),
        subject: String::new(),
        fingerprint: 1,
    }));
    let selected = suppress_by_comments(vec![finding], &files, &everything());
    assert_eq!((selected.kept.len(), selected.hidden), (0, 1));
}

#[test]
fn what_was_not_looked_at_is_not_unused() {
    let text = "<!-- isogloss-ignore missing-image: x -->\nb\n";
    let (files, _) = sample("content/a.md", text);
    let unused = |covers: &dyn Fn(Option<&str>, Option<&str>) -> bool| {
        suppress_by_comments(Vec::new(), &files, &Scope { names: NAMES, covers }).kept.len()
    };
    assert_eq!(unused(&|check, path| check == Some("missing-image") && path == Some("content/a.md")), 1);
    assert_eq!(unused(&|check, _| check != Some("missing-image")), 0);
}

#[test]
fn entries_name_findings() {
    let (mut files, findings) = sample("content/a.md", "! x\n@ x\n@ y\n! y\n");
    let known = findings[2].fingerprint(&files);
    let text = format!(
        "# Kept by hand.\n[[ignore]]\nfingerprint = \"{known:016x}\"\nreason = \"known\"\n\n\
         [[ignore]]\ncheck = \"missing-image\"\npath = \"content/*.md\"\nreason = \"images come later\"\n\n\
         [[ignore]]\ncheck = \"missing-image\"\npath = \"data/**\"\nreason = \"x\"\n\n\
         [[ignore]]\ncheck = \"missing-imag\"\nreason = \"x\"\n"
    );
    let file = files.add(SourceFile::new(IGNORE_FILE, text.as_str()));
    let ignore = IgnoreFile::parse(file, &text).expect("valid");
    insta::assert_snapshot!(shown(&ignore.apply(findings.clone(), &files, &everything()), &files), @r#"
    2:1 error[dead-link] m at `@`
    11:1 warning[unused-suppression] there is no finding that this entry suppresses (Remove the entry) at `[[ignore]]`
    17:9 warning[malformed-suppression] no check or category is called `missing-imag` (Did you mean `missing-image`?) at `"missing-imag"`
    hidden: 3
    "#);
    let pages_only = Scope { names: NAMES, covers: &|_, path| path == Some("content/a.md") };
    let selected = ignore.apply(findings, &files, &pages_only);
    assert!(selected.kept.iter().all(|finding| finding.check != UNUSED));
}

#[test]
fn what_is_wrong_with_a_file_of_entries() {
    let problems = |text: &str| IgnoreFile::parse(FileId(0), text).expect_err("wrong").to_string();
    insta::assert_snapshot!(problems("[[ignore]\ncheck = x\n"), @"
    isogloss-ignore.toml:1:10: unclosed array table, expected `]`
    ");
    let text = "[[ignore]]\ncheck = \"a\"\n\n[[ignore]]\nfingerprint = \"12\"\nreason = \" \"\n\n\
        [[ignore]]\npaht = \"a\"\nreason = \"x\"\n\n[[ignore]]\ncheck = 1\npath = \"a[\"\nreason = \"x\"\n\n[ignored]\n";
    insta::assert_snapshot!(problems(text), @"
    isogloss-ignore.toml:1:1: `reason` is missing here: say why the finding is not to be shown
    isogloss-ignore.toml:4:1: `reason` is missing here: say why the finding is not to be shown
    isogloss-ignore.toml:5:15: `fingerprint` must be 16 hexadecimal digits, not `12`
    isogloss-ignore.toml:8:1: an entry needs `fingerprint` or `check`
    isogloss-ignore.toml:9:1: unknown key `paht`; did you mean `path`?
    isogloss-ignore.toml:13:9: `check` must be a string
    isogloss-ignore.toml:14:8: `a[` is no glob: unclosed character class; missing ']'
    isogloss-ignore.toml:17:2: unknown key `ignored`; the file has tables [[ignore]] only
    ");
    insta::assert_snapshot!(problems("ignore = 1\n"), @"
    isogloss-ignore.toml:1:10: `ignore` must be an array of tables, each with the header [[ignore]]
    ");
    insta::assert_snapshot!(problems("ignore = [1]\n"), @"
    isogloss-ignore.toml:1:11: an entry must be a table: [[ignore]]
    ");
}

#[test]
fn adding_keeps_what_is_there() {
    let entry =
        NewEntry { fingerprint: 0xab, check: Some("dead-link"), path: Some("content/a[1].md"), reason: "a \"b\"\nc" };
    let fresh = with_entry("", &entry).expect("TOML");
    insta::assert_snapshot!(fresh, @r#"
    [[ignore]]
    fingerprint = "00000000000000ab"
    check = "dead-link"
    path = "content/a[[]1[]].md"
    reason = """
    a "b"
    c"""
    "#);
    let text = "# Ours.\n[[ignore]]   # first\ncheck='links'\nreason = 'x'\n# The end.\n";
    let more = with_entry(text, &NewEntry { check: None, path: None, reason: "y", ..entry }).expect("TOML");
    insta::assert_snapshot!(more, @r#"
    # Ours.
    [[ignore]]   # first
    check='links'
    reason = 'x'
    # The end.

    [[ignore]]
    fingerprint = "00000000000000ab"
    reason = "y"
    "#);
    let again = with_entry(&more, &NewEntry { reason: "z", ..entry }).expect("TOML");
    assert_eq!(again, more.replace("\"y\"", "\"z\""));
    let inline = with_entry("ignore = [{ check = 'a', reason = 'b' }]\n", &NewEntry { path: None, ..entry });
    insta::assert_snapshot!(inline.expect("TOML"), @r#"
    ignore = [{ check = 'a', reason = 'b' }, { fingerprint = "00000000000000ab", check = "dead-link", reason = """
    a "b"
    c""" }]
    "#);
    let below_a_comment = with_entry("# Ours.", &NewEntry { check: None, path: None, reason: "y", ..entry });
    assert_eq!(
        below_a_comment.expect("TOML"),
        "# Ours.\n\n[[ignore]]\nfingerprint = \"00000000000000ab\"\nreason = \"y\"\n"
    );
    for text in [fresh, more] {
        IgnoreFile::parse(FileId(0), &text).expect("what is written can be read");
    }
    assert!(with_entry("ignore = 1", &entry).is_err());
    assert!(with_entry("[[", &entry).is_err());
}

#[test]
fn a_new_entry_hides_its_finding() {
    let (mut files, findings) = sample("content/a{1}.md", "! x\n");
    let path = files.get(FileId(0)).path.clone();
    let fingerprint = findings[0].fingerprint(&files);
    let entry = NewEntry { fingerprint, check: Some(findings[0].check), path: Some(&path), reason: "known" };
    let text = with_entry("", &entry).expect("TOML");
    let file = files.add(SourceFile::new(IGNORE_FILE, text.as_str()));
    let selected = IgnoreFile::parse(file, &text).expect("valid").apply(findings, &files, &everything());
    assert_eq!((selected.kept.len(), selected.hidden), (0, 1));
}

#[test]
fn a_baseline_hides_what_it_knows() {
    let (files, findings) = sample("content/a.md", "! x\n@ x\n! x\n");
    let baseline = Baseline::of(&findings, &files);
    insta::assert_snapshot!(baseline.to_json(), @r#"
    {"schema":1,"findings":[
    {"path":"content/a.md","check":"dead-link","fingerprint":"cfedf191ab34106a","message":"m"},
    {"path":"content/a.md","check":"missing-image","fingerprint":"b7865fac20b5c706","message":"m"},
    {"path":"content/a.md","check":"missing-image","fingerprint":"b7865fac20b5c706","message":"m"}
    ]}
    "#);
    assert_eq!(Baseline::parse(BASELINE_FILE, &baseline.to_json()), Ok(baseline.clone()));

    let compared = baseline.compare(findings.clone(), &files, &|_| true);
    assert_eq!((compared.new.len(), compared.known, compared.resolved.len()), (0, 3, 0));

    // One of two equal findings is gone, and another is new.
    let (files, now) = sample("content/a.md", "! x\n@ x\n@ z\n");
    let compared = baseline.compare(now.clone(), &files, &|_| true);
    assert_eq!((compared.new, compared.known), (vec![now[2].clone()], 2));
    assert_eq!(compared.resolved.len(), 1);
    assert_eq!(baseline.without(&compared.resolved), Baseline::of(&now[..2], &files));
    assert_eq!(baseline.updated(&now, &files, &|_| true), Baseline::of(&now, &files));

    // A run over other files resolves nothing here.
    assert!(baseline.compare(Vec::new(), &files, &|_| false).resolved.is_empty());
    assert_eq!(baseline.updated(&[], &files, &|_| false), baseline);
    assert!(baseline.updated(&[], &files, &|_| true).is_empty());
}

#[test]
fn what_is_wrong_with_a_baseline() {
    let problem = |text: &str| Baseline::parse(BASELINE_FILE, text).expect_err("wrong").to_string();
    insta::assert_snapshot!(problem(""), @"
    isogloss-baseline.json:1:1: EOF while parsing a value
    ");
    insta::assert_snapshot!(problem("{\"schema\":1,\"findings\":[\n{\"path\":\"许\",\"cheek\":\"\"}]}"), @"
    isogloss-baseline.json:2:19: unknown field `cheek`, expected one of `path`, `check`, `fingerprint`, `message`
    ");
    insta::assert_snapshot!(problem("{\"schema\":2,\"findings\":[]}"), @"
    isogloss-baseline.json:1:1: schema 2 is not known here; 1 is
    ");
    let entry = "{\"path\":\"a.md\",\"check\":\"a\",\"fingerprint\":\"12\",\"message\":\"\"}";
    insta::assert_snapshot!(problem(&format!("{{\"schema\":1,\"findings\":[{entry}]}}")), @"
    isogloss-baseline.json:1:1: a fingerprint has 16 hexadecimal digits; for a.md there is `12`
    ");
}
