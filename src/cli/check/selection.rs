//! What is left of the findings: suppressions, severities, the baseline.

use crate::check;
use crate::cli::terminal;
use crate::diagnostic::{self, Diagnostic};
use crate::project::Project;
use crate::report::counted;
use crate::selection::{self, Baseline, IGNORE_FILE, IgnoreFile, Scope, Severities, suppress_by_comments};
use crate::site::output::replace_file;
use crate::text::nearest;
use std::path::{Path, PathBuf};

/// The rules of a run, read before anything is checked.
pub struct Rules {
    severities: Severities,
    ignore: Option<IgnoreFile>,
    baseline: Option<(PathBuf, Baseline)>,
    updates: bool,
    /// Names of checks and categories; empty for all.
    only: Vec<String>,
}

/// What a command asks of the rules.
#[derive(Default)]
pub struct Wishes<'w> {
    /// Names of checks and categories; empty for all.
    pub only: &'w [String],
    /// The files come without a project, and so without suppressions.
    pub is_loose: bool,
    pub baseline: Option<&'w Path>,
    pub updates_baseline: bool,
}

/// Names of all checks and categories.
fn names() -> Vec<&'static str> {
    let checks = check::CHECKS.iter().flat_map(|check| [check.name, check.category]);
    let mut names: Vec<&str> = checks.chain(selection::CHECKS.iter().map(|(name, _)| *name)).collect();
    names.extend(["damage", "suppressions"]);
    names.sort_unstable();
    names.dedup();
    names
}

impl Rules {
    /// Reads `[checks]`, the file with suppressions and the baseline.
    ///
    /// # Errors
    /// Everything that is wrong with one of them.
    pub fn new(project: &mut Project, wishes: &Wishes<'_>) -> Result<Self, String> {
        let names = names();
        if let Some(unknown) = wishes.only.iter().find(|name| !names.contains(&name.as_str())) {
            let meant = nearest(unknown, names.iter().copied())
                .map_or(String::new(), |meant| format!("; did you mean `{meant}`?"));
            return Err(format!("no check or category is called `{unknown}`{meant} `isogloss explain` lists them"));
        }
        let severities = project.config.severities(&names).map_err(|error| error.to_string())?;
        let ignore = match project.read(IGNORE_FILE).filter(|_| !wishes.is_loose) {
            None => None,
            Some((file, text)) => Some(IgnoreFile::parse(file, &text).map_err(|error| error.to_string())?),
        };
        let baseline = wishes.baseline.map(|path| read_baseline(path, wishes.updates_baseline)).transpose()?;
        Ok(Self { severities, ignore, baseline, updates: wishes.updates_baseline, only: wishes.only.to_vec() })
    }

    /// The findings that count. `wanted` says which files the run looked at, `is_whole` that it was all locales.
    ///
    /// # Errors
    /// The baseline cannot be written.
    pub fn apply(
        &self,
        found: Vec<Diagnostic>,
        project: &Project,
        wanted: &dyn Fn(&str) -> bool,
        is_whole: bool,
    ) -> Result<Vec<Diagnostic>, String> {
        let names = names();
        let all = self.only.is_empty() && is_whole;
        let covers = |name: Option<&str>, path: Option<&str>| {
            let asked = |name: &str| self.only.is_empty() || self.only.iter().any(|only| only == name);
            name.map_or(all, asked) && path.map_or(all, wanted)
        };
        let scope = Scope { names: &names, covers: &covers };
        let mut found = suppress_by_comments(found, &project.files, &scope).kept;
        if let Some(ignore) = &self.ignore {
            found = ignore.apply(found, &project.files, &scope).kept;
        }
        let mut found = self.severities.apply(found, &project.files);
        found.retain(|finding| is_named(&self.only, finding));
        diagnostic::sort(&mut found);
        match &self.baseline {
            Some((path, baseline)) => against(path, baseline, self.updates, found, project, wanted),
            None => Ok(found),
        }
    }
}

/// True if a finding is of one of these checks or categories; of none, any is.
pub fn is_named(names: &[String], finding: &Diagnostic) -> bool {
    let category = finding.context.as_ref().map(|context| context.category);
    names.is_empty() || names.iter().any(|name| name == finding.check || category == Some(name.as_str()))
}

/// Complains of a path that is no file of the project, nor a folder that holds one.
///
/// # Errors
/// Names the path.
pub fn refuse_unknown(project: &Project, paths: &[&str]) -> Result<(), String> {
    let known = |wanted: &&&str| {
        let has = |path: &str| is_below(path, wanted);
        project.files.iter().any(|(_, file)| has(&file.path))
            || project.pages.iter().any(|page| page.translation_paths.iter().any(|path| has(path)))
    };
    match paths.iter().find(|wanted| !known(wanted)) {
        Some(path) => Err(format!("no file of the project is `{path}` or below it; paths are relative to the root")),
        None => Ok(()),
    }
}

/// True if a path is that of `folder`, or below it.
pub fn is_below(path: &str, folder: &str) -> bool {
    let folder = folder.trim_start_matches("./").trim_end_matches('/');
    folder == "." || path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn read_baseline(path: &Path, may_be_absent: bool) -> Result<(PathBuf, Baseline), String> {
    let name = path.display().to_string();
    match crate::project::read_named(path) {
        Ok(text) => Ok((path.to_owned(), Baseline::parse(&name, &text).map_err(|error| error.to_string())?)),
        Err(error) if may_be_absent && error.kind() == std::io::ErrorKind::NotFound => {
            Ok((path.to_owned(), Baseline::default()))
        }
        Err(error) => Err(format!("the baseline `{name}` cannot be read: {error}; `--update-baseline` writes one")),
    }
}

/// Findings against the baseline, which is written anew where that is asked for.
fn against(
    path: &Path,
    baseline: &Baseline,
    updates: bool,
    found: Vec<Diagnostic>,
    project: &Project,
    wanted: &dyn Fn(&str) -> bool,
) -> Result<Vec<Diagnostic>, String> {
    if updates {
        let text = baseline.updated(&found, &project.files, wanted).to_json();
        replace_file(path, &mut |file| file.write_all(text.as_bytes()))
            .map_err(|error| format!("cannot write `{}`: {error}", path.display()))?;
        terminal::note(&format!("`{}` knows {} now\n", path.display(), counted(found.len(), "finding")));
        return Ok(Vec::new());
    }
    let compared = baseline.compare(found, &project.files, wanted);
    if !compared.resolved.is_empty() {
        let count = compared.resolved.len();
        let resolved = counted(count, "resolved finding");
        terminal::note(&format!("the baseline has {resolved}; `--update-baseline` prunes what is resolved\n"));
    }
    Ok(compared.new)
}
