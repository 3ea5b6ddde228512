//! The command line: one file per command. Only this layer prints.

mod build;
pub mod init;

use clap::{Parser, Subcommand};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Documentation in several product versions and several locales, from one source.
#[derive(Debug, Parser)]
#[command(name = "isogloss", version, propagate_version = true, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Build(build::Arguments),
    Init(InitArguments),
}

/// Write isogloss.toml for an existing documentation tree.
#[derive(Debug, clap::Args)]
struct InitArguments {
    /// Folder that holds the documentation; default the current one
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
}

/// Parses the arguments and runs the command: 0 clean, 1 findings, 2 the job could not be done.
pub fn run() -> ExitCode {
    match Arguments::parse().command {
        Command::Build(arguments) => build::run(&arguments),
        Command::Init(arguments) => run_init(&arguments),
    }
}

fn run_init(arguments: &InitArguments) -> ExitCode {
    let root = arguments.root.clone().unwrap_or_else(|| PathBuf::from("."));
    match init::run(&root) {
        Ok(written) => {
            println!("{}", written.message);
            ExitCode::SUCCESS
        }
        Err(error) => failed(&error),
    }
}

/// Says why the job could not be done.
fn failed(error: &dyn std::fmt::Display) -> ExitCode {
    eprintln!("isogloss: {error}");
    ExitCode::from(2)
}

/// The folder of the project: the given one, or the nearest upwards that holds a configuration.
fn find_root(given: Option<&Path>) -> Result<PathBuf, String> {
    match given {
        Some(root) if root.is_dir() => Ok(root.to_owned()),
        Some(root) => Err(format!("there is no folder `{}`", root.display())),
        None => crate::project::Config::find_root(Path::new(".")).ok_or_else(|| {
            "there is no isogloss.toml here or in a folder above; run `isogloss init` to write one, or name the project's folder with `--root`".to_owned()
        }),
    }
}
