//! The command line: one file per command. Only this layer prints.

mod build;
mod check;
mod diff;
mod editions;
mod explain;
mod fix;
mod ignore;
pub mod init;
mod page_argument;
mod render;
mod serve;
mod status;
mod terminal;

use crate::project::config::FILE_NAME;
use clap::{Parser, Subcommand};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Documentation in several product versions and several locales, from one source.
#[derive(Debug, Parser)]
#[command(name = "isogloss", version, arg_required_else_help = true, subcommand_required = true)]
#[command(after_help = "Exit codes: 0 done, 1 errors were found in the content, 2 the job could not be done.")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Build(build::Arguments),
    Check(check::Arguments),
    Diff(diff::Arguments),
    Fix(fix::Arguments),
    Explain(explain::Arguments),
    Render(render::Arguments),
    Serve(serve::Arguments),
    Status(status::Arguments),
    Ignore(ignore::Arguments),
    Init(InitArguments),
}

impl Command {
    fn run(&self) -> ExitCode {
        if self.works_through_pages() {
            work_with_others();
        }
        match self {
            Self::Build(arguments) => build::run(arguments),
            Self::Check(arguments) => check::run(arguments),
            Self::Diff(arguments) => diff::run(arguments),
            Self::Fix(arguments) => fix::run(arguments),
            Self::Explain(arguments) => explain::run(arguments),
            Self::Render(arguments) => render::run(arguments),
            Self::Serve(arguments) => serve::run(arguments),
            Self::Status(arguments) => status::run(arguments),
            Self::Ignore(arguments) => ignore::run(arguments),
            Self::Init(arguments) => run_init(arguments),
        }
    }

    /// True for commands that look at pages, end, and do nothing else meanwhile.
    const fn works_through_pages(&self) -> bool {
        match self {
            Self::Build(_) | Self::Check(_) | Self::Diff(_) | Self::Fix(_) | Self::Render(_) | Self::Status(_) => true,
            Self::Explain(_) | Self::Serve(_) | Self::Ignore(_) | Self::Init(_) => false,
        }
    }
}

/// Write isogloss.toml for an existing documentation tree
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  isogloss init
      Looks at the current folder and writes isogloss.toml
  isogloss init --root ~/docs
      The same for another folder")]
struct InitArguments {
    /// Folder that holds the documentation [default: the current one]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
}

/// Parses the arguments and runs the command: 0 clean, 1 findings, 2 the job could not be done.
pub fn run() -> ExitCode {
    match Arguments::try_parse() {
        Ok(arguments) => arguments.command.run(),
        Err(answer) => {
            // Where nobody listens, there is nobody to tell.
            drop(answer.print());
            ExitCode::from(u8::try_from(answer.exit_code()).unwrap_or(2))
        }
    }
}

/// Makes this thread one of those that share the work. If it waited for them, it would hold memory of its own all the time.
fn work_with_others() {
    // A pool that is there already works as well.
    drop(rayon::ThreadPoolBuilder::new().use_current_thread().build_global());
}

fn run_init(arguments: &InitArguments) -> ExitCode {
    let root = arguments.root.clone().unwrap_or_else(|| PathBuf::from("."));
    let written = init::run(&root).map_err(|error| error.to_string());
    finished(written.and_then(|written| {
        terminal::result(&format!("{}\n", written.message))?;
        Ok(ExitCode::SUCCESS)
    }))
}

/// The exit code of a command; says why the job could not be done.
fn finished(outcome: Result<ExitCode, String>) -> ExitCode {
    outcome.unwrap_or_else(|error| {
        terminal::note(&format!("isogloss: {error}\n"));
        ExitCode::from(2)
    })
}

/// The folder of the project: the given one, or the nearest upwards that holds a configuration.
fn find_root(given: Option<&Path>) -> Result<PathBuf, String> {
    match given {
        Some(root) if root.join(FILE_NAME).is_file() => Ok(root.to_owned()),
        Some(root) if root.is_dir() => {
            let root = root.display();
            Err(format!("there is no {FILE_NAME} in `{root}`; run `isogloss init --root {root}` to write one"))
        }
        Some(root) => Err(format!("there is no folder `{}`", root.display())),
        None => crate::project::Config::find_root(Path::new(".")).ok_or_else(|| {
            "there is no isogloss.toml here or in a folder above; run `isogloss init` to write one, or name the project's folder with `--root`".to_owned()
        }),
    }
}
