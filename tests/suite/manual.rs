//! The manual names what there is.

use crate::folder::package;
use isogloss::{report, selection};

fn page(name: &str) -> String {
    std::fs::read_to_string(package().join("content/manual").join(name)).expect("there is a page")
}

#[test]
fn every_format_of_reports_is_described() {
    let text = page("reports.md");
    for reporter in report::REPORTERS {
        let name = reporter.name;
        assert!(text.contains(&format!("| `{name}` |")), "{name}");
        assert_eq!(report::find(name).map(|found| found.name), Some(name));
    }
    let rows = text.split("## ").next().expect("a head").matches("\n| `").count();
    assert_eq!(rows, report::REPORTERS.len(), "the table has formats that there are not");
}

#[test]
fn every_check_of_suppressions_is_described() {
    let text = page("suppressions-and-baselines.md");
    for (check, _) in selection::CHECKS {
        assert!(text.contains(&format!("| `{check}` |")), "{check}");
    }
}

/// The entries that the manual shows are such as the tool reads.
#[test]
fn the_example_of_entries_can_be_read() {
    let text = page("suppressions-and-baselines.md");
    let example = text.split("```toml copy\n").nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
    assert!(example.contains("[[ignore]]"));
    selection::IgnoreFile::parse(isogloss::text::FileId(0), example).expect("valid");
}

#[test]
fn every_tag_and_filter_is_in_the_manual() {
    let pages = page("liquid-tags.md") + &page("versions-and-conditions.md");
    let is_named = |name: &str| [format!("`{name}`"), format!("% {name} ")].iter().any(|form| pages.contains(form));
    let tags = isogloss::liquid::documented_tags().flat_map(|(name, end)| [Some(name), end]).flatten();
    // The end of a box or a tool is its name with `end` before it, which the manual shows once for each kind.
    let tags = tags.filter(|name| !name.starts_with("end") || !pages.contains(&format!("`{}`", &name[3..])));
    let names: Vec<&str> = tags.chain(isogloss::liquid::documented_filters()).collect();
    assert!(names.len() > 100, "{} names", names.len());
    let missing: Vec<_> = names.into_iter().filter(|name| !is_named(name)).collect();
    assert!(missing.is_empty(), "the manual does not name {missing:?}");
}
