//! A live preview over HTTP: every page in every edition, made when it is asked for, and again when a file changes.
//!
//! A [`Snapshot`](snapshot) is one reading of the project, with threads that answer questions about it. The
//! [`engine`] replaces it when files change ([`watch`]) and tells everyone who listens. The [`server`] speaks HTTP to
//! those who may ask ([`host`]), in their language ([`mod@words`]); what it answers is made by [`documents`], [`search`],
//! [`findings`], [`source`], [`compare`] and [`status`]. Nothing is written to the disk, and nothing is read but the
//! project.

mod compare;
mod documents;
mod editor;
mod engine;
mod findings;
mod host;
mod media_type;
mod port;
mod search;
mod server;
mod snapshot;
mod source;
mod status;
mod watch;
mod words;

pub use editor::Editor;
pub use port::is_loopback;

use crate::check::Selection;
use crate::diagnostic::Diagnostic;
use crate::project::Project;
use engine::Engine;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

/// What the rules of a project leave of what was found in a selection of it: without what is suppressed, in the severities
/// that are configured, and known to be stale where that is known.
pub type Settle = Box<dyn Fn(Vec<Diagnostic>, &Project, &Selection<'_>) -> Vec<Diagnostic> + Send + Sync>;

/// Reads the rules of a project, each time that it is read; tells what is wrong with them.
pub type ReadRules = fn(&mut Project) -> Result<Settle, String>;

/// What to show, where, and to whom.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The folder with the configuration.
    pub root: PathBuf,
    /// A name or an address; requests that name another host are refused.
    pub host: String,
    /// 0 lets the system choose.
    pub port: u16,
    pub editor: Editor,
    pub read_rules: ReadRules,
    /// False if damaged translations are never repaired, whatever the configuration says.
    pub repairs: bool,
}

/// Serves until the process ends. `ready` is called with the address once requests are answered, `reloaded` after each
/// change with the paths that changed and what is wrong with the project as a whole, if it is.
///
/// # Errors
/// The project cannot be read, its files cannot be watched, or the port is in use; says what to do.
pub fn serve(
    settings: &Settings,
    ready: &dyn Fn(SocketAddr),
    reloaded: impl Fn(&[String], Option<&str>) + Send + 'static,
) -> Result<(), String> {
    // A port that is taken is found out before the work is done.
    let listener = port::listen(&settings.host, settings.port)?;
    let engine = Arc::new(Engine::start(&settings.root, settings.read_rules, settings.repairs)?);
    watch::follow(engine.clone(), reloaded)?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    server::run(server::State::new(engine, settings), listener, &|| ready(address))
}
