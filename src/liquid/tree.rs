//! The tree of a template, with spans: the view of a file *as written*.

use super::expression::Expression;
use super::source::SourceText;
use super::tags::Behaviour;
use crate::diagnostic::Diagnostic;
use crate::text::TextRange;

/// A parsed text. Ranges in the tree are ranges of `source.text`.
#[derive(Debug)]
pub struct Template {
    pub source: SourceText,
    pub nodes: Vec<Node>,
    pub diagnostics: Vec<Diagnostic>,
}

impl Template {
    /// True if the template is one stretch of plain text, or none.
    pub fn is_plain(&self) -> bool {
        matches!(self.nodes.as_slice(), [] | [Node::Text(_)])
    }

    /// True if a part of the text could not be read.
    pub fn is_damaged(&self) -> bool {
        self.diagnostics.iter().any(|finding| finding.severity == crate::diagnostic::Severity::Error)
    }

    /// Calls `visit` for every tag, parents before children, in the order of the text.
    pub fn for_each_tag<'t>(&'t self, visit: &mut dyn FnMut(&'t Tag)) {
        walk(&self.nodes, visit);
    }
}

fn walk<'t>(nodes: &'t [Node], visit: &mut dyn FnMut(&'t Tag)) {
    for node in nodes {
        if let Node::Tag(tag) = node {
            visit(tag);
            for branch in &tag.branches {
                walk(&branch.body, visit);
            }
        }
    }
}

/// One part of a template.
#[derive(Debug)]
pub enum Node {
    Text(TextRange),
    /// Text that stands for other text in the file, such as `&nbsp;` for the blank of `] (`.
    Replaced {
        range: TextRange,
        with: &'static str,
    },
    /// An HTML comment that the engine removes before it evaluates.
    Removed(TextRange),
    Output(Box<Output>),
    Tag(Box<Tag>),
    /// A tag that could not be read; it shows nothing.
    Damaged(TextRange),
}

impl Node {
    /// Where it stands; for a block, its opening tag.
    pub fn range(&self) -> TextRange {
        match self {
            Self::Text(range) | Self::Removed(range) | Self::Damaged(range) | Self::Replaced { range, .. } => *range,
            Self::Output(output) => output.range,
            Self::Tag(tag) => tag.range,
        }
    }
}

/// `{{ … }}`
#[derive(Debug)]
pub struct Output {
    pub range: TextRange,
    pub expression: Option<Expression>,
}

/// `{% … %}` with what it encloses.
#[derive(Debug)]
pub struct Tag {
    pub name: &'static str,
    /// The opening tag.
    pub range: TextRange,
    /// What stands between the name and the end of the opening tag, without blanks around it.
    pub arguments: TextRange,
    pub behaviour: Box<dyn Behaviour>,
    /// For a block, the first branch begins at the opening tag; a simple tag has none.
    pub branches: Vec<Branch>,
    /// The closing tag of a block.
    pub end: Option<TextRange>,
}

impl Tag {
    /// Everything from the opening tag to the closing one.
    pub fn whole(&self) -> TextRange {
        self.end.map_or(self.range, |end| self.range.cover(end))
    }
}

/// One arm of a block: the tag that begins it, and its body.
#[derive(Debug)]
pub struct Branch {
    /// `ifversion`, `elsif`, `else`, `when` …
    pub name: &'static str,
    pub range: TextRange,
    pub arguments: TextRange,
    pub body: Vec<Node>,
}

impl Branch {
    /// From the end of its own tag to the end of its body.
    pub fn extent(&self, until: u32) -> TextRange {
        TextRange::new(self.range.end, until.max(self.range.end))
    }
}
