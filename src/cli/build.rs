//! `isogloss build`

use super::{editions, find_root, finished, terminal};
use crate::diagnostic::{self, Diagnostic};
use crate::interface::Interface;
use crate::project::{Config, Project};
use crate::render::{Highlighter, RenderedPage, Renderer};
use crate::site::output::{CacheFile, Output, replace_file};
use crate::site::{self, Built, jsonl};

use std::io;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;
use terminal::{Color, Progress};

/// Folder of the site, below the project's root.
const DEFAULT_FOLDER: &str = "site";

/// Render every page in every version and locale
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  isogloss build
      A site in the folder `site`
  isogloss build --locale fr-FR --versions ghec,ghes@latest
      Two versions of one locale; the files of others stay as they are
  isogloss build --format jsonl --out pages.jsonl
      One JSON object a line for each page and edition

Exit codes: 0 done, 1 errors were found in the content, 2 the job could not be done.")]
pub struct Arguments {
    /// Folder of the project [default: the nearest upwards with isogloss.toml]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// Folder to write to [default: site, below the root]; with jsonl, a file [default: standard output]
    #[arg(long, value_name = "PATH")]
    out: Option<PathBuf>,
    /// What to write
    #[arg(long, value_enum, default_value_t = Format::Site)]
    format: Format,
    /// Build this locale only; may be repeated
    #[arg(long, value_name = "LOCALE")]
    locale: Vec<String>,
    /// Build these versions only, separated by commas: ghec, ghes, ghes@3.4, ghes@latest
    #[arg(long, value_name = "VERSIONS", value_delimiter = ',')]
    versions: Vec<String>,
    /// Write into a folder that holds files of others, and over them
    #[arg(long)]
    adopt: bool,
    /// Render every page, and leave nothing for the next build
    #[arg(long)]
    no_cache: bool,
    /// Show the source where a translation is damaged, rather than what a repair makes of it
    #[arg(long)]
    no_repair: bool,
    /// Leave code without colours
    #[arg(long)]
    no_highlight: bool,
    /// When to colour the report
    #[arg(long, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    color: Color,
    /// Print findings and errors only
    #[arg(long, short)]
    quiet: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// Static files for any web server, or none
    Site,
    /// One JSON object a line for each page and edition
    Jsonl,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    finished(build(arguments))
}

fn build(arguments: &Arguments) -> Result<ExitCode, String> {
    let started = Instant::now();
    let root = find_root(arguments.root.as_deref())?;
    let mut config = Config::load(&root).map_err(|error| error.to_string())?;
    config.repairs &= !arguments.no_repair;
    let selection = editions::select(&config, &arguments.locale, &arguments.versions)?;
    // All of it is needed to the end, and the system takes it back at once: nothing is taken apart.
    let project = ManuallyDrop::new(Project::of_locales(config, &selection.locales));
    if project.pages.is_empty() {
        terminal::report(&project.diagnostics, &project.files, arguments.color);
        return Err(format!("there is nothing to build: no page is below `{}`", project.config.content));
    }
    // A folder that cannot be used is found out before the work is done.
    let output = (arguments.format == Format::Site).then(|| open(&project, arguments)).transpose()?;
    let (interface, mut found) = Interface::new(&project);
    let highlighter = (!arguments.no_highlight).then(Highlighter::default);
    let mut renderer = ManuallyDrop::new(Renderer::new(&project, site::labels(&interface, &project), highlighter));
    renderer.selection = selection;
    renderer.marks_untranslated = output.is_some();
    let summary = match &output {
        Some(output) => {
            let cache = cache(&renderer, arguments);
            let built = write_site(&renderer, &interface, output, cache.as_ref(), arguments.quiet)?;
            let summary = summary(&renderer, &built, &folder(&project, arguments), started);
            found.extend(built.diagnostics);
            found.extend(project.diagnostics.iter().cloned());
            Some(summary)
        }
        None => {
            write_records(&renderer, arguments.out.as_deref(), &mut found)?;
            found.extend(project.diagnostics_in(&renderer.selection.locales));
            None
        }
    };
    leave_out_other_locales(&renderer, &mut found);
    diagnostic::sort(&mut found);
    let code = terminal::report(&found, &project.files, arguments.color);
    if let Some(summary) = summary.filter(|_| !arguments.quiet) {
        terminal::note(&summary);
    }
    Ok(code)
}

fn folder(project: &Project, arguments: &Arguments) -> PathBuf {
    arguments.out.clone().unwrap_or_else(|| project.config.root.join(DEFAULT_FOLDER))
}

/// Takes the folder for output; nothing that is read may be in it, nor it in anything that is read.
fn open(project: &Project, arguments: &Arguments) -> Result<Output, String> {
    let config = &project.config;
    let translations = config.targets().iter().map(|locale| config.translation_root(locale));
    let assets = config.assets.clone().unwrap_or_else(|| "assets".to_owned());
    let folders = [config.content.clone(), config.data.clone(), assets].into_iter().chain(translations);
    let sources: Vec<PathBuf> = folders.map(|folder| config.root.join(folder)).collect();
    let sources: Vec<&Path> = sources.iter().map(PathBuf::as_path).collect();
    Output::open(&folder(project, arguments), arguments.adopt, &sources).map_err(|error| error.to_string())
}

/// Where builds of this project with these editions into this folder leave something for the next; None if they do not.
fn cache(renderer: &Renderer<'_>, arguments: &Arguments) -> Option<CacheFile> {
    let project = renderer.project;
    let root = project.config.root.canonicalize().ok()?;
    let versions: Vec<usize> = renderer.selection.versions.iter().collect();
    let purpose = format!("{} {:?} {versions:?}", root.display(), renderer.selection.locales);
    let wanted = !arguments.no_cache;
    wanted.then(|| CacheFile::beside(&folder(project, arguments), purpose.as_bytes()))?
}

fn write_site(
    renderer: &Renderer<'_>,
    interface: &Interface,
    output: &Output,
    cache: Option<&CacheFile>,
    quiet: bool,
) -> Result<Built, String> {
    let progress = Progress::new(renderer.project.pages.len(), quiet);
    let built = site::build(renderer, interface, output, cache, &|| progress.step());
    progress.clear();
    built.map_err(|error| error.to_string())
}

/// Findings in translations that are not built are not for now.
fn leave_out_other_locales(renderer: &Renderer<'_>, found: &mut Vec<Diagnostic>) {
    let project = renderer.project;
    let others = project.config.locales.iter().enumerate().skip(1);
    let others = others.filter(|(locale, _)| !renderer.selection.locales.contains(locale));
    let folders: Vec<String> =
        others.map(|(_, locale)| format!("{}/", project.config.translation_root(locale))).collect();
    found.retain(|finding| {
        let path = &project.files.get(finding.label.file).path;
        !folders.iter().any(|folder| path.starts_with(folder))
    });
}

/// `4 locales × 6 versions: 312 pages in site (12 rendered, 430 files, 12 written), 0.4 s`
fn summary(renderer: &Renderer<'_>, built: &Built, folder: &Path, started: Instant) -> String {
    let counted = |count: usize, noun: &str| if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") };
    let site::output::Summary { files, unchanged, removed } = built.output;
    let removed = if removed == 0 { String::new() } else { format!(", {removed} removed") };
    format!(
        "{} × {}: {} in {} ({} rendered, {}, {} written{removed}), {:.1} s\n",
        counted(renderer.selection.locales.len(), "locale"),
        counted(renderer.selection.versions.len(), "version"),
        counted(built.pages, "page"),
        folder.display(),
        built.rendered,
        counted(files, "file"),
        files - unchanged,
        started.elapsed().as_secs_f64(),
    )
}

/// Writes records to a file as a whole, or to standard output as they come.
fn write_records(renderer: &Renderer<'_>, out: Option<&Path>, found: &mut Vec<Diagnostic>) -> Result<(), String> {
    let mut seen = |page: &mut RenderedPage| found.append(&mut page.diagnostics);
    let Some(path) = out else {
        let written = jsonl::write(renderer, &mut seen, &mut io::stdout().lock());
        return terminal::unless_unread(written);
    };
    let failed = |error: io::Error| format!("cannot write `{}`: {error}", path.display());
    replace_file(path, &mut |file| jsonl::write(renderer, &mut seen, file)).map_err(failed)
}
