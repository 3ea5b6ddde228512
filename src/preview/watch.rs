//! Notices when files of the project change.

use super::engine::Engine;
use crate::project::config::FILE_NAME;
use crate::selection::IGNORE_FILE;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// A file is often saved in several steps: what comes within this time belongs together.
const SETTLING: Duration = Duration::from_millis(5);

/// So many steps are waited for; a program that keeps writing must not keep the preview from changing.
const MAXIMUM_STEPS: usize = 200;

/// Reloads the engine on a thread of its own whenever a source changes. `reloaded` is called after each time.
///
/// # Errors
/// The system cannot watch files.
pub fn follow(engine: Arc<Engine>, reloaded: impl Fn(&[String], Option<&str>) + Send + 'static) -> Result<(), String> {
    let (send, events) = channel();
    let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| drop(send.send(event)));
    let failed = |error: notify::Error| format!("cannot watch the files of the project: {error}");
    let mut watched = Watched { watcher: watcher.map_err(failed)?, folders: BTreeSet::new() };
    watched.add_root(&engine.root).map_err(failed)?;
    watched.add_sources(&engine);
    let run = move || {
        while let Some(paths) = next(&events, &engine) {
            engine.reload(paths.clone());
            let new = watched.add_sources(&engine);
            if !new.is_empty() {
                // What was written before the watch began has gone unnoticed.
                engine.reload(new);
            }
            reloaded(&paths, engine.problem().as_deref());
        }
    };
    std::thread::Builder::new().name("watch".to_owned()).spawn(run).map_err(|error| error.to_string())?;
    Ok(())
}

/// The folders that are watched.
struct Watched {
    watcher: RecommendedWatcher,
    folders: BTreeSet<PathBuf>,
}

impl Watched {
    /// The root by itself tells of the configuration, and of folders that are new; below it much may lie that is none
    /// of ours.
    fn add_root(&mut self, root: &Path) -> notify::Result<()> {
        self.watcher.watch(root, RecursiveMode::NonRecursive)
    }

    /// Watches the sources that are there and not watched yet, and gives them.
    fn add_sources(&mut self, engine: &Engine) -> Vec<String> {
        let mut new = Vec::new();
        for source in engine.sources() {
            let folder = engine.root.join(&source);
            let within = self.folders.iter().any(|known| folder.starts_with(known));
            if !folder.is_dir() {
                // A folder that goes away takes its watch with it. The one above tells when it comes back.
                self.folders.retain(|known| *known != folder);
                let above = folder.ancestors().skip(1).find(|above| above.is_dir());
                let above = above.filter(|above| above.starts_with(&engine.root) && !self.folders.contains(*above));
                drop(above.map(|above| self.watcher.watch(above, RecursiveMode::NonRecursive)));
            } else if !within && self.watcher.watch(&folder, RecursiveMode::Recursive).is_ok() {
                self.folders.insert(folder);
                new.push(source);
            }
        }
        new
    }
}

/// The next paths that changed, relative to the root; None when there will be no more.
fn next(events: &Receiver<notify::Result<Event>>, engine: &Engine) -> Option<Vec<String>> {
    loop {
        let mut paths = BTreeSet::new();
        let mut event = events.recv().ok()?;
        for _ in 0..MAXIMUM_STEPS {
            paths.extend(event.into_iter().flat_map(|event| changed(&event, engine)));
            match events.recv_timeout(SETTLING) {
                Ok(next) => event = next,
                Err(_) => break,
            }
        }
        if !paths.is_empty() {
            return Some(paths.into_iter().collect());
        }
    }
}

fn changed(event: &Event, engine: &Engine) -> Vec<String> {
    if matches!(event.kind, EventKind::Access(_)) {
        return Vec::new();
    }
    let sources = engine.sources();
    let below_root = event.paths.iter().filter_map(|path| {
        let parts = path.strip_prefix(&engine.root).ok()?.components();
        Some(parts.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/"))
    });
    below_root.filter(|path| is_source(path, &sources)).collect()
}

/// True for files that are read, and for folders that hold some; not for what editors keep beside them.
fn is_source(path: &str, sources: &[String]) -> bool {
    let name = path.rsplit('/').next().unwrap_or("");
    let is_beside = name.starts_with('.') || name.ends_with('~') || name.ends_with(".swp") || name.ends_with(".tmp");
    let below = |path: &str, folder: &str| {
        folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let is_below = sources.iter().any(|source| below(path, source) || below(source, path));
    !is_beside && (path == FILE_NAME || path == IGNORE_FILE || is_below)
}

#[cfg(test)]
mod tests {
    use super::is_source;

    #[test]
    fn only_what_is_read_counts() {
        let sources = ["content", "locales/fr"].map(str::to_owned);
        for path in ["content/a.md", "isogloss.toml", "isogloss-ignore.toml", "locales", "locales/fr/ui.ftl", "content"]
        {
            assert!(is_source(path, &sources), "{path}");
        }
        for path in ["site/index.html", "contents/a.md", "content/.a.md.swp", "content/a.md~", "README.md"] {
            assert!(!is_source(path, &sources), "{path}");
        }
    }
}
