//! The language of what stems from data that is not translated, within a text that is.
//!
//! Whole blocks that take the place of broken ones are `translated`'s.

use super::Renderer;
use crate::liquid::{Evaluated, OriginKind};
use crate::markdown::{Event, Kind, Tag, TagEnd};
use crate::text::TextRange;
use std::ops::Range;

/// The events of a translation's text, with an element around each piece of running text that stems from the source's data.
pub fn mark<'t>(renderer: &Renderer<'_>, evaluated: &Evaluated, text: &str, events: Vec<Event<'t>>) -> Vec<Event<'t>> {
    let is_data = |what: &str| what.contains('.');
    let may_have_any = evaluated.fallbacks.iter().any(|fallback| is_data(&fallback.what));
    // Where the vintage rewrites the text before Markdown is read, offsets are others.
    if !may_have_any || text.len() != evaluated.text.len() {
        return events;
    }
    let mut ranges = Vec::new();
    collect(renderer, evaluated, 0..text.len(), 0, &mut ranges);
    if ranges.is_empty() { events } else { Marker { renderer, text, ranges }.mark(events) }
}

/// Adds the ranges within `part` of an evaluated text that stem from the source's data, each moved by `offset`.
fn collect(
    renderer: &Renderer<'_>,
    evaluated: &Evaluated,
    part: Range<usize>,
    offset: isize,
    found: &mut Vec<Range<usize>>,
) {
    let project = renderer.project;
    for (at, origin) in evaluated.origins.iter().enumerate() {
        let OriginKind::Included { evaluated: inner, from, .. } = &origin.kind else { continue };
        let end = evaluated.origins.get(at + 1).map_or(evaluated.text.len(), |next| next.at as usize);
        let range = part.start.max(origin.at as usize)..part.end.min(end);
        if inner.fallbacks.is_empty() || range.is_empty() {
            continue;
        }
        let path = &project.files.get(inner.source.file).path;
        let is_source = path.strip_prefix(&project.config.data).is_some_and(|rest| rest.starts_with('/'));
        if is_source {
            found.push(range.start.saturating_add_signed(offset)..range.end.saturating_add_signed(offset));
        } else {
            let within = *from as isize - origin.at as isize;
            let inner_part = range.start.saturating_add_signed(within)..range.end.saturating_add_signed(within);
            collect(renderer, inner, inner_part, offset - within, found);
        }
    }
}

struct Marker<'m> {
    renderer: &'m Renderer<'m>,
    text: &'m str,
    /// Ascending, without overlap.
    ranges: Vec<Range<usize>>,
}

impl Marker<'_> {
    fn mark<'t>(&self, events: Vec<Event<'t>>) -> Vec<Event<'t>> {
        let mut marked = Vec::with_capacity(events.len() + 2 * self.ranges.len());
        // Within code and the words of images, there can be no elements.
        let mut bare = 0_usize;
        for event in events {
            match &event.kind {
                Kind::Start(Tag::CodeBlock { .. } | Tag::HtmlBlock | Tag::Image { .. }) => bare += 1,
                Kind::End(TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Image) => bare = bare.saturating_sub(1),
                Kind::Text(_) if bare == 0 => {
                    self.push_text(event, &mut marked);
                    continue;
                }
                _ => {}
            }
            marked.push(event);
        }
        marked
    }

    /// Adds a text, cut where its language changes. One with escapes in it is taken as a whole.
    fn push_text<'t>(&self, event: Event<'t>, marked: &mut Vec<Event<'t>>) {
        let whole = event.range.start as usize..event.range.end as usize;
        let Kind::Text(words) = &event.kind else { return };
        let is_verbatim = self.text.get(whole.clone()) == Some(&**words);
        let mut start = whole.start;
        let overlapping = self.ranges.iter().filter(|range| range.start < whole.end && whole.start < range.end);
        // The title of a page comes in place of this word, and is in its own language.
        for range in overlapping.filter(|_| words.trim() != "AUTOTITLE") {
            let part = range.start.max(whole.start)..range.end.min(whole.end);
            let is_prose = self.text.get(part.clone()).is_some_and(|text| text.chars().any(char::is_alphabetic));
            if !is_prose || (!is_verbatim && part != whole) {
                continue;
            }
            self.push_part(start..part.start, &event, &whole, marked);
            marked.push(Event { kind: Kind::InlineHtml(opening(self.renderer).into()), range: event.range });
            self.push_part(part.clone(), &event, &whole, marked);
            marked.push(Event { kind: Kind::InlineHtml("</span>".into()), range: event.range });
            start = part.end;
        }
        self.push_part(start..whole.end, &event, &whole, marked);
    }

    fn push_part<'t>(&self, part: Range<usize>, event: &Event<'t>, whole: &Range<usize>, marked: &mut Vec<Event<'t>>) {
        if part == *whole {
            marked.push(event.clone());
        } else if let Some(text) = self.text.get(part.clone()).filter(|text| !text.is_empty()) {
            let range = TextRange::new(part.start as u32, part.end as u32);
            marked.push(Event { kind: Kind::Text(text.to_owned().into()), range });
        }
    }
}

/// The beginning of an element around words in the source's language.
pub fn opening(renderer: &Renderer<'_>) -> String {
    let source = renderer.project.config.source();
    format!("<span lang=\"{}\" dir=\"{}\">", source.code, source.direction.name())
}
