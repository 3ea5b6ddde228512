//! One JSON object a line for each page and edition.

use crate::project::PageId;
use crate::render::{Edition, FieldVariant, FromRoot, Record, RenderedPage, Renderer};
use rayon::prelude::*;
use serde::Serialize;
use std::io::{self, Write};

/// Pages that are rendered together; their output is written in order before the next begin.
const BATCH: usize = 64;

#[derive(Serialize)]
struct Line<'l> {
    page: &'l str,
    locale: &'l str,
    version: &'l str,
    href: &'l str,
    title: &'l str,
    #[serde(rename = "shortTitle")]
    short_title: &'l str,
    intro: &'l str,
    permissions: &'l str,
    markdown: &'l str,
    html: &'l str,
    toc: Vec<Contents<'l>>,
    fallback: Vec<FallbackLine<'l>>,
}

#[derive(Serialize)]
struct Contents<'l> {
    level: u8,
    id: &'l str,
    title: &'l str,
}

#[derive(Serialize)]
struct FallbackLine<'l> {
    what: &'l str,
    path: &'l str,
    reason: &'l str,
}

/// Writes every page in the editions that are selected, ordered by page, locale, version; `seen` is given each page when
/// it is rendered.
///
/// # Errors
/// Those of `out`.
pub fn write(renderer: &Renderer<'_>, seen: &mut dyn FnMut(&mut RenderedPage), out: &mut dyn Write) -> io::Result<()> {
    let pages: Vec<PageId> = renderer.project.page_ids().collect();
    for batch in pages.chunks(BATCH) {
        let done: Vec<(Vec<RenderedPage>, Vec<u8>)> = batch
            .par_iter()
            .map(|page| {
                let rendered = renderer.page(*page);
                let lines = lines(renderer, &rendered);
                (rendered, lines)
            })
            .collect();
        for (mut rendered, lines) in done {
            out.write_all(&lines)?;
            rendered.iter_mut().for_each(&mut *seen);
        }
    }
    out.flush()
}

fn lines(renderer: &Renderer<'_>, rendered: &[RenderedPage]) -> Vec<u8> {
    let mut out = Vec::with_capacity(expected_length(rendered));
    for page in rendered {
        let versions = renderer.project.page(page.page).versions & renderer.selection.versions;
        for record in versions.iter().filter_map(|version| Record::new(page, renderer, version)) {
            line(renderer, &record, &mut out);
        }
    }
    out
}

/// A little more than what the lines of a page take, so that the buffer need not grow.
fn expected_length(rendered: &[RenderedPage]) -> usize {
    let bodies = rendered.iter().flat_map(|page| &page.bodies);
    let lengths = bodies.map(|body| (body.markdown.len() + body.fragment.html.len() + 2048) * body.versions.len());
    lengths.sum::<usize>() * 5 / 4
}

fn line(renderer: &Renderer<'_>, record: &Record<'_>, out: &mut Vec<u8>) {
    let project = renderer.project;
    let (page, Edition { locale, version }) = (project.page(record.page), record.edition);
    let fill = FromRoot { renderer, edition: record.edition };
    let field = |field: Option<&FieldVariant>| {
        let mut html = String::new();
        if let Some(field) = field {
            field.fragment.fill(&fill, &mut html);
        }
        html
    };
    let (intro, permissions) = (field(record.intro), field(record.permissions));
    let mut html = String::with_capacity(record.body.fragment.html.len() + 64 * record.body.fragment.holes.len());
    record.body.fragment.fill(&fill, &mut html);
    let href = project.href(page, locale, version);
    let title = |title: Option<&'_ crate::render::Title>| title.map_or(String::new(), |title| title.html.clone());
    let line = Line {
        page: &page.path,
        locale: &project.config.locales[locale].code,
        version: &project.versions().get(version).id,
        href: &href,
        title: &title(renderer.titles.title(record.page, locale, version)),
        short_title: &title(renderer.titles.short_title(record.page, locale, version)),
        intro: &intro,
        permissions: &permissions,
        markdown: &record.body.markdown,
        html: &html,
        toc: record
            .contents()
            .map(|heading| Contents { level: heading.level, id: &heading.id, title: &heading.title })
            .collect(),
        fallback: record
            .fallbacks
            .iter()
            .map(|f| FallbackLine { what: &f.what, path: &f.path, reason: &f.reason })
            .collect(),
    };
    // Writing strings into memory cannot fail.
    if serde_json::to_writer(&mut *out, &line).is_ok() {
        out.push(b'\n');
    }
}
