//! The status for programs.

use super::{EditionStatus, PageStatus, State, Status};
use serde_json::{Map, Value, json};

/// Of what may change: a program can refuse what it does not know.
const SCHEMA: u32 = 1;

/// One object: counts and pages of each edition, in the order of the configuration.
pub fn text(status: &Status) -> String {
    let editions: Vec<Value> = status.editions.iter().map(edition).collect();
    format!("{:#}\n", json!({ "schema": SCHEMA, "editions": editions }))
}

fn edition(edition: &EditionStatus) -> Value {
    let counts: Map<String, Value> =
        State::ALL.iter().map(|state| (state.name().to_owned(), edition.count(*state).into())).collect();
    let pages = edition.pages.iter().filter(|page| page.is_open());
    json!({
        "locale": edition.locale,
        "version": edition.version,
        "total": edition.pages.len(),
        "states": counts,
        "falling_back": edition.falling_back(),
        "repaired": edition.repaired(),
        "pages": pages.map(page).collect::<Vec<_>>(),
    })
}

/// A page that is not as it should be.
fn page(page: &PageStatus) -> Value {
    json!({
        "page": page.page,
        "state": page.state.name(),
        "untranslated_blocks": page.untranslated_blocks,
        "fallback": page.fallback,
        "repaired": page.repaired,
    })
}
