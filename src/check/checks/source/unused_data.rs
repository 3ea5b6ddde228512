//! `unused-data`

use crate::check::source::{Discovery, Survey};
use crate::check::{Check, Documentation, Scope};
use crate::diagnostic::{Severity, Verdict};
use crate::liquid::Frame;
use crate::text::{FileId, TextRange};

pub const CHECK: Check = Check {
    name: "unused-data",
    category: "data",
    severity: Severity::Warning,
    verdict: Verdict::Damaged,
    documentation: Documentation {
        summary: "A variable, reusable or feature that nothing uses.",
        why: "It is kept and translated, and nobody ever reads it.",
        example: ("", ""),
        remedy: "Remove it, in the translations too.",
        tolerance: "What only a translation, a comment or a sample names. Entries that a template may reach by a path that is put together.",
    },
    scope: Scope::Source(find),
};

fn find(survey: &Survey<'_>) -> Vec<Discovery> {
    let project = survey.project;
    let mut found = Vec::new();
    for path in project.data_paths(&[], &survey.wanted) {
        let is_text = path.starts_with("reusables.") || path.starts_with("variables.");
        if !is_text || survey.uses().has_path(&path) {
            continue;
        }
        let Some(entry) = project.entry(0, &path) else { continue };
        let Some(text) = entry.source_text() else { continue };
        let start = text.locate(TextRange::empty(0)).start;
        found.push(unused(survey, &path, text.file, start));
    }
    for (name, file) in project.feature_files() {
        if (survey.wanted)(&project.files.get(file).path) && !survey.uses().has_feature(name) {
            found.push(unused(survey, &format!("features.{name}"), file, 0));
        }
    }
    found
}

fn unused(survey: &Survey<'_>, path: &str, file: FileId, start: u32) -> Discovery {
    let place = Frame { file, range: TextRange::empty(start) };
    let versions = survey.project.versions().built_set();
    Discovery::new(place, versions, path, format!("nothing uses `{path}`")).with_help("remove it, in translations too")
}
