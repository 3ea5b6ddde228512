//! The status as one HTML file that needs no other: a matrix of locales and versions, and the pages behind each number.

use super::{EditionStatus, State, Status};
use minijinja::{Environment, Error, context};

const TEMPLATE: &str = include_str!("matrix.html");

/// The document; `title` is that of the project.
///
/// # Errors
/// The template cannot be filled in.
pub fn text(status: &Status, title: &str) -> Result<String, Error> {
    let mut environment = Environment::new();
    environment.add_template("matrix.html", TEMPLATE)?;
    let editions: Vec<_> = status.editions.iter().map(edition).collect();
    let locales: Vec<_> =
        status.editions.chunk_by(|a, b| a.locale == b.locale).map(|all| all[0].locale.clone()).collect();
    let states = State::ALL.map(|state| context! { name => state.name(), title => state.title() });
    environment.get_template("matrix.html")?.render(context! { title, states, locales, editions })
}

fn edition(edition: &EditionStatus) -> minijinja::Value {
    let cell = |state: State| {
        let pages = edition.pages.iter().filter(|page| page.state == state);
        let pages: Vec<String> =
            if state == State::Current { Vec::new() } else { pages.map(|page| page.page.clone()).collect() };
        context! { name => state.name(), title => state.title(), count => edition.count(state), share => share(edition.count(state), edition), pages }
    };
    let fallback: Vec<String> =
        edition.pages.iter().filter(|page| !page.fallback.is_empty()).map(|page| page.page.clone()).collect();
    context! {
        locale => edition.locale.as_str(),
        version => edition.version.as_str(),
        total => edition.pages.len(),
        cells => State::ALL.map(cell),
        falling_back => edition.falling_back(),
        fallback,
    }
}

/// In percent, rounded down: all is only what is all.
fn share(count: usize, edition: &EditionStatus) -> usize {
    (100 * count).checked_div(edition.pages.len()).unwrap_or(0)
}
