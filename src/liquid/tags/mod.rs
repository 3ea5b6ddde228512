//! The tags of the dialect: one file per tag or family, and the registry.
//!
//! A tag is a [`Definition`]: its name, how its block ends and branches, and how its arguments are compiled into a
//! [`Behaviour`]. Adding one is one new file and one line in `FAMILIES`.

mod assign;
mod broken;
mod capture;
mod case;
mod codetabs;
mod comment;
mod counter;
mod cycle;
mod data;
mod doc;
mod echo;
mod for_loop;
mod if_changed;
mod if_test;
mod ifversion;
mod indented_data_reference;
mod inline_comment;
mod iteration;
mod liquid;
mod octicon;
mod partial;
mod prompt;
mod rowheaders;
mod spotlight;
mod table_row;
mod test;
mod tools;

pub use broken::broken;
pub use partial::is_built_in as is_built_in_partial;

use super::evaluation::Evaluation;
use super::expression::Expression;
use super::tree::Tag;
use crate::dialect::Vintage;
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::fmt::Debug;
use std::sync::OnceLock;

/// Every family of tags, in the order of the manual.
const FAMILIES: &[&[Definition]] = &[
    ifversion::TAGS,
    data::TAGS,
    indented_data_reference::TAGS,
    octicon::TAGS,
    spotlight::TAGS,
    tools::TAGS,
    rowheaders::TAGS,
    prompt::TAGS,
    codetabs::TAGS,
    comment::TAGS,
    inline_comment::TAGS,
    doc::TAGS,
    assign::TAGS,
    capture::TAGS,
    counter::TAGS,
    echo::TAGS,
    liquid::TAGS,
    if_test::TAGS,
    case::TAGS,
    for_loop::TAGS,
    table_row::TAGS,
    cycle::TAGS,
    if_changed::TAGS,
    partial::TAGS,
];

/// One tag of the dialect.
#[derive(Debug)]
pub struct Definition {
    pub name: &'static str,
    /// The tag that ends the block; None for a tag without contents.
    pub end: Option<&'static str>,
    /// Tags that begin another branch of the block.
    pub branches: &'static [&'static str],
    pub contents: Contents,
    pub compile: Compile,
}

/// How a tag's contents are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contents {
    /// As everything else.
    Template,
    /// Not at all, up to the end of the block.
    Verbatim,
    /// The arguments are tags without delimiters, one on each line.
    Lines,
}

/// Reads a tag's arguments.
///
/// # Errors
/// They cannot be read.
type Compile = fn(&Opening<'_>) -> Result<Box<dyn Behaviour>, TagError>;

impl Definition {
    const fn simple(name: &'static str, compile: Compile) -> Self {
        Self { name, end: None, branches: &[], contents: Contents::Template, compile }
    }

    const fn block(name: &'static str, end: &'static str, branches: &'static [&'static str], compile: Compile) -> Self {
        Self { name, end: Some(end), branches, contents: Contents::Template, compile }
    }

    const fn verbatim(name: &'static str, end: &'static str, compile: Compile) -> Self {
        Self { name, end: Some(end), branches: &[], contents: Contents::Verbatim, compile }
    }
}

/// What is known where a tag opens.
#[derive(Debug)]
pub struct Opening<'t> {
    pub name: &'static str,
    pub arguments: &'t str,
    pub vintage: Vintage,
    /// What stands before the tag on its line.
    pub line_before: &'t str,
    /// Filters that the arguments name and that do not exist, to be reported.
    pub unknown_filters: RefCell<Vec<Box<str>>>,
}

impl Opening<'_> {
    /// Reads an expression with filters among the arguments.
    ///
    /// # Errors
    /// It cannot be read; `help` says what to write.
    fn expression(&self, text: &str, help: &str) -> Result<Expression, TagError> {
        let parsed = Expression::parse(text);
        let mut value = parsed.map_err(|reason| TagError::value(text, &reason, help))?;
        self.unknown_filters.borrow_mut().append(&mut value.unknown_filters);
        Ok(value)
    }
}

/// Why a tag cannot be read.
#[derive(Debug)]
pub struct TagError {
    pub check: &'static str,
    pub message: String,
    pub help: Option<String>,
}

impl TagError {
    fn syntax(message: impl Into<String>, help: &str) -> Self {
        Self { check: "tag-syntax", message: message.into(), help: Some(help.to_owned()) }
    }

    fn value(text: &str, reason: &str, help: &str) -> Self {
        Self::syntax(format!("`{}` is not a value: {reason}", text.trim()), help)
    }

    /// What is given to a tag that takes more than one value.
    fn arguments(text: &str, reason: &str, help: &str) -> Self {
        match text {
            "" => Self::syntax(reason, help),
            text => Self::syntax(format!("`{text}` cannot be read: {reason}"), help),
        }
    }
}

/// A tag with its arguments, ready to be evaluated.
pub trait Behaviour: Debug + Send + Sync {
    /// Takes in the tag that begins another branch.
    ///
    /// # Errors
    /// The branch's arguments cannot be read; it then never holds.
    fn add_branch(&mut self, name: &'static str, arguments: &str, vintage: Vintage) -> Result<(), TagError> {
        let _ = (name, arguments, vintage);
        Ok(())
    }

    /// Adds what the tag shows to the evaluation.
    fn evaluate(&self, tag: &Tag, evaluation: &mut Evaluation<'_>);

    /// What the tag refers to, for views of the file as written.
    fn reference(&self) -> Option<Reference<'_>> {
        None
    }
}

/// Something outside the text that a tag names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reference<'t> {
    Data(&'t str),
    Octicon(&'t str),
    Partial(&'t str),
}

/// The tag called `name`.
pub fn find(name: &str) -> Option<&'static Definition> {
    registry().tags.get(name).copied()
}

/// True for the ends and inner branches of blocks.
pub fn is_end_or_branch(name: &str) -> bool {
    registry().parts.contains_key(name)
}

/// The known tag, end or branch that is spelt most like `name`.
pub fn similar(name: &str) -> Option<&'static str> {
    let registry = registry();
    let known = registry.tags.keys().chain(registry.parts.keys()).copied();
    crate::text::nearest(name, known.filter(|known| *known != "#"))
}

/// Names of all tags with their ends, in the order of the manual.
pub fn documented_tags() -> impl Iterator<Item = (&'static str, Option<&'static str>)> {
    FAMILIES.iter().flat_map(|family| family.iter()).map(|definition| (definition.name, definition.end))
}

struct Registry {
    tags: FxHashMap<&'static str, &'static Definition>,
    parts: FxHashMap<&'static str, ()>,
}

fn registry() -> &'static Registry {
    static REGISTRY: OnceLock<Registry> = OnceLock::new();
    REGISTRY.get_or_init(|| {
        let all = || FAMILIES.iter().flat_map(|family| family.iter());
        let parts =
            all().flat_map(|definition| definition.end.iter().chain(definition.branches).map(|part| (*part, ())));
        Registry { tags: all().map(|definition| (definition.name, definition)).collect(), parts: parts.collect() }
    })
}
