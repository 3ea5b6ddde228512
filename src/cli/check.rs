//! `isogloss check`

use super::{editions, find_root, finished, terminal};
use crate::check;
use crate::diagnostic::Severity;
use crate::project::Project;
use crate::report::{self, HumanOptions};
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
  isogloss check --format jsonl
      One JSON object a line

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
    /// How to report
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: String,
    /// Exit with 1 from this severity on
    #[arg(long, value_enum, default_value_t = FailOn::Error, value_name = "SEVERITY")]
    fail_on: FailOn,
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
}

pub fn run(arguments: &Arguments) -> ExitCode {
    finished(check(arguments))
}

fn check(arguments: &Arguments) -> Result<ExitCode, String> {
    let reporter = report::find(&arguments.format).ok_or_else(|| {
        let names: Vec<&str> = report::REPORTERS.iter().map(|reporter| reporter.name).collect();
        format!("there is no format `{}`; there are {}", arguments.format, names.join(", "))
    })?;
    // The process ends with the command: taking a large project apart piece by piece would only cost time.
    let project: &Project = Box::leak(Box::new(load(arguments)?));
    let mut locales = (1..project.config.locales.len()).collect::<Vec<_>>();
    if !arguments.locale.is_empty() && arguments.pair.is_none() {
        locales = arguments.locale.iter().map(|name| editions::locale(project, name)).collect::<Result<_, _>>()?;
        locales.retain(|locale| *locale != 0);
        locales.sort_unstable();
        locales.dedup();
    }
    let wanted = |path: &str| arguments.paths.is_empty() || arguments.paths.iter().any(|wanted| is_below(path, wanted));
    let found = check::run(project, &check::Selection { locales, wanted: &wanted, is_loose: arguments.pair.is_some() });
    let options = HumanOptions { color: false, width: 100 };
    terminal::result(&(reporter.report)(&found, &project.files, options))?;
    let failed = found.iter().any(|finding| arguments.fail_on.is_reached(finding.severity));
    Ok(if failed { ExitCode::from(1) } else { ExitCode::SUCCESS })
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

fn is_below(path: &str, folder: &str) -> bool {
    let folder = folder.trim_start_matches("./").trim_end_matches('/');
    path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
