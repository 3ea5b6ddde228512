//! `isogloss build`

use super::{failed, find_root};
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::project::Project;
use crate::render::{Edition, Highlighter, Labels, RenderedPage, Renderer};
use crate::report::{HumanOptions, human};
use crate::site::jsonl;
use crate::version::VersionSet;
use std::io::{BufWriter, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Render every page in every version and locale
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Folder of the project; default: the nearest upwards with isogloss.toml
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// Folder (or, with `--format jsonl`, file) to write to
    #[arg(long, value_name = "PATH")]
    out: Option<PathBuf>,
    /// What to write
    #[arg(long, value_enum, default_value_t = Format::Site)]
    format: Format,
    /// Build this locale only; may be repeated
    #[arg(long, value_name = "LOCALE")]
    locale: Vec<String>,
    /// Build these versions only: ghec, ghes, ghes@3.4, ghes@latest
    #[arg(long, value_name = "VERSION", value_delimiter = ',')]
    versions: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Site,
    Jsonl,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    match build(arguments) {
        Ok(code) => code,
        Err(error) => failed(&error),
    }
}

fn build(arguments: &Arguments) -> Result<ExitCode, String> {
    let root = find_root(arguments.root.as_deref())?;
    let project = Project::load(&root).map_err(|error| error.to_string())?;
    let labels = project
        .config
        .locales
        .iter()
        .map(|_| Labels {
            note: "Note".into(),
            tip: "Tip".into(),
            important: "Important".into(),
            warning: "Warning".into(),
            caution: "Caution".into(),
            copy: "Copy".into(),
            shown_in_source: "Shown in English".into(),
        })
        .collect();
    let renderer = Renderer::new(&project, labels, Some(Highlighter::default()));
    let mut found: Vec<Diagnostic> = Vec::new();
    let mut seen = |page: &mut RenderedPage| found.append(&mut page.diagnostics);
    let all = |_: Edition| true;
    match &arguments.out {
        Some(path) => {
            let mut out = BufWriter::with_capacity(1 << 20, std::fs::File::create(path).map_err(|e| e.to_string())?);
            jsonl::write(&renderer, &all, &mut seen, &mut out).map_err(|e| e.to_string())?;
        }
        None => jsonl::write(&renderer, &all, &mut seen, &mut std::io::stdout().lock()).map_err(|e| e.to_string())?,
    }
    found.extend(project.all_diagnostics());
    diagnostic::sort(&mut found);
    let text = human(&found, &project.files, HumanOptions { color: false, width: 120 });
    eprint!("{text}");
    Ok(ExitCode::SUCCESS)
}
