//! One line for each finding, in the form that editors and terminals know how to follow.

use super::place::Place;
use super::{Options, Reporter, printable, wording};
use crate::diagnostic::Diagnostic;
use crate::text::Files;

pub(super) const REPORTER: Reporter =
    Reporter { name: "concise", about: "one line for each finding: path:line:column: …", report: concise };

/// `path:line:column: severity[check] message (versions)`
fn concise(diagnostics: &[Diagnostic], files: &Files, options: &Options<'_>) -> String {
    diagnostics.iter().map(|diagnostic| line(diagnostic, files, options)).collect()
}

fn line(diagnostic: &Diagnostic, files: &Files, options: &Options<'_>) -> String {
    let Place { path, start, .. } = Place::of(&diagnostic.label, files);
    let path = printable::one_line(path);
    let severity = diagnostic.severity.name();
    let message = wording::message(diagnostic, options);
    let message = printable::one_line(&message);
    format!("{path}:{}:{}: {severity}[{}] {message}\n", start.line, start.column, diagnostic.check)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples;

    #[test]
    fn one_line_each() {
        let (findings, files) = samples::three();
        insta::assert_snapshot!(concise(&findings, &files, &samples::options()), @r#"
        translations/zh-CN/content/a.md:5:23: error[missing-placeable] `{% data variables.product.prodname %}` is missing (enterprise-server@3.4)
        translations/zh-CN/content/a.md:8:1: warning[unclosed-tag] no `endif`
        content/b,c: "100%" <许>.md:1:3: info[odd] "a|b" <b>100%</b> `{% x %} ::error::[x](y)�[31m *许可证* a:b,c & 'd' ]]> \
        "#);
        assert_eq!(concise(&[], &files, &samples::options()), "");
    }
}
