//! `changed-html`

use crate::bitext::{Difference, DifferenceKind, PlaceableKind};
use crate::check::{Check, Documentation, Naming, Report, Scope};
use crate::diagnostic::{Severity, Verdict};

pub const CHECK: Check = Check {
    name: "changed-html",
    category: "placeables",
    severity: Severity::Warning,
    verdict: Verdict::OutOfStep,
    documentation: Documentation {
        summary: "An HTML element that only one side of a block has, written as HTML or made by a tag.",
        why: "A note, a table or a fold shows otherwise than in the source.",
        example: ("{% note %}\n\nRead this first.\n\n{% endnote %}", "{% warning %}\n\n请先阅读。\n\n{% endwarning %}"),
        remedy: "Use the elements that the source uses.",
        tolerance: "Elements that only dress text are not compared.",
    },
    scope: Scope::Difference(report),
};

fn report(difference: &Difference, naming: &Naming<'_>) -> Option<Report> {
    let DifferenceKind::Placeables { kind: PlaceableKind::Html, missing, extra } = &difference.kind else {
        return None;
    };
    let written = |values: &[Box<str>]| -> Vec<Box<str>> { values.iter().map(|value| as_written(value)).collect() };
    let (missing, extra) = (written(missing), written(extra));
    let is_tag = missing.iter().chain(&extra).all(|value| value.starts_with("{%"));
    Report::new(naming.exchange(if is_tag { "tag" } else { "HTML element" }, &missing, &extra))
}

/// An element, given by its name and the first words of its class, as writers know it: by the tag that makes it, or as HTML.
fn as_written(element: &str) -> Box<str> {
    let (name, class) = element.split_once(' ').unwrap_or((element, ""));
    let tag = match class {
        "ghd-alert ghd-alert-accent" => Some("note"),
        "ghd-alert ghd-alert-success" => Some("tip"),
        "ghd-alert ghd-alert-attention" => Some("warning"),
        "ghd-alert ghd-alert-danger" => Some("danger"),
        _ => class.strip_prefix("ghd-tool ").or_else(|| class.strip_prefix("extended-markdown ")),
    };
    match tag {
        Some(tag) => format!("{{% {tag} %}}").into(),
        None if class.is_empty() => format!("<{name}>").into(),
        None => format!("<{name} class=\"{class}\">").into(),
    }
}

#[cfg(test)]
mod tests {
    use super::as_written;

    #[test]
    fn elements_are_told_as_they_are_written() {
        let told =
            ["div ghd-alert ghd-alert-attention", "div extended-markdown tip", "div ghd-tool cli", "/kbd", "table a b"];
        let expected = ["{% warning %}", "{% tip %}", "{% cli %}", "</kbd>", "<table class=\"a b\">"];
        assert_eq!(told.map(as_written), expected.map(Box::from));
    }
}
