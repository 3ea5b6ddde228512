//! Tables in specs, by the head of their first column:
//!
//! * `condition`: what an `ifversion` of the condition shows in the version at the head of each other column: `T`, `F`
//!   or `error`.
//! * `versions`: the versions that a page with this declaration is in.
//! * `link`: where a link leads, in the version (and locale) at the head of each other column.
//! * `liquid`: what a template shows, in the version at the head of each other column.

use super::Outcome;
use super::document::{Block, Table, cells};
use super::expected::versions;
use crate::built::Built;
use crate::folder::Folder;

pub fn run(table: &Table, shared: &[&Block], case: &str) -> Vec<Outcome> {
    let row: fn(&str, &[String], &[&Block]) -> Vec<String> = match table.head[0].as_str() {
        "condition" => conditions,
        "versions" => declarations,
        "link" => links,
        "liquid" => templates,
        _ => return Vec::new(),
    };
    let outcome = |(line, expected): &(usize, Vec<String>)| {
        let columns = &table.head[1..];
        let actual = row(&code(&expected[0]), columns, shared);
        let expected_row = written(&expected[0], &expected[1..]);
        let marked = |(actual, expected): (&String, &String)| {
            // Cells may be emphasised, or in code.
            let quoted = expected.starts_with('`') && !actual.is_empty();
            if code(expected) == *actual {
                expected.clone()
            } else if quoted {
                format!("`{actual}`")
            } else {
                actual.clone()
            }
        };
        let actual: Vec<String> = actual.iter().zip(&expected[1..]).map(marked).collect();
        Outcome {
            case: case.to_owned(),
            line: line + 1,
            what: table.head[0].clone(),
            block: Some(expected_row),
            actual: written(&expected[0], &actual),
            lines: *line..line + 1,
        }
    };
    table.rows.iter().map(outcome).collect()
}

fn written(first: &str, rest: &[String]) -> String {
    let cells: Vec<String> = std::iter::once(first).chain(rest.iter().map(String::as_str)).map(escaped).collect();
    let row = format!("| {} |", cells.join(" | ")).replace("  |", " |");
    debug_assert_eq!(self::cells(&row).len(), cells.len());
    row + "\n"
}

fn escaped(cell: &str) -> String {
    cell.replace('|', "\\|")
}

/// A cell without its marks of code or emphasis.
fn code(cell: &str) -> String {
    let cell = cell.trim_matches('*');
    cell.strip_prefix('`').and_then(|cell| cell.strip_suffix('`')).unwrap_or(cell).replace("⏎", "\n")
}

/// The project of one row: the files of the case, and one page.
fn built(shared: &[&Block], page: &str, text: &str) -> Built {
    let shared = super::files(shared);
    let files = shared.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    let folder = Folder::with(files.chain([(page, text)]));
    Built::new(folder.path()).unwrap_or_else(|error| panic!("{error}"))
}

fn conditions(condition: &str, columns: &[String], shared: &[&Block]) -> Vec<String> {
    let text = format!("{{% ifversion {condition} %}}T{{% else %}}F{{% endif %}}");
    let built = built(shared, "content/row.md", &text);
    let damaged = built.diagnostics.iter().any(|finding| finding.severity == isogloss::diagnostic::Severity::Error);
    let cell = |version: &String| {
        if damaged { "error".to_owned() } else { field(&built, "markdown", version) }
    };
    columns.iter().map(cell).collect()
}

fn templates(template: &str, columns: &[String], shared: &[&Block]) -> Vec<String> {
    let built = built(shared, "content/row.md", template);
    columns.iter().map(|version| field(&built, "markdown", version)).collect()
}

fn links(link: &str, columns: &[String], shared: &[&Block]) -> Vec<String> {
    let built = built(shared, "content/row.md", &format!("[x]({link})"));
    let address = |version: &String| {
        let html = field(&built, "html", version);
        let start = html.find("href=\"").map_or(html.len(), |at| at + 6);
        html[start..].split('"').next().unwrap_or("").to_owned()
    };
    columns.iter().map(address).collect()
}

fn declarations(declaration: &str, _: &[String], shared: &[&Block]) -> Vec<String> {
    let built = built(shared, "content/row.md", &format!("---\nversions: {declaration}\n---\n"));
    let ids: Vec<String> = built
        .records
        .iter()
        .filter(|record| record["page"] == "row.md" && record["locale"] == "en")
        .map(|record| short(record["version"].as_str().unwrap_or(""), &built))
        .collect();
    let errors = built.diagnostics.iter().filter(|finding| finding.check != "unreached-page");
    let checks: Vec<String> = errors.map(|finding| format!("{}: {}", finding.check, finding.message)).collect();
    vec![if ids.is_empty() { "none".to_owned() } else { ids.join(", ") }, checks.join("; ")]
}

/// `ghec`, or the release alone.
fn short(id: &str, built: &Built) -> String {
    let versions = built.project.versions();
    let index = versions.find(id).expect("a built version");
    let plan = versions.plan_of(index);
    if plan.is_numbered() { versions.get(index).release.clone() } else { plan.short.clone() }
}

/// A field of the row's page in the edition that a column's head names: `ghes@3.4`, or `ja-JP ghes@3.4`.
fn field(built: &Built, field: &str, head: &str) -> String {
    let head = code(head);
    let (locale, version) = head.split_once(' ').unwrap_or((&built.project.config.locales[0].code, &head));
    let version = versions(version, built)[0];
    built.text("row.md", locale, version, field).trim_matches('\n').to_owned()
}
