//! What holds for every text: tested with texts put together from the pieces that Markdown is made of.

use super::{Block, BlockKind, Event, Kind, Options, blocks, parse, sections};
use crate::text::TextRange;
use proptest::prelude::*;

const PIECES: [&str; 74] = [
    "a",
    "b ",
    "文",
    "字",
    "。",
    "（",
    "）",
    "「",
    "“",
    "”",
    "é",
    "😀",
    " ",
    "  ",
    "    ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "*",
    "**",
    "***",
    "_",
    "__",
    "~",
    "~~",
    "~~~\n",
    "```\n",
    "```\t\n",
    "`",
    "``",
    "\\",
    "&amp;",
    "&#x2E4E;",
    "\u{2E4E}",
    "\u{2006}",
    "[",
    "]",
    "](",
    "(",
    ")",
    "![",
    "[^1]",
    "[^1]: ",
    "[x]: /y\n",
    "- ",
    "* ",
    "1. ",
    "2) ",
    "- [ ] ",
    "- [x] ",
    "> ",
    "> [!NOTE]\n",
    "# ",
    "===\n",
    "---\n",
    "| a | b |\n|---|:-:|\n",
    "|",
    "<",
    ">",
    "<a href=\"x\">",
    "</a>",
    "<p>\n",
    "</p>",
    "<!-- ",
    "<pre>",
    "</pre>\n",
    "-->",
    "http://",
    "https://a.b/",
    "www.",
    "x@y.z",
    "a.b",
    "\0",
];

fn any_text() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(&PIECES[..]), 0..40).prop_map(|pieces| pieces.concat());
    prop_oneof![9 => pieces, 1 => any::<String>()]
}

/// Texts of many lines, with headings behind empty lines.
fn text_with_headings() -> impl Strategy<Value = String> {
    const LINES: [&str; 26] = [
        "# ",
        "## a",
        "",
        "",
        "",
        "a",
        "b *c*",
        "```",
        "```sh",
        "~~~",
        "````",
        "  ```",
        "   ```",
        "    ```",
        "- a",
        "  b",
        "1. c",
        "   d",
        "> e",
        "> ```",
        "- ```",
        "| a |\n|---|",
        "<div>",
        "</div>",
        "<!-- x",
        "-->",
    ];
    let lines = prop::collection::vec(prop::sample::select(&LINES[..]), 0..30).prop_map(|lines| lines.join("\n"));
    let pieces = prop::collection::vec((any_text(), any::<bool>()), 1..4);
    let pieces = pieces.prop_map(|all| {
        let joined = |(text, gap): (String, bool)| if gap { text + "\n\n# x\n" } else { text };
        all.into_iter().map(joined).collect::<String>()
    });
    // An entity for the very character that a shim marks places with is lost where the text has such places, and a part
    // has fewer of them than the whole.
    prop_oneof![2 => lines, 1 => pieces.prop_map(|text: String| text.replace("&#x2E4E;", "&amp;"))]
}

/// Kind, depth, place and inline content of every block. Blank lines behind a block are no part of its place: where
/// another follows, an empty item takes them in, and at the end of a text it does not.
fn described(text: &str, shift: u32) -> Vec<(BlockKind, u16, TextRange, String)> {
    let events = parse(text, Options { alerts: true, ..Options::default() });
    let content = |block: &Block| {
        format!("{:?}", events[block.events.clone()].iter().map(|event| &event.kind).collect::<Vec<_>>())
    };
    let all = blocks(&events);
    let place = |range: TextRange| TextRange::new(range.start, range.start + range.slice(text).trim_end().len() as u32);
    all.iter().map(|block| (block.kind, block.depth, place(block.range).shifted(shift), content(block))).collect()
}

fn assert_ranges_are_sound(text: &str, events: &[Event]) {
    for event in events {
        assert!(event.range.start <= event.range.end, "{event:?}");
        assert!(text.get(event.range.as_usize()).is_some(), "{event:?}");
    }
}

fn assert_nested(events: &[Event]) {
    let mut open = Vec::new();
    for event in events {
        match &event.kind {
            Kind::Start(tag) => open.push((tag.end(), event.range)),
            Kind::End(end) => assert_eq!(open.pop(), Some((*end, event.range))),
            _ => {}
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

fn assert_texts_are_whole(events: &[Event]) {
    let is_text = |event: &Event| matches!(&event.kind, Kind::Text(_) | Kind::Html(_));
    for pair in events.windows(2) {
        assert!(!(is_text(&pair[0]) && is_text(&pair[1])), "{pair:?}");
    }
    let is_empty = |event: &Event| matches!(&event.kind, Kind::Text(text) | Kind::Html(text) if text.is_empty());
    assert!(!events.iter().any(is_empty));
}

fn assert_outline_is_sound(events: &[Event], outline: &[Block]) {
    for block in outline {
        assert!(block.events.end <= events.len(), "{block:?}");
        let content = block.content(events);
        assert!(content.is_empty() || block.range.cover(content) == block.range, "{block:?} {content:?}");
    }
    // HTML that is nothing but comments is no block, but counts among those at the top.
    let has_comment = events.iter().any(|event| matches!(&event.kind, Kind::Html(html) if html.contains("<!--")));
    for pair in outline.windows(2) {
        assert!(pair[0].range.start <= pair[1].range.start, "{pair:?}");
        assert!(pair[0].events.end <= pair[1].events.start || pair[1].events.is_empty(), "{pair:?}");
        assert!(pair[0].top <= pair[1].top, "{pair:?}");
        assert!(pair[1].top <= pair[0].top + 1 || has_comment, "{pair:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn events_are_sound(text in any_text(), alerts in any::<bool>(), links_run_on in any::<bool>()) {
        let events = parse(&text, Options { alerts, links_run_on });
        assert_ranges_are_sound(&text, &events);
        assert_nested(&events);
        assert_texts_are_whole(&events);
        assert_outline_is_sound(&events, &blocks(&events));
    }

    /// The sections of a text, read alone, have the blocks that the whole has.
    #[test]
    fn sections_are_whole(text in text_with_headings()) {
        let parts = sections(&text).into_iter().flat_map(|part| described(part.slice(&text), part.start));
        prop_assert_eq!(parts.collect::<Vec<_>>(), described(&text, 0));
    }

    /// How lines end does not matter to what blocks there are.
    #[test]
    fn line_ends_are_alike(text in any_text().prop_map(|text| text.replace('\r', ""))) {
        let kinds = |text: &str| -> Vec<_> {
            blocks(&parse(text, Options::default())).into_iter().map(|block| (block.kind, block.depth)).collect()
        };
        prop_assert_eq!(kinds(&text), kinds(&text.replace('\n', "\r\n")));
    }
}
