//! The body of a page: one rendering for each distinct result.

use super::fragment::HoleKind;
use super::html::{self, Body, Heading, Problem};
use super::mark::trimmed;
use super::repaired;
use super::translated;
use super::untranslated::Sentences;
use super::{Fragment, Renderer};
use crate::bitext::Outline;
use crate::diagnostic::{Diagnostic, Label};
use crate::liquid::{Evaluated, Fallback, tidy};
use crate::markdown::{self, Event, Options, Rewritten};
use crate::project::{LocaleView, PageId, Part, Project};
use crate::text::TextRange;
use crate::version::VersionSet;
use std::sync::{Arc, OnceLock};

/// A body in the versions that share it.
#[derive(Debug, Clone)]
pub struct BodyVariant {
    pub versions: VersionSet,
    /// The text after Liquid.
    pub markdown: String,
    pub fragment: Fragment,
    pub headings: Vec<Heading>,
    /// What of `markdown` differs between editions: addresses and titles; ascending, without overlap.
    pub slots: Vec<(TextRange, HoleKind)>,
    /// In order, each once.
    pub fallbacks: Vec<Arc<Fallback>>,
    /// Sentences of a translation are those of its source, and marked so.
    pub has_untranslated: bool,
}

/// What readers are told about a page in their edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notices {
    None,
    /// Parts were damaged, and are shown repaired.
    Repaired,
    /// Parts are shown in the source's language.
    Parts,
    /// All of it is.
    Page,
}

/// The source's body for one set of versions, to which translations are compared.
pub struct SourceVariant {
    pub versions: VersionSet,
    /// What went wrong in it.
    pub diagnostics: Vec<Diagnostic>,
    pub rendered: Arc<BodyVariant>,
    /// Made when a translation is compared.
    pub compared: OnceLock<(Outline, Sentences)>,
}

impl SourceVariant {
    /// Its segments and its sentences.
    pub fn compared(&self, renderer: &Renderer<'_>) -> &(Outline, Sentences) {
        self.compared.get_or_init(|| {
            let text = markdown_text(renderer, &self.rendered.markdown);
            let events = parse(renderer, &text.text);
            let blocks = markdown::blocks(&events);
            (Outline::of_blocks(&events, &blocks), Sentences::new(&text.text, &events, &blocks))
        })
    }
}

/// The text that is read as Markdown.
pub fn markdown_text<'t>(renderer: &Renderer<'_>, text: &'t str) -> Rewritten<'t> {
    text_of_vintage(renderer.project, text)
}

/// An evaluated text as a project's vintage gives it to Markdown.
pub fn text_of_vintage<'t>(project: &Project, text: &'t str) -> Rewritten<'t> {
    if project.config.vintage.is_historical() { Rewritten::new(text) } else { Rewritten::unchanged(text) }
}

/// The events of an evaluated text, as all of this layer reads it.
pub fn parse<'t>(renderer: &Renderer<'_>, text: &'t str) -> Vec<Event<'t>> {
    markdown::parse(text, options(renderer))
}

/// What the vintage lets authors write, and how far bare links go in it.
pub fn options(renderer: &Renderer<'_>) -> Options {
    let is_historical = renderer.project.config.vintage.is_historical();
    Options { alerts: !is_historical, links_run_on: is_historical }
}

/// The source's body in those of `versions` that the page is in.
pub fn source_variants(renderer: &Renderer<'_>, page: PageId, versions: VersionSet) -> Vec<SourceVariant> {
    let view = LocaleView::new(renderer.project, 0, page);
    let page = view.project.page(page);
    let selected = page.versions & versions;
    let results = view.evaluate(page.source.body(), selected).into_iter();
    let variants = results.map(|mut evaluated| {
        tidy(&mut evaluated);
        let versions = evaluated.versions & selected;
        let text = markdown_text(renderer, &evaluated.text);
        let mut body = html::write(&parse(renderer, &text.text), renderer, &renderer.labels[0], &[]);
        let notes = notes(&mut body, &text, &evaluated);
        let rendered = Arc::new(finish(body, notes, &mut evaluated, versions));
        SourceVariant { versions, diagnostics: evaluated.diagnostics, rendered, compared: OnceLock::new() }
    });
    variants.collect()
}

/// The body of a page in one locale.
pub fn render(
    renderer: &Renderer<'_>,
    page: PageId,
    locale: usize,
    sources: &[SourceVariant],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Arc<BodyVariant>> {
    if locale == 0 {
        diagnostics.extend(sources.iter().flat_map(|source| source.diagnostics.iter().cloned()));
        return sources.iter().map(|source| source.rendered.clone()).collect();
    }
    let view = LocaleView::new(renderer.project, locale, page);
    let page = view.project.page(page);
    let (template, fallback) = page.template(locale, Part::Body);
    let Some(template) = template else { return Vec::new() };
    let mut variants = Vec::new();
    let versions = sources.iter().map(|source| source.versions);
    let results = match &fallback {
        Some(_) => versions.map(|versions| view.evaluate(template, versions)).collect(),
        None => repaired::evaluate(&view, Part::Body, template, versions, diagnostics),
    };
    for (source, results) in sources.iter().zip(results) {
        for mut evaluated in results {
            tidy(&mut evaluated);
            let versions = evaluated.versions & source.versions;
            let mut variant = match &fallback {
                Some(_) => translated::as_source(renderer, locale, &mut evaluated, versions),
                None => translated::render(renderer, page, locale, &mut evaluated, versions, source),
            };
            variant.fallbacks.extend(fallback.clone().map(Arc::new));
            diagnostics.append(&mut evaluated.diagnostics);
            variants.push(Arc::new(variant));
        }
    }
    variants
}

/// The range of events that do not stem from the text: what is wrong with them is told where they do.
pub const ELSEWHERE: TextRange = TextRange::empty(u32::MAX);

/// What was noted while a body was written, with places in the text after Liquid.
pub struct Notes {
    diagnostics: Vec<Diagnostic>,
    slots: Vec<(TextRange, HoleKind)>,
}

/// The notes on a body; `text` is what was read as Markdown.
pub fn notes(body: &mut Body, text: &Rewritten<'_>, evaluated: &Evaluated) -> Notes {
    Notes { slots: slots(body, text, &evaluated.text), diagnostics: findings(body, text, evaluated) }
}

fn findings(body: &Body, text: &Rewritten<'_>, evaluated: &Evaluated) -> Vec<Diagnostic> {
    let own = body.problems.iter().filter(|(range, _)| *range != ELSEWHERE);
    own.map(|&(range, problem)| finding(evaluated, text.written(range), problem)).collect()
}

/// The ranges of addresses and titles in the text after Liquid, from those of whole links, images and words. Links by
/// reference are left out.
fn slots(body: &mut Body, text: &Rewritten<'_>, evaluated: &str) -> Vec<(TextRange, HoleKind)> {
    let own = std::mem::take(&mut body.slots).into_iter().filter(|(range, _)| *range != ELSEWHERE);
    let cut = own.filter_map(|(range, kind)| {
        let range = text.written(range);
        let written = evaluated.get(range.start as usize..range.end as usize)?;
        if matches!(kind, HoleKind::Title { .. }) {
            return (written.trim() == "AUTOTITLE").then_some((range, kind));
        }
        let at = written.rfind("](/")? + 2;
        let length = written[at..].find([' ', ')', '\n'])?;
        let start = range.start + at as u32;
        Some((TextRange::new(start, start + length as u32), kind))
    });
    let mut slots: Vec<(TextRange, HoleKind)> = cut.collect();
    slots.sort_by_key(|(range, _)| range.start);
    slots.dedup_by(|later, earlier| later.0.start < earlier.0.end);
    slots
}

/// Puts a variant together; the text is moved into it, and what was found is added to that of the evaluation.
pub fn finish(body: Body, notes: Notes, evaluated: &mut Evaluated, versions: VersionSet) -> BodyVariant {
    let Body { mut fragment, headings, .. } = body;
    let Notes { diagnostics, slots } = notes;
    fragment.html.truncate(trimmed(&fragment.html).len());
    evaluated.diagnostics.extend(diagnostics);
    let mut fallbacks = std::mem::take(&mut evaluated.fallbacks);
    fallbacks.sort();
    fallbacks.dedup();
    BodyVariant {
        versions,
        markdown: std::mem::take(&mut evaluated.text),
        fragment,
        headings,
        slots,
        fallbacks,
        has_untranslated: false,
    }
}

fn finding(evaluated: &Evaluated, range: TextRange, problem: Problem) -> Diagnostic {
    let place = evaluated.locate(range);
    let (check, message) = match problem {
        Problem::Title => ("unresolved-autotitle", "AUTOTITLE links to a page that does not exist"),
        Problem::Annotation(error) => ("annotation-syntax", error.message()),
    };
    let mut finding = Diagnostic::error(check, place.frame.file, place.frame.range, message);
    finding.related = place.calls.iter().map(|call| Label::new(call.file, call.range, "included here")).collect();
    finding
}
