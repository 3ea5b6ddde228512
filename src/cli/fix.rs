//! `isogloss fix`

use super::check::selection::{self, Rules};
use super::{editions, find_root, finished, terminal};
use crate::check::{self, Mended, Wishes};
use crate::diagnostic::Diagnostic;
use crate::project::Project;
use crate::site::output::replace_file;
use crate::text::FileId;
use rustc_hash::FxHashSet;
use similar::TextDiff;
use std::io::Read;
use std::path::PathBuf;
use std::process::ExitCode;

/// Repair translations that lost tags, addresses or code on the way
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  isogloss fix --diff
      What would be edited, without editing it
  isogloss fix --locale fr-FR content/licensing
      One locale, the pages below one folder
  isogloss fix --unsafe --check changed-link
      Also edits that may be wrong: addresses of links become those of the source
  isogloss fix --pair en/page.md fr/page.md --locale fr-FR
      Two files without a project
  isogloss fix --stdin-filename locales/fr-FR/content/a.md < a.md
      For editors: the text comes on standard input, and goes to standard output

Exit codes: 0 done, 1 there is something to edit (with --diff), 2 the job could not be done.")]
pub struct Arguments {
    /// Folder of the project [default: the nearest upwards with isogloss.toml]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// Repair this locale only; may be repeated
    #[arg(long, value_name = "LOCALE")]
    locale: Vec<String>,
    /// Repair the second of two loose files
    #[arg(long, num_args = 2, value_names = ["SOURCE", "TARGET"], requires = "locale", conflicts_with_all = ["root", "paths"])]
    pair: Option<Vec<PathBuf>>,
    /// Also make edits that may not be what the translator would write
    #[arg(long = "unsafe")]
    is_unsafe: bool,
    /// Print a unified diff instead of editing files
    #[arg(long)]
    diff: bool,
    /// Repair what these checks or categories find only; may be repeated
    #[arg(long, value_name = "NAME")]
    check: Vec<String>,
    /// Read this file's text from standard input, and write it to standard output
    #[arg(long, value_name = "PATH", conflicts_with_all = ["pair", "diff", "paths"])]
    stdin_filename: Option<String>,
    /// Files and folders, relative to the root: pairs with a side in one of them
    #[arg(value_name = "PATH")]
    paths: Vec<String>,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    finished(fix(arguments))
}

fn fix(arguments: &Arguments) -> Result<ExitCode, String> {
    let mut project = load(arguments)?;
    let locales = editions::target_locales(&project, &arguments.locale, arguments.pair.is_some())?;
    let is_loose = arguments.pair.is_some();
    let rules = selection::Wishes { only: &arguments.check, is_loose, baseline: None, updates_baseline: false };
    let rules = Rules::new(&mut project, &rules)?;
    let stdin = arguments.stdin_filename.as_deref().map(|path| from_stdin(&mut project, path)).transpose()?;
    let paths: Vec<&str> = match &arguments.stdin_filename {
        Some(path) => vec![path],
        None => arguments.paths.iter().map(String::as_str).collect(),
    };
    selection::refuse_unknown(&project, &paths)?;
    let wanted = |path: &str| paths.is_empty() || paths.iter().any(|below| selection::is_below(path, below));
    let selection = check::Selection { locales, wanted: &wanted, is_loose: arguments.pair.is_some() };
    let (found, mut mended) = mended(&project, &selection, rules, arguments)?;
    for defect in mended.iter().flat_map(|mended| defects(&project.files.get(mended.file).path, mended)) {
        terminal::note(&defect);
    }
    mended.retain(|mended| !mended.removed.is_empty());
    match stdin {
        Some((file, text)) => {
            let mended = mended.iter().find(|mended| mended.file == file);
            terminal::result(mended.map_or(&text, |mended| &mended.text))?;
            Ok(ExitCode::SUCCESS)
        }
        None if arguments.diff => diff(&project, &mended),
        None => write(&project, found.len(), &mended),
    }
}

fn load(arguments: &Arguments) -> Result<Project, String> {
    let project = match (arguments.pair.as_deref(), arguments.locale.as_slice()) {
        (Some([source, target]), [locale]) => Project::of_pair(source, target, locale),
        (Some(_), _) => return Err("a pair has one locale: write `--pair SOURCE TARGET --locale zh-CN`".to_owned()),
        (None, _) => Project::load(&find_root(arguments.root.as_deref())?),
    };
    project.map_err(|error| error.to_string())
}

/// Puts what standard input holds in the place of a translation's text; gives its file and its text.
fn from_stdin(project: &mut Project, path: &str) -> Result<(FileId, String), String> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).map_err(|error| format!("standard input cannot be read: {error}"))?;
    let path = path.trim_start_matches("./");
    let file = project.replace_translation(path, &text);
    let file = file.ok_or_else(|| format!("no translation of a page is `{path}`; paths are relative to the root"))?;
    Ok((file, text))
}

/// What is found, and the repaired files. What is suppressed is left alone; a file in which it would be repaired along
/// with other things is done again.
fn mended(
    project: &Project,
    selection: &check::Selection<'_>,
    rules: Rules,
    arguments: &Arguments,
) -> Result<(Vec<Diagnostic>, Vec<Mended>), String> {
    let named = |finding: &Diagnostic| selection::is_named(&arguments.check, finding);
    let wishes = Wishes { allows_unsafe: arguments.is_unsafe, takes: &named };
    let (all, mut mended) = check::mend(project, selection, wishes);
    mended.retain(|mended| is_whole(project, mended.file));
    let found = rules.apply(all.clone(), project, selection.wanted, false)?;
    let kept: FxHashSet<_> = found.iter().map(key).collect();
    let refused: FxHashSet<_> = all.iter().map(key).filter(|finding| !kept.contains(finding)).collect();
    let is_clean = |mended: &Mended| !mended.removed.iter().any(|finding| refused.contains(&key(finding)));
    if mended.iter().all(is_clean) {
        return Ok((found, mended));
    }
    let takes = |finding: &Diagnostic| named(finding) && !refused.contains(&key(finding));
    let (_, mut mended) = check::mend(project, selection, Wishes { takes: &takes, ..wishes });
    mended.retain(|mended| is_whole(project, mended.file));
    Ok((found, mended))
}

/// What repairs of a file were taken back for, each in a line.
fn defects<'m>(path: &'m str, mended: &'m Mended) -> impl Iterator<Item = String> + 'm {
    mended.taken_back.iter().map(move |finding| {
        let (check, message) = (finding.check, &finding.message);
        format!(
            "`{path}` was not repaired: `{check}` is found in it afterwards ({message}). This is a defect of isogloss: please \
             report it, with this file and its source\n"
        )
    })
}

/// What a finding says of which file.
fn key(finding: &Diagnostic) -> (FileId, &str, &str) {
    (finding.label.file, finding.check, finding.context.as_ref().map_or("", |context| &context.subject))
}

/// False for a file whose text is not what is on the disk, since some of it is not UTF-8.
fn is_whole(project: &Project, file: FileId) -> bool {
    !project.diagnostics.iter().any(|finding| finding.label.file == file && finding.check == "invalid-utf-8")
}

fn diff(project: &Project, mended: &[Mended]) -> Result<ExitCode, String> {
    for mended in mended {
        let file = project.files.get(mended.file);
        let diff = TextDiff::from_lines(&*file.text, &mended.text);
        let (before, after) = (format!("a/{}", file.path), format!("b/{}", file.path));
        terminal::result(&diff.unified_diff().header(&before, &after).to_string())?;
    }
    Ok(if mended.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Replaces the files, each as a whole.
fn write(project: &Project, found: usize, mended: &[Mended]) -> Result<ExitCode, String> {
    let mut removed = 0;
    for mended in mended {
        let path = &project.files.get(mended.file).path;
        replace_file(&project.config.root.join(path), &mut |file| file.write_all(mended.text.as_bytes()))
            .map_err(|error| format!("cannot write `{path}`: {error}"))?;
        removed += mended.removed.len();
        terminal::result(&format!("{path}: {}\n", findings(mended.removed.len())))?;
    }
    let files = if mended.len() == 1 { "1 file".to_owned() } else { format!("{} files", mended.len()) };
    let left = found.saturating_sub(removed);
    terminal::note(&format!("{} repaired in {files}, {left} left\n", findings(removed)));
    Ok(ExitCode::SUCCESS)
}

fn findings(count: usize) -> String {
    if count == 1 { "1 finding".to_owned() } else { format!("{count} findings") }
}

#[cfg(test)]
mod tests {
    use super::defects;
    use crate::check::Mended;
    use crate::diagnostic::{Diagnostic, Severity};
    use crate::text::{FileId, TextRange};

    #[test]
    fn a_repair_that_was_taken_back_is_told_in_a_line() {
        let finding = Diagnostic::new(
            "changed-link",
            Severity::Warning,
            FileId(0),
            TextRange::empty(0),
            "lacks the link to `/a`",
        );
        let mended = Mended {
            file: FileId(0),
            text: String::new(),
            removed: Vec::new(),
            taken_back: vec![finding.clone(), finding],
        };
        let lines: Vec<String> = defects("fr/a.md", &mended).collect();
        assert_eq!(lines.len(), 2);
        assert_eq!(
            lines[0],
            "`fr/a.md` was not repaired: `changed-link` is found in it afterwards (lacks the link to `/a`). This is a defect \
             of isogloss: please report it, with this file and its source\n"
        );
    }
}
