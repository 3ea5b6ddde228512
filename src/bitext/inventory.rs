//! What a segment holds, item by item.

use super::form::Form;
use super::surface::marks;
use crate::markdown::{Alert, BlockKind, Event, Kind, Tag};
use crate::text::TextRange;
use std::borrow::Cow;

/// A part of a segment that must survive translation.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Placeable {
    pub kind: PlaceableKind,
    /// As it is compared: a link without scheme and locale, code without blanks around it, the mark of a data entry.
    pub value: Box<str>,
}

/// The order is that in which findings are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PlaceableKind {
    Data,
    Link,
    Image,
    Icon,
    Code,
    Html,
    Footnote,
    /// An id that links may lead to, of an HTML element.
    Id,
    /// A link that takes the title of its page, by its address.
    Title,
}

/// A segment with all that is compared.
#[derive(Debug, Clone, Default)]
pub struct Inventory {
    /// Sorted, with repetitions.
    pub placeables: Vec<Placeable>,
    /// The words, marks included, without code and addresses; of a code block the code.
    pub text: String,
    /// How the block is set.
    pub form: Form,
    /// Elements of code that are open in HTML: what they hold is no prose.
    open_code: u16,
}

impl Inventory {
    /// The inventory of a block's inline content.
    pub fn new(kind: BlockKind, spelling: Spelling<'_>, events: &[Event<'_>]) -> Self {
        let length = events.iter().map(|event| if let Kind::Text(text) = &event.kind { text.len() } else { 1 });
        let mut inventory = Self { text: String::with_capacity(length.sum()), ..Self::default() };
        let mut autolink = false;
        for (at, event) in events.iter().enumerate() {
            match &event.kind {
                Kind::Start(Tag::Link { destination, autolink: bare, .. }) => {
                    autolink = *bare;
                    let target = spelling.neutral(destination);
                    inventory.add(PlaceableKind::Link, &target);
                    if takes_title(events.get(at + 1)) {
                        inventory.add(PlaceableKind::Title, &target);
                    }
                }
                Kind::Start(Tag::Strong) => inventory.form.bold += 1,
                Kind::End(crate::markdown::TagEnd::Link) => autolink = false,
                Kind::Start(Tag::Image { destination, .. }) => {
                    inventory.add(PlaceableKind::Image, destination.trim());
                }
                Kind::Code(code) => inventory.add(PlaceableKind::Code, code.trim()),
                Kind::Html(html) | Kind::InlineHtml(html) => inventory.add_html(html, spelling),
                Kind::FootnoteReference(label) => inventory.add(PlaceableKind::Footnote, label),
                Kind::Text(text) if kind == BlockKind::Code => inventory.text.push_str(text),
                Kind::Text(text) if !autolink => inventory.add_text(text),
                Kind::SoftBreak | Kind::HardBreak => inventory.text.push(' '),
                Kind::Start(Tag::TableCell) => inventory.text.push('\u{1f}'),
                _ => {}
            }
        }
        inventory.placeables.sort_unstable();
        inventory
    }

    /// True if readers see nothing of it.
    pub fn is_empty(&self) -> bool {
        self.placeables.is_empty() && self.text.trim().is_empty()
    }

    fn add(&mut self, kind: PlaceableKind, value: &str) {
        self.placeables.push(Placeable { kind, value: value.into() });
    }

    fn add_text(&mut self, text: &str) {
        marks(text).for_each(|mark| self.add(PlaceableKind::Data, mark));
        if self.open_code == 0 {
            self.text.push_str(text);
        }
    }

    /// Icons by name, links and images by address, other elements by name and class; elements that only dress text
    /// are no matter.
    fn add_html(&mut self, html: &str, spelling: Spelling<'_>) {
        let html = without_comments(html);
        let mut rest = html.as_ref();
        while let Some((text, tag)) = rest.split_once('<') {
            self.add_text(text);
            let end = tag.find('>').unwrap_or(tag.len());
            let (tag, after) = (&tag[..end], tag.get(end + 1..).unwrap_or(""));
            rest = after;
            let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("").to_ascii_lowercase();
            if matches!(name.as_str(), "code" | "kbd" | "samp" | "pre") {
                self.open_code += 1;
            } else if matches!(tag.trim_end(), "/code" | "/kbd" | "/samp" | "/pre") {
                self.open_code = self.open_code.saturating_sub(1);
            }
            self.form.bold += u16::from(matches!(name.as_str(), "b" | "strong"));
            if tag.contains("id") || name == "a" {
                let id = attribute(tag, "id").or_else(|| attribute(tag, "name").filter(|_| name == "a"));
                id.into_iter().for_each(|id| self.add(PlaceableKind::Id, id));
            }
            match name.as_str() {
                "svg" => {
                    let icon = tag.split("octicon-").nth(1).unwrap_or("").split([' ', '"']).next().unwrap_or("");
                    self.add(PlaceableKind::Icon, icon);
                    rest = after.split_once("</svg>").map_or("", |(_, after)| after);
                }
                "a" => {
                    if let Some(target) = attribute(tag, "href") {
                        self.add(PlaceableKind::Link, &spelling.neutral(target));
                    }
                }
                "img" | "video" | "iframe" => {
                    if let Some(source) = attribute(tag, "src") {
                        self.add(PlaceableKind::Image, source);
                    }
                }
                "" if tag.starts_with('/') => self.add_end(&tag[1..]),
                "" | "path" | "p" | "br" | "wbr" | "b" | "i" | "em" | "strong" | "span" | "sub" | "sup" | "u"
                | "code" => {}
                name => {
                    let class = attribute(tag, "class").unwrap_or("");
                    let words: Vec<&str> = class.split_whitespace().take(2).collect();
                    self.add(PlaceableKind::Html, format!("{name} {}", words.join(" ")).trim_end());
                }
            }
        }
        self.add_text(rest);
    }

    /// The end of an element whose beginning counts; of others it may be left out.
    fn add_end(&mut self, name: &str) {
        let name = name.trim_end().to_ascii_lowercase();
        if matches!(name.as_str(), "kbd" | "samp" | "summary" | "details" | "table" | "ul" | "ol" | "pre") {
            self.add(PlaceableKind::Html, &format!("/{name}"));
        }
    }

    /// The placeables of one kind.
    pub fn of(&self, kind: PlaceableKind) -> impl Iterator<Item = &str> {
        self.placeables.iter().filter(move |placeable| placeable.kind == kind).map(|placeable| &*placeable.value)
    }
}

/// What a block is, as one word and for alerts their kind; for messages.
pub fn kind_name(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Heading(_) => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::Item { ordered: true } => "numbered item",
        BlockKind::Item { ordered: false } => "bullet",
        BlockKind::Code => "code block",
        BlockKind::Html => "HTML block",
        BlockKind::TableRow { header: true, .. } => "table header",
        BlockKind::TableRow { header: false, .. } => "table row",
        BlockKind::Quote { alert: Some(alert) } => alert_name(alert),
        BlockKind::Quote { alert: None } => "quotation",
        BlockKind::Footnote => "footnote",
        BlockKind::Rule => "rule",
    }
}

fn alert_name(alert: Alert) -> &'static str {
    match alert {
        Alert::Note => "note",
        Alert::Tip => "tip",
        Alert::Important => "important notice",
        Alert::Warning => "warning",
        Alert::Caution => "caution",
    }
}

/// How addresses may be spelt in an edition without leading elsewhere.
#[derive(Debug, Clone, Copy)]
pub struct Spelling<'s> {
    /// The id of the version, where only one sees the text.
    pub version: Option<&'s str>,
    pub locale: &'s str,
}

impl Spelling<'_> {
    /// An address without what may differ between editions: scheme, slash at the end, the version, and on other sites
    /// the language.
    pub fn neutral<'d>(&self, destination: &'d str) -> Cow<'d, str> {
        let destination = destination.trim();
        let rest = destination.strip_prefix("https:").or(destination.strip_prefix("http:")).unwrap_or(destination);
        let rest = if rest.len() > 1 { rest.trim_end_matches('/') } else { rest };
        if rest.starts_with("//") && rest[2..].contains('/') {
            let segments: Vec<&str> = rest.split('/').filter(|segment| !self.is_language(segment)).collect();
            return format!("//{}", segments.join("/").trim_start_matches('/')).into();
        }
        match self.version {
            Some(version) if rest.contains(version) => rest.replace(version, "{version}").into(),
            _ => rest.into(),
        }
    }

    /// `en`, `en-us`, `ja`, `ja_jp`: the language of the source's readers or of the target's.
    fn is_language(&self, segment: &str) -> bool {
        let language = self.locale.split('-').next().unwrap_or("");
        let is = |tag: &str| {
            segment.len() == tag.len()
                && segment.chars().zip(tag.chars()).all(|(a, b)| a.eq_ignore_ascii_case(&b) || (a == '_' && b == '-'))
        };
        ["en", "en-us", language, self.locale].into_iter().any(|tag| !tag.is_empty() && is(tag))
    }
}

/// True for the text in whose place the renderer writes the title of the page.
fn takes_title(text: Option<&Event<'_>>) -> bool {
    matches!(text.map(|event| &event.kind), Some(Kind::Text(text)) if text.trim() == "AUTOTITLE")
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let mut rest = tag;
    loop {
        let (before, after) = rest.split_once(name)?;
        let after = after.trim_start();
        if before.ends_with([' ', '\t', '\n', '"', '\'']) && after.starts_with('=') {
            let value = after[1..].trim_start();
            return match value.chars().next()? {
                quote @ ('"' | '\'') => value[1..].split(quote).next(),
                _ => value.split([' ', '>']).next(),
            };
        }
        rest = after;
    }
}

fn without_comments(html: &str) -> Cow<'_, str> {
    if !html.contains("<!--") {
        return html.into();
    }
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, comment)) = rest.split_once("<!--") {
        text.push_str(before);
        rest = comment.split_once("-->").map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    text.into()
}

/// Where the content of a block ends: without the line breaks after it.
pub fn trimmed(range: TextRange, text: &str) -> TextRange {
    let length = range.slice(text).trim_end().len() as u32;
    TextRange::new(range.start, range.start + length)
}
