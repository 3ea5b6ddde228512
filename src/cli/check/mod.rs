//! `isogloss check`

mod output;
mod revisions;
mod selection;
mod since;

use super::terminal::Color;
use super::{editions, find_root, finished, terminal};
use crate::check;
use crate::diagnostic::{Diagnostic, Severity};
use crate::project::Project;
use output::Output;
use since::Since;
use std::path::PathBuf;
use std::process::ExitCode;

/// Find every way in which translations no longer match their source
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  isogloss check
      All locales, for reading in a terminal
  isogloss check --locale fr-FR content/licensing
      One locale, the pages below one folder
  isogloss check --since origin/main --fail-on warning --format github
      In a pull request: what this change touches, as annotations
  isogloss check --format human --format sarif=drift.sarif
      Two reports of one run
  isogloss check --pair en/page.md fr/page.md --locale fr-FR
      Two files without a project

Exit codes: 0 clean, 1 findings at or above --fail-on, 2 the job could not be done.")]
pub struct Arguments {
    /// Folder of the project [default: the nearest upwards with isogloss.toml]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// Check this locale only; may be repeated
    #[arg(long, value_name = "LOCALE")]
    locale: Vec<String>,
    /// Compare two loose files; their versions are those that the source's conditions name
    #[arg(long, num_args = 2, value_names = ["SOURCE", "TARGET"], requires = "locale", conflicts_with_all = ["root", "paths"])]
    pair: Option<Vec<PathBuf>>,
    /// How to report: human, concise, json, jsonl, sarif, github, gitlab, junit, rdjson, markdown; with =FILE into a file;
    /// may be repeated
    #[arg(long, value_name = "FORMAT[=FILE]", default_value = "human")]
    format: Vec<String>,
    /// Write the report to this file [default: standard output]
    #[arg(long, value_name = "FILE")]
    output_file: Option<PathBuf>,
    /// Only pairs with a side that differs from this revision; where only the source does, findings are stale, and info
    #[arg(long, value_name = "REVISION", conflicts_with = "pair")]
    since: Option<String>,
    /// Leave out the findings that this file knows
    #[arg(long, value_name = "FILE", conflicts_with = "pair")]
    baseline: Option<PathBuf>,
    /// Write the findings of this run to the file of --baseline
    #[arg(long, requires = "baseline")]
    update_baseline: bool,
    /// Report by these checks or categories only; may be repeated
    #[arg(long, value_name = "NAME")]
    check: Vec<String>,
    /// Count the findings instead of showing them
    #[arg(long)]
    statistics: bool,
    /// Show so many findings at most; the exit code is that of all
    #[arg(long, value_name = "NUMBER")]
    max: Option<usize>,
    /// Exit with 1 from this severity on [default: error, or `fail_on` of [check]]
    #[arg(long, value_enum, value_name = "SEVERITY")]
    fail_on: Option<FailOn>,
    /// When to colour the report
    #[arg(long, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    color: Color,
    /// Files and folders, relative to the root: pairs with a side in one of them
    #[arg(value_name = "PATH")]
    paths: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum FailOn {
    Error,
    Warning,
    Info,
    Never,
}

impl FailOn {
    fn is_reached(self, severity: Severity) -> bool {
        match self {
            Self::Error => severity >= Severity::Error,
            Self::Warning => severity >= Severity::Warning,
            Self::Info => true,
            Self::Never => false,
        }
    }

    /// That of the command line, of the configuration, or errors.
    fn of(arguments: &Arguments, project: &Project) -> Result<Self, String> {
        let configured = project.config.checks.get("check").and_then(|table| table.get("fail_on"));
        match (arguments.fail_on, configured) {
            (Some(given), _) => Ok(given),
            (None, None) => Ok(Self::Error),
            (None, Some(value)) => {
                let name = value.as_str().unwrap_or("");
                clap::ValueEnum::from_str(name, false)
                    .map_err(|_| format!("isogloss.toml: `fail_on` is error, warning, info or never, not {value}"))
            }
        }
    }
}

pub fn run(arguments: &Arguments) -> ExitCode {
    finished(check(arguments))
}

fn check(arguments: &Arguments) -> Result<ExitCode, String> {
    let outputs = Output::of(&arguments.format, arguments.output_file.as_deref())?;
    // The process ends with the command: taking a large project apart piece by piece would only cost time.
    let project: &mut Project = Box::leak(Box::new(load(arguments)?));
    let locales = locales(arguments, project)?;
    let fail_on = FailOn::of(arguments, project)?;
    let rules = selection::Rules::new(project, arguments)?;
    let since = arguments.since.as_deref().map(|revision| Since::new(project, revision)).transpose()?;
    let project: &Project = project;
    let below = |path: &str| arguments.paths.is_empty() || arguments.paths.iter().any(|wanted| is_below(path, wanted));
    let wanted = |path: &str| below(path) && since.as_ref().is_none_or(|since| since.has_changed(path));
    refuse_empty(arguments, project)?;
    let is_whole = locales.len() + 1 == project.config.locales.len();
    let selection = check::Selection { locales, wanted: &wanted, is_loose: arguments.pair.is_some() };
    let mut found = check::run(project, &selection);
    if let Some(since) = &since {
        found = since.settle(found, project, &selection);
    }
    revisions::tell_stale(&mut found, project, &selection);
    let found = rules.apply(found, project, &wanted, is_whole)?;
    let failed = found.iter().any(|finding| fail_on.is_reached(finding.severity));
    let shown = &found[..arguments.max.unwrap_or(usize::MAX).min(found.len())];
    print(arguments, project, &outputs, shown)?;
    if shown.len() < found.len() {
        terminal::note(&format!("{} more findings are not shown (--max)\n", found.len() - shown.len()));
    }
    Ok(if failed { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

fn print(arguments: &Arguments, project: &Project, outputs: &[Output], found: &[Diagnostic]) -> Result<(), String> {
    if arguments.statistics {
        return terminal::result(&crate::report::statistics(found));
    }
    outputs.iter().try_for_each(|output| output.write(found, project, arguments.color))
}

/// The project that is to be checked.
fn load(arguments: &Arguments) -> Result<Project, String> {
    let project = match (arguments.pair.as_deref(), arguments.locale.as_slice()) {
        (Some([source, target]), [locale]) => Project::of_pair(source, target, locale),
        (Some(_), _) => return Err("a pair has one locale: write `--pair SOURCE TARGET --locale zh-CN`".to_owned()),
        (None, _) => Project::load(&find_root(arguments.root.as_deref())?),
    };
    project.map_err(|error| error.to_string())
}

/// Being unable to check is never a pass.
fn refuse_empty(arguments: &Arguments, project: &Project) -> Result<(), String> {
    if project.pages.is_empty() {
        return Err(format!("there is nothing to check: no page is below `{}`", project.config.content));
    }
    if project.config.targets().is_empty() {
        return Err("there is nothing to check: isogloss.toml names no locale to translate into".to_owned());
    }
    let known = |wanted: &&String| {
        let has = |path: &str| is_below(path, wanted);
        project.files.iter().any(|(_, file)| has(&file.path))
            || project.pages.iter().any(|page| page.translation_paths.iter().any(|path| has(path)))
    };
    match arguments.paths.iter().find(|wanted| !known(wanted)) {
        Some(path) => Err(format!("no file of the project is `{path}` or below it; paths are relative to the root")),
        None => Ok(()),
    }
}

/// Positions of the target locales that are asked for.
fn locales(arguments: &Arguments, project: &Project) -> Result<Vec<usize>, String> {
    if arguments.locale.is_empty() || arguments.pair.is_some() {
        return Ok((1..project.config.locales.len()).collect());
    }
    let named = arguments.locale.iter().map(|name| editions::locale(project, name));
    let mut locales = named.collect::<Result<Vec<_>, _>>()?;
    locales.sort_unstable();
    locales.dedup();
    if locales.first() == Some(&0) {
        return Err(format!(
            "`{}` is the source: name a locale that it is translated into",
            project.config.source().code
        ));
    }
    Ok(locales)
}

fn is_below(path: &str, folder: &str) -> bool {
    let folder = folder.trim_start_matches("./").trim_end_matches('/');
    folder == "." || path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
