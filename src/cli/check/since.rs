//! What a change brought about, of all that is found in the pairs that it touches.

use super::selection::is_below;
use crate::check::{self, Selection};
use crate::diagnostic::Diagnostic;
use crate::project::{Changes, Project, Texts};

/// The changed files, as they are now and as they were.
pub struct Since {
    changes: Changes,
    before: Texts,
}

impl Since {
    /// Asks git what is different from `revision`.
    ///
    /// # Errors
    /// Says why git cannot tell.
    pub fn new(project: &Project, revision: &str) -> Result<Self, String> {
        let root = &project.config.root;
        let changes = Changes::since(root, revision)?;
        let before = changes.texts_at(root, revision, &|path| is_of_project(project, path))?;
        Ok(Self { changes, before })
    }

    /// True if a file is not what it was.
    pub fn has_changed(&self, path: &str) -> bool {
        self.changes.contains(path)
    }

    /// Leaves out the findings that were there before, and says of the others which side brought them about: what is found
    /// between the new source and the old translations is the source's doing.
    pub fn settle(&self, mut found: Vec<Diagnostic>, project: &Project, selection: &Selection<'_>) -> Vec<Diagnostic> {
        if found.is_empty() {
            return found;
        }
        // What is wrong with the source by itself is no translation's lag.
        let source = &project.config.source().code;
        let may_lag =
            |finding: &Diagnostic| finding.context.as_ref().is_some_and(|context| *context.locale != **source);
        // The source by itself need not be looked at again where nothing is found there.
        let targets = || selection.locales.iter().copied().filter(|locale| *locale > 0).collect::<Vec<usize>>();
        let findings_with = |texts: &Texts, locales: Vec<usize>| {
            let selection = Selection { locales, ..*selection };
            check::fingerprints(&check::run(&project.with_texts(texts), &selection))
        };
        let locales = if found.iter().all(may_lag) { targets() } else { selection.locales.clone() };
        let known = findings_with(&self.before, locales);
        found.retain(|finding| !check::is_among(finding, &known));
        if found.is_empty() || gates_source_changes(project) {
            return found;
        }
        let is_of_target = |path: &str| {
            project.config.targets().iter().any(|locale| is_below(path, &project.config.translation_root(locale)))
        };
        let old_targets: Texts = self.before.iter().filter(|(path, _)| is_of_target(path)).map(cloned).collect();
        let of_source = match old_targets.len() {
            0 => check::fingerprints(&found),
            all if all == self.before.len() => return found,
            _ => findings_with(&old_targets, targets()),
        };
        let is_of_source = |finding: &Diagnostic| may_lag(finding) && check::is_among(finding, &of_source);
        found.iter_mut().filter(|finding| is_of_source(finding)).for_each(check::make_stale);
        found
    }
}

fn cloned((path, text): (&String, &Option<std::sync::Arc<str>>)) -> (String, Option<std::sync::Arc<str>>) {
    (path.clone(), text.clone())
}

/// True for what the project reads: other files of a repository may be large, and no text.
fn is_of_project(project: &Project, path: &str) -> bool {
    let config = &project.config;
    let targets = config.targets().iter().map(|locale| config.translation_root(locale));
    let mut folders = [config.content.clone(), config.data.clone()].into_iter().chain(targets);
    folders.any(|folder| is_below(path, &folder))
}

/// True if the team wants changes of the source to count like those of translations.
pub fn gates_source_changes(project: &Project) -> bool {
    let configured = project.config.checks.get("check").and_then(|table| table.get("source_changes"));
    configured.and_then(toml::Value::as_str) == Some("gate")
}
