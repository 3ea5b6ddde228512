//! `isogloss render`

use super::{editions, find_root, finished, terminal};
use crate::diagnostic;
use crate::interface::Interface;
use crate::project::{PageId, Project};
use crate::render::{Edition, FromRoot, Highlighter, Record, Renderer, Selection};
use crate::site;
use crate::text::nearest;
use crate::version::VersionSet;
use std::path::{Path, PathBuf};
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
    /// When to colour the report
    #[arg(long, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    color: Color,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    finished(render(arguments))
}

fn render(arguments: &Arguments) -> Result<ExitCode, String> {
    let root = find_root(arguments.root.as_deref())?;
    let project = Project::load(&root).map_err(|error| error.to_string())?;
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

/// What an argument says about a page.
struct Named {
    page: Option<PageId>,
    locale: Option<usize>,
    version: Option<usize>,
}

impl Named {
    fn new(project: &Project, argument: &str) -> Self {
        match by_file(project, argument) {
            Some((page, locale)) => Self { page: Some(page), locale, version: None },
            None => Self::by_address(project, argument),
        }
    }

    /// `/fr-FR/enterprise-server@3.4/licensing/x`, of which locale and version may be absent.
    fn by_address(project: &Project, address: &str) -> Self {
        let address = address.split(['?', '#']).next().unwrap_or("").trim_matches('/');
        let address = address.strip_suffix(".html").unwrap_or(address);
        let address = address.strip_suffix("index").map_or(address, |folder| folder.trim_end_matches('/'));
        let (first, rest) = address.split_once('/').unwrap_or((address, ""));
        let locale = project.config.locales.iter().position(|locale| locale.url == first || locale.code == first);
        let address = if locale.is_some() { rest } else { address };
        let (first, rest) = address.split_once('/').unwrap_or((address, ""));
        let version = project.versions().find(first);
        let address = if version.is_some() { rest } else { address };
        Self { page: project.find_target(address), locale, version }
    }
}

/// The page in a file, which is named from the current folder, the root, or the content folder; a translation's file
/// names its locale too.
fn by_file(project: &Project, argument: &str) -> Option<(PageId, Option<usize>)> {
    let config = &project.config;
    let path = below_root(&config.root, argument).unwrap_or_else(|| argument.replace('\\', "/"));
    let path = path.trim_start_matches("./");
    let found = |below: &str| project.page_ids().find(|page| project.page(*page).path == below);
    let below = |folder: &str| path.strip_prefix(folder)?.strip_prefix('/');
    let locales = config.locales.iter().enumerate().skip(1);
    let translated = locales.filter_map(|(at, locale)| {
        let page = found(below(&format!("{}/content", config.translation_root(locale)))?)?;
        Some((page, Some(at)))
    });
    let source = || found(below(&config.content).unwrap_or(path)).map(|page| (page, None));
    translated.into_iter().next().or_else(source)
}

/// The path of an existing file relative to the root, with `/`.
fn below_root(root: &Path, argument: &str) -> Option<String> {
    let file = Path::new(argument).canonicalize().ok()?;
    let below = file.strip_prefix(root.canonicalize().ok()?).ok()?;
    let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    Some(parts.join("/"))
}

fn unknown_page(project: &Project, argument: &str) -> String {
    let path = argument.trim_start_matches("./").trim_matches('/');
    let known = project.pages.iter().flat_map(|page| [page.path.as_str(), page.permalink.as_str()]);
    match nearest(path, known.filter(|known| !known.is_empty())) {
        Some(meant) => format!("there is no page `{argument}`; did you mean `{meant}`?"),
        None => format!("there is no page `{argument}`; name its file, or its address"),
    }
}
