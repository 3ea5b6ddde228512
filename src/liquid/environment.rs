//! What a template sees of the world: data, variables, names.

use super::evaluated::Evaluated;
use super::names::Names;
use super::tree::Template;
use super::value::Value;
use std::borrow::Cow;
use std::sync::Arc;

/// Gives templates their data and variables. One environment stands for one locale, and for one page or none.
pub trait Environment: Sync {
    /// Plans, features and the truth of conditions.
    fn names(&self) -> &Names;

    /// The root variable `name` as version number `version` sees it.
    fn global(&self, name: &str, version: usize) -> Option<Global<'_>>;

    /// The raw value at a path below `site.data`, unevaluated.
    fn data_value(&self, path: &str) -> Option<Value>;

    /// The data entry `path`, prepared for its place and evaluated for a set of versions that holds `version`.
    /// None where no locale has such an entry.
    fn include(&self, path: &str, insertion: &Insertion, version: usize, stack: &Stack<'_>) -> Option<Arc<Evaluated>>;

    /// True if evaluating the entry `from` would include the entry `to`, directly or through others.
    ///
    /// Cycles are broken by this, not by what happens to be under evaluation, so that an entry's text does not depend on
    /// who asked for it first.
    fn leads_back(&self, from: &str, to: &str) -> bool;

    /// How many levels of data the entry `path` includes, itself counted; may stop counting past
    /// [`Stack::MAXIMUM_DEPTH`].
    fn height(&self, path: &str) -> u16;

    /// The partial `name`, for `include` and `render`; documentation sets have none.
    fn partial(&self, name: &str) -> Option<Arc<Template>> {
        let _ = name;
        None
    }

    /// The names of data entries that resemble `path`, for advice.
    fn similar_data(&self, path: &str) -> Option<String>;
}

/// A variable's value and what it depends on.
pub struct Global<'e> {
    pub value: Cow<'e, Value>,
    pub version_dependent: bool,
    pub page_dependent: bool,
}

/// How the text of a data entry is changed for the place where it is inserted, before it is parsed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Insertion {
    /// Blanks before every line but the first.
    pub indentation: u16,
    /// What continues a quotation on every line but the first: `> `, or nothing.
    pub quotation: Box<str>,
    /// `indented_data_reference`: blanks before every line, instead of the other two.
    pub every_line: Option<u16>,
}

/// The data entries that are being evaluated, innermost first.
pub struct Stack<'s> {
    pub path: &'s str,
    pub depth: u16,
    pub outer: Option<&'s Stack<'s>>,
}

impl Stack<'_> {
    /// More levels than any real documentation nests; past it the inclusion is refused.
    pub const MAXIMUM_DEPTH: u16 = 32;

    pub const fn root() -> Self {
        Self { path: "", depth: 0, outer: None }
    }

    /// True if `path` is being evaluated already.
    pub fn holds(&self, path: &str) -> bool {
        self.path == path || self.outer.is_some_and(|outer| outer.holds(path))
    }
}
