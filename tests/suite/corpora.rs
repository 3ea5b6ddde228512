//! Real documentation, rendered: the license-sync guides of 2022 and 2020 beside the repository, and our own.

use crate::built::{Built, without_drawings};
use crate::folder::{package, shared};
use std::collections::BTreeMap;

/// Errors in the corpora that are the corpora's, with the reason; the start of a line as `Built::findings` gives it.
const ARGUED: &[(&str, &str)] = &[(
    "data/reusables/enterprise/about-deployment-methods.md:1:597 error unresolved-autotitle",
    "the page that it links to is not among the five pages of the corpus",
)];

fn build(name: &str) -> Option<Built> {
    Some(Built::new(&shared(&format!("corpora/{name}"))?).expect("the corpus can be read"))
}

fn has_no_unargued_errors(built: &Built) {
    let errors = built
        .findings()
        .into_iter()
        .filter(|finding| finding.lines().next().is_some_and(|line| line.contains(" error ")));
    let unargued: Vec<String> =
        errors.filter(|finding| !ARGUED.iter().any(|(start, _)| finding.starts_with(start))).collect();
    assert!(unargued.is_empty(), "\n{}\n", unargued.join("\n"));
}

#[test]
fn the_guide_of_2022() {
    let Some(built) = build("license-sync-2022") else { return };
    has_no_unargued_errors(&built);
    let mut editions: BTreeMap<&str, usize> = BTreeMap::new();
    for record in &built.records {
        *editions.entry(record["locale"].as_str().expect("a locale")).or_default() += 1;
        let html = record["html"].as_str().expect("text");
        assert!(
            !html.contains("{%") && !html.contains("{{"),
            "{} {} {}",
            record["page"],
            record["locale"],
            record["version"]
        );
    }
    assert_eq!(editions.len(), 4);
    assert!(editions.values().all(|count| *count == editions["en"]), "every locale has every page: {editions:?}");
}

#[test]
fn the_guide_of_2020() {
    let Some(built) = build("license-sync-2020") else { return };
    has_no_unargued_errors(&built);
    assert!(!built.records.is_empty());
    for record in &built.records {
        let version = record["version"].as_str().expect("text");
        assert!(version.starts_with("enterprise-server@2."), "{version}");
        let html = record["html"].as_str().expect("text");
        assert!(!html.contains("{%") && !html.contains("{{"), "{html}");
        assert!(!html.contains("/enterprise/enterprise-server@"), "an address of old is reduced: {html}");
    }
}

/// The text after Liquid of the guide that syncs license usage, in four locales: what each version's reader is told.
#[test]
fn our_guide_in_three_versions_and_four_locales() {
    let built = Built::new(package()).expect("our own documentation");
    for locale in ["en", "zh-CN", "fr-FR", "ja-JP"] {
        for version in ["enterprise-cloud@latest", "enterprise-server@3.7", "enterprise-server@3.4"] {
            let text = built.text("licensing/syncing-license-usage.md", locale, version, "markdown");
            let name = format!("{locale}-{}", version.replace(['@', '.'], "-"));
            insta::assert_snapshot!(name, without_drawings(text));
        }
    }
}

#[test]
fn our_documentation_has_no_findings() {
    let built = Built::new(package()).expect("our own documentation");
    assert_eq!(built.findings(), Vec::<String>::new());
    for record in &built.records {
        let html = record["html"].as_str().expect("text");
        let prose: String = html.split("<code").map(|part| part.rsplit("</code>").next().unwrap_or("")).collect();
        assert!(!prose.contains("**"), "stray asterisks in {} {}", record["page"], record["locale"]);
    }
}
