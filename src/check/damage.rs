//! Damage: what does not parse or cannot be evaluated in a translation, unless its source has the same.

use crate::bitext::Bitext;
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::{Document, FieldName};
use crate::liquid::Template;
use crate::text::{FileId, TextRange};

/// Everything that the parsers say of a document.
pub fn of_document(document: &Document) -> Vec<Diagnostic> {
    let mut found = document.diagnostics().to_vec();
    found.extend_from_slice(&document.body().diagnostics);
    found.extend(
        FieldName::ALL.iter().filter_map(|name| document.field(*name)).flat_map(|field| field.diagnostics.clone()),
    );
    found
}

/// What evaluation says of the target and not of the source.
pub fn of_evaluation(bitext: &Bitext<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for cell in &bitext.cells {
        let known = &cell.source.evaluated.diagnostics;
        found.extend(unless_known(known, &cell.target.evaluated.diagnostics));
    }
    found
}

/// Findings of the target that its source does not have as often: a defect of both is the source's.
pub fn unless_known(source: &[Diagnostic], target: &[Diagnostic]) -> Vec<Diagnostic> {
    let mut known: Vec<(&str, &str)> = source.iter().map(|finding| (finding.check, &*finding.message)).collect();
    let mut new = Vec::new();
    for finding in target {
        match known.iter().position(|(check, message)| *check == finding.check && *message == finding.message) {
            Some(at) => {
                known.swap_remove(at);
            }
            None => new.push(finding.clone()),
        }
    }
    new
}

/// Where a target is damaged: differences there follow from the damage.
#[derive(Debug, Default)]
pub struct Damage {
    ranges: Vec<TextRange>,
    /// A tag that opens, divides or closes a block is damaged, so that nobody can say what the versions see.
    of_blocks: bool,
}

impl Damage {
    /// The damage that findings tell of in a file.
    pub fn new(findings: &[Diagnostic], file: FileId, text: &str) -> Self {
        let errors =
            findings.iter().filter(|finding| finding.severity == Severity::Error && finding.label.file == file);
        let mut damage = Self::default();
        for finding in errors {
            damage.ranges.push(lines(finding.label.range, text));
            damage.of_blocks |= finding.check != "missing-data" && finding.check != "unknown-octicon";
        }
        damage
    }

    /// True if a difference at `range` of the file, which all versions have or not, follows from the damage.
    pub fn explains(&self, range: TextRange, all_versions: bool) -> bool {
        let near = |damaged: &TextRange| damaged.start <= range.end && range.start <= damaged.end;
        self.ranges.iter().any(near) || (self.of_blocks && !all_versions)
    }
}

/// The lines that a range lies in.
fn lines(range: TextRange, text: &str) -> TextRange {
    let start = text.get(..range.start as usize).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let rest = text.get(range.end as usize..).unwrap_or("");
    let end = range.end as usize + rest.find('\n').unwrap_or(rest.len());
    TextRange::new(start as u32, end as u32)
}

/// True if the template cannot be read as a whole.
pub fn is_damaged(template: &Template) -> bool {
    template.is_damaged()
}
