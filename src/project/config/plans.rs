//! `[[plans]]`: product lines and their releases.

use super::section::{Section, Text};
use crate::version::{MAXIMUM_VERSIONS, Plan, Release, Versions};

const NO_PLANS: &str = "no plans: add a table [[plans]] with `id`, `short`, `title` and, where the product has numbered \
    releases, `releases = [\"3.7\", \"3.6\"]`; `isogloss init` writes them for an existing tree";

/// The versions of all plans; empty, with problems, where they cannot be made out.
pub(super) fn read(top: &Section<'_>) -> Versions {
    let sections = top.sections("plans", "[[plans]]");
    if sections.is_empty() && !top.is_misfit("plans") {
        top.problems.add(0..0, NO_PLANS);
    }
    let plans: Vec<Plan> = sections.iter().map(plan).collect();
    for (at, section) in sections.iter().enumerate() {
        check_names(&plans, at, section);
    }
    Versions::new(plans).unwrap_or_else(|count| {
        let message =
            format!("{count} versions, upcoming ones included, are more than the {MAXIMUM_VERSIONS} that fit");
        let last = sections.last().map_or(0..0, |section| section.span.clone());
        top.problems.add(last, message);
        Versions::default()
    })
}

fn plan(section: &Section<'_>) -> Plan {
    let id = section.required("id").map_or("", |id| id.value);
    let or_id = |key: &str| section.text(key).map_or(id, |text| text.value).to_owned();
    let lists = ["releases", "upcoming", "deprecated"].map(|key| section.texts(key));
    check_releases(section, &lists);
    let [releases, upcoming, deprecated] = lists.map(|list| list.iter().map(|text| text.value.to_owned()).collect());
    Plan {
        id: id.to_owned(),
        short: or_id("short"),
        title: or_id("title"),
        default: section.flag("default").unwrap_or(false),
        releases,
        upcoming,
        deprecated,
    }
}

/// Names must be fit for addresses and for conditions, and lead to one plan; one plan may be the default.
fn check_names(plans: &[Plan], at: usize, section: &Section<'_>) {
    let (plan, before) = (&plans[at], &plans[..at]);
    for (key, name) in [("id", &plan.id), ("short", &plan.short)] {
        let span = section.span_of(key);
        if !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')) {
            let rule = "may have ASCII letters, digits, `-` and `_` only";
            section.problems.add(span, format!("`{key}` {rule}: `{name}`"));
        } else if !name.is_empty() && before.iter().any(|other| other.id == *name || other.short == *name) {
            section.problems.add(span, format!("two plans are called `{name}`"));
        }
    }
    if let Some(first) = before.iter().find(|other| other.default && plan.default) {
        let message = format!("only one plan can be the default, and `{}` is it already", first.id);
        section.problems.add(section.span_of("default"), message);
    }
}

/// Each release is a number that is there once, the built ones newest first; without built ones there can be no others.
fn check_releases(section: &Section<'_>, lists: &[Vec<Text<'_>>; 3]) {
    let mut seen = Vec::new();
    for text in lists.iter().flatten() {
        match Release::parse(text.value) {
            None => section.problems.add(text.span.clone(), format!("`{}` is no release; write `3.4`", text.value)),
            Some(release) if seen.contains(&release) => {
                section.problems.add(text.span.clone(), format!("release `{}` is there twice", text.value));
            }
            Some(release) => seen.push(release),
        }
    }
    let [releases, upcoming, deprecated] = lists;
    for pair in releases.windows(2) {
        let [newer, older] = [&pair[0], &pair[1]].map(|text| Release::parse(text.value));
        if newer.zip(older).is_some_and(|(newer, older)| newer < older) {
            let message =
                format!("`releases` goes from the newest to the oldest: `{}` is too late here", pair[1].value);
            section.problems.add(pair[1].span.clone(), message);
        }
    }
    if let (true, Some(lone)) = (releases.is_empty(), upcoming.iter().chain(deprecated).next()) {
        let message = format!("`{}` needs at least one release in `releases` beside it", lone.value);
        section.problems.add(lone.span.clone(), message);
    }
}
