//! `isogloss check`

mod output;
mod retirement;
mod revisions;
pub mod selection;
mod since;

use super::terminal::Color;
use super::{editions, find_root, finished, terminal};
use crate::check;
use crate::diagnostic::{Diagnostic, Severity};
use crate::project::Project;
use crate::report::counted;
use output::Output;
pub use revisions::tell_stale;
use selection::{Rules, Wishes};
use since::Since;
use std::num::NonZeroUsize;
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
  isogloss check --locale en
      The source by itself: dead links, dead conditions, unused data
  isogloss check --retire ghes@3.3
      What can go when that release is no longer documented
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
    /// Only tell which conditions and pages die with this version, and what is left of them
    #[arg(long, value_name = "VERSION", conflicts_with_all = ["pair", "since", "baseline", "check"])]
    retire: Option<String>,
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
    max: Option<NonZeroUsize>,
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

/// The rules of the project alone: severities and suppressions.
///
/// # Errors
/// What is wrong with them.
pub fn rules(project: &mut Project) -> Result<Rules, String> {
    Rules::new(project, &Wishes::default())
}

pub fn run(arguments: &Arguments) -> ExitCode {
    finished(check(arguments))
}

fn check(arguments: &Arguments) -> Result<ExitCode, String> {
    let outputs = Output::of(&arguments.format, arguments.output_file.as_deref())?;
    // The process ends with the command: taking a large project apart piece by piece would only cost time.
    let project: &mut Project = Box::leak(Box::new(load(arguments)?));
    let locales = match arguments.pair {
        Some(_) => vec![1],
        None => editions::locales(project, &arguments.locale)?,
    };
    let fail_on = FailOn::of(arguments, project)?;
    let wishes = Wishes {
        only: &arguments.check,
        is_loose: arguments.pair.is_some(),
        baseline: arguments.baseline.as_deref(),
        updates_baseline: arguments.update_baseline,
    };
    let rules = Rules::new(project, &wishes)?;
    if let Some(version) = &arguments.retire {
        let found = retirement::findings(arguments, project, version, &locales)?;
        return finish(arguments, project, &outputs, found, fail_on);
    }
    let since = arguments.since.as_deref().map(|revision| Since::new(project, revision)).transpose()?;
    let project: &Project = project;
    let below = |path: &str| is_asked_for(arguments, path);
    let looks_everywhere = since.as_ref().is_none_or(|since| since.is_far_reaching(project));
    let wanted =
        |path: &str| below(path) && (looks_everywhere || since.as_ref().is_some_and(|it| it.has_changed(path)));
    refuse_empty(arguments, project)?;
    let is_whole = locales.len() == project.config.locales.len();
    let selection = check::Selection { locales, wanted: &wanted, is_loose: arguments.pair.is_some() };
    let mut found = check::run(project, &selection);
    if let Some(since) = &since {
        found = since.settle(found, project, &selection);
    }
    let is_news = |path: &str| since.as_ref().is_none_or(|since| since.has_changed(path));
    tell_stale(&mut found, project, &selection, &is_news);
    let touched = |path: &str| below(path) && is_news(path);
    let found = rules.apply(found, project, &touched, is_whole)?;
    finish(arguments, project, &outputs, found, fail_on)
}

/// Shows the findings, and gives the exit code that they call for.
fn finish(
    arguments: &Arguments,
    project: &Project,
    outputs: &[Output],
    found: Vec<Diagnostic>,
    fail_on: FailOn,
) -> Result<ExitCode, String> {
    let failed = found.iter().any(|finding| fail_on.is_reached(finding.severity));
    let shown = &found[..arguments.max.map_or(found.len(), |max| max.get().min(found.len()))];
    print(arguments, project, outputs, shown)?;
    if shown.len() < found.len() {
        let rest = counted(found.len() - shown.len(), "more finding");
        terminal::note(&format!("{rest} not shown (--max)\n"));
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
    selection::refuse_unknown(project, &arguments.paths.iter().map(String::as_str).collect::<Vec<_>>())
}

/// True for a file that is among the paths, if there are any.
fn is_asked_for(arguments: &Arguments, path: &str) -> bool {
    arguments.paths.is_empty() || arguments.paths.iter().any(|wanted| selection::is_below(path, wanted))
}
