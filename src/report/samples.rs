//! The findings that the tests of every format show: one with everything, one with hardly anything, one that is hostile.

use super::{Options, RuleText};
use crate::diagnostic::{Applicability, Context, Diagnostic, Fix, Label, Severity, Verdict};
use crate::text::{Edit, FileId, Files, SourceFile, TextRange};
use std::sync::{Arc, LazyLock};

const TARGET: &str =
    "---\ntitle: 许可证\n---\n\n同步[许可证](/billing)，请参阅 {% data variables.product.name %}。\n\n完。\n";
const SOURCE: &str =
    "---\ntitle: Licenses\n---\n\nSync [licenses](/billing).\n\nSee {% data variables.product.prodname %}.\n";
const HOSTILE: &str = "a|b <b>许可证</b> {% \"x\" %}\u{1b}[31m\nnext\n\n";

static VERSIONS: LazyLock<Vec<Arc<str>>> = LazyLock::new(|| {
    ["enterprise-cloud@latest", "enterprise-server@3.4", "enterprise-server@3.3"].map(Arc::from).to_vec()
});

/// A terminal without colours, the versions of a project, and documentation of one check.
pub(super) fn options() -> Options<'static> {
    let rules = |check: &str| {
        let summary = "A variable of the source is not in the target";
        (check == "missing-placeable")
            .then_some(RuleText { summary, explanation: "Readers miss `{{ x }}`.\n\nPut it back." })
    };
    Options { color: false, width: 80, versions: &VERSIONS, rules }
}

/// The findings and the files that they are in.
pub(super) fn three() -> (Vec<Diagnostic>, Files) {
    let mut files = Files::default();
    let target = files.add(SourceFile::new("translations/zh-CN/content/a.md", TARGET));
    let source = files.add(SourceFile::new("content/a.md", SOURCE));
    let hostile = files.add(SourceFile::new("content/b,c: \"100%\" <许>.md", HOSTILE));
    let findings = vec![everything(target, source), hardly_anything(target), troublesome(hostile)];
    (findings, files)
}

fn everything(target: FileId, source: FileId) -> Diagnostic {
    let place = range_of(TARGET, "{% data variables.product.name %}");
    let mut diagnostic =
        Diagnostic::error("missing-placeable", target, place, "`{% data variables.product.prodname %}` is missing")
            .with_help("Write it as in the source")
            .with_related(Label::new(target, range_of(TARGET, "许可证\n"), "in this page"));
    let edit = |needle: &str, text: &str| Edit { file: target, range: range_of(TARGET, needle), text: text.to_owned() };
    let edits = vec![edit("name %}", "prodname %}"), edit("。\n\n完", ".\n\n完")];
    diagnostic.fix = Some(Fix { applicability: Applicability::Safe, edits });
    let source = Label::new(source, range_of(SOURCE, "{% data variables.product.prodname %}"), "");
    diagnostic.context = Some(Box::new(Context { source: Some(source), ..context() }));
    diagnostic
}

fn hardly_anything(target: FileId) -> Diagnostic {
    Diagnostic::warning("unclosed-tag", target, TextRange::empty(TARGET.len() as u32), "no `endif`")
}

fn troublesome(file: FileId) -> Diagnostic {
    let message = "\"a|b\" <b>100%</b> `{% x %}\n::error::[x](y)\u{1b}[31m *许可证* a:b,c & 'd' ]]> \\";
    let end = HOSTILE.find("next").expect("in the text") as u32 + 5;
    let place = Label::new(file, TextRange::new(2, end), "");
    Diagnostic { label: place, ..Diagnostic::new("odd", Severity::Info, file, TextRange::empty(0), message) }
}

/// A finding with as little as possible.
pub(super) fn diagnostic() -> Diagnostic {
    Diagnostic::error("a", FileId(0), TextRange::empty(0), "m")
}

/// What a check may know.
pub(super) fn context() -> Context {
    Context {
        category: "placeables",
        verdict: Verdict::OutOfStep,
        locale: "zh-CN".into(),
        page: "a.md".into(),
        source: None,
        versions: vec!["enterprise-server@3.4".into()],
        subject: "data variables.product.prodname".to_owned(),
        fingerprint: 0x0123_4567_89ab_cdef,
    }
}

fn range_of(text: &str, needle: &str) -> TextRange {
    let start = text.find(needle).expect("in the text");
    TextRange::from(start..start + needle.len())
}
