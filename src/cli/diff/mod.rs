//! `isogloss diff`

mod html;
mod listing;
mod markdown;
mod terminal;

use super::page_argument::{Named, unknown_page};
use super::terminal::Color;
use super::{editions, find_root, finished};
use crate::comparison::{self, Outcome, Question};
use crate::project::{PageId, Project};
use listing::Listing;
use std::path::PathBuf;
use std::process::ExitCode;

/// Show what readers of two versions see differently, and why
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  isogloss diff licensing/about-licenses.md --from ghec --to ghes@3.4
      One page, word by word, with the condition behind each difference
  isogloss diff --all --from ghes@3.6 --to ghes@3.7 --format markdown > review.md
      Every page that a release changes, as one report
  isogloss diff licensing/about-licenses.md --from ghec --to ghes@3.4 --locale fr-FR
      What readers of the French pages see differently

PAGE is a file, its path below the content folder, or an address. How a translation differs from its source is for
`isogloss check` to say.

Exit codes: 0 done, 1 something differs and --exit-code was given, 2 the job could not be done.")]
pub struct Arguments {
    /// The page: a file or an address
    #[arg(value_name = "PAGE", required_unless_present = "all", conflicts_with = "all")]
    page: Option<String>,
    /// Compare all pages, and list those that are in one of the versions only
    #[arg(long)]
    all: bool,
    /// The version to compare with: ghec, ghes@3.4, ghes@latest
    #[arg(long, value_name = "VERSION")]
    from: String,
    /// The version that is compared
    #[arg(long, value_name = "VERSION")]
    to: String,
    /// The locale [default: the one that PAGE names, or the source]
    #[arg(long, value_name = "LOCALE")]
    locale: Option<String>,
    /// How to report
    #[arg(long, value_enum, default_value_t = Format::Terminal)]
    format: Format,
    /// Exit with 1 if something differs
    #[arg(long)]
    exit_code: bool,
    /// Folder of the project [default: the nearest upwards with isogloss.toml]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// When to colour the report
    #[arg(long, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    color: Color,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// Text, in colours where there are any
    Terminal,
    /// For a pull request or an issue
    Markdown,
    /// A page that needs no other file
    Html,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    finished(diff(arguments))
}

fn diff(arguments: &Arguments) -> Result<ExitCode, String> {
    let root = find_root(arguments.root.as_deref())?;
    let project = Project::load(&root).map_err(|error| error.to_string())?;
    let (page, question) = question(&project, arguments)?;
    let outcomes = match page {
        Some(page) => one(&project, page, question)?,
        None => comparison::compare_all(&project, question),
    };
    let listing = Listing { project: &project, question, outcomes: &outcomes };
    let report = match arguments.format {
        Format::Terminal => terminal::report(&listing, super::terminal::of_results(arguments.color).0),
        Format::Markdown => markdown::report(&listing),
        Format::Html => html::report(&listing),
    };
    super::terminal::result(&report)?;
    let differs = arguments.exit_code && !outcomes.is_empty();
    Ok(if differs { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// What is to be compared; no page means all of them.
fn question(project: &Project, arguments: &Arguments) -> Result<(Option<PageId>, Question), String> {
    let named = arguments.page.as_ref().map(|page| (page, Named::new(project, page)));
    let page = named.as_ref().map(|(name, named)| named.page.ok_or_else(|| unknown_page(project, name))).transpose()?;
    let locale = match &arguments.locale {
        Some(name) => editions::locale(project, name)?,
        None => named.and_then(|(_, named)| named.locale).unwrap_or(0),
    };
    let (from, to) = (version(project, &arguments.from)?, version(project, &arguments.to)?);
    Ok((page, Question { locale, from, to }))
}

/// The one version that a name stands for.
fn version(project: &Project, name: &str) -> Result<usize, String> {
    let set = editions::version_set(project.versions(), name)?;
    match (set.len(), set.lowest()) {
        (1, Some(version)) => Ok(version),
        _ => Err(format!("`{name}` names several versions: {}", project.versions().ids(set).join(", "))),
    }
}

/// The comparison of one page, which must be in one of the versions.
fn one(project: &Project, page: PageId, question: Question) -> Result<Vec<(PageId, Outcome)>, String> {
    let versions = project.page(page).versions;
    if !versions.contains(question.from) && !versions.contains(question.to) {
        let ids = project.versions().ids(versions).join(", ");
        return Err(format!("`{}` is in neither version; it is in {ids}", project.page(page).path));
    }
    Ok(comparison::compare(project, page, question).map(|outcome| (page, outcome)).into_iter().collect())
}
