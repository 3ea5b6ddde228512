//! Ranges of releases in npm's notation: `>=3.1 <3.3`, `3.x || >4`, `3.1 - 3.3`, `~3.4`, `*`.
//!
//! The rules are those of npm's `semver` package, which differ from Cargo's: a bare `3.5` means every 3.5.x, conditions
//! are joined by blanks, alternatives by `||`. Releases have no pre-release part, so a range that names one is refused.
//! Which plans have releases at all, and what a page selects with a range, is not decided here.

use super::Release;
use std::fmt;

/// A set of releases as the union of half-open intervals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleaseRange {
    alternatives: Vec<Interval>,
}

/// Text that is no range; displays as a sentence that quotes the part at fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RangeError {
    part: String,
}

impl ReleaseRange {
    /// Reads a range. An empty text, or an empty alternative of `||`, means any release.
    ///
    /// # Errors
    /// Gives the first part that is neither a release, a comparison nor a wildcard.
    pub fn parse(text: &str) -> Result<Self, RangeError> {
        let alternatives = text.split("||").map(alternative).collect::<Result<_, _>>()?;
        Ok(Self { alternatives })
    }

    pub fn contains(&self, release: Release) -> bool {
        self.alternatives.iter().any(|interval| interval.contains(release))
    }
}

impl RangeError {
    fn new(part: impl Into<String>) -> Self {
        Self { part: part.into() }
    }
}

impl fmt::Display for RangeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "`{}` is not a range of releases", self.part)
    }
}

impl std::error::Error for RangeError {}

/// All releases from `from` up to, but without, `until`. Without pre-releases, `>1.2.3` is `>=1.2.4`, so that every
/// comparison is such an interval and "and" is the overlap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Interval {
    from: Release,
    /// `None`: without an end.
    until: Option<Release>,
}

impl Interval {
    const ANY: Self = Self { from: Release::new(0, 0, 0), until: None };
    const NONE: Self = Self { from: Release::new(0, 0, 0), until: Some(Release::new(0, 0, 0)) };

    const fn between(from: Release, until: Release) -> Self {
        Self { from, until: Some(until) }
    }

    fn contains(self, release: Release) -> bool {
        self.from <= release && self.until.is_none_or(|until| release < until)
    }

    fn overlap(self, other: Self) -> Self {
        let until = match (self.until, other.until) {
            (Some(one), Some(two)) => Some(one.min(two)),
            (one, two) => one.or(two),
        };
        Self { from: self.from.max(other.from), until }
    }
}

/// One side of `||`: a hyphen range, or conditions that must all hold.
fn alternative(text: &str) -> Result<Interval, RangeError> {
    let words: Vec<&str> = text.split_whitespace().collect();
    if let [low, "-", high] = words.as_slice() {
        return hyphen(Partial::parse(low)?, Partial::parse(high)?);
    }
    let mut all = Interval::ANY;
    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        let (operator, version) = split_operator(word);
        // An operator may stand apart from its release: `>= 3.1`.
        let version = if version.is_empty() { words.next().ok_or_else(|| RangeError::new(word))? } else { version };
        all = all.overlap(operator.interval(Partial::parse(version)?));
    }
    Ok(all)
}

fn hyphen(low: Partial, high: Partial) -> Result<Interval, RangeError> {
    Ok(Operator::AtLeast.interval(low).overlap(Operator::AtMost.interval(high)))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Operator {
    Equal,
    Less,
    AtMost,
    Greater,
    AtLeast,
    Tilde,
    Caret,
}

/// Longer spellings before their own beginnings.
const OPERATORS: [(&str, Operator); 8] = [
    ("<=", Operator::AtMost),
    (">=", Operator::AtLeast),
    ("~>", Operator::Tilde),
    ("<", Operator::Less),
    (">", Operator::Greater),
    ("=", Operator::Equal),
    ("~", Operator::Tilde),
    ("^", Operator::Caret),
];

/// The operator at the head of `word` and what follows it; a bare release has the operator "equal".
fn split_operator(word: &str) -> (Operator, &str) {
    OPERATORS
        .iter()
        .find_map(|&(sign, operator)| Some((operator, word.strip_prefix(sign)?)))
        .unwrap_or((Operator::Equal, word))
}

impl Operator {
    /// What the operator selects; of a partial release, `>` and `<=` step over everything that the release covers.
    fn interval(self, version: Partial) -> Interval {
        let Some(major) = version.major else {
            return if matches!(self, Self::Less | Self::Greater) { Interval::NONE } else { Interval::ANY };
        };
        let (first, after) = (version.first(major), version.after(major));
        match self {
            Self::Equal => Interval::between(first, after),
            Self::Less => Interval::between(Interval::ANY.from, first),
            Self::AtMost => Interval::between(Interval::ANY.from, after),
            Self::Greater => Interval { from: after, until: None },
            Self::AtLeast => Interval { from: first, until: None },
            Self::Tilde => Interval::between(first, Partial { patch: None, ..version }.after(major)),
            Self::Caret => Interval::between(first, version.next_incompatible(major)),
        }
    }
}

/// A release of which the tail may be missing or a wildcard: `3`, `3.x`, `*`.
#[derive(Debug, Clone, Copy)]
struct Partial {
    major: Option<u64>,
    minor: Option<u64>,
    patch: Option<u64>,
}

impl Partial {
    /// Reads up to three numbers or wildcards; no number follows a wildcard. A leading `v` or `=` is skipped.
    fn parse(text: &str) -> Result<Self, RangeError> {
        let mut numbers = [None; 3];
        let mut parts = text.trim_start_matches(['v', '=']).split('.');
        let mut wildcard = false;
        for (slot, part) in numbers.iter_mut().zip(parts.by_ref()) {
            let number = identifier(part).filter(|number| number.is_none() || !wildcard);
            *slot = number.ok_or_else(|| RangeError::new(text))?;
            wildcard = slot.is_none();
        }
        let [major, minor, patch] = numbers;
        if parts.next().is_some() { Err(RangeError::new(text)) } else { Ok(Self { major, minor, patch }) }
    }

    /// The oldest release covered.
    fn first(self, major: u64) -> Release {
        Release::new(major, self.minor.unwrap_or(0), self.patch.unwrap_or(0))
    }

    /// The oldest release that is newer than all that are covered.
    fn after(self, major: u64) -> Release {
        match (self.minor, self.patch) {
            (None, _) => Release::new(major.saturating_add(1), 0, 0),
            (Some(minor), None) => Release::new(major, minor.saturating_add(1), 0),
            (Some(minor), Some(patch)) => Release::new(major, minor, patch.saturating_add(1)),
        }
    }

    /// Where `^` ends: the leftmost number that is not zero may not change.
    fn next_incompatible(self, major: u64) -> Release {
        match (major, self.minor, self.patch) {
            (0, Some(0), _) => self.after(0),
            (0, Some(_), _) => Self { patch: None, ..self }.after(0),
            _ => Self { minor: None, ..self }.after(major),
        }
    }
}

/// `Some(None)` for a wildcard; `None` for what is neither that nor a number. Leading zeros are refused, as npm does.
fn identifier(part: &str) -> Option<Option<u64>> {
    match part {
        "x" | "X" | "*" => Some(None),
        "0" => Some(Some(0)),
        _ if part.starts_with('0') || !part.bytes().all(|byte| byte.is_ascii_digit()) => None,
        _ => part.parse().ok().map(Some),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Those of `releases` that `range` holds.
    fn selected<'a>(range: &str, releases: &[&'a str]) -> Vec<&'a str> {
        let range = ReleaseRange::parse(range).expect(range);
        releases.iter().copied().filter(|text| range.contains(Release::parse(text).expect("a release"))).collect()
    }

    #[test]
    fn ranges_of_real_pages() {
        let releases = ["3.22", "3.21", "3.20", "3.19", "3.18", "3.17", "3.9"];
        let table: &[(&str, &[&str])] = &[
            ("*", &releases),
            ("", &releases),
            (">=3.20", &["3.22", "3.21", "3.20"]),
            (">=3.18 <3.20", &["3.19", "3.18"]),
            (">3.18", &["3.22", "3.21", "3.20", "3.19"]),
            ("3.19", &["3.19"]),
            ("=3.19", &["3.19"]),
            ("<3.10", &["3.9"]),
            ("<=3.17", &["3.17", "3.9"]),
            (">3.22", &[]),
            (">= 3.21", &["3.22", "3.21"]),
            ("v3.19 || >=v3.22", &["3.22", "3.19"]),
            ("3.18 - 3.20", &["3.20", "3.19", "3.18"]),
        ];
        for (range, expected) in table {
            assert_eq!(&selected(range, &releases), expected, "{range}");
        }
    }

    #[test]
    fn every_form_of_the_grammar() {
        let releases = ["0.0.3", "0.2.5", "1.0.0", "3.4.0", "3.4.1", "3.5.0", "3.9.9", "4.0.0"];
        let table: &[(&str, &[&str])] = &[
            ("3", &["3.4.0", "3.4.1", "3.5.0", "3.9.9"]),
            ("3.X", &["3.4.0", "3.4.1", "3.5.0", "3.9.9"]),
            ("3.*.x", &["3.4.0", "3.4.1", "3.5.0", "3.9.9"]),
            ("3.4.x", &["3.4.0", "3.4.1"]),
            ("3.4.1", &["3.4.1"]),
            ("~3.4", &["3.4.0", "3.4.1"]),
            ("~> 3.4.1", &["3.4.1"]),
            ("~3", &["3.4.0", "3.4.1", "3.5.0", "3.9.9"]),
            ("^3.4.1", &["3.4.1", "3.5.0", "3.9.9"]),
            ("^0.2", &["0.2.5"]),
            ("^0.0.3", &["0.0.3"]),
            ("^0", &["0.0.3", "0.2.5"]),
            (">3", &["4.0.0"]),
            ("<=3", &["0.0.3", "0.2.5", "1.0.0", "3.4.0", "3.4.1", "3.5.0", "3.9.9"]),
            (">3.4.0 <3.9", &["3.4.1", "3.5.0"]),
            (">*", &[]),
            ("<x", &[]),
            ("3.4.1 - 3", &["3.4.1", "3.5.0", "3.9.9"]),
            ("* - 0.2", &["0.0.3", "0.2.5"]),
            (">4 ||", &releases),
            (">3.5 <3.4", &[]),
        ];
        for (range, expected) in table {
            assert_eq!(&selected(range, &releases), expected, "{range}");
        }
    }

    #[test]
    fn what_is_no_range() {
        let texts =
            "next|ghae-issue-4999|>=|~|3.|3.4.5.6|03.1|3,4|=>3|>=3.1<3.3|3.0 - 3.2 <4|3 -|1.2.3-rc|-1|3..4|v|x.4|3.*.7";
        for text in texts.split('|') {
            assert!(ReleaseRange::parse(text).is_err(), "{text}");
        }
        let error = ReleaseRange::parse(">=3.1 next").expect_err("no range");
        assert_eq!(error.to_string(), "`next` is not a range of releases");
    }
}
