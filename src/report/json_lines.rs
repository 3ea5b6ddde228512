//! Findings for programs: one JSON object a line.

use super::finding::Finding;
use super::{Options, Reporter};
use crate::diagnostic::Diagnostic;
use crate::text::Files;

pub(super) const REPORTER: Reporter =
    Reporter { name: "jsonl", about: "one JSON object a line, for programs", report: for_registry };

/// The findings in their order, each as one line with a line break at its end.
pub fn json_lines(diagnostics: &[Diagnostic], files: &Files) -> String {
    diagnostics.iter().map(|diagnostic| object(diagnostic, files) + "\n").collect()
}

fn for_registry(diagnostics: &[Diagnostic], files: &Files, _: &Options<'_>) -> String {
    json_lines(diagnostics, files)
}

/// One finding, without a line break.
pub(super) fn object(diagnostic: &Diagnostic, files: &Files) -> String {
    serde_json::to_string(&Finding::new(diagnostic, files)).expect("strings and numbers are JSON")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Applicability, Fix, Label};
    use crate::report::samples;
    use crate::text::{Edit, SourceFile, TextRange};

    #[test]
    fn one_object_a_line() {
        let mut files = Files::default();
        let page = files.add(SourceFile::new("translations/zh-CN/content/a.md", "标题\r\n许可证 {% end %}\r\n"));
        let reusable = files.add(SourceFile::new("data/reusables/b.md", "b"));
        let start = 8 + "许可证 ".len() as u32;
        let mut diagnostic = Diagnostic::error("unknown-tag", page, TextRange::new(start, start + 9), "no \"tag\"\n")
            .with_related(Label::new(reusable, TextRange::new(0, 1), "included here"));
        diagnostic.fix = Some(Fix {
            applicability: Applicability::Safe,
            edits: vec![Edit { file: page, range: TextRange::new(start, start + 1), text: "x".to_owned() }],
        });
        let plain = Diagnostic::warning("b", reusable, TextRange::empty(1), "b").with_help("do");
        insta::assert_snapshot!(json_lines(&[diagnostic, plain], &files), @r#"
        {"schema":1,"check":"unknown-tag","category":null,"verdict":null,"severity":"error","message":"no \"tag\"\n","help":null,"fingerprint":null,"locale":null,"page":null,"path":"translations/zh-CN/content/a.md","line":2,"column":5,"end_line":2,"end_column":14,"start":18,"end":27,"source":null,"versions":[],"related":[{"path":"data/reusables/b.md","line":1,"column":1,"message":"included here"}],"fix":{"applicability":"safe","edits":[{"path":"translations/zh-CN/content/a.md","start":18,"end":19,"text":"x"}]}}
        {"schema":1,"check":"b","category":null,"verdict":null,"severity":"warning","message":"b","help":"do","fingerprint":null,"locale":null,"page":null,"path":"data/reusables/b.md","line":1,"column":2,"end_line":1,"end_column":2,"start":1,"end":1,"source":null,"versions":[],"related":[],"fix":null}
        "#);
    }

    #[test]
    fn all_that_a_check_knows() {
        let (findings, files) = samples::three();
        insta::assert_snapshot!(json_lines(&findings, &files), @r#"
        {"schema":1,"check":"missing-placeable","category":"placeables","verdict":"out-of-step","severity":"error","message":"`{% data variables.product.prodname %}` is missing","help":"Write it as in the source","fingerprint":"0123456789abcdef","locale":"zh-CN","page":"a.md","path":"translations/zh-CN/content/a.md","line":5,"column":23,"end_line":5,"end_column":56,"start":66,"end":99,"source":{"path":"content/a.md","line":7,"column":5,"end_line":7,"end_column":42},"versions":["enterprise-server@3.4"],"related":[{"path":"translations/zh-CN/content/a.md","line":2,"column":8,"message":"in this page"}],"fix":{"applicability":"safe","edits":[{"path":"translations/zh-CN/content/a.md","start":92,"end":99,"text":"prodname %}"},{"path":"translations/zh-CN/content/a.md","start":99,"end":107,"text":".\n\n完"}]}}
        {"schema":1,"check":"unclosed-tag","category":null,"verdict":null,"severity":"warning","message":"no `endif`","help":null,"fingerprint":null,"locale":null,"page":null,"path":"translations/zh-CN/content/a.md","line":8,"column":1,"end_line":8,"end_column":1,"start":111,"end":111,"source":null,"versions":[],"related":[],"fix":null}
        {"schema":1,"check":"odd","category":null,"verdict":null,"severity":"info","message":"\"a|b\" <b>100%</b> `{% x %}\n::error::[x](y)\u001b[31m *许可证* a:b,c & 'd' ]]> \\","help":null,"fingerprint":null,"locale":null,"page":null,"path":"content/b,c: \"100%\" <许>.md","line":1,"column":3,"end_line":3,"end_column":1,"start":2,"end":41,"source":null,"versions":[],"related":[],"fix":null}
        "#);
    }
}
