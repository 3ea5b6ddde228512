//! What files say about the versions that there are.
//!
//! This reads loosely, since it only makes a draft: the real parsers are in `front_matter` and `liquid`.

use super::plans::{canonical_id, is_feature_of_plan, is_known};
use crate::dialect::Vintage;
use crate::version::Release;
use serde_yaml::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What was seen so far.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// Of the content's index page.
    pub(super) title: Option<String>,
    /// By id of a plan, what the `versions` of pages and features say.
    declared: BTreeMap<String, Seen>,
    /// By any word of a condition that could be a plan, what it is compared with.
    compared: BTreeMap<String, Seen>,
    has_current_version: bool,
    has_unnumbered_stages: bool,
}

/// The releases of one plan that were named somewhere.
#[derive(Debug, Default)]
pub(super) struct Seen {
    releases: BTreeSet<Release>,
    /// Releases that something was said to be newer than.
    exceeded: BTreeSet<Release>,
}

impl Evidence {
    /// Adds a page, a reusable or a file of data.
    pub(super) fn add(&mut self, text: &str, is_markdown: bool) {
        let yaml = if is_markdown { front_matter(text) } else { Some(text) };
        if let Some(versions) = yaml.filter(|yaml| yaml.contains("versions:")).and_then(versions) {
            self.add_versions(&versions);
        }
        for tag in tags(text) {
            self.add_condition(&tokens(tag));
        }
    }

    pub(super) fn vintage(&self) -> Vintage {
        match (self.has_current_version, self.has_unnumbered_stages) {
            (true, _) => Vintage::Y2020,
            (false, true) => Vintage::Y2021,
            (false, false) => Vintage::Current,
        }
    }

    /// Known plans that are named anywhere and other plans that pages declare, by id.
    pub(super) fn plans(&self) -> BTreeMap<&str, Seen> {
        let mut plans: BTreeMap<&str, Seen> = BTreeMap::new();
        for (id, seen) in self.declared.iter().chain(&self.compared) {
            if self.declared.contains_key(id) || is_known(id) {
                plans.entry(id).or_default().merge(seen);
            }
        }
        plans
    }

    /// `versions` of a page or of a feature: plans with ranges. Other keys than plans are features.
    fn add_versions(&mut self, versions: &serde_yaml::Mapping) {
        for (key, range) in versions {
            let (Some(key), range) = (key.as_str(), scalar(range)) else { continue };
            if key == "feature" || is_feature_of_plan(key) || tokens(key) != [key] {
                continue;
            }
            self.has_unnumbered_stages |= range == "next" || range.contains("issue-");
            let seen = self.declared.entry(canonical_id(key).to_owned()).or_default();
            let tokens = tokens(&range);
            for (at, token) in tokens.iter().enumerate() {
                seen.add(token, at > 0 && tokens[at - 1] == ">");
            }
        }
    }

    /// A tag such as `ifversion ghes > 3.4` or `if currentVersion ver_gt "enterprise-server@2.19"`.
    fn add_condition(&mut self, tokens: &[&str]) {
        if !matches!(tokens.first(), Some(&("ifversion" | "if" | "elsif" | "unless"))) {
            return;
        }
        self.has_current_version |= tokens.contains(&"currentVersion");
        self.has_unnumbered_stages |= tokens.iter().any(|token| token.starts_with("ghae-"));
        for (at, word) in tokens.iter().enumerate().skip(1).filter(|(_, word)| !word.starts_with(is_operator)) {
            let seen = self.compared.entry(canonical_id(word).to_owned()).or_default();
            let [operator, release] = [1, 2].map(|ahead| tokens.get(at + ahead).copied().unwrap_or(""));
            if operator.starts_with(is_operator) {
                seen.add(release, operator == ">" || (operator == "@" && tokens[at - 1] == "ver_gt"));
            }
        }
    }
}

impl Seen {
    fn add(&mut self, number: &str, is_exceeded: bool) {
        // Three numbers are of a scheme that came before the one in which releases follow each other.
        let Some(release) = Release::parse(number).filter(|_| number.split('.').count() == 2) else { return };
        self.releases.insert(release);
        if is_exceeded {
            self.exceeded.insert(release);
        }
    }

    fn merge(&mut self, other: &Self) {
        self.releases.extend(&other.releases);
        self.exceeded.extend(&other.exceeded);
    }

    /// From the newest to the oldest, with those between the oldest and the newest seen of each major number. What is
    /// newer than the newest is one more.
    pub(super) fn releases(&self) -> Vec<Release> {
        let mut bounds: BTreeMap<u64, (u64, u64)> = BTreeMap::new();
        for release in &self.releases {
            let bound = bounds.entry(release.major).or_insert((release.minor, release.minor));
            *bound = (bound.0.min(release.minor), bound.1.max(release.minor));
        }
        if let (Some(newest), Some(mut last)) = (self.releases.last(), bounds.last_entry())
            && self.exceeded.contains(newest)
        {
            last.get_mut().1 = newest.minor.saturating_add(1);
        }
        let of_major = |(major, (low, high)): (u64, (u64, u64))| {
            (low..=high).rev().map(move |minor| Release::new(major, minor, 0))
        };
        bounds.into_iter().rev().flat_map(of_major).take(MOST_RELEASES).collect()
    }
}

/// More cannot be real, and would not fit.
const MOST_RELEASES: usize = 60;

/// The title of a page, if it is plain text.
pub(super) fn plain_title(page: &str) -> Option<String> {
    let yaml: Value = serde_yaml::from_str(front_matter(page)?).ok()?;
    let title = yaml.get("title")?.as_str()?.trim();
    (!title.is_empty() && !title.contains(['{', '\n'])).then(|| title.to_owned())
}

/// The YAML between the lines `---` at the head of a page.
fn front_matter(text: &str) -> Option<&str> {
    let text = text.trim_start_matches('\u{feff}');
    let rest = text.strip_prefix("---\n").or_else(|| text.strip_prefix("---\r\n"))?;
    rest.find("\n---").map(|end| &rest[..=end])
}

fn versions(yaml: &str) -> Option<serde_yaml::Mapping> {
    let yaml: Value = serde_yaml::from_str(yaml).ok()?;
    yaml.get("versions")?.as_mapping().cloned()
}

/// A range as text: YAML reads an unquoted `3.4` as a number.
fn scalar(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

/// The insides of `{% … %}`.
fn tags(text: &str) -> impl Iterator<Item = &str> {
    text.split("{%").skip(1).filter_map(|rest| rest.split_once("%}")).map(|(inside, _)| inside.trim_matches('-'))
}

fn is_operator(character: char) -> bool {
    matches!(character, '<' | '>' | '=' | '!' | '@')
}

/// Words with `-`, `_` and `.`, and operators; the rest separates.
fn tokens(text: &str) -> Vec<&str> {
    let kind = |character: char| match character {
        '-' | '_' | '.' => 1,
        _ if character.is_alphanumeric() => 1,
        _ if is_operator(character) => 2,
        _ => 0,
    };
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|character| kind(character) != kind(first)).unwrap_or(rest.len());
        if kind(first) > 0 {
            tokens.push(&rest[..end]);
        }
        rest = &rest[end..];
    }
    tokens
}
