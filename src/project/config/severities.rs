//! `[checks]`: how bad findings are, by check or category; for a locale in `[checks.locale.CODE]`, for paths in
//! `[[checks.path]]`.

use super::error::Problems;
use super::{Config, ConfigError, paths};
use crate::diagnostic::Severity;
use crate::selection::{Levels, Severities};
use crate::text::nearest;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A key or a value with its place.
type Key<'t> = Spanned<std::borrow::Cow<'t, str>>;
type Item<'t> = Spanned<DeValue<'t>>;

/// What the table may name.
struct Reader<'r> {
    names: &'r [&'r str],
    locales: Vec<&'r str>,
    problems: Problems,
}

impl Config {
    /// The severities in `[checks]`; `names` are those of all checks and categories.
    ///
    /// # Errors
    /// Gives everything that is wrong with the table: names that nothing has, values that are no severities.
    pub fn severities(&self, names: &[&str]) -> Result<Severities, ConfigError> {
        let Some(file) = &self.file else { return Ok(Severities::default()) };
        let (table, _) = DeTable::parse_recoverable(&file.text);
        let locales = self.locales.iter().map(|locale| locale.code.as_str()).collect();
        let reader = Reader { names, locales, problems: Problems::default() };
        let checks = table.get_ref().get("checks").and_then(|value| value.get_ref().as_table());
        let severities = checks.map(|checks| reader.severities(checks)).unwrap_or_default();
        if reader.problems.is_empty() {
            Ok(severities)
        } else {
            Err(reader.problems.into_error(&file.path, &file.text))
        }
    }
}

impl Reader<'_> {
    fn severities(&self, checks: &DeTable<'_>) -> Severities {
        let mut severities = Severities { all: self.levels(checks, &["locale", "path"]), ..Severities::default() };
        for (code, item) in
            checks.get("locale").and_then(|item| self.table(item, "[checks.locale.CODE]")).into_iter().flatten()
        {
            self.check_locale(code);
            if let Some(table) = self.table(item, "[checks.locale.CODE]") {
                severities.locales.insert(code.get_ref().to_string(), self.levels(table, &[]));
            }
        }
        for item in checks.get("path").map(|item| self.array(item)).unwrap_or_default() {
            let Some(table) = self.table(item, "[[checks.path]]") else { continue };
            let levels = self.levels(table, &["glob"]);
            severities.paths.extend(self.glob(table, item.span()).map(|glob| (glob, levels)));
        }
        severities
    }

    /// The entries of a table but those at keys of another kind.
    fn levels(&self, table: &DeTable<'_>, others: &[&str]) -> Levels {
        let mut levels = Levels::default();
        for (key, item) in table.iter().filter(|(key, _)| !others.contains(&&**key.get_ref())) {
            self.check_name(key);
            levels.0.extend(self.severity(item).map(|severity| (key.get_ref().to_string(), severity)));
        }
        levels
    }

    fn check_name(&self, key: &Key<'_>) {
        let name = key.get_ref();
        if !self.names.contains(&&**name) {
            let advice = match nearest(name, self.names.iter().copied()) {
                Some(meant) => format!("; did you mean `{meant}`?"),
                None => String::new(),
            };
            self.problems.add(key.span(), format!("no check or category is called `{name}`{advice}"));
        }
    }

    fn check_locale(&self, key: &Key<'_>) {
        if !self.locales.contains(&&**key.get_ref()) {
            let there = self.locales.join("`, `");
            self.problems
                .add(key.span(), format!("`{}` is no locale of the project; there are `{there}`", key.get_ref()));
        }
    }

    fn severity(&self, item: &Item<'_>) -> Option<Option<Severity>> {
        match item.get_ref().as_str() {
            Some("error") => Some(Some(Severity::Error)),
            Some("warning") => Some(Some(Severity::Warning)),
            Some("info") => Some(Some(Severity::Info)),
            Some("off") => Some(None),
            other => {
                let found = other.map_or_else(|| item.get_ref().type_str().to_owned(), |text| format!("\"{text}\""));
                let rule = "a severity is \"error\", \"warning\", \"info\" or \"off\"";
                self.problems.add(item.span(), format!("{rule}, not {found}"));
                None
            }
        }
    }

    fn glob(&self, table: &DeTable<'_>, header: Range<usize>) -> Option<globset::GlobMatcher> {
        let Some(item) = table.get("glob") else {
            self.problems.add(header, "`glob` is missing here");
            return None;
        };
        let glob = item.get_ref().as_str().map(paths::glob);
        match glob {
            Some(Ok(glob)) => return Some(glob.compile_matcher()),
            Some(Err(error)) => {
                self.problems
                    .add(item.span(), format!("`{}` is no glob: {}", error.glob().unwrap_or(""), error.kind()));
            }
            None => self.problems.add(item.span(), "`glob` must be a string"),
        }
        None
    }

    fn table<'t>(&self, item: &'t Item<'t>, name: &str) -> Option<&'t DeTable<'t>> {
        let table = item.get_ref().as_table();
        if table.is_none() {
            self.problems.add(item.span(), format!("this must be a table: {name}"));
        }
        table
    }

    fn array<'t>(&self, item: &'t Item<'t>) -> Vec<&'t Item<'t>> {
        if item.get_ref().as_array().is_none() {
            let message = "`path` must be an array of tables, each with the header [[checks.path]]";
            self.problems.add(item.span(), message);
        }
        item.get_ref().as_array().into_iter().flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn severities(checks: &str) -> Result<Severities, ConfigError> {
        let text = format!("[locales.ja-JP]\n[[plans]]\nid = \"a\"\n{checks}");
        let config = Config::parse_with(Path::new("/guide"), "isogloss.toml", &text, &|_| false)?;
        config.severities(&["dead-link", "links", "missing-image", "images"])
    }

    #[test]
    fn by_check_category_locale_and_path() {
        let text = "[checks]\ndead-link = \"off\"\nimages = \"info\"\n[checks.locale.ja-JP]\nlinks = \"error\"\n\
            [[checks.path]]\nglob = \"content/old/**\"\nmissing-image = \"warning\"\n";
        let severities = severities(text).expect("valid");
        let of =
            |check, category, locale, path| severities.of(check, Some(category), locale, path, Some(Severity::Error));
        assert_eq!(of("dead-link", "links", None, "content/a.md"), None);
        assert_eq!(of("dead-link", "links", Some("ja-JP"), "content/a.md"), Some(Severity::Error));
        assert_eq!(of("missing-image", "images", None, "content/a.md"), Some(Severity::Info));
        assert_eq!(of("missing-image", "images", None, "content/old/b/c.md"), Some(Severity::Warning));
    }

    #[test]
    fn says_everything_at_once() {
        let text = "[checks]\ndead-lnik = \"off\"\nlinks = \"fatal\"\nimages = 1\n[checks.locale.ja]\nzzz = \"off\"\n\
            [[checks.path]]\nlinks = \"off\"\n[[checks.path]]\nglob = \"a[\"\n";
        let error = severities(text).expect_err("wrong").to_string();
        insta::assert_snapshot!(error, @r#"
        isogloss.toml:5:1: no check or category is called `dead-lnik`; did you mean `dead-link`?
        isogloss.toml:6:9: a severity is "error", "warning", "info" or "off", not "fatal"
        isogloss.toml:7:10: a severity is "error", "warning", "info" or "off", not integer
        isogloss.toml:8:16: `ja` is no locale of the project; there are `en`, `ja-JP`
        isogloss.toml:9:1: no check or category is called `zzz`
        isogloss.toml:10:1: `glob` is missing here
        isogloss.toml:13:8: `a[` is no glob: unclosed character class; missing ']'
        "#);
        insta::assert_snapshot!(severities("[checks]\nlocale = 1\npath = 2\n").expect_err("wrong").to_string(), @"
        isogloss.toml:5:10: this must be a table: [checks.locale.CODE]
        isogloss.toml:6:8: `path` must be an array of tables, each with the header [[checks.path]]
        ");
        assert!(severities("").is_ok());
    }
}
