//! The checks and the repairs: findings and fixes lie in their files, repairs never add a finding, and a second run
//! changes nothing.
#![no_main]

use isogloss::check::{self, Selection, Wishes};
use isogloss::diagnostic::{Diagnostic, Severity};
use isogloss::project::Project;
use isogloss::report::{Options, human};
use libfuzzer_sys::fuzz_target;

mod project;

fn check_places(project: &Project, found: &[Diagnostic]) {
    let lies_inside = |file, range: isogloss::text::TextRange| project.files.get(file).text.get(range.as_usize()).is_some();
    for finding in found {
        assert!(lies_inside(finding.label.file, finding.label.range), "{finding:?}");
        for edit in finding.fix.iter().flat_map(|fix| &fix.edits) {
            assert!(lies_inside(edit.file, edit.range), "{finding:?}");
        }
    }
    human(found, &project.files, &Options::default());
}

fn worst(found: &[Diagnostic]) -> usize {
    found.iter().filter(|finding| finding.severity == Severity::Error).count()
}

fuzz_target!(|data: &[u8]| {
    let all = |_: &str| true;
    // The source too: what a translation shares with it after a repair is told there, and was before.
    let both = Selection { locales: vec![0, 1], wanted: &all, is_loose: false };
    let selection = Selection { locales: vec![1], wanted: &all, is_loose: false };
    let mut parts: Vec<Vec<u8>> = data.split(|byte| *byte == 0xFF).map(<[u8]>::to_vec).collect();
    let loaded = project::load(data);
    let found = check::run(&loaded, &both);
    check_places(&loaded, &found);

    let wishes = Wishes { allows_unsafe: data.len() % 2 == 0, takes: &|_| true };
    let (_, mended) = check::mend(&loaded, &selection, wishes);
    for file in &mended {
        let path = &*loaded.files.get(file.file).path;
        let at = project::FILES.iter().position(|known| *known == path).expect("repairs are for files of the input");
        parts.resize(parts.len().max(at + 1), Vec::new());
        parts[at] = file.text.clone().into_bytes();
    }
    if !mended.is_empty() {
        let repaired = project::load(&parts.join(&0xFF));
        let left = check::run(&repaired, &both);
        assert!(worst(&left) <= worst(&found), "{mended:?}");
        let (_, again) = check::mend(&repaired, &selection, wishes);
        assert!(again.is_empty(), "{mended:?} {again:?}");
    }
});
