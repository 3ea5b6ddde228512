//! Two versions of a page: what differs can be told in words, and both texts can be had back from them.
#![no_main]

use isogloss::comparison::{Outcome, Question, RunKind, compare_all, compare_words};
use libfuzzer_sys::fuzz_target;

mod project;

fn check_words(from: &str, to: &str) {
    let runs = compare_words(from, to);
    let side = |left_out| -> String {
        runs.iter().filter(|run| run.kind != left_out).map(|run| run.text.as_str()).collect()
    };
    assert_eq!((side(RunKind::Added), side(RunKind::Removed)), (from.to_owned(), to.to_owned()));
}

fuzz_target!(|data: &[u8]| {
    let project = project::load(data);
    for locale in 0..2 {
        for (from, to) in [(0, 1), (2, 1), (1, 2)] {
            for (_, outcome) in compare_all(&project, Question { locale, from, to }) {
                let Outcome::Changes(changes) = outcome else { continue };
                for change in changes {
                    let file = project.files.get(change.place.frame.file);
                    assert!(file.text.get(change.place.frame.range.as_usize()).is_some(), "{change:?}");
                    let text = |block: Option<&isogloss::comparison::Block>| {
                        block.map_or(String::new(), |block| block.markdown.clone())
                    };
                    check_words(&text(change.from.as_ref()), &text(change.to.as_ref()));
                    change.words();
                }
            }
        }
    }
});
