//! The status as one HTML file that needs no other: a matrix of locales and versions, the numbers behind each of its cells,
//! and every page with its state in each edition.

use super::{EditionStatus, PageStatus, State, Status};
use crate::interface::writers::WriterWords;
use crate::project::Project;
use crate::render::Edition;
use minijinja::{Environment, Error, Value, context};
use rustc_hash::FxHashMap;

const TEMPLATE: &str = include_str!("matrix.html");

/// The sign of a page that shows something from the source.
const FALLS_BACK: &str = "↩";

/// The sign of a page that shows something repaired.
const IS_REPAIRED: &str = "✚";

/// Messages that the template shows.
const WORDS: [&str; 11] = [
    "matrix-count",
    "matrix-falling-back",
    "matrix-intro",
    "matrix-legend",
    "matrix-not-translated",
    "matrix-only-open",
    "matrix-overview",
    "matrix-page",
    "matrix-pages",
    "matrix-repaired",
    "matrix-version",
];

/// What the document is made of.
#[derive(Debug)]
pub struct Matrix<'m> {
    pub project: &'m Project,
    pub status: &'m Status,
    /// What it says of itself.
    pub words: &'m WriterWords,
    /// HTML that is put in front of the heading.
    pub bar: &'m str,
    /// HTML that is put at the end of the head.
    pub head: &'m str,
}

impl Matrix<'_> {
    /// The document. `href` gives the address of a page; without one, pages are named and lead nowhere.
    ///
    /// # Errors
    /// The template cannot be filled in.
    pub fn text(&self, href: &dyn Fn(&PageStatus) -> Option<String>) -> Result<String, Error> {
        let mut environment = Environment::new();
        environment.add_template("matrix.html", TEMPLATE)?;
        let editions: Vec<Value> = self.status.editions.iter().map(|edition| self.edition(edition, href)).collect();
        let states = State::ALL.map(|state| {
            context! { name => state.name(), title => self.words.text(state.message(), &[]), sign => state.sign() }
        });
        environment.get_template("matrix.html")?.render(context! {
            lang => self.words.locale,
            w => self.words.map(&WORDS),
            title => self.words.text("matrix-title", &[("title", &self.project.config.title)]),
            falls_back => FALLS_BACK,
            is_repaired => IS_REPAIRED,
            bar => Value::from_safe_string(self.bar.to_owned()),
            head => Value::from_safe_string(self.head.to_owned()),
            locales => self.locales(),
            versions => self.versions(),
            states,
            editions,
            pages => Value::from_safe_string(self.pages(href)),
        })
    }

    /// The locales that there are editions of, in order.
    fn codes(&self) -> Vec<usize> {
        self.status.editions.chunk_by(|a, b| a.locale == b.locale).map(|all| all[0].edition.locale).collect()
    }

    fn locales(&self) -> Vec<Value> {
        let locale = |locale: usize| {
            let entry = &self.project.config.locales[locale];
            let caption = self.words.text("matrix-locale", &[("locale", &entry.name)]);
            context! { code => entry.code.as_str(), name => entry.name.as_str(), caption }
        };
        self.codes().into_iter().map(locale).collect()
    }

    /// The versions that there are editions of, in order, each with its editions' numbers by locale.
    fn versions(&self) -> Vec<Value> {
        let first = self.codes().first().copied();
        let own = self.status.editions.iter().filter(|edition| Some(edition.edition.locale) == first);
        let version = |edition: &EditionStatus| {
            let title = &self.project.versions().get(edition.edition.version).title;
            let cells = self.status.editions.iter().filter(|other| other.edition.version == edition.edition.version);
            context! { title, cells => cells.map(|cell| self.cell(cell)).collect::<Vec<_>>() }
        };
        own.map(version).collect()
    }

    /// An edition in the overview: the share of pages that are current, and each state that there is.
    fn cell(&self, edition: &EditionStatus) -> Value {
        let part = |state: State| {
            let count = edition.count(state);
            let title = self.words.text(state.message(), &[]);
            (count > 0).then(|| context! { name => state.name(), title, count, sign => state.sign() })
        };
        context! {
            id => id(edition),
            total => edition.pages.len(),
            share => share(edition.count(State::Current), edition),
            parts => State::ALL.into_iter().filter_map(part).collect::<Vec<_>>(),
            falling_back => edition.falling_back(),
            repaired => edition.repaired(),
        }
    }

    fn edition(&self, edition: &EditionStatus, href: &dyn Fn(&PageStatus) -> Option<String>) -> Value {
        let shown = |page: &PageStatus| context! { name => page.page.as_str(), href => href(page) };
        let cell = |state: State| {
            let is_listed = state != State::Current;
            let pages = edition.pages.iter().filter(|page| is_listed && page.state == state);
            context! {
                name => state.name(),
                title => self.words.text(state.message(), &[]),
                count => edition.count(state),
                share => share(edition.count(state), edition),
                pages => pages.map(shown).collect::<Vec<_>>(),
            }
        };
        let fallback = edition.pages.iter().filter(|page| !page.fallback.is_empty());
        let repaired = edition.pages.iter().filter(|page| !page.repaired.is_empty());
        let lists = [
            context! { name => "falling-back", title => self.words.text("matrix-falling-back", &[]),
            pages => fallback.map(shown).collect::<Vec<_>>() },
            context! { name => "repaired", title => self.words.text("matrix-repaired", &[]),
            pages => repaired.map(shown).collect::<Vec<_>>() },
        ];
        context! {
            id => id(edition),
            locale => edition.locale.as_str(),
            version => edition.version.as_str(),
            total => edition.pages.len(),
            cells => State::ALL.map(cell),
            falling_back => edition.falling_back(),
            repaired => edition.repaired(),
            lists,
        }
    }

    /// A row for each page. There may be tens of thousands of cells, which a template would take long for.
    fn pages(&self, href: &dyn Fn(&PageStatus) -> Option<String>) -> String {
        let all = self.status.editions.iter().flat_map(|edition| &edition.pages);
        let known: FxHashMap<_, &PageStatus> = all.map(|page| ((page.id, page.edition), page)).collect();
        let titles = State::ALL.map(|state| (state, self.words.text(state.message(), &[])));
        let locales = self.codes();
        let mut html = String::new();
        for id in self.project.page_ids() {
            let page = self.project.page(id);
            let editions = |locale: usize| page.versions.iter().map(move |version| Edition { locale, version });
            let of_locale = |locale: usize| editions(locale).filter_map(|edition| known.get(&(id, edition)).copied());
            let is_open = locales.iter().any(|locale| of_locale(*locale).any(PageStatus::is_open));
            let class = if is_open { "" } else { " class=\"done\"" };
            html.push_str(&format!("<tr{class}><th scope=\"row\">{}</th>", escaped(&page.path)));
            for locale in &locales {
                html.push_str("<td>");
                of_locale(*locale).for_each(|page| self.push_chip(page, &titles, href, &mut html));
                html.push_str("</td>");
            }
            html.push_str("</tr>\n");
        }
        html
    }

    /// The version of a page, with its state.
    fn push_chip(
        &self,
        page: &PageStatus,
        titles: &[(State, String)],
        href: &dyn Fn(&PageStatus) -> Option<String>,
        html: &mut String,
    ) {
        let versions = self.project.versions();
        let plan = versions.plan_of(page.edition.version);
        let release = &versions.get(page.edition.version).release;
        let short = escaped(if plan.is_numbered() { release } else { &plan.short });
        let back = if page.fallback.is_empty() { "" } else { FALLS_BACK };
        let repaired = if page.repaired.is_empty() { "" } else { IS_REPAIRED };
        let title = titles.iter().find(|(state, _)| *state == page.state).map_or("", |(_, title)| title);
        let (class, sign) = (page.state.name(), page.state.sign());
        let shown = format!(" class=\"{class}\" title=\"{}\">{short}{sign}{back}{repaired}", escaped(title));
        match href(page) {
            Some(href) => html.push_str(&format!("<a href=\"{}\"{shown}</a> ", escaped(&href))),
            None => html.push_str(&format!("<span{shown}</span> ")),
        }
    }
}

/// The id of an edition's section.
fn id(edition: &EditionStatus) -> String {
    format!("{}-{}", edition.locale, edition.version)
}

fn escaped(text: &str) -> String {
    crate::render::escaped_with_quotes(text)
}

/// In percent, rounded down: all is only what is all.
fn share(count: usize, edition: &EditionStatus) -> usize {
    (100 * count).checked_div(edition.pages.len()).unwrap_or(0)
}
