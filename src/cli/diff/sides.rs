//! What the two sides of a comparison are: a version, a locale, or both.

use super::super::editions;
use crate::comparison::translation::Readers;
use crate::project::Project;

/// A side as it is named: `ghes@3.4`, `fr-FR`, `fr-FR/ghes@3.4`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    pub locale: Option<usize>,
    pub version: Option<usize>,
}

impl Named {
    /// # Errors
    /// Says what is not known, with the nearest name, or that several versions are meant.
    pub fn new(project: &Project, name: &str) -> Result<Self, String> {
        if let Some((locale, version)) = name.split_once('/') {
            let locale = editions::locale(project, locale)?;
            return Ok(Self { locale: Some(locale), version: Some(version_of(project, version)?) });
        }
        match editions::locale(project, name) {
            Ok(locale) => Ok(Self { locale: Some(locale), version: None }),
            Err(_) => match version_of(project, name) {
                Ok(version) => Ok(Self { locale: None, version: Some(version) }),
                Err(problem) => Err(format!("{problem}; or a locale: {}", locales(project))),
            },
        }
    }

    /// With what is not named taken from elsewhere.
    pub fn or(self, locale: usize, version: usize) -> Readers {
        Readers { locale: self.locale.unwrap_or(locale), version: self.version.unwrap_or(version) }
    }
}

fn locales(project: &Project) -> String {
    let codes: Vec<&str> = project.config.locales.iter().map(|locale| locale.code.as_str()).collect();
    codes.join(", ")
}

/// The one version that a name stands for.
fn version_of(project: &Project, name: &str) -> Result<usize, String> {
    let set = editions::version_set(project.versions(), name)?;
    match (set.len(), set.lowest()) {
        (1, Some(version)) => Ok(version),
        _ => Err(format!("`{name}` names several versions: {}", project.versions().ids(set).join(", "))),
    }
}
