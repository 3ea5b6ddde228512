//! `isogloss render`

use super::page_argument::{Named, unknown_page};
use super::{editions, find_root, finished, terminal};
use crate::diagnostic;
use crate::interface::Interface;
use crate::project::{PageId, Project};
use crate::render::{Edition, FromRoot, Highlighter, Record, Renderer, Selection};
use crate::site;
use crate::version::VersionSet;
use std::path::PathBuf;
use std::process::ExitCode;
use terminal::Color;

/// Print the text of one page in one edition
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  isogloss render content/licensing/about-licenses.md
  isogloss render licensing/about-licenses.md --locale fr-FR --version ghes@3.4
  isogloss render /fr-FR/enterprise-server@3.4/licensing/about-licenses --markdown

PAGE is a file, its path below the content folder, or an address; an address may name the locale and the version.")]
pub struct Arguments {
    /// The page: a file or an address
    #[arg(value_name = "PAGE")]
    page: String,
    /// Folder of the project [default: the nearest upwards with isogloss.toml]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// The locale [default: the one that PAGE names, or the source]
    #[arg(long, value_name = "LOCALE")]
    locale: Option<String>,
    /// The version: ghec, ghes@3.4, ghes@latest [default: the one that PAGE names, or the page's first]
    #[arg(long, value_name = "VERSION")]
    version: Option<String>,
    /// Print HTML, which is the default
    #[arg(long)]
    html: bool,
    /// Print the Markdown that is left after Liquid
    #[arg(long, conflicts_with = "html")]
    markdown: bool,
    /// Show the source where a translation is damaged, rather than what a repair makes of it
    #[arg(long)]
    no_repair: bool,
    /// When to colour the report
    #[arg(long, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    color: Color,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    finished(render(arguments))
}

fn render(arguments: &Arguments) -> Result<ExitCode, String> {
    let root = find_root(arguments.root.as_deref())?;
    let mut project = Project::load(&root).map_err(|error| error.to_string())?;
    project.config.repairs &= !arguments.no_repair;
    let (page, edition) = find(&project, arguments)?;
    let (interface, _) = Interface::new(&project);
    let mut renderer = Renderer::new(&project, site::labels(&interface, &project), Some(Highlighter::default()));
    renderer.selection = Selection { locales: vec![edition.locale], versions: VersionSet::single(edition.version) };
    let mut rendered = renderer.page(page);
    for page in &rendered {
        if let Some(record) = Record::new(page, &renderer, edition.version) {
            terminal::result(&text(&renderer, &record, arguments.markdown))?;
        }
    }
    let mut found: Vec<_> = rendered.iter_mut().flat_map(|page| std::mem::take(&mut page.diagnostics)).collect();
    diagnostic::sort(&mut found);
    Ok(terminal::report(&found, &project.files, arguments.color))
}

fn text(renderer: &Renderer<'_>, record: &Record<'_>, markdown: bool) -> String {
    let mut text = String::new();
    if markdown {
        text.push_str(&record.body.markdown);
    } else {
        record.body.fragment.fill(&FromRoot { renderer, edition: record.edition }, &mut text);
    }
    text.truncate(text.trim_end().len());
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// The page that is asked for, in the edition that is asked for.
fn find(project: &Project, arguments: &Arguments) -> Result<(PageId, Edition), String> {
    let named = Named::new(project, &arguments.page);
    let page = named.page.ok_or_else(|| unknown_page(project, &arguments.page))?;
    let locale = match &arguments.locale {
        Some(name) => editions::locale(project, name)?,
        None => named.locale.unwrap_or(0),
    };
    let versions = project.page(page).versions;
    let asked = match &arguments.version {
        Some(name) => editions::version_set(project.versions(), name)?,
        None => named.version.map_or(versions, VersionSet::single),
    };
    match (asked & versions).lowest() {
        Some(version) => Ok((page, Edition { locale, version })),
        None => Err(absent(project, page)),
    }
}

fn absent(project: &Project, page: PageId) -> String {
    let page = project.page(page);
    match project.versions().ids(page.versions).as_slice() {
        [] => format!("`{}` is in no version that is built", page.path),
        ids => format!("`{}` is not in that version; it is in {}", page.path, ids.join(", ")),
    }
}
