//! Links to a place within a page keep working when the page is translated.
//!
//! `tests/specs/translated-pages.md` and `headings.md` say how the ids come about; here they are counted on a real
//! documentation set. Pages that were made of data which is not in the set are left out, as link targets, too.

use crate::built::Built;
use crate::folder::shared;
use isogloss::project::Project;
use serde_json::Value;
use std::collections::{HashMap, HashSet};

const GENERATED: [&str; 3] =
    ["graphql/reference", "developers/webhooks-and-events/webhooks/webhook-events", "rest/reference"];

/// At least so many percent of the links that lead to a place in English lead to it in a translation.
const FLOOR: f64 = 99.0;

/// A page in an edition: its file, the locale's code, the version's id.
type Edition<'t> = (&'t str, &'t str, &'t str);

struct Places<'b> {
    project: &'b Project,
    ids: HashMap<Edition<'b>, HashSet<&'b str>>,
}

impl<'b> Places<'b> {
    fn new(built: &'b Built) -> Self {
        let ids = built.records.iter().map(|record| (edition(record), ids(html(record)))).collect();
        Self { project: &built.project, ids }
    }

    /// What a link on a page leads to: the page's file, the version and the fragment. None where it leads elsewhere, to a
    /// generated page, or to no fragment.
    fn target<'l>(&'l self, from: Edition<'l>, href: &'l str) -> Option<(&'l str, &'l str, &'l str)> {
        let (path, fragment) = href.split_once('#').filter(|(_, fragment)| !fragment.is_empty())?;
        let (page, version) = if path.is_empty() { (from.0, from.2) } else { self.page(path)? };
        (!GENERATED.iter().any(|start| page.starts_with(start))).then_some((page, version, fragment))
    }

    fn page<'l>(&'l self, path: &'l str) -> Option<(&'l str, &'l str)> {
        let (locale, path) = path.strip_prefix('/')?.trim_end_matches('/').split_once('/')?;
        self.project.config.locales.iter().find(|known| known.url == locale)?;
        let versions = self.project.versions();
        let (first, rest) = path.split_once('/').unwrap_or((path, ""));
        let (version, permalink) = match versions.find(first) {
            Some(version) => (version, rest),
            None => (versions.built().map(|(at, _)| at).find(|at| versions.plan_of(*at).default)?, path),
        };
        let page = self.project.page(self.project.find_target(permalink)?);
        Some((page.path.as_str(), versions.get(version).id.as_str()))
    }

    fn has(&self, edition: Edition<'_>, fragment: &str) -> bool {
        self.ids.get(&edition).is_some_and(|ids| ids.contains(fragment))
    }
}

fn edition(record: &Value) -> Edition<'_> {
    let field = |name: &str| record[name].as_str().expect("text");
    (field("page"), field("locale"), field("version"))
}

fn html(record: &Value) -> &str {
    record["html"].as_str().expect("text")
}

/// The values of an attribute, as written.
fn values<'h>(html: &'h str, attribute: &str) -> impl Iterator<Item = &'h str> + use<'h> {
    let start = format!(" {attribute}=\"");
    let parts: Vec<&str> = html.split(start.as_str()).skip(1).collect();
    parts.into_iter().filter_map(|part| part.split('"').next())
}

fn ids(html: &str) -> HashSet<&str> {
    values(html, "id").chain(values(html, "name")).collect()
}

/// The addresses of all links but those by which headings lead to themselves.
fn links(html: &str) -> impl Iterator<Item = &str> {
    let tags = html.split("<a ").skip(1).filter(|tag| !tag.starts_with("class=\"heading-link-symbol\""));
    tags.filter_map(|tag| tag.split('>').next()?.split_once("href=\"")?.1.split('"').next())
}

/// The share in percent.
fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

#[test]
fn links_to_places_survive_translation() {
    let Some(root) = shared("corpora/docs-2021-12") else { return };
    let built = Built::new(&root).expect("the corpus can be read");
    let places = Places::new(&built);
    for locale in ["en", "zh-CN", "ja-JP"] {
        let (mut all, mut resolved, mut resolved_in_english, mut kept) = (0, 0, 0, 0);
        for record in built.records.iter().filter(|record| record["locale"] == locale) {
            let from = edition(record);
            if GENERATED.iter().any(|start| from.0.starts_with(start)) {
                continue;
            }
            for href in links(html(record)) {
                let Some((page, version, fragment)) = places.target(from, href) else { continue };
                let resolves = places.has((page, locale, version), fragment);
                let in_english = places.has((page, "en", version), fragment);
                all += 1;
                resolved += usize::from(resolves);
                resolved_in_english += usize::from(in_english);
                kept += usize::from(resolves && in_english);
            }
        }
        let share = percent(kept, resolved_in_english);
        println!(
            "{locale}: {all} links with a fragment, {:.2} % resolve; of {resolved_in_english} that resolve in English \
             {share:.2} %",
            percent(resolved, all)
        );
        assert!(resolved_in_english > 5_000, "{locale}: {resolved_in_english} links");
        assert!(share >= FLOOR, "{locale}: {share:.2} %, not {FLOOR} %");
    }
}
