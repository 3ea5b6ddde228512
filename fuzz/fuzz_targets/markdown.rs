//! Markdown and its shims: events are nested, and every range lies in the text on character boundaries.
#![no_main]

use isogloss::markdown::{Kind, Options, blocks, parse};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let (first, rest) = data.split_first().unwrap_or((&0, &[]));
    let text = String::from_utf8_lossy(rest);
    let events = parse(&text, Options { alerts: first % 2 == 0, links_run_on: first % 4 < 2 });
    let mut open = Vec::new();
    for event in &events {
        assert!(event.range.start <= event.range.end && text.get(event.range.as_usize()).is_some(), "{event:?}");
        match &event.kind {
            Kind::Start(tag) => open.push((tag.end(), event.range)),
            Kind::End(end) => assert_eq!(open.pop(), Some((*end, event.range))),
            Kind::Text(text) | Kind::Html(text) => assert!(!text.is_empty(), "{event:?}"),
            _ => {}
        }
    }
    assert!(open.is_empty(), "{open:?}");
    for block in blocks(&events) {
        let content = block.content(&events);
        assert!(block.events.end <= events.len(), "{block:?}");
        assert!(content.is_empty() || block.range.cover(content) == block.range, "{block:?} {content:?}");
    }
});
