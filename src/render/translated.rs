//! The body of a translation: it keeps the ids of the source's headings, and shows the source's blocks where its own
//! cannot be evaluated.

use super::body::{BodyVariant, ELSEWHERE, Notes, SourceVariant, finish, markdown_text, notes, parse};
use super::escape::escaped_with_quotes;
use super::html::Body;
use super::{Renderer, html, source_parts};
use crate::bitext::{Bead, Outline, align};
use crate::liquid::{Evaluated, Fallback};
use crate::markdown::{Event, Kind, Rewritten, Tag, TagEnd, blocks};
use crate::project::Page;
use crate::text::TextRange;
use crate::version::VersionSet;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// The source's body for readers of another locale, whose data it may use.
pub fn as_source(
    renderer: &Renderer<'_>,
    locale: usize,
    evaluated: &mut Evaluated,
    versions: VersionSet,
) -> BodyVariant {
    let text = markdown_text(renderer, &evaluated.text);
    let mut body = html::write(&parse(renderer, &text.text), renderer, &renderer.labels[locale], &[]);
    let notes = notes(&mut body, &text, evaluated);
    finish(body, notes, evaluated, versions)
}

/// A translation's body in versions in which both sides take one path each.
pub fn render(
    renderer: &Renderer<'_>,
    page: &Page,
    locale: usize,
    evaluated: &mut Evaluated,
    versions: VersionSet,
    source: &SourceVariant,
) -> BodyVariant {
    let Written { body, notes, falls_back, has_untranslated } = write(renderer, locale, evaluated, source);
    if falls_back {
        let path = page.translation_paths[locale - 1].clone();
        let reason = "cannot be evaluated".to_owned();
        evaluated.fallbacks.push(Arc::new(Fallback { what: "block".to_owned(), path, reason }));
    }
    BodyVariant { has_untranslated, ..finish(body, notes, evaluated, versions) }
}

/// A translation's body as HTML.
struct Written {
    body: Body,
    notes: Notes,
    /// Blocks of the source stand in place of some of its own.
    falls_back: bool,
    has_untranslated: bool,
}

fn write(renderer: &Renderer<'_>, locale: usize, evaluated: &Evaluated, source: &SourceVariant) -> Written {
    let text = markdown_text(renderer, &evaluated.text);
    let events = parse(renderer, &text.text);
    let blocks = blocks(&events);
    let outline = Outline::of_blocks(&events, &blocks);
    let (mut events, mut has_untranslated) = (events, false);
    if renderer.marks_untranslated && !blocks.is_empty() {
        (events, has_untranslated) = source.compared(renderer).1.mark(renderer, &text.text, events, &blocks);
    }
    let events = source_parts::mark(renderer, evaluated, &text.text, events);
    let written = |events: &[Event<'_>], ids: &[Option<String>], falls_back: bool| {
        let mut body = html::write(events, renderer, &renderer.labels[locale], ids);
        let notes = notes(&mut body, &text, evaluated);
        Written { body, notes, falls_back, has_untranslated }
    };
    if evaluated.damage.is_empty() && outline.headings().next().is_none() {
        return written(&events, &[], false);
    }
    let source_outline = &source.compared(renderer).0;
    let beads = align(source_outline, &outline);
    let ids = heading_ids(source, source_outline, &outline, &beads);
    if evaluated.damage.is_empty() {
        return written(&events, &ids, false);
    }
    let sides = Sides { source: source_outline, target: &outline, beads: &beads };
    let replaced = sides.replaced_blocks(&damaged_blocks(&text, evaluated, &outline));
    let source_text = markdown_text(renderer, &source.rendered.markdown);
    let source_events = parse(renderer, &source_text.text);
    let (events, ids) = splice(&events, &ids, &source_events, source, &replaced, &wrapper(renderer, locale));
    written(&events, &ids, !replaced.is_empty())
}

/// For each heading of the translation, the id of the heading that it translates.
fn heading_ids(
    source: &SourceVariant,
    source_outline: &Outline,
    outline: &Outline,
    beads: &[Bead],
) -> Vec<Option<String>> {
    let ordinals: BTreeMap<usize, usize> = source_outline.headings().zip(0..).collect();
    let partners: BTreeMap<usize, usize> = beads.iter().filter_map(|bead| Some((bead.target?, bead.source?))).collect();
    let id = |target: usize| {
        let ordinal = ordinals.get(partners.get(&target)?)?;
        source.rendered.headings.get(*ordinal).map(|heading| heading.id.clone())
    };
    outline.headings().map(id).collect()
}

/// The top-level blocks in which something could not be evaluated; offsets of damage are those of the text after Liquid.
fn damaged_blocks(text: &Rewritten<'_>, evaluated: &Evaluated, outline: &Outline) -> Vec<usize> {
    let mut blocks: Vec<usize> = Vec::new();
    for &offset in &evaluated.damage {
        let offset = text.rewritten(TextRange::empty(offset)).start;
        // A tag on a line of its own belongs to no block: what it would have shown is absent, what stands around it is not.
        let holds = |range: TextRange| {
            let length = range.slice(&text.text).trim_end().len() as u32;
            range.start <= offset && offset <= range.start + length
        };
        blocks.extend(outline.segments.iter().find(|segment| holds(segment.range)).map(|segment| segment.top));
    }
    blocks.sort_unstable();
    blocks.dedup();
    blocks
}

/// Both outlines with their alignment.
struct Sides<'a> {
    source: &'a Outline,
    target: &'a Outline,
    beads: &'a [Bead],
}

impl Sides<'_> {
    /// For each of the translation's top-level `blocks` that has partners: which blocks of the source take its place.
    fn replaced_blocks(&self, blocks: &[usize]) -> BTreeMap<usize, Vec<usize>> {
        let mut replaced: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for bead in self.beads {
            let (Some(source), Some(target)) = (bead.source, bead.target) else { continue };
            let top = self.target.segments[target].top;
            if blocks.contains(&top) {
                let tops = replaced.entry(top).or_default();
                tops.push(self.source.segments[source].top);
                tops.dedup();
            }
        }
        replaced
    }
}

/// The element around what is shown in the source's language, and its end.
fn wrapper(renderer: &Renderer<'_>, locale: usize) -> String {
    let source = renderer.project.config.source();
    format!(
        "<div class=\"fallback-block\" lang=\"{}\" dir=\"{}\" role=\"group\" aria-label=\"{}\">\n",
        source.code,
        source.direction.name(),
        escaped_with_quotes(&renderer.labels[locale].shown_in_source)
    )
}

/// The translation's events with some top-level blocks replaced by the source's, and the ids of all headings in them.
fn splice<'t>(
    events: &[Event<'t>],
    ids: &[Option<String>],
    source_events: &[Event<'t>],
    source: &SourceVariant,
    replaced: &BTreeMap<usize, Vec<usize>>,
    wrapper: &str,
) -> (Vec<Event<'t>>, Vec<Option<String>>) {
    let own: Vec<Range<usize>> = top_level(events);
    let others: Vec<Range<usize>> = top_level(source_events);
    let (mut all, mut all_ids) = (Vec::with_capacity(events.len()), Vec::new());
    let mut ids = ids.iter();
    for (top, range) in own.into_iter().enumerate() {
        let block = &events[range];
        let block_ids: Vec<Option<String>> = ids.by_ref().take(headings(block)).cloned().collect();
        let Some(substitutes) = replaced.get(&top) else {
            all.extend_from_slice(block);
            all_ids.extend(block_ids);
            continue;
        };
        all.extend(html_block(wrapper.to_owned()));
        for range in substitutes.iter().filter_map(|substitute| others.get(*substitute)) {
            let before = headings(&source_events[..range.start]);
            let block = &source_events[range.clone()];
            let known = source.rendered.headings.iter().skip(before).take(headings(block));
            all_ids.extend(known.map(|heading| Some(heading.id.clone())));
            all.extend(block.iter().map(|event| Event { kind: event.kind.clone(), range: ELSEWHERE }));
        }
        all.extend(html_block("</div>\n".to_owned()));
    }
    (all, all_ids)
}

fn html_block<'t>(html: String) -> [Event<'t>; 3] {
    let event = |kind| Event { kind, range: ELSEWHERE };
    [event(Kind::Start(Tag::HtmlBlock)), event(Kind::Html(html.into())), event(Kind::End(TagEnd::HtmlBlock))]
}

fn headings(events: &[Event<'_>]) -> usize {
    events.iter().filter(|event| matches!(event.kind, Kind::Start(Tag::Heading { .. }))).count()
}

/// The events of each top-level block.
fn top_level(events: &[Event<'_>]) -> Vec<Range<usize>> {
    let (mut blocks, mut depth, mut start) = (Vec::new(), 0_usize, 0);
    for (at, event) in events.iter().enumerate() {
        match event.kind {
            Kind::Start(_) => depth += 1,
            Kind::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            blocks.push(start..at + 1);
            start = at + 1;
        }
    }
    blocks
}
