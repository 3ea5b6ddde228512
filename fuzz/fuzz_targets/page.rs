//! The whole way of a page, its translation and a reusable, from files to records and the report.
#![no_main]

use isogloss::diagnostic;
use isogloss::interface::Interface;
use isogloss::render::{RenderedPage, Renderer};
use isogloss::report::{Options, human};
use isogloss::site::{self, jsonl};
use libfuzzer_sys::fuzz_target;

mod project;

fuzz_target!(|data: &[u8]| {
    let project = project::load(data);
    let (interface, mut found) = Interface::new(&project);
    let renderer = Renderer::new(&project, site::labels(&interface, &project), None);
    let mut out = Vec::new();
    let mut seen = |page: &mut RenderedPage| found.append(&mut page.diagnostics);
    jsonl::write(&renderer, &mut seen, &mut out).expect("memory can be written to");
    found.extend(project.all_diagnostics());
    diagnostic::sort(&mut found);
    for finding in &found {
        let file = project.files.get(finding.label.file);
        assert!(finding.label.range.end as usize <= file.text.len(), "{finding:?}");
    }
    assert!(!human(&found, &project.files, &Options::default()).is_empty());
});
