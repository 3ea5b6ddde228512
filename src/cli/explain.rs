//! `isogloss explain`

use super::{finished, terminal};
use crate::check::{self, CHECKS, explanation};
use crate::text::nearest;
use std::process::ExitCode;

/// Say what a check finds, why it matters, and what to do
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  isogloss explain
      All checks, a line each
  isogloss explain changed-scope
      Everything about one")]
pub struct Arguments {
    /// Name of the check, as findings show it [default: a list of all]
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Text, value_name = "FORMAT")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For a terminal
    Text,
    /// As in the manual
    Markdown,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    finished(explain(arguments))
}

fn explain(arguments: &Arguments) -> Result<ExitCode, String> {
    let text = match (&arguments.name, arguments.format) {
        (None, Format::Text) => explanation::list(),
        (None, Format::Markdown) => explanation::list_markdown(),
        (Some(name), Format::Text) => find(name)?.text(),
        (Some(name), Format::Markdown) => find(name)?.markdown(),
    };
    terminal::result(&text)?;
    Ok(ExitCode::SUCCESS)
}

fn find(name: &str) -> Result<&'static check::Check, String> {
    check::find(name).ok_or_else(|| {
        let meant = nearest(name, CHECKS.iter().map(|check| check.name));
        let question = meant.map_or_else(String::new, |meant| format!(" (did you mean `{meant}`?)"));
        format!("there is no check `{name}`{question}; `isogloss explain` lists all")
    })
}
