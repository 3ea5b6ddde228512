//! From the parser's events to ours: names, original ranges, strings that borrow where they can.
//!
//! Joining texts and finding bare links is `text_run`'s.

use super::event::{Alert, Alignment, Event, Kind, Tag, TagEnd};
use super::prepared::Prepared;
use super::text_run::TextRun;
use crate::text::TextRange;
use pulldown_cmark as cmark;
use std::borrow::Cow;

/// The events of a prepared text.
pub(super) fn events<'t>(prepared: &Prepared<'t>, options: super::Options) -> Vec<Event<'t>> {
    let text = prepared.text();
    let mut run = TextRun::new(prepared.original(), prepared.hints(), options.links_run_on);
    for (event, range) in cmark::Parser::new_ext(text, extensions(options)).into_offset_iter() {
        push(&mut run, event, prepared.range(range), prepared);
    }
    run.finish()
}

fn extensions(options: super::Options) -> cmark::Options {
    let mut extensions = cmark::Options::ENABLE_TABLES
        | cmark::Options::ENABLE_FOOTNOTES
        | cmark::Options::ENABLE_STRIKETHROUGH
        | cmark::Options::ENABLE_TASKLISTS;
    extensions.set(cmark::Options::ENABLE_GFM, options.alerts);
    extensions
}

fn push<'t>(run: &mut TextRun<'t, '_>, event: cmark::Event, range: TextRange, prepared: &Prepared<'t>) {
    let string = |part| string(part, prepared);
    let kind = match event {
        cmark::Event::Text(text) | cmark::Event::Html(text) => return run.text(string(text), range),
        cmark::Event::Start(start) => match tag(start, prepared) {
            Some(tag) => Kind::Start(tag),
            None => return,
        },
        cmark::Event::End(end) => match tag_end(end) {
            Some(end) => Kind::End(end),
            None => return,
        },
        cmark::Event::Code(code) => Kind::Code(string(code)),
        cmark::Event::InlineHtml(html) => Kind::InlineHtml(string(html)),
        cmark::Event::SoftBreak => Kind::SoftBreak,
        cmark::Event::HardBreak => Kind::HardBreak,
        cmark::Event::Rule => Kind::Rule,
        cmark::Event::TaskListMarker(ticked) => Kind::TaskListMarker(ticked),
        cmark::Event::FootnoteReference(label) => Kind::FootnoteReference(string(label)),
        // Extensions that are off.
        cmark::Event::InlineMath(_) | cmark::Event::DisplayMath(_) => return,
    };
    run.push(Event { kind, range });
}

fn string<'t>(part: cmark::CowStr, prepared: &Prepared<'t>) -> Cow<'t, str> {
    match prepared.slice(&part) {
        Some(slice) => Cow::Borrowed(slice),
        None if part.is_empty() => Cow::Borrowed(""),
        None => Cow::Owned(prepared.strip(part.into_string())),
    }
}

/// `None` for elements of extensions that are off.
fn tag<'t>(tag: cmark::Tag, prepared: &Prepared<'t>) -> Option<Tag<'t>> {
    let string = |part| string(part, prepared);
    Some(match tag {
        cmark::Tag::Paragraph => Tag::Paragraph,
        cmark::Tag::Heading { level, .. } => Tag::Heading { level: level as u8 },
        cmark::Tag::BlockQuote(kind) => Tag::BlockQuote { alert: kind.map(alert) },
        cmark::Tag::CodeBlock(cmark::CodeBlockKind::Indented) => Tag::CodeBlock { info: None },
        cmark::Tag::CodeBlock(cmark::CodeBlockKind::Fenced(info)) => Tag::CodeBlock { info: Some(string(info)) },
        cmark::Tag::HtmlBlock => Tag::HtmlBlock,
        cmark::Tag::List(start) => Tag::List { start },
        cmark::Tag::Item => Tag::Item,
        cmark::Tag::FootnoteDefinition(label) => Tag::FootnoteDefinition(string(label)),
        cmark::Tag::Table(columns) => Tag::Table { alignments: columns.into_iter().map(alignment).collect() },
        cmark::Tag::TableHead => Tag::TableHead,
        cmark::Tag::TableRow => Tag::TableRow,
        cmark::Tag::TableCell => Tag::TableCell,
        cmark::Tag::Emphasis => Tag::Emphasis,
        cmark::Tag::Strong => Tag::Strong,
        cmark::Tag::Strikethrough => Tag::Strikethrough,
        cmark::Tag::Link { link_type, dest_url, title, .. } => link(link_type, string(dest_url), string(title)),
        cmark::Tag::Image { dest_url, title, .. } => Tag::Image { destination: string(dest_url), title: string(title) },
        _ => return None,
    })
}

fn link<'t>(kind: cmark::LinkType, destination: Cow<'t, str>, title: Cow<'t, str>) -> Tag<'t> {
    let autolink = matches!(kind, cmark::LinkType::Autolink | cmark::LinkType::Email);
    let destination = match kind {
        cmark::LinkType::Email => Cow::Owned(format!("mailto:{destination}")),
        _ => destination,
    };
    Tag::Link { destination, title, autolink }
}

/// `None` exactly where [`tag`] gives `None`.
fn tag_end(end: cmark::TagEnd) -> Option<TagEnd> {
    Some(match end {
        cmark::TagEnd::Paragraph => TagEnd::Paragraph,
        cmark::TagEnd::Heading(level) => TagEnd::Heading { level: level as u8 },
        cmark::TagEnd::BlockQuote(_) => TagEnd::BlockQuote,
        cmark::TagEnd::CodeBlock => TagEnd::CodeBlock,
        cmark::TagEnd::HtmlBlock => TagEnd::HtmlBlock,
        cmark::TagEnd::List(ordered) => TagEnd::List { ordered },
        cmark::TagEnd::Item => TagEnd::Item,
        cmark::TagEnd::FootnoteDefinition => TagEnd::FootnoteDefinition,
        cmark::TagEnd::Table => TagEnd::Table,
        cmark::TagEnd::TableHead => TagEnd::TableHead,
        cmark::TagEnd::TableRow => TagEnd::TableRow,
        cmark::TagEnd::TableCell => TagEnd::TableCell,
        cmark::TagEnd::Emphasis => TagEnd::Emphasis,
        cmark::TagEnd::Strong => TagEnd::Strong,
        cmark::TagEnd::Strikethrough => TagEnd::Strikethrough,
        cmark::TagEnd::Link => TagEnd::Link,
        cmark::TagEnd::Image => TagEnd::Image,
        _ => return None,
    })
}

const fn alert(kind: cmark::BlockQuoteKind) -> Alert {
    match kind {
        cmark::BlockQuoteKind::Note => Alert::Note,
        cmark::BlockQuoteKind::Tip => Alert::Tip,
        cmark::BlockQuoteKind::Important => Alert::Important,
        cmark::BlockQuoteKind::Warning => Alert::Warning,
        cmark::BlockQuoteKind::Caution => Alert::Caution,
    }
}

const fn alignment(column: cmark::Alignment) -> Alignment {
    match column {
        cmark::Alignment::None => Alignment::None,
        cmark::Alignment::Left => Alignment::Left,
        cmark::Alignment::Center => Alignment::Center,
        cmark::Alignment::Right => Alignment::Right,
    }
}
