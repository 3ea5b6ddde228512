//! The Liquid dialect of documentation: text in, evaluated text with origins out.
//!
//! [`parse`] turns a text into a [`Template`], a tree with spans, and never fails: what is wrong becomes a diagnostic and
//! costs one tag. [`evaluate`] walks the tree once for a whole set of versions and says for which of them the result
//! holds. Expressions are read ([`reader`]), compared and printed as LiquidJS does, the engine that writers know; filters
//! are those of the `liquid` crate where these agree with it. Where the data comes from is the [`Environment`]'s business;
//! Markdown is unknown here.

mod boolean;
mod comparison;
mod condition;
mod effort;
mod environment;
mod evaluated;
mod evaluation;
mod expression;
mod filters;
mod lexer;
mod lookup;
mod names;
mod occurrences;
mod octicons;
mod parser;
mod reader;
mod scope;
mod source;
mod tags;
mod tidy;
mod tolerant;
mod tree;
mod value;

pub use condition::ConditionError;
pub use environment::{Environment, Global, Insertion, Stack};
pub use evaluated::{Deletion, Evaluated, Fallback, Frame, Origin, OriginKind, Place};
pub use evaluation::{evaluate, evaluate_all};
pub use filters::documented_filters;
pub use names::Names;
pub use octicons::svg as octicon_svg;
pub use parser::{ParseOptions, parse};
pub use source::{SourceMap, SourceText};
pub use tags::{Reference, documented_tags, is_built_in_partial};
pub use tidy::tidy;
pub use tolerant::{LooseTag, loose_tags};
pub use tree::{Branch, Node, Output, Tag, Template};
pub use value::{Object, Value};

#[cfg(test)]
mod tests;
