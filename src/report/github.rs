//! Commands that a workflow of GitHub Actions turns into annotations of lines.
//!
//! The form and its escapes are those of the runner's workflow commands. GitHub shows only the first ten of each severity
//! in a step; all of them are in its log.

use super::place::Place;
use super::wording::message_and_help;
use super::{Options, Reporter, printable};
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::Files;

pub(super) const REPORTER: Reporter =
    Reporter { name: "github", about: "annotations in a workflow of GitHub Actions", report: github };

fn github(diagnostics: &[Diagnostic], files: &Files, options: &Options<'_>) -> String {
    diagnostics.iter().map(|diagnostic| command(diagnostic, files, options)).collect()
}

/// `::error file=…,line=…,col=…,endLine=…,endColumn=…,title=…::message`
fn command(diagnostic: &Diagnostic, files: &Files, options: &Options<'_>) -> String {
    let name = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let place = Place::of(&diagnostic.label, files);
    let (path, title) = (property(place.path), property(diagnostic.check));
    let message = data(&message_and_help(diagnostic, options));
    format!("::{name} file={path},{},title={title}::{message}\n", region(&place))
}

/// Annotations have columns only where they stay within a line.
fn region(place: &Place<'_>) -> String {
    let (line, column) = (place.start.line, place.start.column);
    if place.start.line == place.end.line {
        return format!("line={line},col={column},endLine={line},endColumn={}", place.end.column);
    }
    format!("line={line},endLine={}", place.last_line())
}

fn data(text: &str) -> String {
    let text = text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    printable::message(&text).into_owned()
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples;

    #[test]
    fn annotations() {
        let (findings, files) = samples::three();
        insta::assert_snapshot!(github(&findings, &files, &samples::options()), @r#"
        ::error file=translations/zh-CN/content/a.md,line=5,col=23,endLine=5,endColumn=56,title=missing-placeable::`{%25 data variables.product.prodname %25}` is missing (enterprise-server@3.4)%0Ahelp: Write it as in the source
        ::warning file=translations/zh-CN/content/a.md,line=8,col=1,endLine=8,endColumn=1,title=unclosed-tag::no `endif`
        ::notice file=content/b%2Cc%3A "100%25" <许>.md,line=1,endLine=2,title=odd::"a|b" <b>100%25</b> `{%25 x %25}%0A::error::[x](y)�[31m *许可证* a:b,c & 'd' ]]> \
        "#);
    }

    #[test]
    fn nothing_in_a_text_ends_a_command() {
        assert_eq!(data("50%\r\n::error::x"), "50%25%0D%0A::error::x");
        assert_eq!(property("a:b,c%"), "a%3Ab%2Cc%25");
    }
}
