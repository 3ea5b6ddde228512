//! The configuration's text, with a comment for every guess.

use super::evidence::Evidence;
use super::plans::{KNOWN_PLANS, KnownPlan};
use super::tree::{Translations, Tree};
use crate::dialect::Vintage;
use crate::project::config::native_name;
use crate::version::Release;

const RELEASES: &str = "\
# These are the releases between the oldest and the newest that conditions name. Check these: planned ones belong in
# `upcoming`, those that are no longer built in `deprecated`.
";

/// The text of `isogloss.toml` for a tree.
pub(super) fn draft(tree: &Tree, evidence: &Evidence) -> String {
    let title = evidence.title.clone().unwrap_or_else(|| tree.name());
    let mut text = "# Written by `isogloss init`. Folders and locales are as found; check the rest.\n".to_owned();
    text += &format!("title = {}\n", quoted(&title));
    if tree.content != "content" {
        text += &format!("content = {}\n", quoted(tree.content));
    }
    if let Some(translations) = &tree.translations {
        text += &format!("translations = \"{}/{{locale}}\"\n", translations.folder);
    }
    text += vintage(evidence.vintage());
    text += "\n[source]\nlocale = \"en\"\nname = \"English\"\n";
    text += &tree.translations.as_ref().map(locales).unwrap_or_default();
    text += &plans(evidence, &title);
    text
}

fn vintage(vintage: Vintage) -> &'static str {
    match vintage {
        Vintage::Current => "",
        Vintage::Y2021 => {
            "\n[dialect]\nvintage = \"2021\"   # since conditions name `ghae-next` or `ghae-issue-…`; \
             \"current\" if the site runs a newer engine\n"
        }
        Vintage::Y2020 => "\n[dialect]\nvintage = \"2020\"   # since conditions test `currentVersion`\n",
    }
}

fn locales(translations: &Translations) -> String {
    let mut text = String::new();
    for code in &translations.codes {
        text += &format!("\n[locales.{code}]\nname = {}\n", quoted(native_name(code)));
    }
    text
}

/// The known plans, then the others, of those that were seen; the first is the default.
fn plans(evidence: &Evidence, title: &str) -> String {
    let mut seen = evidence.plans();
    let mut plans = Vec::new();
    for KnownPlan { id, short, title, is_numbered } in KNOWN_PLANS {
        let releases = seen.remove(id).map(|seen| if is_numbered { seen.releases() } else { Vec::new() });
        plans.extend(releases.map(|releases| ([id, short, title], releases)));
    }
    plans.extend(seen.into_iter().map(|(id, seen)| ([id; 3], seen.releases())));
    let mut text = "\n# Order is the order of version pickers and of fallback.".to_owned();
    if plans.is_empty() {
        text += "\n# No page names a version, so there is one, without a number.";
        plans.push((["docs", "docs", title], Vec::new()));
    }
    for (at, (names, releases)) in plans.into_iter().enumerate() {
        text += &plan(names, &releases, at == 0);
    }
    text
}

fn plan(names: [&str; 3], releases: &[Release], is_first: bool) -> String {
    let [id, short, title] = names.map(quoted);
    let mut text = format!("\n[[plans]]\nid = {id}\nshort = {short}\ntitle = {title}\n");
    if is_first {
        text += "default = true   # its segment is left out of addresses\n";
    }
    if !releases.is_empty() {
        let numbers: Vec<_> =
            releases.iter().map(|release| format!("\"{}.{}\"", release.major, release.minor)).collect();
        text += &format!("{RELEASES}releases = [{}]\n", numbers.join(", "));
    }
    text
}

fn quoted(text: &str) -> String {
    toml_edit::Value::from(text).to_string()
}
