//! One text as tokens, as this project reads Markdown and as comrak does.

use super::tokens::Tokens;
use comrak::nodes::{ListType, Node, NodeValue, TableAlignment};
use isogloss::markdown::{self, Alignment, Kind, Tag, TagEnd};

/// As `isogloss::markdown` reads it: before links, headings and samples get what only a documentation set gives them.
pub fn ours(text: &str) -> Vec<String> {
    let mut tokens = Tokens::default();
    let mut sample: Option<(String, String)> = None;
    for event in markdown::parse(text, markdown::Options::default()) {
        match event.kind {
            Kind::Start(Tag::CodeBlock { info }) => sample = Some((info.unwrap_or_default().into(), String::new())),
            Kind::End(TagEnd::CodeBlock) => {
                let (info, code) = sample.take().unwrap_or_default();
                tokens.code_block(&info, &code);
            }
            Kind::Start(tag) => start(&tag, &mut tokens),
            Kind::End(end) => self::end(end, &mut tokens),
            Kind::Text(text) => match &mut sample {
                Some((_, code)) => code.push_str(&text),
                None => tokens.text(&text),
            },
            Kind::Code(code) => tokens.inline(format!("<code>{code}")),
            Kind::Html(html) => tokens.html(&html, true),
            Kind::InlineHtml(html) => tokens.html(&html, false),
            Kind::SoftBreak => tokens.text(" "),
            Kind::HardBreak => tokens.block("<br>"),
            Kind::Rule => tokens.block("<hr>"),
            Kind::TaskListMarker(ticked) => tokens.inline(format!("<box {ticked}>")),
            Kind::FootnoteReference(label) => tokens.inline(format!("<footnote {}>", label.to_lowercase())),
        }
    }
    tokens.finish()
}

fn start(tag: &Tag, tokens: &mut Tokens) {
    match tag {
        Tag::Paragraph => tokens.block("<p>"),
        Tag::Heading { level } => tokens.block(format!("<h{level}>")),
        Tag::BlockQuote { .. } => tokens.block("<blockquote>"),
        Tag::List { start } => tokens.block(format!("<list {start:?}>")),
        Tag::Item => tokens.block("<li>"),
        Tag::FootnoteDefinition(label) => tokens.block(format!("<note {}>", label.to_lowercase())),
        Tag::Table { alignments } => {
            let alignments = alignments.iter().map(|alignment| match alignment {
                Alignment::None => '-',
                Alignment::Left => '<',
                Alignment::Center => '=',
                Alignment::Right => '>',
            });
            tokens.block(format!("<table {}>", alignments.collect::<String>()));
        }
        Tag::TableHead | Tag::TableRow => tokens.block("<tr>"),
        Tag::TableCell => tokens.block("<td>"),
        Tag::Emphasis => tokens.inline("<em>"),
        Tag::Strong => tokens.inline("<strong>"),
        Tag::Strikethrough => tokens.inline("<del>"),
        Tag::Link { destination, title, .. } => tokens.inline(format!("<a {destination} {title}>")),
        Tag::Image { destination, title } => tokens.inline(format!("<img {destination} {title}>")),
        Tag::HtmlBlock | Tag::CodeBlock { .. } => {}
    }
}

fn end(end: TagEnd, tokens: &mut Tokens) {
    match end {
        TagEnd::Paragraph => tokens.block("</p>"),
        TagEnd::Heading { .. } => tokens.block("</h>"),
        TagEnd::BlockQuote => tokens.block("</blockquote>"),
        TagEnd::List { .. } => tokens.block("</list>"),
        TagEnd::Item => tokens.block("</li>"),
        TagEnd::FootnoteDefinition => tokens.block("</note>"),
        TagEnd::Table => tokens.block("</table>"),
        TagEnd::TableHead | TagEnd::TableRow => tokens.block("</tr>"),
        TagEnd::TableCell => tokens.block("</td>"),
        TagEnd::Emphasis => tokens.inline("</em>"),
        TagEnd::Strong => tokens.inline("</strong>"),
        TagEnd::Strikethrough => tokens.inline("</del>"),
        TagEnd::Link => tokens.inline("</a>"),
        TagEnd::Image => tokens.inline("</img>"),
        TagEnd::HtmlBlock | TagEnd::CodeBlock => {}
    }
}

/// As comrak reads it, in GitHub's flavour; `cjk` switches its amendment for emphasis next to CJK characters on.
pub fn theirs(text: &str, cjk: bool) -> Vec<String> {
    let mut options = comrak::Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.cjk_friendly_emphasis = cjk;
    let arena = comrak::Arena::new();
    let mut tokens = Tokens::default();
    children(comrak::parse_document(&arena, text, &options), &mut tokens);
    tokens.finish()
}

fn children<'a>(node: Node<'a>, tokens: &mut Tokens) {
    for child in node.children() {
        self::node(child, tokens);
    }
}

fn node<'a>(node: Node<'a>, tokens: &mut Tokens) {
    let data = node.data();
    match &data.value {
        NodeValue::Paragraph if is_tight(node) => children(node, tokens),
        NodeValue::Paragraph => block(node, "<p>", "</p>", tokens),
        NodeValue::Heading(heading) => block(node, &format!("<h{}>", heading.level), "</h>", tokens),
        NodeValue::BlockQuote => block(node, "<blockquote>", "</blockquote>", tokens),
        NodeValue::List(list) => {
            let start = (list.list_type == ListType::Ordered).then_some(list.start);
            block(node, &format!("<list {start:?}>"), "</list>", tokens);
        }
        NodeValue::Item(_) => block(node, "<li>", "</li>", tokens),
        NodeValue::TaskItem(task) => {
            tokens.block("<li>");
            tokens.inline(format!("<box {}>", task.symbol.is_some()));
            children(node, tokens);
            tokens.block("</li>");
        }
        NodeValue::FootnoteDefinition(note) => {
            block(node, &format!("<note {}>", note.name.to_lowercase()), "</note>", tokens);
        }
        NodeValue::Table(table) => {
            let alignments = table.alignments.iter().map(|alignment| match alignment {
                TableAlignment::None => '-',
                TableAlignment::Left => '<',
                TableAlignment::Center => '=',
                TableAlignment::Right => '>',
            });
            block(node, &format!("<table {}>", alignments.collect::<String>()), "</table>", tokens);
        }
        NodeValue::TableRow(_) => block(node, "<tr>", "</tr>", tokens),
        NodeValue::TableCell => block(node, "<td>", "</td>", tokens),
        NodeValue::CodeBlock(code) => tokens.code_block(&code.info, &code.literal),
        NodeValue::HtmlBlock(html) => tokens.html(&html.literal, true),
        NodeValue::ThematicBreak => tokens.block("<hr>"),
        NodeValue::Text(text) => tokens.text(text),
        NodeValue::SoftBreak => tokens.text(" "),
        NodeValue::LineBreak => tokens.block("<br>"),
        NodeValue::Code(code) => tokens.inline(format!("<code>{}", code.literal)),
        NodeValue::HtmlInline(html) => tokens.html(html, false),
        NodeValue::Emph => inline(node, "<em>", "</em>", tokens),
        NodeValue::Strong => inline(node, "<strong>", "</strong>", tokens),
        NodeValue::Strikethrough => inline(node, "<del>", "</del>", tokens),
        NodeValue::Link(link) => inline(node, &format!("<a {} {}>", link.url, link.title), "</a>", tokens),
        NodeValue::Image(image) => inline(node, &format!("<img {} {}>", image.url, image.title), "</img>", tokens),
        NodeValue::FootnoteReference(note) => tokens.inline(format!("<footnote {}>", note.name.to_lowercase())),
        other => panic!("an extension that is off: {other:?}"),
    }
}

fn is_tight<'a>(paragraph: Node<'a>) -> bool {
    let list = paragraph.parent().and_then(|item| item.parent());
    list.is_some_and(|list| matches!(&list.data().value, NodeValue::List(list) if list.tight))
}

fn block<'a>(node: Node<'a>, open: &str, close: &str, tokens: &mut Tokens) {
    tokens.block(open);
    children(node, tokens);
    tokens.block(close);
}

fn inline<'a>(node: Node<'a>, open: &str, close: &str, tokens: &mut Tokens) {
    tokens.inline(open);
    children(node, tokens);
    tokens.inline(close);
}
