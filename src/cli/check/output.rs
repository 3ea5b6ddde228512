//! Where reports go, each in its format.

use crate::check;
use crate::cli::terminal::{self, Color};
use crate::diagnostic::Diagnostic;
use crate::project::Project;
use crate::report::{self, Options, Reporter, RuleText};
use crate::site::output::replace_file;
use crate::text::nearest;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// One report of a run.
pub struct Output {
    reporter: &'static Reporter,
    /// None for standard output.
    file: Option<PathBuf>,
}

impl Output {
    /// The outputs that `FORMAT` and `FORMAT=FILE` stand for; `file` takes the only one without a file.
    ///
    /// # Errors
    /// Names a format that there is not, or two reports for one place.
    pub fn of(formats: &[String], file: Option<&Path>) -> Result<Vec<Self>, String> {
        let mut outputs = formats.iter().map(|format| Self::parse(format)).collect::<Result<Vec<_>, _>>()?;
        let mut open = outputs.iter_mut().filter(|output| output.file.is_none());
        let first = open.next();
        if let Some(second) = open.next() {
            let name = second.reporter.name;
            return Err(format!("two reports cannot go to one place; write `--format {name}=FILE`"));
        }
        match (first, file) {
            (Some(output), Some(file)) => output.file = Some(file.to_owned()),
            (None, Some(_)) => return Err("every format has a file already; leave `--output-file` out".to_owned()),
            (_, None) => {}
        }
        Ok(outputs)
    }

    fn parse(format: &str) -> Result<Self, String> {
        let (name, file) = format.split_once('=').map_or((format, None), |(name, file)| (name, Some(file)));
        let reporter = report::find(name).ok_or_else(|| {
            let names: Vec<&str> = report::REPORTERS.iter().map(|reporter| reporter.name).collect();
            let meant = nearest(name, names.iter().copied())
                .map_or(String::new(), |meant| format!(" (did you mean `{meant}`?)"));
            format!("there is no format `{name}`{meant}; there are {}", names.join(", "))
        })?;
        Ok(Self { reporter, file: file.map(PathBuf::from) })
    }

    /// Writes the report.
    ///
    /// # Errors
    /// Says why the file or standard output cannot be written to.
    pub fn write(&self, found: &[Diagnostic], project: &Project, color: Color) -> Result<(), String> {
        let versions: Vec<Arc<str>> =
            project.versions().built().map(|(_, version)| Arc::from(version.id.as_str())).collect();
        let (is_colored, width) = terminal::of_results(color);
        let color = is_colored && self.file.is_none();
        let options = Options { color, width, versions: &versions, rules: rule };
        let text = (self.reporter.report)(found, &project.files, &options);
        match &self.file {
            None => terminal::result(&text),
            Some(path) => replace_file(path, &mut |file| file.write_all(text.as_bytes()))
                .map_err(|error| format!("cannot write `{}`: {error}", path.display())),
        }
    }
}

fn rule(name: &str) -> Option<RuleText> {
    let documentation = &check::find(name)?.documentation;
    Some(RuleText { summary: documentation.summary, explanation: documentation.why })
}
