//! What a change brought about, of all that is found in the pairs that it touches.

use super::selection::is_below;
use crate::check::{self, Selection};
use crate::diagnostic::Diagnostic;
use crate::project::{Changes, Project, Texts};

/// The changed files, as they are now and as they were.
pub struct Since {
    changes: Changes,
    before: Texts,
    /// As `before`, with files that were renamed under the names that they have now.
    renamed: Texts,
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
        let renamed = renamed(project, &changes, &before);
        Ok(Self { changes, before, renamed })
    }

    /// True if a file is not what it was.
    pub fn has_changed(&self, path: &str) -> bool {
        self.changes.contains(path)
    }

    /// True if what was found anywhere may be the doing of the change: entries that others use are gone, and conditions may
    /// hold in other versions.
    pub fn is_far_reaching(&self, project: &Project) -> bool {
        let config = &project.config;
        let is_gone = |path: &str| !project.files.iter().any(|(_, file)| file.path == path);
        self.changes.paths().any(|path| {
            let is_data = is_below(path, &config.data);
            // A file of YAML may have lost one of its entries.
            is_data && (is_gone(path) || !path.ends_with(".md"))
        })
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
            check::run(&project.with_texts(texts), &Selection { locales, ..*selection })
        };
        let locales = if found.iter().all(may_lag) { targets() } else { selection.locales.clone() };
        let mut known = check::fingerprints(&findings_with(&self.before, locales.clone()));
        if self.renamed != self.before {
            // What was found in a file is found under its new name as well. That others miss it there is news.
            let mut under_new_names = findings_with(&self.renamed, locales);
            under_new_names
                .retain(|finding| finding.context.as_ref().is_none_or(|context| context.category != "lifecycle"));
            under_new_names.retain(|finding| self.is_renamed(&project.files.get(finding.label.file).path));
            known.extend(check::fingerprints(&under_new_names));
        }
        found.retain(|finding| !check::is_among(finding, &known));
        if found.is_empty() || gates_source_changes(project) {
            return found;
        }
        let is_of_target = |path: &str| {
            project.config.targets().iter().any(|locale| is_below(path, &project.config.translation_root(locale)))
        };
        let old_targets: Texts = self.renamed.iter().filter(|(path, _)| is_of_target(path)).map(cloned).collect();
        let of_source = match old_targets.len() {
            0 => check::fingerprints(&found),
            all if all == self.renamed.len() => return found,
            _ => check::fingerprints(&findings_with(&old_targets, targets())),
        };
        let is_of_source = |finding: &Diagnostic| may_lag(finding) && check::is_among(finding, &of_source);
        found.iter_mut().filter(|finding| is_of_source(finding)).for_each(check::make_stale);
        found
    }

    fn is_renamed(&self, path: &str) -> bool {
        self.changes.renames().iter().any(|(_, new)| new == path)
    }
}

/// The old texts under new names. Of translations only those that followed their source: one that was renamed alone has
/// lost it.
fn renamed(project: &Project, changes: &Changes, before: &Texts) -> Texts {
    let of_source: Vec<(&str, &str)> = changes
        .renames()
        .iter()
        .filter_map(|(old, new)| match (place(project, old), place(project, new)) {
            (Some((0, old)), Some((0, new))) => Some((old, new)),
            _ => None,
        })
        .collect();
    let mut texts = before.clone();
    for (old, new) in changes.renames() {
        let (Some((locale, from)), Some((other, to))) = (place(project, old), place(project, new)) else { continue };
        if locale == other && of_source.contains(&(from, to)) {
            let text = before.get(old).cloned().flatten();
            texts.insert(old.clone(), None);
            texts.insert(new.clone(), text);
        }
    }
    texts
}

/// The locale of a file, and where it stands below the content or data of that locale.
fn place<'p>(project: &Project, path: &'p str) -> Option<(usize, &'p str)> {
    let config = &project.config;
    let below = |folder: &str| path.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/'));
    let of_target = config.targets().iter().zip(1..).find_map(|(locale, number)| {
        let rest = below(&config.translation_root(locale))?;
        let rest = rest.strip_prefix("content/").or_else(|| rest.strip_prefix("data/"))?;
        Some((number, rest))
    });
    // Data may lie below the content.
    of_target.or_else(|| below(&config.data).or_else(|| below(&config.content)).map(|rest| (0, rest)))
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
