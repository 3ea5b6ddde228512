//! The frame around pages: templates and the files that they refer to.
//!
//! All of them are inside the program; a file of the same name in the project's `theme` folder takes the place of one.

use super::output::{Output, OutputError};
use super::page_values::PageValues;
use crate::project::Project;
use crate::text::nearest;
use minijinja::{Environment, Value};
use rustc_hash::FxHashSet;

/// Files that pages refer to, at the root of the site.
const FILES: [(&str, &str); 4] = [
    (STYLE, include_str!("theme/style.css")),
    ("site.js", include_str!("theme/site.js")),
    ("search.js", include_str!("theme/search.js")),
    ("icon.svg", include_str!("theme/icon.svg")),
];

const STYLE: &str = "style.css";

/// The template of pages, the only one whose values take work to make.
const PAGE: &str = "page.html";

const TEMPLATES: [(&str, &str); 4] = [
    (PAGE, include_str!("theme/page.html")),
    ("redirect.html", include_str!("theme/redirect.html")),
    ("not_found.html", include_str!("theme/not_found.html")),
    ("start.html", include_str!("theme/start.html")),
];

/// The templates, ready for use, and the files beside pages.
#[derive(Debug)]
pub struct Layout<'p> {
    environment: Environment<'p>,
    files: Vec<(&'static str, &'p str)>,
    /// The names that the template of pages uses; None if it takes in others, which may use any.
    used_by_pages: Option<FxHashSet<String>>,
}

impl<'p> Layout<'p> {
    /// The built-in theme with what the project puts in place of its files.
    ///
    /// # Errors
    /// A template of the project cannot be read, or is no part of a theme.
    pub fn new(project: &'p Project) -> Result<Self, OutputError> {
        let own = own_files(project)?;
        let chosen = |&(name, text): &(&'static str, &'p str)| {
            (name, own.iter().find(|(own, _)| *own == name).map_or(text, |(_, text)| *text))
        };
        let mut environment = Environment::new();
        for (name, text) in TEMPLATES.iter().map(chosen) {
            environment.add_template(name, text).map_err(|error| refused(name, &error))?;
        }
        let files = FILES.iter().map(chosen).collect();
        let page = TEMPLATES.first().map(chosen).map_or("", |(_, text)| text);
        let takes_others = ["include", "import", "extends"].iter().any(|word| page.contains(word));
        let template = environment.get_template(PAGE).map_err(|error| refused(PAGE, &error))?;
        let used_by_pages = (!takes_others).then(|| template.undeclared_variables(false).into_iter().collect());
        Ok(Self { environment, files, used_by_pages })
    }

    /// True if the template of pages may use the value `name`.
    pub fn asks_for(&self, name: &str) -> bool {
        self.used_by_pages.as_ref().is_none_or(|names| names.contains(name))
    }

    /// The template of pages with its values, as a whole document.
    ///
    /// # Errors
    /// As [`Layout::render`].
    pub fn page(&self, values: PageValues<'_>) -> Result<Vec<u8>, OutputError> {
        let template = self.environment.get_template(PAGE).map_err(|error| refused(PAGE, &error))?;
        // Of one size from the beginning: a document that grows is copied several times.
        let mut document = Vec::with_capacity(template.source().len() + values.size());
        let rendered = template.render_captured_to(values.into_value(), &mut document).map(drop);
        rendered.map(|()| document).map_err(|error| refused(PAGE, &error))
    }

    /// A template with its values.
    ///
    /// # Errors
    /// A template of the project asks for what cannot be done.
    pub fn render(&self, name: &str, values: Value) -> Result<String, OutputError> {
        let rendered = self.environment.get_template(name).and_then(|template| template.render(values));
        rendered.map_err(|error| refused(name, &error))
    }

    /// A file that pages refer to.
    pub fn file(&self, name: &str) -> Option<&'p str> {
        self.files.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
    }

    /// The style sheet, for pages that must do without other files.
    pub fn style(&self) -> &'p str {
        self.file(STYLE).unwrap_or_default()
    }

    /// Writes the files that pages refer to.
    pub fn write_files(&self, output: &Output) -> Result<(), OutputError> {
        self.files.iter().try_for_each(|(name, text)| output.write(name, text.as_bytes()).map(drop))
    }
}

/// The files of the project's theme, each by the name of the one that it replaces.
fn own_files(project: &Project) -> Result<Vec<(&str, &str)>, OutputError> {
    let known = || TEMPLATES.iter().chain(&FILES).map(|(name, _)| *name);
    let mut files = Vec::new();
    for file in project.theme.iter().map(|file| project.files.get(*file)) {
        let name = file.path.split_once('/').map_or("", |(_, name)| name);
        if !known().any(|known| known == name) {
            let known: Vec<&str> = known().collect();
            let meant = nearest(name, known.iter().copied());
            let meant = meant
                .map_or_else(|| format!("it has {}", known.join(", ")), |meant| format!("did you mean `{meant}`?"));
            return Err(OutputError::Theme {
                path: file.path.clone(),
                problem: format!("the theme has no such file; {meant}"),
            });
        }
        files.push((name, &*file.text));
    }
    Ok(files)
}

fn refused(name: &str, error: &minijinja::Error) -> OutputError {
    let line = error.line().map_or_else(String::new, |line| format!(":{line}"));
    let problem = error.detail().map_or_else(|| error.kind().to_string(), ToOwned::to_owned);
    OutputError::Theme { path: format!("theme/{name}{line}"), problem }
}
