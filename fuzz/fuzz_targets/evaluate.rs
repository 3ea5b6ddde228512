//! The evaluator: origins are whole and ascend, and every part of the text leads to a place in its template.
#![no_main]

use isogloss::liquid;
use libfuzzer_sys::fuzz_target;

mod input;
#[path = "../../tests/suite/world.rs"]
#[allow(dead_code)]
mod world;

/// Places are looked up for every offset, so longer texts are not.
const LONGEST: usize = 4096;

fuzz_target!(|data: &[u8]| {
    let (vintage, text) = input::vintage_and_text(data);
    let (results, _) = world::World::new(vintage).evaluate(&text);
    for mut evaluated in results {
        for _ in 0..2 {
            world::check_origins(&evaluated);
            if evaluated.text.len() <= LONGEST {
                world::check_places(&evaluated, &text);
            }
            liquid::tidy(&mut evaluated);
        }
    }
});
