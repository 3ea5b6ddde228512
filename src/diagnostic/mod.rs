//! What can be said about content, as plain data.
//!
//! Producing diagnostics is the work of the layers above; showing them is `report`'s.

mod fingerprint;

use crate::text::{Edit, FileId, TextRange};
use std::sync::Arc;

/// How bad a finding is. The order is that of importance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    Info,
    Warning,
    Error,
}

impl Severity {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A place in a file, with what is to be said of it there; the message may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Label {
    pub file: FileId,
    pub range: TextRange,
    pub message: String,
}

impl Label {
    pub fn new(file: FileId, range: TextRange, message: impl Into<String>) -> Self {
        Self { file, range, message: message.into() }
    }
}

/// How safe a fix is: `Safe` loses nothing that any reader sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Applicability {
    Safe,
    Unsafe,
}

/// Edits that make a finding go away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    pub applicability: Applicability,
    pub edits: Vec<Edit>,
}

/// What is known about why the two sides of a translation disagree; a finding is one of the three and claims no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// Wrong on its own evidence: it does not parse, or shows some version's readers something wrong.
    Damaged,
    /// The sides disagree and the cause is unknown.
    OutOfStep,
    /// The revision that the target was made from is known, and the source has moved on since.
    Stale,
}

impl Verdict {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Damaged => "damaged",
            Self::OutOfStep => "out-of-step",
            Self::Stale => "stale",
        }
    }
}

/// What a check says beyond the place and the message: whom it concerns, and what it was compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Context {
    /// The group of checks that it belongs to: `placeables`.
    pub category: &'static str,
    pub verdict: Verdict,
    /// The locale whose file is to be edited.
    pub locale: Arc<str>,
    /// The page's file below `content`, or the data file below `data` with `data/` before it.
    pub page: Arc<str>,
    /// The other side.
    pub source: Option<Label>,
    /// Ids of the versions meant, in the order of the configuration.
    pub versions: Vec<Arc<str>>,
    /// The placeable or segment meant, as a text that survives edits elsewhere; with the check, the locale, the page and
    /// its ordinal it makes the fingerprint.
    pub subject: String,
    /// Set when all findings are known.
    pub fingerprint: u64,
}

/// One finding: a named rule, its place, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Name of the rule, in kebab case: `unknown-tag`.
    pub check: &'static str,
    pub severity: Severity,
    /// One sentence without a line number or a full stop.
    pub message: String,
    /// What to do next; may be absent.
    pub help: Option<String>,
    /// The place to look at first.
    pub label: Label,
    /// Further places: the call sites that lead here, the other definition.
    pub related: Vec<Label>,
    pub fix: Option<Fix>,
    /// Set by checks; what parsers and builds find has none.
    pub context: Option<Box<Context>>,
}

impl Diagnostic {
    pub fn new(
        check: &'static str,
        severity: Severity,
        file: FileId,
        range: TextRange,
        message: impl Into<String>,
    ) -> Self {
        Self {
            check,
            severity,
            message: message.into(),
            help: None,
            label: Label::new(file, range, ""),
            related: Vec::new(),
            fix: None,
            context: None,
        }
    }

    pub fn error(check: &'static str, file: FileId, range: TextRange, message: impl Into<String>) -> Self {
        Self::new(check, Severity::Error, file, range, message)
    }

    pub fn warning(check: &'static str, file: FileId, range: TextRange, message: impl Into<String>) -> Self {
        Self::new(check, Severity::Warning, file, range, message)
    }

    /// The same finding with advice.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same finding with a further place.
    #[must_use]
    pub fn with_related(mut self, label: Label) -> Self {
        self.related.push(label);
        self
    }
}

/// Orders findings as reports show them: by file, place, check and message.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics
        .sort_by(|a, b| (&a.label, a.check, &a.message, &a.related).cmp(&(&b.label, b.check, &b.message, &b.related)));
    diagnostics.dedup();
}
