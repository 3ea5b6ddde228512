//! What a check of the source finds, before it is a finding with a name.

use crate::check::Check;
use crate::diagnostic::{Context, Diagnostic, Label};
use crate::liquid::Frame;
use crate::project::Project;
use crate::text::FileId;
use crate::version::VersionSet;
use std::sync::Arc;

/// A place in the source with what is to be said of it.
#[derive(Debug, Clone)]
pub struct Discovery {
    pub place: Frame,
    /// One sentence without a line number or a full stop.
    pub message: String,
    pub help: Option<String>,
    pub related: Vec<Label>,
    /// The versions concerned.
    pub versions: VersionSet,
    /// What tells it from others in its file, whatever its place.
    pub subject: String,
    /// Further files that decide whether it is found, relative to the root: a change of one of them shows it as well.
    pub depends_on: Vec<String>,
}

impl Discovery {
    pub fn new(place: Frame, versions: VersionSet, subject: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            place,
            message: message.into(),
            help: None,
            related: Vec::new(),
            versions,
            subject: subject.into(),
            depends_on: Vec::new(),
        }
    }

    /// The same with advice.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// True if one of the files that it is about is wanted.
    pub fn is_wanted(&self, project: &Project, wanted: &dyn Fn(&str) -> bool) -> bool {
        wanted(&project.files.get(self.place.file).path) || self.depends_on.iter().any(|path| wanted(path))
    }

    /// The finding of `check`, in a file of the locale at this position.
    pub fn into_finding(self, check: &Check, project: &Project, locale: usize) -> Diagnostic {
        let Frame { file, range } = self.place;
        let mut finding = Diagnostic::new(check.name, check.severity, file, range, self.message);
        finding.help = self.help;
        finding.related = self.related;
        finding.context = Some(context(check, project, locale, file, self.versions, self.subject));
        finding
    }
}

/// Whom a finding about a file of a locale concerns.
pub fn context(
    check: &Check,
    project: &Project,
    locale: usize,
    file: FileId,
    versions: VersionSet,
    subject: String,
) -> Box<Context> {
    let ids = project.versions().ids(versions & project.versions().built_set());
    Box::new(Context {
        category: check.category,
        verdict: check.verdict,
        locale: project.config.locales[locale].code.as_str().into(),
        page: page_name(project, locale, &project.files.get(file).path),
        source: None,
        versions: ids.into_iter().map(Arc::from).collect(),
        subject,
        fingerprint: 0,
    })
}

/// A file below the content folder of its locale, or below its data folder with `data/` before it.
fn page_name(project: &Project, locale: usize, path: &str) -> Arc<str> {
    let config = &project.config;
    let root = config.translation_root(&config.locales[locale]);
    let (content, data) = match locale {
        0 => (config.content.clone(), config.data.clone()),
        _ => (format!("{root}/content"), format!("{root}/data")),
    };
    let below = |folder: &str| path.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/'));
    match (below(&data), below(&content)) {
        (Some(data), _) => format!("data/{data}").into(),
        (None, Some(page)) => page.into(),
        (None, None) => path.into(),
    }
}
