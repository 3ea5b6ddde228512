//! How bad a finding is, or that it is none: as a project decides by check, category, locale and path.

use crate::diagnostic::{Diagnostic, Severity};
use crate::text::Files;
use globset::GlobMatcher;
use std::collections::BTreeMap;

/// Severities by the name of a check or of a category; None turns it off.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Levels(pub BTreeMap<String, Option<Severity>>);

/// The decisions of a project. Those for a path come before those for a locale, and these before those for all; in each
/// the name of a check comes before that of its category.
#[derive(Debug, Clone, Default)]
pub struct Severities {
    pub all: Levels,
    /// By code.
    pub locales: BTreeMap<String, Levels>,
    /// By paths of the files that are to be edited; the first that matches and names the check or its category counts.
    pub paths: Vec<(GlobMatcher, Levels)>,
}

impl Levels {
    fn of(&self, check: &str, category: Option<&str>) -> Option<Option<Severity>> {
        let named = |name: &str| self.0.get(name).copied();
        named(check).or_else(|| named(category?))
    }
}

impl Severities {
    /// The severity of a finding of `check` in the file at `path`, where `default` is the check's own; None means that it
    /// is off.
    pub fn of(
        &self,
        check: &str,
        category: Option<&str>,
        locale: Option<&str>,
        path: &str,
        default: Option<Severity>,
    ) -> Option<Severity> {
        let by_path = self.paths.iter().filter(|(glob, _)| glob.is_match(path)).map(|(_, levels)| levels);
        let by_locale = locale.and_then(|code| self.locales.get(code));
        let mut levels = by_path.chain(by_locale).chain([&self.all]);
        levels.find_map(|levels| levels.of(check, category)).unwrap_or(default)
    }

    /// The findings with their severities, without those that are off.
    pub fn apply(&self, findings: Vec<Diagnostic>, files: &Files) -> Vec<Diagnostic> {
        let decided = |mut finding: Diagnostic| {
            let context = finding.context.as_deref();
            let (category, locale) = (context.map(|context| context.category), context.map(|context| &*context.locale));
            let path = &files.get(finding.label.file).path;
            finding.severity = self.of(finding.check, category, locale, path, Some(finding.severity))?;
            Some(finding)
        };
        findings.into_iter().filter_map(decided).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Severity::{Error, Info, Warning};

    fn levels(entries: &[(&str, Option<Severity>)]) -> Levels {
        Levels(entries.iter().map(|(name, severity)| ((*name).to_owned(), *severity)).collect())
    }

    fn glob(text: &str) -> GlobMatcher {
        globset::GlobBuilder::new(text).literal_separator(true).build().expect("a glob").compile_matcher()
    }

    #[test]
    fn the_most_specific_decision_counts() {
        let severities = Severities {
            all: levels(&[("links", Some(Info)), ("dead-link", Some(Warning))]),
            locales: [("ja-JP".to_owned(), levels(&[("links", Some(Error))]))].into(),
            paths: vec![
                (glob("content/old/**"), levels(&[("images", None)])),
                (glob("content/**"), levels(&[("links", None), ("images", Some(Info))])),
            ],
        };
        let of = |check, category, locale, path| severities.of(check, category, locale, path, Some(Warning));
        assert_eq!(of("other", None, None, "data/a.md"), Some(Warning));
        assert_eq!(of("dead-link", Some("links"), Some("fr-FR"), "data/a.md"), Some(Warning));
        assert_eq!(of("wrong-link", Some("links"), Some("fr-FR"), "data/a.md"), Some(Info));
        assert_eq!(of("dead-link", Some("links"), Some("ja-JP"), "data/a.md"), Some(Error));
        assert_eq!(of("dead-link", Some("links"), Some("ja-JP"), "content/a.md"), None);
        assert_eq!(of("lost-image", Some("images"), None, "content/old/a/b.md"), None);
        assert_eq!(of("lost-image", Some("images"), None, "content/a.md"), Some(Info));
        assert_eq!(severities.of("new", None, None, "a.md", None), None);
    }
}
