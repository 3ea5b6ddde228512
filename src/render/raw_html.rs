//! HTML that writers put into Markdown: links and images in it are rewritten like Markdown's own.

use super::escape::push_escaped;
use super::fragment::{Fragment, HoleKind};
use crate::markdown::{attribute, tag_end};
use crate::project::{Link, Project, is_asset};
use std::ops::Range;

/// Adds raw HTML to `out`: comments are left out, `href` of `<a>` and `src` of `<img>` become holes where they begin with
/// `/`; images are wrapped where `in_procedure`.
pub fn push(html: &str, project: &Project, in_procedure: bool, out: &mut Fragment) {
    let mut from = 0;
    while let Some(open) = memchr::memchr(b'<', &html.as_bytes()[from..]).map(|at| from + at) {
        out.html.push_str(&html[from..open]);
        let rest = &html[open..];
        if rest.starts_with("<!--") {
            from = rest.find("-->").map_or(html.len(), |at| open + at + 3);
        } else {
            let end = tag_end(rest).map_or(html.len(), |end| open + end);
            push_tag(&html[open..end.max(open + 1)], project, in_procedure, out);
            from = end.max(open + 1);
        }
    }
    out.html.push_str(&html[from..]);
}

/// True if raw HTML begins or ends a part of the page, so that what follows has nothing to do with the heading before it.
pub fn begins_part(html: &str) -> bool {
    const TAGS: [&[u8]; 5] = [b"<div", b"</div", b"<section", b"<article", b"<table"];
    let html = html.as_bytes();
    memchr::memchr_iter(b'<', html).any(|at| TAGS.iter().any(|tag| html[at..].starts_with(tag)))
}

/// Elements besides images whose `src` may be an asset.
const WITH_SOURCE: [&str; 6] = ["audio", "embed", "iframe", "source", "track", "video"];

fn push_tag(tag: &str, project: &Project, in_procedure: bool, out: &mut Fragment) {
    if tag.starts_with("</") {
        return out.html.push_str(tag);
    }
    let name_length = tag[1..].find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len() - 1);
    let is = |name: &str| tag[1..1 + name_length].eq_ignore_ascii_case(name);
    if is("a") {
        push_link(tag, project, out);
    } else if is("img") {
        push_image(tag, in_procedure, out);
    } else if WITH_SOURCE.iter().any(|name| is(name)) {
        push_source(tag, out);
    } else {
        out.html.push_str(tag);
    }
}

fn push_link(tag: &str, project: &Project, out: &mut Fragment) {
    let Some(href) = attribute(tag, "href").filter(|range| tag[range.clone()].starts_with('/')) else {
        return out.html.push_str(tag);
    };
    let class = attribute(tag, "class").map_or("", |range| &tag[range]);
    let to_default = class.split_whitespace().any(|word| word == "dotcom-only");
    let address = tag[href.clone()].replace("&amp;", "&");
    push_with_hole(tag, href, HoleKind::Link(Link::parse(&address, to_default, project)), out);
}

fn push_image(tag: &str, in_procedure: bool, out: &mut Fragment) {
    if in_procedure {
        out.html.push_str("<span class=\"procedural-image-wrapper\">");
    }
    let src = attribute(tag, "src").filter(|range| is_asset(&tag[range.clone()]));
    let has_size = ["width", "height", "style"].iter().any(|name| attribute(tag, name).is_some());
    match src.filter(|_| !has_size) {
        Some(src) => {
            // What is said of an image first is put in front of what the writer says.
            let path: Box<str> = tag[src].into();
            let (name, rest) = tag.split_at(4);
            out.html.push_str(name);
            out.push(HoleKind::Size(path));
            push_source(rest, out);
        }
        None => push_source(tag, out),
    }
    if in_procedure {
        out.html.push_str("</span>");
    }
}

/// A tag whose `src` may be an asset.
fn push_source(tag: &str, out: &mut Fragment) {
    match attribute(tag, "src").filter(|range| is_asset(&tag[range.clone()])) {
        Some(src) => {
            let path = tag[src.clone()].into();
            push_with_hole(tag, src, HoleKind::Asset(path), out);
        }
        None => out.html.push_str(tag),
    }
}

/// The tag with a hole for the attribute's value, which is put between double quotation marks.
fn push_with_hole(tag: &str, value: Range<usize>, kind: HoleKind, out: &mut Fragment) {
    let quoted = matches!(tag.as_bytes().get(value.start.wrapping_sub(1)), Some(b'"'));
    let single = matches!(tag.as_bytes().get(value.start.wrapping_sub(1)), Some(b'\''));
    let before = if single { value.start - 1 } else { value.start };
    out.html.push_str(&tag[..before]);
    if !quoted {
        out.html.push('"');
    }
    out.push(kind);
    if !quoted {
        out.html.push('"');
    }
    out.html.push_str(&tag[value.end + usize::from(single)..]);
}

/// An `<img>` for Markdown's `![alt](src "title")`.
pub fn push_markdown_image(src: &str, alt: &str, title: &str, in_procedure: bool, out: &mut Fragment) {
    if in_procedure {
        out.html.push_str("<span class=\"procedural-image-wrapper\">");
    }
    out.html.push_str("<img");
    if is_asset(src) {
        out.push(HoleKind::Size(src.into()));
        out.html.push_str(" src=\"");
        out.push(HoleKind::Asset(src.into()));
    } else {
        out.html.push_str(" src=\"");
        super::escape::push_address(src, &mut out.html);
    }
    out.html.push_str("\" alt=\"");
    push_escaped(alt, &mut out.html, true);
    if !title.is_empty() {
        out.html.push_str("\" title=\"");
        push_escaped(title, &mut out.html, true);
    }
    out.html.push_str("\">");
    if in_procedure {
        out.html.push_str("</span>");
    }
}
