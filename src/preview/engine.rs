//! The snapshot that is shown, and who is told when there is a newer one.

use super::ReadRules;
use super::snapshot::{Common, Snapshot};
use crate::project::{Config, Project};
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use tokio::sync::broadcast;

/// Changes that someone who is slow may lag behind.
const BACKLOG: usize = 16;

/// What listeners hear of a change.
#[derive(Debug, Clone, Serialize)]
pub struct Change {
    /// Relative to the root.
    pub paths: Vec<String>,
    /// Only the style sheet is another.
    pub style_only: bool,
}

/// Holds the newest snapshot that can be shown.
pub struct Engine {
    pub root: PathBuf,
    read_rules: ReadRules,
    /// False if damaged translations are never repaired, whatever the configuration says.
    repairs: bool,
    common: Arc<Common>,
    current: RwLock<Arc<Snapshot>>,
    /// Why what is on disk cannot be shown, so that an older snapshot still is.
    problem: RwLock<Option<String>>,
    changes: broadcast::Sender<Change>,
}

impl Engine {
    /// Reads the project.
    ///
    /// # Errors
    /// The configuration, the rules or the theme cannot be used.
    pub fn start(root: &Path, read_rules: ReadRules, repairs: bool) -> Result<Self, String> {
        // Links to an editor name files as they are known outside.
        let root = root.canonicalize().map_err(|error| format!("cannot read `{}`: {error}", root.display()))?;
        let common = Arc::new(Common::default());
        let mut project = Project::load(&root).map_err(|error| error.to_string())?;
        project.config.repairs &= repairs;
        let current = RwLock::new(Arc::new(snapshot(project, &read_rules, &common)?));
        let (changes, _) = broadcast::channel(BACKLOG);
        Ok(Self { root, read_rules, repairs, common, current, problem: RwLock::new(None), changes })
    }

    pub fn current(&self) -> Arc<Snapshot> {
        self.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub fn problem(&self) -> Option<String> {
        self.problem.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Changes from now on.
    pub fn listen(&self) -> broadcast::Receiver<Change> {
        self.changes.subscribe()
    }

    /// Reads again what has changed, and tells everyone. What cannot be shown leaves the old snapshot in place.
    pub fn reload(&self, paths: Vec<String>) {
        let problem = match self.newer(&paths) {
            Ok(snapshot) => {
                *self.current.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(snapshot);
                None
            }
            Err(problem) => Some(problem),
        };
        let had_problem = self.problem().is_some();
        let style_only = problem.is_none() && !had_problem && paths.iter().all(|path| path == "theme/style.css");
        *self.problem.write().unwrap_or_else(PoisonError::into_inner) = problem;
        // It is no matter if nobody listens.
        drop(self.changes.send(Change { paths, style_only }));
    }

    fn newer(&self, paths: &[String]) -> Result<Snapshot, String> {
        let current = self.current();
        let mut project = current.project.reloaded(paths).map_err(|error| error.to_string())?;
        project.config.repairs &= self.repairs;
        snapshot(project, &self.read_rules, &self.common)
    }

    /// The folders and files from which the project is read, relative to the root.
    pub fn sources(&self) -> Vec<String> {
        let config: &Config = &self.current().project.config;
        let mut sources = vec![config.content.clone(), config.data.clone(), "theme".to_owned()];
        sources.push(config.assets.clone().unwrap_or_else(|| "assets".to_owned()));
        sources.extend(config.locales.iter().map(|locale| config.translation_root(locale)));
        sources
    }
}

fn snapshot(mut project: Project, read_rules: &ReadRules, common: &Arc<Common>) -> Result<Snapshot, String> {
    let settle = read_rules(&mut project)?;
    Snapshot::start(Arc::new(project), settle, common.clone())
}
