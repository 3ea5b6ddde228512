//! Puts the pieces that the parser splits text into together again, and sets bare links into it.
//!
//! The parser breaks a text at every character that might have meant something. Whole texts are what readers of events
//! want, and what a bare link can be found in. What a bare link is, is `autolink`'s.

use super::autolink::{self, Autolink, Hints};
use super::event::{Event, Kind, Tag, TagEnd};
use crate::text::TextRange;
use std::borrow::Cow;
use std::ops::Range;

/// Events under construction, with the text that is still growing.
pub(super) struct TextRun<'t, 'p> {
    original: &'t str,
    hints: &'p Hints,
    links_run_on: bool,
    events: Vec<Event<'t>>,
    pieces: Vec<Piece<'t>>,
    /// The pieces are HTML: the parser gives an HTML block's indentation as text.
    in_html: bool,
    /// How many open elements hold text that is no place for a link: links, images, code.
    unlinked: usize,
    /// Between a raw `<a href=…>` and `</a>`.
    in_raw_link: bool,
}

/// What the parser gave in one go: the text as the reader sees it, and where it stands.
struct Piece<'t> {
    text: Cow<'t, str>,
    range: TextRange,
    /// Where the text begins in all pieces together.
    offset: usize,
}

impl<'t, 'p> TextRun<'t, 'p> {
    pub fn new(original: &'t str, hints: &'p Hints, links_run_on: bool) -> Self {
        // Documentation has one event for every 16 bytes or more, most of the time; what is not used costs nothing.
        let events = Vec::with_capacity(original.len() / 16);
        Self {
            original,
            hints,
            links_run_on,
            events,
            pieces: Vec::new(),
            in_html: false,
            unlinked: 0,
            in_raw_link: false,
        }
    }

    /// More text, or more of an HTML block. What the author wrote in one go stays one piece, borrowed.
    #[inline]
    pub fn text(&mut self, text: Cow<'t, str>, range: TextRange) {
        if text.is_empty() {
            return;
        }
        let Some(last) = self.pieces.last_mut() else {
            return self.pieces.push(Piece { text, range, offset: 0 });
        };
        let piece = Piece { text, range, offset: last.offset + last.text.len() };
        if last.range.end == range.start && last.is_borrowed() && piece.is_borrowed() {
            last.range = last.range.cover(range);
            last.text = Cow::Borrowed(last.range.slice(self.original));
        } else {
            self.pieces.push(piece);
        }
    }

    /// Any other event.
    #[inline]
    pub fn push(&mut self, event: Event<'t>) {
        self.flush();
        match &event.kind {
            Kind::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough) => {}
            Kind::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock { .. }) => self.unlinked += 1,
            Kind::End(TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock) => self.unlinked -= 1,
            Kind::Start(block) => {
                self.in_html = matches!(block, Tag::HtmlBlock);
                self.in_raw_link = false;
            }
            Kind::End(TagEnd::HtmlBlock) => self.in_html = false,
            Kind::InlineHtml(html) => self.in_raw_link = opens_link(html).unwrap_or(self.in_raw_link),
            _ => {}
        }
        self.events.push(event);
    }

    pub fn finish(mut self) -> Vec<Event<'t>> {
        self.flush();
        self.events
    }

    fn flush(&mut self) {
        let (Some(first), Some(last)) = (self.pieces.first(), self.pieces.last()) else { return };
        let range = first.range.cover(last.range);
        let text = self.joined();
        // What was made from pieces may read as what does not stand there.
        let may_have_links = matches!(text, Cow::Owned(_)) || self.hints.any_in(range);
        if self.in_html {
            self.events.push(Event { kind: Kind::Html(text), range });
        } else if self.unlinked > 0 || self.in_raw_link || !may_have_links {
            self.events.push(Event { kind: Kind::Text(text), range });
        } else {
            self.linked(Piece { text, range, offset: 0 });
        }
        self.pieces.clear();
    }

    /// The pieces as one text, borrowed where there is one only.
    fn joined(&self) -> Cow<'t, str> {
        match &*self.pieces {
            [only] => only.text.clone(),
            several => Cow::Owned(several.iter().map(|piece| &*piece.text).collect()),
        }
    }

    /// A text with its bare links.
    fn linked(&mut self, whole: Piece<'t>) {
        let before = self.original.get(..whole.range.start as usize).and_then(|before| before.chars().next_back());
        let mut links = autolink::find(&whole.text, before);
        if links.is_empty() {
            return self.events.push(Event { kind: Kind::Text(whole.text), range: whole.range });
        }
        if self.links_run_on {
            autolink::run_on(&whole.text, &mut links);
        }
        let mut done = 0;
        for link in &links {
            self.part(&whole, done..link.range.start);
            self.link(&whole, link);
            done = link.text_end;
        }
        self.part(&whole, done..whole.text.len());
    }

    fn link(&mut self, whole: &Piece<'t>, link: &Autolink) {
        let address = whole.part(link.range.clone());
        let destination = match link.scheme() {
            "" => address,
            scheme => Cow::Owned(format!("{scheme}{address}")),
        };
        let tag = Tag::Link { destination, title: Cow::Borrowed(""), autolink: true };
        let text = link.range.start..link.text_end;
        let (end, range) = (tag.end(), self.source_range(text.clone()));
        self.events.push(Event { kind: Kind::Start(tag), range });
        self.part(whole, text);
        self.events.push(Event { kind: Kind::End(end), range });
    }

    fn part(&mut self, whole: &Piece<'t>, part: Range<usize>) {
        if !part.is_empty() {
            let range = self.source_range(part.clone());
            self.events.push(Event { kind: Kind::Text(whole.part(part)), range });
        }
    }

    /// Where a part of the joined text stands; the part is not empty.
    fn source_range(&self, part: Range<usize>) -> TextRange {
        let first = self.pieces.partition_point(|piece| piece.offset + piece.text.len() <= part.start);
        let last = self.pieces.partition_point(|piece| piece.offset < part.end).saturating_sub(1);
        match (self.pieces.get(first), self.pieces.get(last)) {
            (Some(first), Some(last)) => first.source(part.start).cover(last.source(part.end)),
            _ => TextRange::default(),
        }
    }
}

impl<'t> Piece<'t> {
    /// True if the text stands in the source as it is, and not as an entity.
    fn is_verbatim(&self) -> bool {
        self.range.len() as usize == self.text.len()
    }

    fn is_borrowed(&self) -> bool {
        self.is_verbatim() && matches!(self.text, Cow::Borrowed(_))
    }

    fn part(&self, part: Range<usize>) -> Cow<'t, str> {
        match &self.text {
            Cow::Borrowed(text) => Cow::Borrowed(&text[part]),
            Cow::Owned(text) => Cow::Owned(text[part].to_owned()),
        }
    }

    /// Where an offset into all pieces stands; what stands for more or less than itself has no inside.
    fn source(&self, offset: usize) -> TextRange {
        match self.is_verbatim() {
            true => TextRange::empty(self.range.start + offset.saturating_sub(self.offset) as u32),
            false => self.range,
        }
    }
}

/// Whether a raw tag opens or closes a link; `None` if it does neither.
fn opens_link(html: &str) -> Option<bool> {
    let html = html.as_bytes();
    let begins = |prefix: &[u8]| html.len() > prefix.len() && html[..prefix.len()].eq_ignore_ascii_case(prefix);
    if begins(b"</a") && !html[3].is_ascii_alphanumeric() {
        return Some(false);
    }
    let opens = begins(b"<a") && html[2].is_ascii_whitespace();
    (opens && html.windows(4).any(|word| word.eq_ignore_ascii_case(b"href"))).then_some(true)
}
