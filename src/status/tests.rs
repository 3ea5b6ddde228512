//! How a status is shown.

use super::html::Matrix;
use super::{EditionStatus, PageStatus, State, Status, json, table};
use crate::interface::writers::WriterWords;
use crate::project::{PageId, Project};
use crate::render::Edition;
use std::path::Path;

/// Two versions of one locale, with a page in each of some states.
fn status() -> Status {
    let page = |version: usize, page: &str, state: State, fallback: &[&str]| PageStatus {
        id: PageId(0),
        edition: Edition { locale: 2, version },
        page: page.to_owned(),
        state,
        untranslated_blocks: usize::from(state == State::Partly),
        fallback: fallback.iter().map(|what| (*what).to_owned()).collect(),
        repaired: if state == State::Damaged { vec!["body".to_owned()] } else { Vec::new() },
    };
    let edition = |version: usize, id: &str, short: &str, pages: Vec<PageStatus>| EditionStatus {
        edition: Edition { locale: 2, version },
        locale: "fr-FR".to_owned(),
        version: id.to_owned(),
        short: short.to_owned(),
        pages,
    };
    let cloud = vec![
        page(0, "a.md", State::Current, &[]),
        page(0, "b.md", State::Missing, &["page"]),
        page(0, "<c>.md", State::Damaged, &["body", "variables.a.b"]),
    ];
    let server = vec![page(1, "a.md", State::Partly, &[])];
    let editions = vec![
        edition(0, "enterprise-cloud@latest", "ghec", cloud),
        edition(1, "enterprise-server@3.4", "ghes@3.4", server),
    ];
    Status { editions }
}

#[test]
fn a_table_has_columns_for_what_there_is() {
    let expected = "fr-FR
  version   pages  current  partly  damaged  missing  falling back  repaired
  ghec          3        1       0        1        1             2         1
  ghes@3.4      1        0       1        0        0             0         0

  missing: 1
    b.md (ghec)
";
    assert_eq!(table::text(&status(), 80, &[State::Missing]), expected);
}

#[test]
fn a_narrow_terminal_gets_lists() {
    let expected = "fr-FR
  ghec
         3 pages
         1 current
         1 damaged
         1 missing
         2 falling back
         1 repaired
  ghes@3.4
         1 pages
         1 partly
";
    assert_eq!(table::text(&status(), 30, &[]), expected);
}

#[test]
fn programs_get_every_page_that_is_not_as_it_should_be() {
    let value: serde_json::Value = serde_json::from_str(&json::text(&status())).expect("JSON");
    let cloud = &value["editions"][0];
    assert_eq!(
        (&cloud["total"], &cloud["states"]["current"], &cloud["falling_back"]),
        (&3.into(), &1.into(), &2.into())
    );
    assert_eq!(cloud["pages"][1]["fallback"], serde_json::json!(["body", "variables.a.b"]));
    assert_eq!((&cloud["repaired"], &cloud["pages"][1]["repaired"]), (&1.into(), &serde_json::json!(["body"])));
    assert_eq!(value["editions"][1]["pages"][0]["state"], "partly-translated");
}

#[test]
fn the_matrix_needs_no_other_file_and_escapes_names() {
    let mut project = Project::load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("our own documentation");
    project.config.title = "Guide & more".to_owned();
    let (words, status) = (WriterWords::english(), status());
    let matrix = Matrix { project: &project, status: &status, words: &words, bar: "", head: "" };
    let html = matrix.text(&|_| None).expect("a document");
    assert!(html.contains("&lt;c&gt;.md") && html.contains("Guide &amp; more"), "{html}");
    for foreign in ["http:", "https:", "src=", "href=\"/", "url(", "@import", "<script"] {
        assert!(!html.contains(foreign), "{foreign}");
    }
    assert!(html.contains("<th scope=\"row\">enterprise-server@3.4</th>") && html.contains("<caption>"));
    let linked = matrix.text(&|page| Some(format!("/{}", page.page))).expect("a document");
    assert!(linked.contains("<a href=\"/a.md\""), "{linked}");
}
