//! Markdown events as HTML with holes.

use super::code::{self, Info};
use super::emoji::with_emoji;
use super::escape::{push_address, push_escaped};
use super::fragment::{Fragment, HoleKind, Mark};
use super::link::{Link, names_host};
use super::plain_text::{plain_text, slug_text};
use super::slugger::Slugger;
use super::{Labels, Renderer, raw_html, shell_fences};
use crate::liquid::octicon_svg;
use crate::markdown::{Alert, Alignment, Event, Kind, Tag, TagEnd};
use crate::project::PageId;
use crate::text::TextRange;
use std::borrow::Cow;

/// One heading of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    pub level: u8,
    pub id: String,
    /// As text.
    pub title: String,
}

/// A body as HTML, with its headings.
#[derive(Debug, Clone, Default)]
pub struct Body {
    pub fragment: Fragment,
    pub headings: Vec<Heading>,
    /// Links that ask for the title of a page that is not there, as ranges of the text.
    pub unresolved: Vec<TextRange>,
}

/// Writes `events`. `heading_ids` gives ids for headings by their number in the text; where it has none, the id is made
/// from the heading's own text.
pub fn write(events: &[Event<'_>], renderer: &Renderer<'_>, labels: &Labels, heading_ids: &[Option<String>]) -> Body {
    let mut writer = Writer::new(events, renderer, labels, heading_ids);
    while writer.at < events.len() {
        writer.event();
    }
    Body { fragment: writer.out, headings: writer.headings, unresolved: writer.unresolved }
}

struct Writer<'w> {
    events: &'w [Event<'w>],
    renderer: &'w Renderer<'w>,
    labels: &'w Labels,
    heading_ids: &'w [Option<String>],
    at: usize,
    out: Fragment,
    headings: Vec<Heading>,
    slugger: Slugger,
    /// For each open list: is it ordered.
    lists: Vec<bool>,
    /// For each open quotation: is it an alert.
    quotes: Vec<bool>,
    table: Table,
    /// Inside `rowheaders`.
    row_headers: bool,
    footnotes: Vec<String>,
    unresolved: Vec<TextRange>,
}

/// The table that is being written.
#[derive(Default)]
struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    in_body: bool,
    row: Option<Mark>,
    cell_start: usize,
    /// A cell of the row has something in it.
    row_has_content: bool,
}

impl<'w> Writer<'w> {
    fn new(
        events: &'w [Event<'w>],
        renderer: &'w Renderer<'w>,
        labels: &'w Labels,
        heading_ids: &'w [Option<String>],
    ) -> Self {
        Self {
            events,
            renderer,
            labels,
            heading_ids,
            at: 0,
            out: Fragment::default(),
            headings: Vec::new(),
            slugger: Slugger::default(),
            lists: Vec::new(),
            quotes: Vec::new(),
            unresolved: Vec::new(),
            table: Table::default(),
            row_headers: false,
            footnotes: Vec::new(),
        }
    }

    fn push(&mut self, html: &str) {
        self.out.html.push_str(html);
    }

    fn in_procedure(&self) -> bool {
        self.lists.contains(&true)
    }

    fn event(&mut self) {
        let events = self.events;
        let event = &events[self.at];
        self.at += 1;
        match &event.kind {
            Kind::Start(tag) => self.start(tag),
            Kind::End(end) => self.end(*end),
            Kind::Text(text) => push_escaped(&with_emoji(text), &mut self.out.html, false),
            Kind::Code(code) => {
                self.push("<code>");
                push_escaped(code, &mut self.out.html, false);
                self.push("</code>");
            }
            Kind::Html(html) | Kind::InlineHtml(html) => self.raw(html),
            Kind::SoftBreak => self.push("\n"),
            Kind::HardBreak => self.push("<br>\n"),
            Kind::Rule => self.push("<hr>\n"),
            Kind::TaskListMarker(done) => {
                self.push(if *done {
                    "<input type=\"checkbox\" checked disabled> "
                } else {
                    "<input type=\"checkbox\" disabled> "
                });
            }
            Kind::FootnoteReference(label) => self.footnote_reference(label),
        }
    }

    fn raw(&mut self, html: &str) {
        if html.contains("ghd-tool rowheaders") {
            self.row_headers = true;
        } else if self.row_headers && html.contains("</div>") {
            self.row_headers = false;
        }
        let in_procedure = self.in_procedure();
        raw_html::push(html, self.renderer.project, in_procedure, &mut self.out);
    }

    fn start(&mut self, tag: &'w Tag<'w>) {
        match tag {
            Tag::Paragraph => self.push("<p>"),
            Tag::Heading { level } => self.heading(*level),
            Tag::BlockQuote { alert } => self.quote(*alert),
            Tag::CodeBlock { info } => self.code(info.as_deref().unwrap_or("")),
            Tag::HtmlBlock => self.html_block(),
            Tag::List { start } => self.list(*start),
            Tag::Item => self.push("<li>"),
            Tag::FootnoteDefinition(label) => self.footnote(label),
            Tag::Table { alignments } => {
                self.table = Table { alignments: alignments.clone(), ..Table::default() };
                self.push("<table>\n");
            }
            Tag::TableHead => {
                self.table.in_head = true;
                self.table.column = 0;
                self.push("<thead>\n<tr>\n");
            }
            Tag::TableRow => self.row(),
            Tag::TableCell => self.cell(),
            Tag::Emphasis => self.push("<em>"),
            Tag::Strong => self.push("<strong>"),
            Tag::Strikethrough => self.push("<del>"),
            Tag::Link { destination, title, .. } => self.link(destination, title),
            Tag::Image { destination, title } => self.image(destination, title),
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Paragraph => self.push("</p>\n"),
            TagEnd::BlockQuote => {
                let alert = self.quotes.pop() == Some(true);
                self.push(if alert { "</div>\n" } else { "</blockquote>\n" });
            }
            TagEnd::List { ordered } => {
                self.lists.pop();
                self.push(if ordered { "</ol>\n" } else { "</ul>\n" });
            }
            TagEnd::Item => self.push("</li>\n"),
            TagEnd::FootnoteDefinition => self.push("</div>\n"),
            TagEnd::Table => {
                self.push(if self.table.in_body { "</tbody>\n</table>\n" } else { "</table>\n" });
                self.table = Table::default();
            }
            TagEnd::TableHead => {
                self.table.in_head = false;
                self.push("</tr>\n</thead>\n");
            }
            TagEnd::TableRow => self.end_row(),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::Emphasis => self.push("</em>"),
            TagEnd::Strong => self.push("</strong>"),
            TagEnd::Strikethrough => self.push("</del>"),
            TagEnd::Link => self.push("</a>"),
            TagEnd::HtmlBlock | TagEnd::CodeBlock | TagEnd::Heading { .. } | TagEnd::Image => {}
        }
    }

    /// The events from here to the end of the element that has just begun, which are passed over.
    fn take_inner(&mut self) -> &'w [Event<'w>] {
        let (start, mut depth) = (self.at, 1);
        while let Some(event) = self.events.get(self.at) {
            match event.kind {
                Kind::Start(_) => depth += 1,
                Kind::End(_) => depth -= 1,
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                return &self.events[start..self.at - 1];
            }
        }
        &self.events[start..]
    }

    fn heading(&mut self, level: u8) {
        let start = self.at;
        let inner = self.take_inner();
        let end = std::mem::replace(&mut self.at, start);
        let given = self.heading_ids.get(self.headings.len()).cloned().flatten();
        let id = match given {
            Some(id) => self.slugger.claim(&id),
            None => self.slugger.id(&slug_text(inner)),
        };
        self.push(&format!("<h{level} id=\""));
        push_escaped(&id, &mut self.out.html, true);
        self.push("\">");
        while self.at + 1 < end {
            self.event();
        }
        self.at = end;
        if !id.is_empty() {
            self.push("<a class=\"heading-link-symbol\" aria-hidden=\"true\" tabindex=\"-1\" href=\"#");
            push_escaped(&id, &mut self.out.html, true);
            self.push("\"></a>");
        }
        self.push(&format!("</h{level}>\n"));
        self.headings.push(Heading { level, id, title: plain_text(inner).trim().to_owned() });
    }

    fn quote(&mut self, alert: Option<Alert>) {
        self.quotes.push(alert.is_some());
        match alert {
            Some(alert) => self.alert(alert),
            None => self.push("<blockquote>\n"),
        }
    }

    fn alert(&mut self, alert: Alert) {
        let (colour, icon, title) = match alert {
            Alert::Note => ("accent", "info", &self.labels.note),
            Alert::Tip => ("success", "light-bulb", &self.labels.tip),
            Alert::Important => ("done", "report", &self.labels.important),
            Alert::Warning => ("attention", "alert", &self.labels.warning),
            Alert::Caution => ("danger", "stop", &self.labels.caution),
        };
        let icon = octicon_svg(icon, &[]).unwrap_or_default();
        self.out.html.push_str(&format!("<div class=\"ghd-alert ghd-alert-{colour}\" data-container=\"alert\">\n<p class=\"ghd-alert-title\">{icon} "));
        push_escaped(title, &mut self.out.html, false);
        self.push("</p>\n");
    }

    fn code(&mut self, info: &str) {
        let inner = self.take_inner();
        let parts: Vec<&str> = inner
            .iter()
            .filter_map(|event| if let Kind::Text(text) = &event.kind { Some(&**text) } else { None })
            .collect();
        let code: Cow<'_, str> = if let [only] = parts[..] { only.into() } else { parts.concat().into() };
        self.highlighted(info, &code);
    }

    fn highlighted(&mut self, info: &str, code: &str) {
        code::push(&Info::parse(info), code, &self.labels.copy, self.renderer.highlighter.as_ref(), &mut self.out);
    }

    /// A block of HTML is one text, so that a comment over several lines is seen whole.
    fn html_block(&mut self) {
        let parts = self.take_inner().iter().filter_map(|event| match &event.kind {
            Kind::Html(html) | Kind::InlineHtml(html) | Kind::Text(html) => Some(&**html),
            _ => None,
        });
        let html: String = parts.collect();
        let html = match shell_fences::code_of(&html) {
            Some((code, rest)) => {
                self.highlighted("shell", &code);
                rest
            }
            None => &html,
        };
        self.raw(html);
        if !html.ends_with('\n') {
            self.push("\n");
        }
    }

    fn list(&mut self, start: Option<u64>) {
        self.lists.push(start.is_some());
        match start {
            None => self.push("<ul>\n"),
            Some(1) => self.push("<ol>\n"),
            Some(first) => self.push(&format!("<ol start=\"{first}\">\n")),
        }
    }

    fn row(&mut self) {
        if !self.table.in_body {
            self.table.in_body = true;
            self.push("<tbody>\n");
        }
        self.table.row = Some(self.out.mark());
        self.table.column = 0;
        self.table.row_has_content = false;
        self.push("<tr>\n");
    }

    /// A row of empty cells is what is left of a row that held only a condition; it is dropped (since 2021's end).
    fn end_row(&mut self) {
        self.push("</tr>\n");
        let drops = !self.renderer.project.config.vintage.is_historical();
        if let (false, true, Some(mark)) = (self.table.row_has_content, drops, self.table.row) {
            self.out.truncate(mark);
        }
    }

    fn cell(&mut self) {
        let alignment = self.table.alignments.get(self.table.column).copied().unwrap_or(Alignment::None);
        let align = match alignment {
            Alignment::None => "",
            Alignment::Left => " align=\"left\"",
            Alignment::Center => " align=\"center\"",
            Alignment::Right => " align=\"right\"",
        };
        let open = if self.table.in_head {
            format!("<th scope=\"col\"{align}>")
        } else if self.row_headers && self.table.column == 0 {
            format!("<th scope=\"row\"{align}>")
        } else {
            format!("<td{align}>")
        };
        self.push(&open);
        self.table.cell_start = self.out.html.len();
    }

    fn end_cell(&mut self) {
        if !self.out.html[self.table.cell_start..].trim().is_empty() {
            self.table.row_has_content = true;
        }
        let heading = self.table.in_head || (self.row_headers && self.table.column == 0);
        self.push(if heading { "</th>\n" } else { "</td>\n" });
        self.table.column += 1;
    }

    fn link(&mut self, destination: &str, title: &str) {
        let project = self.renderer.project;
        let link = Link::parse(destination, false, project);
        let auto_title = self.is_auto_title();
        let page = link.permalink(project).filter(|_| auto_title).and_then(|path| project.find_target(path));
        self.push("<a href=\"");
        match &link {
            Link::Fixed(href) if !is_root_relative(href) => push_address(href, &mut self.out.html),
            _ => self.out.push(HoleKind::Link(link.clone())),
        }
        if !title.is_empty() {
            self.push("\" title=\"");
            push_escaped(title, &mut self.out.html, true);
        }
        self.push("\">");
        if auto_title {
            self.auto_title(page, link, destination);
        }
    }

    /// A hole in place of the word that asks for the title.
    fn auto_title(&mut self, page: Option<PageId>, link: Link, destination: &str) {
        if page.is_none() {
            self.unresolved.push(self.events[self.at].range);
        }
        self.at += 1;
        self.out.push(HoleKind::Title { page, link, otherwise: destination.into() });
    }

    /// True if the link's whole text is the word that asks for the target's title.
    fn is_auto_title(&self) -> bool {
        let [Event { kind: Kind::Text(text), .. }, Event { kind: Kind::End(TagEnd::Link), .. }, ..] =
            &self.events[self.at..]
        else {
            return false;
        };
        text.trim() == "AUTOTITLE"
    }

    fn image(&mut self, destination: &str, title: &str) {
        let inner = self.take_inner();
        let in_procedure = self.in_procedure();
        raw_html::push_markdown_image(destination, &plain_text(inner), title, in_procedure, &mut self.out);
    }

    fn footnote_number(&mut self, label: &str) -> usize {
        if let Some(at) = self.footnotes.iter().position(|known| known == label) {
            return at + 1;
        }
        self.footnotes.push(label.to_owned());
        self.footnotes.len()
    }

    fn footnote_reference(&mut self, label: &str) {
        let number = self.footnote_number(label);
        self.out.html.push_str(&format!(
            "<sup><a href=\"#footnote-{number}\" id=\"footnote-reference-{number}\">{number}</a></sup>"
        ));
    }

    fn footnote(&mut self, label: &str) {
        let number = self.footnote_number(label);
        self.out.html.push_str(&format!("<div class=\"footnote\" id=\"footnote-{number}\">"));
    }
}

fn is_root_relative(href: &str) -> bool {
    href.starts_with('/') && !names_host(href)
}
