//! YAML as a tree of values with their ranges, built from the events of `saphyr-parser`.
//!
//! What is written as most front matter is read line by line, without the parser. One pass gives values and places. A text that is not YAML gives one [`SyntaxError`] in words for writers. Which keys
//! mean what is decided above; how a plain scalar becomes a number or a boolean is `serde_yaml`'s, in [`Node::to_value`].

mod by_line;
mod cause;
mod extent;
mod offsets;
mod syntax_error;
mod tree;
mod value;

pub use syntax_error::SyntaxError;
pub use tree::read;

use crate::text::TextRange;
use std::borrow::Cow;

/// A value and its bytes in the file: of a scalar with its quotes, of a block scalar without its `|` or `>`, of a
/// collection from the first bracket or item to the last.
#[derive(Debug, Clone, PartialEq)]
pub struct Node<'t> {
    pub range: TextRange,
    pub content: Content<'t>,
}

/// What a node holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Content<'t> {
    Scalar(Scalar<'t>),
    List(Vec<Node<'t>>),
    /// Keys are unique.
    Map(Vec<(Node<'t>, Node<'t>)>),
}

/// Text without its quotes and escapes.
#[derive(Debug, Clone, PartialEq)]
pub struct Scalar<'t> {
    pub text: Cow<'t, str>,
    /// Neither quoted nor a block, so that it may be a number, a boolean or null.
    pub plain: bool,
}

impl<'t> Node<'t> {
    pub fn as_scalar(&self) -> Option<&Scalar<'t>> {
        match &self.content {
            Content::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    /// The text of a scalar of any kind, `null` excepted.
    pub fn as_text(&self) -> Option<&str> {
        self.as_scalar().filter(|scalar| !scalar.is_null()).map(|scalar| scalar.text.as_ref())
    }

    pub fn is_null(&self) -> bool {
        self.as_scalar().is_some_and(Scalar::is_null)
    }

    /// What the node is, for a message: `a list`.
    pub fn kind(&self) -> &'static str {
        match &self.content {
            Content::Scalar(scalar) if scalar.is_null() => "nothing",
            Content::Scalar(_) => "text",
            Content::List(_) => "a list",
            Content::Map(_) => "a map",
        }
    }
}

impl Scalar<'_> {
    /// Null in the spellings of YAML's core schema; no value at all is one of them.
    pub fn is_null(&self) -> bool {
        self.plain && matches!(self.text.as_ref(), "" | "~" | "null" | "Null" | "NULL")
    }

    /// A boolean in the spellings of YAML's core schema; `yes` and `on` are text.
    pub fn as_bool(&self) -> Option<bool> {
        match self.text.as_ref() {
            "true" | "True" | "TRUE" if self.plain => Some(true),
            "false" | "False" | "FALSE" if self.plain => Some(false),
            _ => None,
        }
    }
}
