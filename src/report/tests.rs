//! Reports as people see them.

use super::{Options, human, samples};
use crate::diagnostic::{Applicability, Diagnostic, Fix, Label};
use crate::text::{Edit, FileId, Files, SourceFile, TextRange};

fn file(text: &str) -> (Files, FileId) {
    let mut files = Files::default();
    let id = files.add(SourceFile::new("content/a.md", text));
    (files, id)
}

fn range_of(text: &str, needle: &str) -> TextRange {
    let start = text.find(needle).expect("in the text");
    TextRange::from(start..start + needle.len())
}

fn shown(files: &Files, diagnostics: &[Diagnostic]) -> String {
    human(diagnostics, files, &Options { width: 80, ..Options::default() })
}

/// The report on one error at `needle`.
fn shown_at(text: &str, needle: &str) -> String {
    let (files, id) = file(text);
    shown(&files, &[Diagnostic::error("unknown-tag", id, range_of(text, needle), "no such tag")])
}

#[test]
fn several_places_in_several_files() {
    let text = "---\ntitle: A\n---\n{% data reusables.b %}\n\nText {% ifversion ghes %}\n";
    let (mut files, page) = file(text);
    let reusable = files.add(SourceFile::new("data/reusables/b.md", "one\n{% endfor %}\n"));
    let first = Diagnostic::error("unmatched-tag", reusable, TextRange::new(4, 16), "`endfor` closes nothing")
        .with_related(Label::new(page, range_of(text, "{% data reusables.b %}"), "included here"))
        .with_help("remove it");
    let second = Diagnostic::warning("unclosed-tag", page, range_of(text, "{% ifversion ghes %}"), "no `endif`")
        .with_related(Label::new(page, range_of(text, "title"), "in this page"));
    insta::assert_snapshot!(shown(&files, &[first, second]), @"
    error[unmatched-tag]: `endfor` closes nothing
     --> data/reusables/b.md:2:1
      |
    2 | {% endfor %}
      | ^^^^^^^^^^^^
      |
     ::: content/a.md:4:1
      |
    4 | {% data reusables.b %}
      | ---------------------- included here
      |
      = help: remove it

    warning[unclosed-tag]: no `endif`
     --> content/a.md:6:6
      |
    2 | title: A
      | ----- in this page
    ...
    6 | Text {% ifversion ghes %}
      |      ^^^^^^^^^^^^^^^^^^^^

    1 error, 1 warning in 2 files
    ");
}

#[test]
fn a_fix_shows_what_it_changes() {
    let text = "one\r\ntwo {% end %}\r\n";
    let (files, id) = file(text);
    let fix = |at: TextRange, text: &str, applicability| {
        let mut diagnostic = Diagnostic::error("unknown-tag", id, at, "no such tag");
        diagnostic.fix = Some(Fix { applicability, edits: vec![Edit { file: id, range: at, text: text.to_owned() }] });
        diagnostic
    };
    let tag = range_of(text, "{% end %}");
    let replace = fix(tag, "{% endif %}", Applicability::Safe);
    let append = fix(TextRange::empty(text.len() as u32), "{% endif %}\n", Applicability::Unsafe);
    let long = fix(tag, &"x".repeat(200), Applicability::Safe);
    insta::assert_snapshot!(shown(&files, &[replace, append, long]), @"
    error[unknown-tag]: no such tag
     --> content/a.md:2:5
      |
    2 | two {% end %}
      |     ^^^^^^^^^
      |
    help: `isogloss fix` can make this edit
      |
    2 | two {% endif %}
      |           ++

    error[unknown-tag]: no such tag
     --> content/a.md:3:1
      |
    3 |
      | ^
      |
    help: `isogloss fix --unsafe` can make this edit
      |
    3 + {% endif %}
      |

    error[unknown-tag]: no such tag
     --> content/a.md:2:5
      |
    2 | two {% end %}
      |     ^^^^^^^^^
      |
    help: `isogloss fix` can make this edit

    3 errors in 1 file
    ");
}

#[test]
fn tabs_carriage_returns_and_wide_characters() {
    insta::assert_snapshot!(shown_at("\t许可证\t{% x %}\r\nnext\r\n", "{% x %}\r\n"), @"
    error[unknown-tag]: no such tag
     --> content/a.md:1:6
      |
    1 |     许可证    {% x %}
      |               ^^^^^^^

    1 error in 1 file
    ");
}

#[test]
fn control_characters_are_visible() {
    insta::assert_snapshot!(shown_at("a\0\u{1b}[31m\u{9b}31m\u{2028}b\r{% x %}", "{% x %}"), @"
    error[unknown-tag]: no such tag
     --> content/a.md:1:15
      |
    1 | a␀␛[31m·31m␤b␍{% x %}
      |               ^^^^^^^

    1 error in 1 file
    ");
}

#[test]
fn long_lines_are_cropped() {
    let text = format!("{}{{% x %}}{}", "word ".repeat(500), "许可证".repeat(500));
    insta::assert_snapshot!(shown_at(&text, "{% x %}"), @"
    error[unknown-tag]: no such tag
     --> content/a.md:1:2501
      |
    1 | ... word word word word word word {% x %}许可证许可证许可证许可证许可证...
      |                                   ^^^^^^^

    1 error in 1 file
    ");
    insta::assert_snapshot!(shown_at(&text, &text[100..2999]), @"
    error[unknown-tag]: no such tag
     --> content/a.md:1:101
      |
    1 | ...word word word word word word word word word word word word word word ...
      |                             ^^^^^^^^^^^^^^^^^^^^

    1 error in 1 file
    ");
}

#[test]
fn marks_far_apart_on_a_long_line() {
    let text = format!("{{% x %}}{}{{% y %}} z", "许可证".repeat(500));
    let (files, id) = file(&text);
    let diagnostic = Diagnostic::error("a", id, range_of(&text, "{% y %}"), "m").with_related(Label::new(
        id,
        range_of(&text, "{% x %}"),
        "opened here",
    ));
    insta::assert_snapshot!(shown(&files, &[diagnostic]), @"
    error[a]: m
     --> content/a.md:1:1508
      |
    1 | ... 许可证许可证许可证许可证许可证{% y %} z
      |                                   ^^^^^^^
      |
     ::: content/a.md:1:1
      |
    1 | {% x %}许可证许可证许可证许可证许可证许可证许可证许可证许可证许可证许可...
      | ------- opened here

    1 error in 1 file
    ");
}

#[test]
fn a_range_over_several_lines() {
    insta::assert_snapshot!(shown_at("a\nb c\nd\ne\nf\ng\nh\ni\nj k\nl", "c\nd\ne\nf\ng\nh\ni\nj"), @"
    error[unknown-tag]: no such tag
     --> content/a.md:2:3
      |
    2 |   b c
      |  ___^
    3 | | d
    4 | | e
    5 | | f
    ... |
    8 | | i
    9 | | j k
      | |_^

    1 error in 1 file
    ");
}

#[test]
fn the_end_of_a_file() {
    let (files, id) = file("abc\n");
    insta::assert_snapshot!(shown(&files, &[Diagnostic::error("a", id, TextRange::empty(4), "m")]), @"
    error[a]: m
     --> content/a.md:2:1
      |
    2 |
      | ^

    1 error in 1 file
    ");
}

#[test]
fn both_sides_of_a_finding() {
    let (findings, files) = samples::three();
    insta::assert_snapshot!(human(&findings, &files, &samples::options()), @r#"
    error[missing-placeable]: `{% data variables.product.prodname %}` is missing
     --> translations/zh-CN/content/a.md:5:23
      |
    2 | title: 许可证
      |        ------ in this page
    ...
    5 | 同步[许可证](/billing)，请参阅 {% data variables.product.name %}。
      |                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
     ::: content/a.md:7:5
      |
    7 | See {% data variables.product.prodname %}.
      |     ------------------------------------- source
      |
      = versions: enterprise-server@3.4
      = help: Write it as in the source
      = verdict: out of step: source and target disagree, and the cause is unknown
      = fingerprint: 0123456789abcdef
    help: `isogloss fix` can make this edit
      |
    5 ~ 同步[许可证](/billing)，请参阅 {% data variables.product.prodname %}.
    6 + 
    7 ~ 完。
      |

    warning[unclosed-tag]: no `endif`
     --> translations/zh-CN/content/a.md:8:1
      |
    8 |
      | ^

    info[odd]: "a|b" <b>100%</b> `{% x %}
               ::error::[x](y)�[31m *许可证* a:b,c & 'd' ]]> \
     --> content/b,c: "100%" <许>.md:1:3
      |
    1 |   a|b <b>许可证</b> {% "x" %}␛[31m
      |  ___^
    2 | | next
      | |____^

    1 error, 1 warning, 1 info in 2 files
    "#);
}

#[test]
fn summaries() {
    let (files, id) = file("abc");
    assert_eq!(shown(&files, &[]), "no findings\n");
    let warning = Diagnostic::warning("a", id, TextRange::empty(0), "m");
    let error = Diagnostic::error("a", id, TextRange::empty(0), "m");
    let report = shown(&files, &[error.clone(), error, warning]);
    assert!(report.ends_with("\n\n2 errors, 1 warning in 1 file\n"), "{report}");
}

#[test]
fn colour_only_where_it_is_wanted() {
    let (files, id) = file("abc");
    let report = |color| {
        human(
            &[Diagnostic::error("a", id, TextRange::new(0, 1), "m")],
            &files,
            &Options { color, width: 80, ..Options::default() },
        )
    };
    assert!(report(true).contains('\u{1b}'));
    assert!(!report(false).contains('\u{1b}'));
}

/// Ranges that fit no file must not keep a report from being shown, and no line may run away.
#[test]
fn any_range_of_any_text() {
    let texts =
        ["", "\n", "许\r\n可证\r", "a\tb\n\n\n\u{feff}e\u{301}👩\u{200d}👩", &"许x".repeat(300), &"ab\n".repeat(40)];
    for text in texts {
        let (files, id) = file(text);
        for start in 0..text.len().min(150) as u32 + 2 {
            for length in [0, 1, 2, 5, 60, 400] {
                let mut diagnostic = Diagnostic::error("a", id, TextRange::new(start, start + length), "m")
                    .with_related(Label::new(id, TextRange::new(start / 2, start / 2 + 3), "n"));
                let edit = Edit { file: id, range: TextRange::new(start, start + length), text: "x\ny".to_owned() };
                diagnostic.fix = Some(Fix { applicability: Applicability::Safe, edits: vec![edit] });
                let report = shown(&files, &[diagnostic]);
                assert!(report.lines().all(|line| line.chars().count() <= 90), "{text:?} {start} {length}\n{report}");
            }
        }
    }
}
