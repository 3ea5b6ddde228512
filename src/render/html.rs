//! Markdown events as HTML with holes.

use super::alert;
use super::annotation::{self, AnnotationError, Row};
use super::code::{self, Info};
use super::escape::{push_address, push_escaped};
use super::footnote::Footnotes;
use super::fragment::{Fragment, HoleKind};
use super::mark;
use super::table::{Table, push_breakable_code};
use super::{Labels, Renderer, raw_html};
use crate::markdown::{self, Alert, Event, Kind, Options, Tag, TagEnd, html_text, plain_text, push_text, slug_text};
use crate::project::{Link, is_asset, is_root_relative};
use crate::text::{Slugger, TextRange};
use std::borrow::Cow;

/// One heading of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    pub level: u8,
    pub id: String,
    /// As text.
    pub title: String,
}

/// What a text asks for and cannot have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// The title of a page that is not there.
    Title,
    Annotation(AnnotationError),
}

/// A body as HTML, with its headings.
#[derive(Debug, Clone, Default)]
pub struct Body {
    pub fragment: Fragment,
    pub headings: Vec<Heading>,
    /// What cannot be rendered as asked, as ranges of the text.
    pub problems: Vec<(TextRange, Problem)>,
    /// What differs between editions, with the ranges of the text that ask for it: whole links and images, and the word
    /// that stands for a title. None where pages have no copies.
    pub slots: Vec<(TextRange, HoleKind)>,
}

/// Writes `events`. `heading_ids` gives ids for headings by their number in the text; where it has none, the id is made
/// from the heading's own text.
pub fn write(events: &[Event<'_>], renderer: &Renderer<'_>, labels: &Labels, heading_ids: &[Option<String>]) -> Body {
    written(Writer { marks: renderer.marks, ..Writer::new(events, renderer, labels, heading_ids) })
}

/// Writes a text that is part of something else, such as a field or a note: as [`write`], never with marks.
pub fn write_part(events: &[Event<'_>], renderer: &Renderer<'_>, labels: &Labels) -> Fragment {
    written(Writer::new(events, renderer, labels, &[])).fragment
}

fn written(mut writer: Writer<'_>) -> Body {
    let events = writer.events;
    // Documentation has about as many bytes of HTML for each event.
    writer.out.html.reserve(events.len() * 32);
    while writer.at < events.len() {
        writer.event();
    }
    Body { fragment: writer.out, headings: writer.headings, problems: writer.problems, slots: writer.slots }
}

struct Writer<'w> {
    events: &'w [Event<'w>],
    renderer: &'w Renderer<'w>,
    labels: &'w Labels,
    heading_ids: &'w [Option<String>],
    /// Each block has a mark before it: see [`mark`].
    marks: bool,
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
    /// The last heading, as long as it stands beside what comes.
    nearest_heading: Option<String>,
    footnotes: Footnotes,
    problems: Vec<(TextRange, Problem)>,
    slots: Vec<(TextRange, HoleKind)>,
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
            marks: false,
            at: 0,
            out: Fragment::default(),
            headings: Vec::new(),
            slugger: Slugger::default(),
            lists: Vec::new(),
            quotes: Vec::new(),
            problems: Vec::new(),
            slots: Vec::new(),
            table: Table::default(),
            row_headers: false,
            nearest_heading: None,
            footnotes: Footnotes::default(),
        }
    }

    fn push(&mut self, html: &str) {
        self.out.html.push_str(html);
    }

    /// A hole for what `range` of the text asks for.
    fn hole(&mut self, range: TextRange, kind: HoleKind) {
        self.slot(range, &kind);
        self.out.push(kind);
    }

    /// Notes what `range` of the text asks for, which copies of the page fill in; without copies, nobody asks.
    fn slot(&mut self, range: TextRange, kind: &HoleKind) {
        if self.renderer.project.config.markdown_copies {
            self.slots.push((range, kind.clone()));
        }
    }

    /// True for the vintages since 2021's end.
    fn is_current(&self) -> bool {
        !self.renderer.project.config.vintage.is_historical()
    }

    fn in_procedure(&self) -> bool {
        self.lists.contains(&true)
    }

    fn event(&mut self) {
        let events = self.events;
        let event = &events[self.at];
        self.at += 1;
        if self.marks {
            mark::push(event, &mut self.out.html);
        }
        match &event.kind {
            Kind::Start(tag) => self.start(tag, event.range),
            Kind::End(end) => self.end(*end),
            Kind::Text(text) => push_text(text, &mut self.out.html),
            Kind::Code(code) => {
                self.push("<code>");
                if self.table.is_open() && self.is_current() {
                    push_breakable_code(code, &mut self.out.html);
                } else {
                    push_escaped(code, &mut self.out.html, false);
                }
                self.push("</code>");
            }
            Kind::Html(html) | Kind::InlineHtml(html) => self.raw(html),
            Kind::SoftBreak => self.push("\n"),
            Kind::HardBreak => self.push("<br>\n"),
            Kind::Rule => self.push("<hr>\n"),
            Kind::TaskListMarker(true) => self.push("<input type=\"checkbox\" checked disabled> "),
            Kind::TaskListMarker(false) => self.push("<input type=\"checkbox\" disabled> "),
            Kind::FootnoteReference(label) => self.footnotes.push_reference(label, &mut self.out.html),
        }
    }

    fn raw(&mut self, html: &str) {
        if html.contains("ghd-tool rowheaders") {
            self.row_headers = true;
        } else if self.row_headers && html.contains("</div>") {
            self.row_headers = false;
        }
        if raw_html::begins_part(html) && !html.contains("rowheaders") {
            self.nearest_heading = None;
        }
        let in_procedure = self.in_procedure();
        raw_html::push(html, self.renderer.project, in_procedure, &mut self.out);
    }

    fn start(&mut self, tag: &'w Tag<'w>, range: TextRange) {
        match tag {
            Tag::Paragraph => self.push("<p>"),
            Tag::Heading { level } => self.heading(*level),
            Tag::BlockQuote { alert } => self.quote(*alert),
            Tag::CodeBlock { info } => self.code(info.as_deref().unwrap_or(""), range),
            Tag::HtmlBlock => self.html_block(),
            Tag::List { start } => self.list(*start),
            Tag::Item => self.push("<li>"),
            Tag::FootnoteDefinition(label) => self.footnotes.push_opening(label, &mut self.out.html),
            Tag::Table { alignments } => {
                let label = self.nearest_heading.take().filter(|_| self.is_current() && self.lists.is_empty());
                self.table = Table::begin(alignments, self.row_headers, label.as_deref(), &mut self.out);
            }
            Tag::TableHead => self.table.begin_head(&mut self.out),
            Tag::TableRow => self.table.begin_row(&mut self.out),
            Tag::TableCell => self.table.begin_cell(&mut self.out),
            Tag::Emphasis => self.push("<em>"),
            Tag::Strong => self.push("<strong>"),
            Tag::Strikethrough => self.push("<del>"),
            Tag::Link { destination, title, .. } => self.link(destination, title, range),
            Tag::Image { destination, title } => self.image(destination, title, range),
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Paragraph => self.push("</p>\n"),
            TagEnd::BlockQuote => match self.quotes.pop() {
                Some(true) => self.push("</div>\n"),
                _ => self.push("</blockquote>\n"),
            },
            TagEnd::List { ordered } => {
                self.lists.pop();
                self.push(if ordered { "</ol>\n" } else { "</ul>\n" });
            }
            TagEnd::Item => self.push("</li>\n"),
            TagEnd::FootnoteDefinition => self.push("</div>\n"),
            TagEnd::Table => self.table.end(&mut self.out),
            TagEnd::TableHead => self.table.end_head(&mut self.out),
            TagEnd::TableRow => self.table.end_row(self.is_current(), &mut self.out),
            TagEnd::TableCell => self.table.end_cell(&mut self.out),
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
        let number = ["1", "2", "3", "4", "5", "6"][usize::from(level.clamp(1, 6)) - 1];
        self.push("<h");
        self.push(number);
        self.push(" id=\"");
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
        self.push("</h");
        self.push(number);
        self.push(">\n");
        self.nearest_heading = (!id.is_empty() && self.quotes.is_empty()).then(|| id.clone());
        self.headings.push(Heading { level, id, title: plain_text(inner).trim().to_owned() });
    }

    fn quote(&mut self, alert: Option<Alert>) {
        self.quotes.push(alert.is_some());
        match alert {
            Some(alert) => alert::push_opening(alert, self.labels, &mut self.out.html),
            None => self.push("<blockquote>\n"),
        }
    }

    fn code(&mut self, info: &str, range: TextRange) {
        let inner = self.take_inner();
        let parts: Vec<&str> = inner
            .iter()
            .filter_map(|event| if let Kind::Text(text) = &event.kind { Some(&**text) } else { None })
            .collect();
        let code: Cow<'_, str> = if let [only] = parts[..] { only.into() } else { parts.concat().into() };
        let info = Info::parse(info);
        if info.annotate && self.is_current() {
            match annotation::rows(info.language, &code) {
                Ok(rows) => return self.annotated(&info, &rows),
                Err(error) => self.problems.push((range, Problem::Annotation(error))),
            }
        }
        code::push(&info, &code, &self.labels.copy, self.renderer.highlighter.as_ref(), &mut self.out);
    }

    fn annotated(&mut self, info: &Info<'_>, rows: &[Row]) {
        let (renderer, labels) = (self.renderer, self.labels);
        let note = &mut |text: &str, out: &mut Fragment| {
            let events = markdown::parse(text, Options::default());
            out.append(write_part(&events, renderer, labels));
        };
        let code = &mut |text: &str, out: &mut String| {
            code::push_sample(info.language, text, renderer.highlighter.as_ref(), out);
        };
        annotation::push(rows, code::display_name(info.language), note, code, &mut self.out);
    }

    fn html_block(&mut self) {
        let html = html_text(self.take_inner());
        self.raw(&html);
        let end = if html.ends_with('\n') { "" } else { "\n" };
        self.push(end);
    }

    fn list(&mut self, start: Option<u64>) {
        self.lists.push(start.is_some());
        match start {
            None => self.push("<ul>\n"),
            Some(1) => self.push("<ol>\n"),
            Some(first) => self.push(&format!("<ol start=\"{first}\">\n")),
        }
    }

    fn link(&mut self, destination: &str, title: &str, range: TextRange) {
        self.push("<a href=\"");
        let project = self.renderer.project;
        let parse = || Link::parse(destination, false, project);
        let auto_title = self.is_auto_title().then(parse);
        if is_root_relative(destination) {
            self.hole(range, HoleKind::Link(auto_title.clone().unwrap_or_else(parse)));
        } else {
            push_address(destination, &mut self.out.html);
        }
        if !title.is_empty() {
            self.push("\" title=\"");
            push_escaped(title, &mut self.out.html, true);
        }
        self.push("\">");
        if let Some(link) = auto_title {
            self.auto_title(link, destination);
        }
    }

    /// A hole in place of the word that asks for the title.
    fn auto_title(&mut self, link: Link, destination: &str) {
        let project = self.renderer.project;
        let page = link.permalink(project).and_then(|path| project.find_target(path));
        if page.is_none() {
            self.problems.push((self.events[self.at].range, Problem::Title));
        }
        let range = self.events[self.at].range;
        self.at += 1;
        self.hole(range, HoleKind::Title { page, link, otherwise: destination.into() });
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

    fn image(&mut self, destination: &str, title: &str, range: TextRange) {
        if is_asset(destination) {
            self.slot(range, &HoleKind::Asset(destination.into()));
        }
        let inner = self.take_inner();
        let in_procedure = self.in_procedure();
        raw_html::push_markdown_image(destination, &plain_text(inner), title, in_procedure, &mut self.out);
    }
}
