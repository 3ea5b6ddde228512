//! Lexer and parser of Liquid: every tag and every finding lies in the text.
#![no_main]

use isogloss::text::TextRange;
use libfuzzer_sys::fuzz_target;

mod input;
#[path = "../../tests/suite/world.rs"]
#[allow(dead_code)]
mod world;

fuzz_target!(|data: &[u8]| {
    let (vintage, text) = input::vintage_and_text(data);
    let template = world::World::new(vintage).parse(&text);
    let lies_in = |range: TextRange| {
        assert!(range.start <= range.end && text.get(range.as_usize()).is_some(), "{range:?}");
    };
    template.for_each_tag(&mut |tag| {
        [tag.range, tag.arguments, tag.whole()].into_iter().for_each(lies_in);
        tag.branches.iter().for_each(|branch| lies_in(branch.range));
    });
    template.nodes.iter().for_each(|node| lies_in(node.range()));
    for finding in &template.diagnostics {
        let TextRange { start, end } = finding.label.range;
        assert!(7 <= start && start <= end && end as usize <= text.len() + 7, "{finding:?}");
    }
});
