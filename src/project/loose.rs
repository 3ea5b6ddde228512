//! Two loose files as a project of one page: a source and its translation, without a documentation set around them.

use super::Project;
use super::assets::Assets;
use super::build::assemble;
use super::config::{Config, ConfigError, is_locale_code};
use super::data::DataFolder;
use super::decoded::Decoded;
use super::file_system::{Loaded, read_bytes};
use super::loading::Contents;
use crate::dialect::Vintage;
use crate::version::Release;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Words of conditions that are no names.
const OPERATORS: &[&str] =
    &["and", "or", "not", "contains", "ver_gt", "ver_lt", "true", "false", "if", "elsif", "ifversion"];

impl Project {
    /// The project that consists of one page with one translation. Plans and releases are those that the conditions of
    /// the source name, each release with its neighbours, so that every comparison comes out both ways.
    ///
    /// # Errors
    /// A file cannot be read, or `locale` is no code of a locale.
    pub fn of_pair(source: &Path, target: &Path, locale: &str) -> Result<Self, ConfigError> {
        if !is_locale_code(locale) || locale == "en" {
            let message =
                format!("`{locale}` is no locale that English can be translated into; write one such as `zh-CN`");
            return Err(ConfigError::whole_file("--locale", message));
        }
        let mut contents = Contents::new(Assets::default());
        contents.interface_files = vec![None, None];
        let mut source_text = String::new();
        for path in [source, target] {
            let name = path.to_string_lossy().replace('\\', "/");
            let bytes =
                read_bytes(path).map_err(|error| ConfigError::whole_file(&name, format!("cannot be read: {error}")))?;
            let added = contents.add(Loaded { path: name, contents: Ok(Decoded::new(&bytes)) });
            let page = added.map(|(file, text)| {
                if source_text.is_empty() {
                    source_text = text.to_string();
                }
                ("page.md".to_owned(), file)
            });
            contents.pages.push(page.into_iter().collect());
        }
        let config =
            Config::parse_with(Path::new("."), "the pair's plans", &configuration(&source_text, locale), &|_| false)?;
        contents.data = config.locales.iter().map(|_| DataFolder::new(config.vintage)).collect();
        let mut project = assemble(config, contents);
        // What a loose page declares of versions is about a documentation set that is not here.
        let all = project.versions().built_set();
        project.pages.iter_mut().for_each(|page| page.versions = all);
        Ok(project)
    }
}

/// A configuration with the names that the conditions of a text test.
fn configuration(text: &str, locale: &str) -> String {
    let mut plans: BTreeMap<String, BTreeSet<Release>> = BTreeMap::new();
    let mut vintage = Vintage::Current;
    for tag in text.split("{%").skip(1).filter_map(|tag| tag.split_once("%}")).map(|(tag, _)| tag) {
        let mut words = tag.trim_matches(['-', ' ']).split_whitespace();
        let name = words.next();
        if !matches!(name, Some("ifversion" | "if" | "elsif" | "unless")) {
            continue;
        }
        if tag.contains("currentVersion") || tag.contains("page.version") {
            vintage = Vintage::Y2020;
        }
        collect(words, &mut plans);
    }
    if plans.is_empty() {
        plans.insert("docs".to_owned(), BTreeSet::new());
    }
    let mut toml = format!(
        "title = \"pair\"\n[dialect]\nvintage = \"{}\"\n[source]\nlocale = \"en\"\nname = \"English\"\n[locales.{locale}]\nname = \"{locale}\"\n",
        if vintage == Vintage::Y2020 { "2020" } else { "current" }
    );
    for (name, releases) in plans {
        toml.push_str(&format!("[[plans]]\nid = \"{name}\"\nshort = \"{name}\"\ntitle = \"{name}\"\n"));
        let all: BTreeSet<Release> = releases.iter().flat_map(|release| neighbours(*release)).collect();
        let names: Vec<String> =
            all.iter().rev().map(|release| format!("\"{}.{}\"", release.major, release.minor)).collect();
        if !names.is_empty() {
            toml.push_str(&format!("releases = [{}]\n", names.join(", ")));
        }
    }
    toml
}

/// The plans and releases among the words of a condition.
fn collect<'t>(words: impl Iterator<Item = &'t str>, plans: &mut BTreeMap<String, BTreeSet<Release>>) {
    let mut last = None;
    for word in words {
        let word = word.trim_matches(['"', '\'', '(', ')', '\u{201c}', '\u{201d}']);
        let (name, release) = word.split_once('@').map_or((word, None), |(name, release)| (name, Some(release)));
        let is_name = name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        if is_name && !OPERATORS.contains(&name) {
            let releases = plans.entry(name.to_owned()).or_default();
            releases.extend(release.and_then(Release::parse));
            last = Some(name.to_owned());
        } else if let (Some(release), Some(plan)) = (Release::parse(word), &last) {
            plans.entry(plan.clone()).or_default().insert(release);
        }
    }
}

/// A release with the one before and the one after it.
fn neighbours(release: Release) -> Vec<Release> {
    let around = [release.minor.checked_sub(1), Some(release.minor), Some(release.minor + 1)];
    around.into_iter().flatten().map(|minor| Release::new(release.major, minor, 0)).collect()
}

#[cfg(test)]
mod tests {
    use super::configuration;

    #[test]
    fn plans_are_those_that_conditions_name() {
        let text = "{% ifversion fpt or ghes > 3.1 %}a{% endif %}{% if currentVersion ver_gt \"enterprise-server@2.21\" %}b{% endif %}";
        insta::assert_snapshot!(configuration(text, "ja-JP"), @r#"
        title = "pair"
        [dialect]
        vintage = "2020"
        [source]
        locale = "en"
        name = "English"
        [locales.ja-JP]
        name = "ja-JP"
        [[plans]]
        id = "enterprise-server"
        short = "enterprise-server"
        title = "enterprise-server"
        releases = ["2.22", "2.21", "2.20"]
        [[plans]]
        id = "fpt"
        short = "fpt"
        title = "fpt"
        [[plans]]
        id = "ghes"
        short = "ghes"
        title = "ghes"
        releases = ["3.2", "3.1", "3.0"]
        "#);
    }
}
