//! Findings as failed tests: a suite for each file, a case for each finding.

use super::place::Place;
use super::versions::affected;
use super::{Options, Reporter};
use crate::diagnostic::Diagnostic;
use crate::text::Files;
use std::borrow::Cow;

pub(super) const REPORTER: Reporter =
    Reporter { name: "junit", about: "failed tests in JUnit's XML, a suite for each file", report: junit };

/// Without findings there is one test that passed: empty reports are errors to those who read them.
fn junit(diagnostics: &[Diagnostic], files: &Files, options: &Options<'_>) -> String {
    let suites: String = diagnostics
        .chunk_by(|a, b| a.label.file == b.label.file)
        .map(|findings| suite(findings, files, options))
        .collect();
    let count = diagnostics.len();
    let (tests, suites) = if count == 0 { (1, PASSED.to_owned()) } else { (count, suites) };
    let head = r#"<?xml version="1.0" encoding="UTF-8"?>"#;
    format!("{head}\n<testsuites name=\"isogloss\" tests=\"{tests}\" failures=\"{count}\">\n{suites}</testsuites>\n")
}

const PASSED: &str = concat!(
    "  <testsuite name=\"isogloss\" tests=\"1\" failures=\"0\">\n",
    "    <testcase name=\"no findings\" classname=\"isogloss\"/>\n",
    "  </testsuite>\n"
);

/// The findings of one file.
fn suite(findings: &[Diagnostic], files: &Files, options: &Options<'_>) -> String {
    let path = findings.first().map_or("", |finding| &files.get(finding.label.file).path);
    let cases: String = findings.iter().map(|finding| case(finding, files, options)).collect();
    let (path, count) = (escaped(path), findings.len());
    format!("  <testsuite name=\"{path}\" tests=\"{count}\" failures=\"{count}\">\n{cases}  </testsuite>\n")
}

/// A case is called by its check and message, so that its history survives edits elsewhere in the file.
fn case(diagnostic: &Diagnostic, files: &Files, options: &Options<'_>) -> String {
    let place = Place::of(&diagnostic.label, files);
    let (path, line, column) = (escaped(place.path), place.start.line, place.start.column);
    let (check, severity, message) = (diagnostic.check, diagnostic.severity.name(), escaped(&diagnostic.message));
    let text = escaped(&details(diagnostic, &place, options)).replace("&#10;", "\n");
    format!(
        "    <testcase name=\"{check}: {message}\" classname=\"{path}\" file=\"{path}\" line=\"{line}\" column=\"{column}\">\n      \
         <failure type=\"{severity}\" message=\"{message}\">{text}</failure>\n    </testcase>\n"
    )
}

fn details(diagnostic: &Diagnostic, place: &Place<'_>, options: &Options<'_>) -> String {
    let first = format!("{}:{}:{}: {}", place.path, place.start.line, place.start.column, diagnostic.message);
    let versions = affected(diagnostic, options).map(|versions| format!("versions: {versions}"));
    let help = diagnostic.help.as_ref().map(|help| format!("help: {help}"));
    [Some(first), versions, help].into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// Text for an attribute or an element; what XML 1.0 (section 2.2) has no character for is replaced.
fn escaped(text: &str) -> Cow<'_, str> {
    let is_plain =
        |c: char| matches!(c, ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..) && !"&<>\"".contains(c);
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let entity = |c: char| match c {
        '&' => "&amp;".to_owned(),
        '<' => "&lt;".to_owned(),
        '>' => "&gt;".to_owned(),
        '"' => "&quot;".to_owned(),
        // In an attribute they would be read as blanks.
        '\t' | '\n' | '\r' => format!("&#{};", u32::from(c)),
        other if is_plain(other) => other.to_string(),
        _ => '\u{fffd}'.to_string(),
    };
    Cow::Owned(text.chars().map(entity).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples;
    use quick_xml::XmlVersion;
    use quick_xml::events::Event;

    #[test]
    fn suites() {
        let (findings, files) = samples::three();
        insta::assert_snapshot!(junit(&findings, &files, &samples::options()), @r#"
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="isogloss" tests="3" failures="3">
          <testsuite name="translations/zh-CN/content/a.md" tests="2" failures="2">
            <testcase name="missing-placeable: `{% data variables.product.prodname %}` is missing" classname="translations/zh-CN/content/a.md" file="translations/zh-CN/content/a.md" line="5" column="23">
              <failure type="error" message="`{% data variables.product.prodname %}` is missing">translations/zh-CN/content/a.md:5:23: `{% data variables.product.prodname %}` is missing
        versions: enterprise-server@3.4
        help: Write it as in the source</failure>
            </testcase>
            <testcase name="unclosed-tag: no `endif`" classname="translations/zh-CN/content/a.md" file="translations/zh-CN/content/a.md" line="8" column="1">
              <failure type="warning" message="no `endif`">translations/zh-CN/content/a.md:8:1: no `endif`</failure>
            </testcase>
          </testsuite>
          <testsuite name="content/b,c: &quot;100%&quot; &lt;许&gt;.md" tests="1" failures="1">
            <testcase name="odd: &quot;a|b&quot; &lt;b&gt;100%&lt;/b&gt; `{% x %}&#10;::error::[x](y)�[31m *许可证* a:b,c &amp; 'd' ]]&gt; \" classname="content/b,c: &quot;100%&quot; &lt;许&gt;.md" file="content/b,c: &quot;100%&quot; &lt;许&gt;.md" line="1" column="3">
              <failure type="info" message="&quot;a|b&quot; &lt;b&gt;100%&lt;/b&gt; `{% x %}&#10;::error::[x](y)�[31m *许可证* a:b,c &amp; 'd' ]]&gt; \">content/b,c: &quot;100%&quot; &lt;许&gt;.md:1:3: &quot;a|b&quot; &lt;b&gt;100%&lt;/b&gt; `{% x %}
        ::error::[x](y)�[31m *许可证* a:b,c &amp; 'd' ]]&gt; \</failure>
            </testcase>
          </testsuite>
        </testsuites>
        "#);
        insta::assert_snapshot!(junit(&[], &files, &samples::options()), @r#"
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="isogloss" tests="1" failures="0">
          <testsuite name="isogloss" tests="1" failures="0">
            <testcase name="no findings" classname="isogloss"/>
          </testsuite>
        </testsuites>
        "#);
    }

    /// What an XML reader makes of the report: messages as they were, but for characters that XML does not have.
    #[test]
    fn readers_get_the_messages_back() {
        let (findings, files) = samples::three();
        let report = junit(&findings, &files, &samples::options());
        let mut reader = quick_xml::Reader::from_str(&report);
        let mut messages = Vec::new();
        loop {
            match reader.read_event().expect("well-formed") {
                Event::Eof => break,
                Event::Start(element) if element.name().as_ref() == "failure" => {
                    let attribute = element.try_get_attribute("message").expect("attributes").expect("a message");
                    let value = attribute.normalized_value(XmlVersion::Explicit1_0).expect("entities");
                    messages.push(value.into_owned());
                }
                _ => {}
            }
        }
        let expected: Vec<String> =
            findings.iter().map(|finding| finding.message.replace(['\u{1b}', '\0'], "\u{fffd}")).collect();
        assert_eq!(messages, expected);
    }
}
