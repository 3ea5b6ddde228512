//! `isogloss status`

use super::check::{rules, tell_stale};
use super::{editions, find_root, finished, terminal};
use crate::check;
use crate::interface::Interface;
use crate::interface::writers::WriterWords;
use crate::project::Project;
use crate::render::Renderer;
use crate::site;
use crate::site::output::replace_file;
use crate::status::html::Matrix;
use crate::status::{State, Status, json, table};
use std::path::PathBuf;
use std::process::ExitCode;
use terminal::Color;

/// Show how far translations are: which pages are current, damaged, untranslated or missing, by locale and version
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  isogloss status
      Counts for each locale and version
  isogloss status --locale fr-FR --versions ghes@latest --list damaged --list missing
      One edition, with the names of pages that need work
  isogloss status --format html --output-file status.html
      A page to put on a wiki; it needs no other file
  isogloss status --format json | jq '.editions[] | [.locale, .version, .states.current]'
      For programs

Exit codes: 0 done, 2 the job could not be done.")]
pub struct Arguments {
    /// Folder of the project [default: the nearest upwards with isogloss.toml]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// This locale only; may be repeated
    #[arg(long, value_name = "LOCALE")]
    locale: Vec<String>,
    /// These versions only, separated by commas: ghec, ghes, ghes@3.4, ghes@latest
    #[arg(long, value_name = "VERSIONS", value_delimiter = ',')]
    versions: Vec<String>,
    /// How to show it
    #[arg(long, value_enum, default_value_t = Format::Table, value_name = "FORMAT")]
    format: Format,
    /// Name the pages in this state: current, stale, out-of-step, partly-translated, untranslated, damaged, missing; may be
    /// repeated
    #[arg(long, value_name = "STATE")]
    list: Vec<String>,
    /// Write to this file [default: standard output]
    #[arg(long, value_name = "FILE")]
    output_file: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// Plain text
    Table,
    /// One JSON object
    Json,
    /// One HTML file that needs no other
    Html,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    finished(status(arguments))
}

fn status(arguments: &Arguments) -> Result<ExitCode, String> {
    let listed = arguments.list.iter().map(|name| state(name)).collect::<Result<Vec<_>, _>>()?;
    let mut project = Project::load(&find_root(arguments.root.as_deref())?).map_err(|error| error.to_string())?;
    if project.pages.is_empty() || project.config.targets().is_empty() {
        return Err("there is nothing to show: the project has no page, or no locale to translate into".to_owned());
    }
    let mut selection = editions::select(&project.config, &arguments.locale, &arguments.versions)?;
    selection.locales.retain(|locale| *locale > 0);
    if selection.locales.is_empty() {
        return Err("the source is not a translation: name a locale that it is translated into".to_owned());
    }
    let rules = rules(&mut project)?;
    let wanted = |_: &str| true;
    let asked = check::Selection { locales: selection.locales.clone(), wanted: &wanted, is_loose: false };
    let mut found = check::run(&project, &asked);
    tell_stale(&mut found, &project, &asked, &|_| true);
    let found = rules.apply(found, &project, &wanted, false)?;
    let (interface, _) = Interface::new(&project);
    let mut renderer = Renderer::new(&project, site::labels(&interface, &project), None);
    renderer.selection = selection;
    let status = Status::new(&renderer, &found);
    let (_, width) = terminal::of_results(Color::Never);
    let text = match arguments.format {
        Format::Table => table::text(&status, width, &listed),
        Format::Json => json::text(&status),
        Format::Html => matrix(&project, &status)?,
    };
    write(&text, arguments)
}

/// A page by itself: it may be shown anywhere, so that it links to no page.
fn matrix(project: &Project, status: &Status) -> Result<String, String> {
    let words = WriterWords::english();
    let matrix = Matrix { project, status, words: &words, bar: "", head: "" };
    matrix.text(&|_| None).map_err(|error| error.to_string())
}

/// The state of this name.
fn state(name: &str) -> Result<State, String> {
    State::ALL.into_iter().find(|state| state.name() == name).ok_or_else(|| {
        let names = State::ALL.map(State::name);
        let meant =
            crate::text::nearest(name, names).map_or(String::new(), |meant| format!(" (did you mean `{meant}`?)"));
        format!("there is no state `{name}`{meant}; there are {}", names.join(", "))
    })
}

fn write(text: &str, arguments: &Arguments) -> Result<ExitCode, String> {
    match &arguments.output_file {
        None => terminal::result(text)?,
        Some(path) => replace_file(path, &mut |file| file.write_all(text.as_bytes()))
            .map_err(|error| format!("cannot write `{}`: {error}", path.display()))?,
    }
    Ok(ExitCode::SUCCESS)
}
