//! Findings as they are kept: with the files that they speak of, so that a place is never told of a text that has changed.

use crate::check;
use crate::diagnostic::{Applicability, Diagnostic, Fix, Label, Severity};
use crate::project::Project;
use crate::text::{Edit, FileId, TextRange};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

const SEVERITIES: [Severity; 3] = [Severity::Info, Severity::Warning, Severity::Error];

/// A finding of a build.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Finding {
    check: String,
    severity: u8,
    message: String,
    help: Option<String>,
    label: Place,
    related: Vec<Place>,
    /// Whether it is safe, and its edits.
    fix: Option<(bool, Vec<Place>)>,
}

/// A place in a file, with words: what is said of it, or what is put there.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Place {
    path: String,
    /// Of the file's text.
    hash: [u8; 32],
    range: (u32, u32),
    words: String,
}

impl Finding {
    /// A finding to be kept; None for one of a check, which no build makes.
    pub fn new(finding: &Diagnostic, project: &Project) -> Option<Self> {
        if finding.context.is_some() {
            return None;
        }
        let place = |file: FileId, range: TextRange, words: &str| {
            let file = project.files.get(file);
            let hash = *blake3::hash(file.text.as_bytes()).as_bytes();
            Place { path: file.path.clone(), hash, range: (range.start, range.end), words: words.to_owned() }
        };
        let label = |label: &Label| place(label.file, label.range, &label.message);
        let edits = |fix: &Fix| fix.edits.iter().map(|edit| place(edit.file, edit.range, &edit.text)).collect();
        Some(Self {
            check: finding.check.to_owned(),
            severity: finding.severity as u8,
            message: finding.message.clone(),
            help: finding.help.clone(),
            label: label(&finding.label),
            related: finding.related.iter().map(label).collect(),
            fix: finding.fix.as_ref().map(|fix| (fix.applicability == Applicability::Safe, edits(fix))),
        })
    }

    /// The finding as it was; None where a file that it speaks of is not what it was.
    pub fn restored(&self, files: &KnownFiles<'_>) -> Option<Diagnostic> {
        let label = |place: &Place| Some(Label::new(files.find(place)?, place.range(), place.words.clone()));
        let edit =
            |place: &Place| Some(Edit { file: files.find(place)?, range: place.range(), text: place.words.clone() });
        let fix = match &self.fix {
            None => None,
            Some((is_safe, edits)) => {
                let edits = edits.iter().map(edit).collect::<Option<_>>()?;
                let applicability = if *is_safe { Applicability::Safe } else { Applicability::Unsafe };
                Some(Fix { applicability, edits })
            }
        };
        Some(Diagnostic {
            check: check::find(&self.check)?.name,
            severity: SEVERITIES.into_iter().find(|severity| *severity as u8 == self.severity)?,
            message: self.message.clone(),
            help: self.help.clone(),
            label: label(&self.label)?,
            related: self.related.iter().map(label).collect::<Option<_>>()?,
            fix,
            context: None,
        })
    }
}

impl Place {
    fn range(&self) -> TextRange {
        TextRange::new(self.range.0, self.range.1)
    }
}

/// The files of a project by path.
#[derive(Debug)]
pub struct KnownFiles<'p> {
    project: &'p Project,
    by_path: FxHashMap<&'p str, FileId>,
}

impl<'p> KnownFiles<'p> {
    pub fn new(project: &'p Project) -> Self {
        let by_path = project.files.iter().map(|(id, file)| (file.path.as_str(), id)).collect();
        Self { project, by_path }
    }

    /// The file of a place, if it still has the same text.
    fn find(&self, place: &Place) -> Option<FileId> {
        let id = *self.by_path.get(place.path.as_str())?;
        let is_same = blake3::hash(self.project.files.get(id).text.as_bytes()) == place.hash;
        is_same.then_some(id)
    }
}
