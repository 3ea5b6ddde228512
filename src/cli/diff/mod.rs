//! `isogloss diff`

mod html;
mod listing;
mod markdown;
mod sides;
mod terminal;
mod translations;

use super::page_argument::{Named as NamedPage, unknown_page};
use super::terminal::Color;
use super::{editions, find_root, finished};
use crate::comparison::translation::Readers;
use crate::comparison::{self, Outcome, Question};
use crate::project::{PageId, Project};
use listing::Listing;
use sides::Named;
use std::path::PathBuf;
use std::process::ExitCode;
use translations::Translations;

/// Show what readers of two versions, or of two locales, see differently, and why
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  isogloss diff licensing/about-licenses.md --from ghec --to ghes@3.4
      One page, word by word, with the condition behind each difference
  isogloss diff --all --from ghes@3.6 --to ghes@3.7 --format markdown > review.md
      Every page that a release changes, as one report
  isogloss diff licensing/about-licenses.md --from ghec --to ghes@3.4 --locale fr-FR
      What readers of the French pages see differently
  isogloss diff licensing/about-licenses.md --from en --to fr-FR
      Source and translation: what only one of them has, and what `isogloss check` finds, at its place
  isogloss diff --all --from en/ghes@3.7 --to ja-JP/ghes@3.7 --format html > review.html
      The same for all pages of a release

PAGE is a file, its path below the content folder, or an address. A side is a version, a locale, or both: fr-FR/ghes@3.4.

Exit codes: 0 done, 1 something differs and --exit-code was given, 2 the job could not be done.")]
pub struct Arguments {
    /// The page: a file or an address
    #[arg(value_name = "PAGE", required_unless_present = "all", conflicts_with = "all")]
    page: Option<String>,
    /// Compare all pages, and list those that are in one of the versions only
    #[arg(long)]
    all: bool,
    /// What to compare with: a version (ghec, ghes@3.4, ghes@latest), a locale, or LOCALE/VERSION
    #[arg(long, value_name = "SIDE")]
    from: String,
    /// What is compared, in the same form
    #[arg(long, value_name = "SIDE")]
    to: String,
    /// The locale of a side that names none [default: the one that PAGE names, or the source]
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
    let mut project = Project::load(&root).map_err(|error| error.to_string())?;
    let Asked { page, sides } = asked(&project, arguments)?;
    let [from, to] = sides;
    let (report, differs) = if from.locale == to.locale {
        let question = Question { locale: from.locale, from: from.version, to: to.version };
        of_versions(&project, page, question, arguments)?
    } else {
        of_locales(&mut project, page, sides, arguments)?
    };
    super::terminal::result(&report)?;
    Ok(if arguments.exit_code && differs { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// The report on two versions, and whether anything differs.
fn of_versions(
    project: &Project,
    page: Option<PageId>,
    question: Question,
    arguments: &Arguments,
) -> Result<(String, bool), String> {
    let outcomes = match page {
        Some(page) => one(project, page, question)?,
        None => comparison::compare_all(project, question),
    };
    let listing = Listing { project, question, outcomes: &outcomes };
    let report = match arguments.format {
        Format::Terminal => terminal::report(&listing, super::terminal::of_results(arguments.color).0),
        Format::Markdown => markdown::report(&listing),
        Format::Html => html::report(&listing),
    };
    Ok((report, !outcomes.is_empty()))
}

/// The report on two locales, and whether anything differs.
fn of_locales(
    project: &mut Project,
    page: Option<PageId>,
    sides: [Readers; 2],
    arguments: &Arguments,
) -> Result<(String, bool), String> {
    if let Some(page) = page {
        refuse_absent(project, page, sides)?;
    }
    let pages = page.map_or_else(|| project.page_ids().collect(), |page| vec![page]);
    let pages = translations::compare(project, &pages, sides)?;
    let listing = Translations { project, sides, pages };
    let report = match arguments.format {
        Format::Terminal => terminal::translations(&listing, super::terminal::of_results(arguments.color).0),
        Format::Markdown => markdown::translations(&listing),
        Format::Html => html::translations(&listing),
    };
    Ok((report, !listing.pages.is_empty()))
}

/// What is to be compared; no page means all of them.
struct Asked {
    page: Option<PageId>,
    sides: [Readers; 2],
}

fn asked(project: &Project, arguments: &Arguments) -> Result<Asked, String> {
    let named = arguments.page.as_ref().map(|page| (page, NamedPage::new(project, page)));
    let page = named.as_ref().map(|(name, named)| named.page.ok_or_else(|| unknown_page(project, name))).transpose()?;
    let locale = match &arguments.locale {
        Some(name) => editions::locale(project, name)?,
        None => named.as_ref().and_then(|(_, named)| named.locale).unwrap_or(0),
    };
    let (from, to) = (Named::new(project, &arguments.from)?, Named::new(project, &arguments.to)?);
    // A side without a version is compared in that of the other, or in the first one that the page is in.
    let of_page = page.and_then(|page| project.page(page).versions.lowest());
    let first = || of_page.or_else(|| project.versions().built().next().map(|(version, _)| version)).unwrap_or(0);
    let version = from.version.or(to.version).or(named.and_then(|(_, named)| named.version)).unwrap_or_else(first);
    Ok(Asked { page, sides: [from.or(locale, version), to.or(locale, version)] })
}

/// The comparison of one page in two versions.
fn one(project: &Project, page: PageId, question: Question) -> Result<Vec<(PageId, Outcome)>, String> {
    let versions = project.page(page).versions;
    if !versions.contains(question.from) && !versions.contains(question.to) {
        return Err(format!(
            "`{}` is in neither version; it is in {}",
            project.page(page).path,
            all_ids(project, page)
        ));
    }
    Ok(comparison::compare(project, page, question).map(|outcome| (page, outcome)).into_iter().collect())
}

/// Complains of a page that one of the sides cannot have.
fn refuse_absent(project: &Project, page: PageId, sides: [Readers; 2]) -> Result<(), String> {
    let path = &project.page(page).path;
    match sides.iter().find(|side| !project.page(page).versions.contains(side.version)) {
        Some(side) => {
            let id = &project.versions().get(side.version).id;
            Err(format!("`{path}` is not in {id}; it is in {}", all_ids(project, page)))
        }
        None => Ok(()),
    }
}

fn all_ids(project: &Project, page: PageId) -> String {
    project.versions().ids(project.page(page).versions).join(", ")
}
