//! `isogloss serve`

use super::check::{rules, tell_stale};
use super::{find_root, finished, terminal};
use crate::preview::{self, Editor, Settings, Settle};
use crate::project::Project;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

/// Names the editor of the one who writes; the project's configuration is everyone's.
const EDITOR_VARIABLE: &str = "ISOGLOSS_EDITOR";

/// Show every page in every version and locale, and each edit as soon as it is saved
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  isogloss serve
      At http://localhost:4000, for this machine only
  isogloss serve --port 8080 --editor zed
      At another port, with links that open Zed
  isogloss serve --host 0.0.0.0
      For everyone who can reach this machine; they see all that the project holds

In the browser: click a block with Alt to see where it comes from; `Compare` shows two versions, or a translation and its
source, side by side; `Matrix` shows which pages are translated in which version.

Exit codes: 2 the preview could not be started.")]
pub struct Arguments {
    /// Folder of the project [default: the nearest upwards with isogloss.toml]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// The port; 0 for any that is free
    #[arg(long, value_name = "PORT", default_value_t = 4000)]
    port: u16,
    /// The address or name to listen at
    #[arg(long, value_name = "HOST", default_value = "127.0.0.1")]
    host: String,
    /// The editor that links to the source open: vscode, vscodium, cursor, zed, idea, or a link with {path}, {line} and
    /// {column} [default: ISOGLOSS_EDITOR, or vscode]
    #[arg(long, value_name = "EDITOR")]
    editor: Option<String>,
    /// Show the source where a translation is damaged, rather than what a repair makes of it
    #[arg(long)]
    no_repair: bool,
    /// Print errors only
    #[arg(long, short)]
    quiet: bool,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    finished(serve(arguments))
}

fn serve(arguments: &Arguments) -> Result<ExitCode, String> {
    let settings = Settings {
        root: find_root(arguments.root.as_deref())?,
        host: arguments.host.clone(),
        port: arguments.port,
        editor: editor(arguments)?,
        read_rules,
        repairs: !arguments.no_repair,
    };
    let quiet = arguments.quiet;
    let reloaded = move |paths: &[String], problem: Option<&str>| match problem {
        Some(problem) => terminal::note(&format!("{problem}\n")),
        None if quiet => {}
        None => terminal::note(&format!("changed: {}\n", some(paths))),
    };
    preview::serve(&settings, &|address| ready(arguments, address), reloaded)?;
    Ok(ExitCode::SUCCESS)
}

/// The rules by which `isogloss check` would tell of the project.
fn read_rules(project: &mut Project) -> Result<Settle, String> {
    let rules = rules(project)?;
    Ok(Box::new(move |mut found, project, selection| {
        tell_stale(&mut found, project, selection, &|_| true);
        // Only a baseline, which there is none of here, could not be applied.
        rules.apply(found, project, selection.wanted, false).unwrap_or_default()
    }))
}

fn editor(arguments: &Arguments) -> Result<Editor, String> {
    let set = std::env::var(EDITOR_VARIABLE).ok().filter(|name| !name.is_empty());
    match arguments.editor.as_ref().or(set.as_ref()) {
        Some(name) => Editor::new(name),
        None => Ok(Editor::default()),
    }
}

/// Says where the preview is. The address is the result, so that a program can wait for it.
fn ready(arguments: &Arguments, address: SocketAddr) {
    let host = match &*arguments.host {
        "127.0.0.1" | "::1" => "localhost".to_owned(),
        host if host.contains(':') && !host.starts_with('[') => format!("[{host}]"),
        host => host.to_owned(),
    };
    // Nobody may be there to read it.
    drop(terminal::result(&format!("http://{host}:{}/\n", address.port())));
    if !preview::is_loopback(&arguments.host) {
        terminal::note("everyone who can reach this machine can read the project here\n");
    }
    if !arguments.quiet {
        terminal::note("Ctrl-C ends the preview\n");
    }
}

/// The first of the paths, and how many more there are.
fn some(paths: &[String]) -> String {
    let shown: Vec<&str> = paths.iter().take(3).map(String::as_str).collect();
    let more = paths.len() - shown.len();
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    shown.join(", ") + &rest
}
