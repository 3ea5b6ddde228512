//! Builds the tree from the tokens. Never fails: a bad tag becomes a diagnostic and costs that tag.

use super::expression::Expression;
use super::lexer::{Token, Unclosed, lines, tokens};
use super::source::SourceText;
use super::tags::{self, Behaviour, Contents, Definition, Opening, TagError};
use super::tree::{Branch, Node, Output, Tag, Template};
use crate::diagnostic::{Diagnostic, Severity};
use crate::dialect::Vintage;
use crate::text::TextRange;

/// Blocks nested deeper than this are refused, so that no input exhausts the stack.
const MAXIMUM_NESTING: usize = 64;

#[derive(Debug, Clone, Copy, Default)]
pub struct ParseOptions {
    pub vintage: Vintage,
    /// HTML comments are removed before anything is evaluated: pages and their fields up to 2021.
    pub remove_comments: bool,
}

/// Parses one text.
pub fn parse(source: SourceText, options: ParseOptions) -> Template {
    let text = source.text.clone();
    let tokens = tokens(&text, options.remove_comments);
    let mut parser = Parser {
        text: &text,
        source: &source,
        options,
        open: Vec::new(),
        floor: 0,
        nodes: Vec::with_capacity(tokens.len()),
        diagnostics: Vec::new(),
        line: TextRange::empty(0),
    };
    parser.tokens(tokens);
    while parser.drop_innermost() {}
    let Parser { nodes, diagnostics, .. } = parser;
    Template { source, nodes, diagnostics }
}

/// A block whose end has not been met.
struct Open {
    definition: &'static Definition,
    behaviour: Box<dyn Behaviour>,
    range: TextRange,
    arguments: TextRange,
    branches: Vec<Branch>,
    /// The nodes around the block, up to it.
    outer: Vec<Node>,
}

struct Parser<'t> {
    text: &'t str,
    source: &'t SourceText,
    options: ParseOptions,
    open: Vec<Open>,
    /// How many of the open blocks cannot be closed here: those around a `liquid` tag whose lines are being read.
    floor: usize,
    /// The nodes of the innermost open branch.
    nodes: Vec<Node>,
    diagnostics: Vec<Diagnostic>,
    /// From the start of the last tag's line to that tag.
    line: TextRange,
}

impl Parser<'_> {
    fn tokens(&mut self, tokens: Vec<Token>) {
        let mut tokens = tokens.into_iter();
        while let Some(token) = tokens.next() {
            let Some(definition) = self.token(token) else { continue };
            match definition.contents {
                Contents::Template => {}
                Contents::Verbatim => self.skip_to_end(definition, &mut tokens),
                Contents::Lines => self.lines(),
            }
        }
    }

    /// Reads the arguments of the tag that was just opened as tags, one on each line, and ends it.
    fn lines(&mut self) {
        let (Some(open), depth) = (self.open.last(), self.open.len()) else { return };
        let tokens = lines(self.text, open.arguments);
        let floor = std::mem::replace(&mut self.floor, depth);
        self.tokens(tokens);
        while self.open.len() > depth {
            self.drop_innermost();
        }
        self.floor = floor;
        self.close_innermost(None);
    }

    /// Takes one token; gives the definition of a block that it opened.
    fn token(&mut self, token: Token) -> Option<&'static Definition> {
        match token {
            Token::Text(range) => self.push_text(range),
            Token::Raw { text, .. } => self.push_text(text),
            Token::Comment(range) => self.nodes.push(Node::Removed(range)),
            Token::Output { range, inner } => self.output(range, inner),
            Token::Unclosed { range, what } => self.unclosed(range, what),
            Token::Tag { range, name, arguments } => return self.tag(range, name, arguments),
        }
        None
    }

    /// Text, in which the blank of `] (` becomes `&nbsp;` so that it is not taken for a link (the engine does so in
    /// every file before it reads anything).
    fn push_text(&mut self, range: TextRange) {
        let mut start = range.start;
        let text = range.slice(self.text).as_bytes();
        for bracket in memchr::memchr_iter(b']', text).filter(|&at| text[at..].starts_with(b"] (")) {
            let blank = range.start + bracket as u32 + 1;
            self.nodes.push(Node::Text(TextRange::new(start, blank)));
            self.nodes.push(Node::Replaced { range: TextRange::new(blank, blank + 1), with: "&nbsp;" });
            start = blank + 1;
        }
        if start < range.end {
            self.nodes.push(Node::Text(TextRange::new(start, range.end)));
        }
    }

    fn output(&mut self, range: TextRange, inner: TextRange) {
        let text = inner.slice(self.text);
        if text.is_empty() {
            return;
        }
        let expression = match Expression::parse(text) {
            Ok(expression) => {
                self.report_unknown_filters(&expression.unknown_filters, range);
                Some(expression)
            }
            Err(reason) => {
                let message = format!("`{{{{ {text} }}}}` is not an expression: {reason}");
                let help = "put text that only looks like Liquid between `{% raw %}` and `{% endraw %}`";
                self.report("expression-syntax", Severity::Error, range, message, Some(help.to_owned()));
                None
            }
        };
        self.nodes.push(Node::Output(Box::new(Output { range, expression })));
    }

    fn unclosed(&mut self, range: TextRange, what: Unclosed) {
        let (opener, closer) = match what {
            Unclosed::Tag => ("{%", "%}"),
            Unclosed::Output => ("{{", "}}"),
            Unclosed::Raw => ("{% raw %}", "{% endraw %}"),
        };
        let message = format!("`{opener}` is never closed");
        let help = format!("add the missing `{closer}`");
        self.report("unclosed-tag", Severity::Error, range, message, Some(help));
        self.nodes.push(Node::Damaged(range));
    }

    fn tag(&mut self, range: TextRange, name: TextRange, arguments: TextRange) -> Option<&'static Definition> {
        let word = name.slice(self.text);
        if let Some(definition) = tags::find(word) {
            return self.begin(definition, range, arguments);
        }
        if self.open[self.floor..].iter().any(|open| open.definition.end == Some(word)) {
            self.close(word, range);
        } else if let Some(branch) = self.branch_named(word) {
            self.branch(branch, range, arguments);
        } else {
            self.unexpected(word, range);
        }
        None
    }

    fn begin(
        &mut self,
        definition: &'static Definition,
        range: TextRange,
        arguments: TextRange,
    ) -> Option<&'static Definition> {
        let behaviour = self.compile(definition, range, arguments);
        if definition.end.is_none() && definition.contents != Contents::Lines {
            let tag = Tag { name: definition.name, range, arguments, behaviour, branches: Vec::new(), end: None };
            self.nodes.push(Node::Tag(Box::new(tag)));
            return None;
        }
        if self.open.len() >= MAXIMUM_NESTING {
            let message = format!("blocks are nested more than {MAXIMUM_NESTING} levels deep");
            self.report("nesting-depth", Severity::Error, range, message, None);
            self.nodes.push(Node::Damaged(range));
            return None;
        }
        let branches = vec![Branch { name: definition.name, range, arguments, body: Vec::new() }];
        let outer = std::mem::take(&mut self.nodes);
        self.open.push(Open { definition, behaviour, range, arguments, branches, outer });
        Some(definition)
    }

    fn compile(
        &mut self,
        definition: &'static Definition,
        range: TextRange,
        arguments: TextRange,
    ) -> Box<dyn Behaviour> {
        self.line = line_before(self.text, self.line, range.start);
        let opening = Opening {
            name: definition.name,
            arguments: arguments.slice(self.text),
            vintage: self.options.vintage,
            line_before: self.line.slice(self.text),
            unknown_filters: Default::default(),
        };
        let compiled = (definition.compile)(&opening);
        self.report_unknown_filters(&opening.unknown_filters.take(), range);
        compiled.unwrap_or_else(|error| {
            self.report_tag(error, range);
            tags::broken()
        })
    }

    /// Ends the innermost block that `word` ends; blocks inside it that were left open are given up.
    fn close(&mut self, word: &str, range: TextRange) {
        while self.open.last().is_some_and(|open| open.definition.end != Some(word)) {
            self.drop_innermost();
        }
        self.close_innermost(Some(range));
    }

    fn close_innermost(&mut self, end: Option<TextRange>) {
        let Some(mut open) = self.open.pop() else { return };
        let body = std::mem::replace(&mut self.nodes, open.outer);
        if let Some(last) = open.branches.last_mut() {
            last.body = body;
        }
        self.nodes.push(Node::Tag(Box::new(Tag {
            name: open.definition.name,
            range: open.range,
            arguments: open.arguments,
            behaviour: open.behaviour,
            branches: open.branches,
            end,
        })));
    }

    /// Gives up the innermost open block: its tags show nothing, its contents are kept.
    fn drop_innermost(&mut self) -> bool {
        let Some(open) = self.open.pop() else { return false };
        let mut body = std::mem::replace(&mut self.nodes, open.outer);
        let name = open.definition.name;
        let message = format!("`{name}` is never closed");
        let help = open.definition.end.map(|end| format!("add `{{% {end} %}}` where the block ends"));
        self.report("unclosed-block", Severity::Error, open.range, message, help);
        let count = open.branches.len();
        for (number, branch) in open.branches.into_iter().enumerate() {
            self.nodes.push(Node::Damaged(branch.range));
            self.nodes.extend(branch.body);
            if number + 1 == count {
                self.nodes.append(&mut body);
            }
        }
        true
    }

    fn branch_named(&self, word: &str) -> Option<&'static str> {
        self.open[self.floor..].last()?.definition.branches.iter().copied().find(|name| *name == word)
    }

    fn branch(&mut self, name: &'static str, range: TextRange, arguments: TextRange) {
        let Some(open) = self.open.last_mut() else { return };
        let added = open.behaviour.add_branch(name, arguments.slice(self.text), self.options.vintage);
        let body = std::mem::take(&mut self.nodes);
        if let Some(last) = open.branches.last_mut() {
            last.body = body;
        }
        open.branches.push(Branch { name, range, arguments, body: Vec::new() });
        if let Err(error) = added {
            self.report_tag(error, range);
            self.nodes.push(Node::Damaged(range));
        }
    }

    fn unexpected(&mut self, word: &str, range: TextRange) {
        self.nodes.push(Node::Damaged(range));
        if tags::is_end_or_branch(word) {
            let message = format!("`{word}` has nothing to belong to");
            let help = "remove it, or add the tag that opens the block".to_owned();
            return self.report("stray-tag", Severity::Error, range, message, Some(help));
        }
        let message =
            if word.is_empty() { "a tag without a name".to_owned() } else { format!("there is no tag `{word}`") };
        let help = tags::similar(word).map(|near| format!("did you mean `{near}`?"));
        self.report("unknown-tag", Severity::Error, range, message, help);
    }

    /// Passes over everything up to the end of a block whose contents are not read.
    fn skip_to_end(&mut self, definition: &'static Definition, tokens: &mut impl Iterator<Item = Token>) {
        for token in tokens {
            if let Token::Tag { range, name, .. } = token
                && definition.end == Some(name.slice(self.text))
            {
                return self.close(name.slice(self.text), range);
            }
        }
    }

    /// LiquidJS lets unknown filters pass the value through.
    fn report_unknown_filters(&mut self, filters: &[Box<str>], range: TextRange) {
        for filter in filters {
            let message = format!("there is no filter `{filter}`; the value passes through unchanged");
            self.report("unknown-filter", Severity::Warning, range, message, None);
        }
    }

    fn report_tag(&mut self, error: TagError, range: TextRange) {
        self.report(error.check, Severity::Error, range, error.message, error.help);
    }

    fn report(
        &mut self,
        check: &'static str,
        severity: Severity,
        range: TextRange,
        message: String,
        help: Option<String>,
    ) {
        self.diagnostics.push(self.source.finding(check, severity, range, message, help));
    }
}

/// What stands before `offset` on its line; `last` is what this gave for an offset before it.
fn line_before(text: &str, last: TextRange, offset: u32) -> TextRange {
    let between = TextRange::new(last.end, offset).slice(text);
    let start = between.rfind('\n').map_or(last.start, |newline| last.end + newline as u32 + 1);
    TextRange::new(start, offset)
}
