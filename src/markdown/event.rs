//! The events that a Markdown text consists of, as this project names them.
//!
//! Plain data without the parser's types, so that `parse` can change parsers without anyone noticing.

use crate::text::TextRange;
use std::borrow::Cow;

/// One step through the document, in document order.
///
/// `range` lies in the text that was given to `parse`, on character boundaries. A `Start` and its `End` both have the
/// range of the whole element, markers included. A block's range may end with its line break.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event<'t> {
    pub kind: Kind<'t>,
    pub range: TextRange,
}

/// What happens: every `Start` has its `End`, properly nested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind<'t> {
    Start(Tag<'t>),
    End(TagEnd),
    /// Text as the reader sees it: escapes and entities resolved. Never empty, never next to another `Text`.
    /// A code block's content is one `Text` with `\n` as line break.
    Text(Cow<'t, str>),
    /// A code span's content, without its backticks.
    Code(Cow<'t, str>),
    /// The lines of an HTML block, as written but for the container's indentation.
    Html(Cow<'t, str>),
    /// One tag, comment or the like within running text.
    InlineHtml(Cow<'t, str>),
    SoftBreak,
    HardBreak,
    /// A thematic break.
    Rule,
    /// The box at the head of a task's item; true when ticked.
    TaskListMarker(bool),
    /// The label of a footnote that the document defines.
    FootnoteReference(Cow<'t, str>),
}

/// An element that holds others.
///
/// The items of a tight list hold their text directly; those of a loose list hold paragraphs (CommonMark 0.31, 5.3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tag<'t> {
    Paragraph,
    /// `level` is 1 to 6.
    Heading {
        level: u8,
    },
    BlockQuote {
        alert: Option<Alert>,
    },
    /// `info` is what follows the opening fence, entities resolved; `None` for indented code.
    CodeBlock {
        info: Option<Cow<'t, str>>,
    },
    HtmlBlock,
    /// `start` is the first number of an ordered list.
    List {
        start: Option<u64>,
    },
    Item,
    /// The definition's label.
    FootnoteDefinition(Cow<'t, str>),
    /// One alignment for each column.
    Table {
        alignments: Vec<Alignment>,
    },
    /// The header row; it holds cells directly.
    TableHead,
    TableRow,
    TableCell,
    Emphasis,
    Strong,
    Strikethrough,
    /// `autolink`: the text is the address itself, `<https://…>` or bare; `www.` and e-mail get their scheme.
    Link {
        destination: Cow<'t, str>,
        title: Cow<'t, str>,
        autolink: bool,
    },
    /// The events inside are the alternative text.
    Image {
        destination: Cow<'t, str>,
        title: Cow<'t, str>,
    },
}

/// The end of a [`Tag`], without what the tag says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TagEnd {
    Paragraph,
    Heading { level: u8 },
    BlockQuote,
    CodeBlock,
    HtmlBlock,
    List { ordered: bool },
    Item,
    FootnoteDefinition,
    Table,
    TableHead,
    TableRow,
    TableCell,
    Emphasis,
    Strong,
    Strikethrough,
    Link,
    Image,
}

/// The kind of a quote that begins with `[!NOTE]` or the like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Alert {
    Note,
    Tip,
    Important,
    Warning,
    Caution,
}

/// How a table's column is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Alignment {
    None,
    Left,
    Center,
    Right,
}

impl Tag<'_> {
    /// The end that belongs to this start.
    pub const fn end(&self) -> TagEnd {
        match self {
            Self::Paragraph => TagEnd::Paragraph,
            Self::Heading { level } => TagEnd::Heading { level: *level },
            Self::BlockQuote { .. } => TagEnd::BlockQuote,
            Self::CodeBlock { .. } => TagEnd::CodeBlock,
            Self::HtmlBlock => TagEnd::HtmlBlock,
            Self::List { start } => TagEnd::List { ordered: start.is_some() },
            Self::Item => TagEnd::Item,
            Self::FootnoteDefinition(_) => TagEnd::FootnoteDefinition,
            Self::Table { .. } => TagEnd::Table,
            Self::TableHead => TagEnd::TableHead,
            Self::TableRow => TagEnd::TableRow,
            Self::TableCell => TagEnd::TableCell,
            Self::Emphasis => TagEnd::Emphasis,
            Self::Strong => TagEnd::Strong,
            Self::Strikethrough => TagEnd::Strikethrough,
            Self::Link { .. } => TagEnd::Link,
            Self::Image { .. } => TagEnd::Image,
        }
    }
}
