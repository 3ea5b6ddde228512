//! Markdown as a flat list of events with byte ranges, in GitHub's flavour.
//!
//! The flavour is CommonMark 0.31 with GFM's tables, footnotes, strikethrough, task lists, bare links and, on request,
//! alerts. This is the only module that names `pulldown-cmark`; where that library and GitHub differ, a shim in a file
//! of its own makes up for it. Liquid is resolved before, HTML is written after: neither is known here.
//!
//! ```text
//! text ─ closing_fence ─ flanking, lone_bar ─► Prepared ─ pulldown-cmark ─ convert ─ text_run (autolink) ─► events ─► blocks
//! ```

mod address;
mod autolink;
mod blocks;
mod character;
mod cjk_emphasis;
mod closing_fence;
mod convert;
mod emoji;
mod escape;
mod event;
mod flanking;
mod html_tag;
mod ids;
mod lone_bar;
mod markers;
mod paired_emphasis;
mod plain_text;
mod prepared;
mod sections;
mod shell_fences;
mod text_run;

#[cfg(test)]
mod properties;

pub use blocks::{Block, BlockKind, blocks};
pub use emoji::with_emoji;
pub use escape::{push_escaped, push_text};
pub use event::{Alert, Alignment, Event, Kind, Tag, TagEnd};
pub use html_tag::{attribute, html_text, tag_end, tags};
pub use ids::{Anchor, anchors, ids};
pub use plain_text::{is_plain, plain_text, slug_text};
pub use sections::sections;
pub use shell_fences::Rewritten;

/// What the author may write beyond the fixed flavour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Options {
    /// A quote that begins with a line `[!NOTE]` is an [`Alert`].
    pub alerts: bool,
    /// The text of a bare link takes the Chinese, Japanese or Korean text behind the address with it, as in GFM; where
    /// the link leads to does not change.
    pub links_run_on: bool,
}

/// The events of `text`. Any text is valid Markdown, so this cannot fail.
pub fn parse<'t>(text: &'t str, options: Options) -> Vec<Event<'t>> {
    let prepared = prepared::Prepared::new(text);
    convert::events(&prepared, options)
}

#[cfg(test)]
mod tests {
    use super::{Alert, Event, Kind, Options, Tag, parse};
    use std::borrow::Cow;

    fn events(text: &str) -> Vec<Event<'_>> {
        parse(text, Options::default())
    }

    /// The texts of a document, each with whether it is borrowed and with what stands at its range.
    fn texts(text: &str) -> Vec<(String, bool, &str)> {
        let described = |event: Event| match event.kind {
            Kind::Text(part) | Kind::Html(part) | Kind::Code(part) => {
                Some((part.to_string(), matches!(part, Cow::Borrowed(_)), event.range.slice(text)))
            }
            _ => None,
        };
        events(text).into_iter().filter_map(described).collect()
    }

    #[test]
    fn texts_are_whole() {
        assert_eq!(texts("a_b [c] & d!"), [("a_b [c] & d!".into(), true, "a_b [c] & d!")]);
        assert_eq!(texts("a \\* b &amp; c"), [("a * b & c".into(), false, "a \\* b &amp; c")]);
        assert_eq!(texts("`a b` c"), [("a b".into(), true, "`a b`"), (" c".into(), true, " c")]);
    }

    #[test]
    fn code_and_html_are_whole() {
        assert_eq!(texts("```sh\na\n\n*b*\n```\n"), [("a\n\n*b*\n".into(), true, "a\n\n*b*\n")]);
        assert_eq!(texts("- ```\n  a\n  b\n  ```\n")[0].0, "a\nb\n");
        assert_eq!(texts("```\r\na\r\nb\r\n```\r\n"), [("a\nb\n".into(), false, "a\r\nb\r\n")]);
        assert_eq!(
            texts("<p>\n  a &amp;\n</p>\n"),
            [("<p>\n  a &amp;\n</p>\n".into(), true, "<p>\n  a &amp;\n</p>\n")]
        );
    }

    #[test]
    fn a_code_block_says_what_it_is() {
        let info = |text: &str| match &events(text)[0].kind {
            Kind::Start(Tag::CodeBlock { info }) => info.as_deref().map(str::to_owned),
            other => panic!("{other:?}"),
        };
        assert_eq!(info("```sh copy\na\n```"), Some("sh copy".into()));
        assert_eq!(info("~~~\na\n~~~"), Some(String::new()));
        assert_eq!(info("    a"), None);
    }

    /// The destinations of links, with what stands at the link's range; `<…>` around those that are autolinks.
    fn links(text: &str) -> Vec<(String, &str)> {
        let described = |event: Event| match event.kind {
            Kind::Start(Tag::Link { destination, autolink: true, .. }) => {
                Some((format!("<{destination}>"), event.range))
            }
            Kind::Start(Tag::Link { destination, .. }) => Some((destination.into_owned(), event.range)),
            _ => None,
        };
        events(text).into_iter().filter_map(described).map(|(link, range)| (link, range.slice(text))).collect()
    }

    #[test]
    fn bare_links_are_links() {
        assert_eq!(
            links("see www.a.b/c, 见a@b.c。"),
            [("<http://www.a.b/c>".into(), "www.a.b/c"), ("<mailto:a@b.c>".into(), "a@b.c"),]
        );
        assert_eq!(
            links("<x@y.z> <https://a.b>"),
            [("<mailto:x@y.z>".into(), "<x@y.z>"), ("<https://a.b>".into(), "<https://a.b>"),]
        );
        assert_eq!(links("\\*http://a.b?c&amp;d *e*"), [("<http://a.b?c&d>".into(), "http://a.b?c&amp;d")]);
        assert_eq!(links("**http://a.b/c_d**"), [("<http://a.b/c_d>".into(), "http://a.b/c_d")]);
    }

    #[test]
    fn no_bare_links_in_links_code_and_raw_links() {
        assert_eq!(links("[http://a.b](c)"), [("c".into(), "[http://a.b](c)")]);
        assert_eq!(links("`http://a.b` ![http://a.b](c)\n\n    http://a.b\n"), []);
        assert_eq!(links("<a href='x'>http://a.b *http://c.d*</a>"), []);
        assert_eq!(links("<a name='x'></a>http://a.b"), [("<http://a.b>".into(), "http://a.b")]);
        assert_eq!(links("<a href='x'>\n\nhttp://a.b").len(), 1);
    }

    #[test]
    fn a_closing_fence_may_have_a_tab() {
        let events = events("```\na\t\n```\t\n# b");
        assert!(events.iter().any(|event| matches!(event.kind, Kind::Start(Tag::Heading { level: 1 }))));
        assert_eq!(texts("````\n```\t\n````")[0].0, "```\t\n");
    }

    #[test]
    fn alerts_are_optional() {
        let text = "> [!NOTE]\n> a";
        let quote = |options| match parse(text, options)[0].kind {
            Kind::Start(Tag::BlockQuote { alert }) => alert,
            _ => None,
        };
        assert_eq!(quote(Options { alerts: true, ..Options::default() }), Some(Alert::Note));
        assert_eq!(quote(Options::default()), None);
    }

    #[test]
    fn strikethrough_takes_one_tilde_or_two() {
        let struck = |text| events(text).iter().filter(|event| event.kind == Kind::Start(Tag::Strikethrough)).count();
        assert_eq!(["~a~", "~~a~~", "~~~a~~~ b", "~~a~", "a~~b~~c", "a~b~c"].map(struck), [1, 1, 0, 0, 1, 1]);
    }
}
