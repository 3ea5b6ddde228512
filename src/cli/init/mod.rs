//! `isogloss init`: a configuration for a tree that is there already.
//!
//! What the tree says is gathered in [`tree`] and [`evidence`], and written down in [`draft`], with a comment wherever
//! it was a guess.

mod draft;
mod evidence;
mod plans;
#[cfg(test)]
mod tests;
mod tree;

use crate::project::config::{Config, ConfigError, FILE_NAME};
use std::fmt;
use std::io;
use std::path::Path;
use tree::Tree;

/// The file that was written, and what to tell the person who asked for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Relative to the root.
    pub path: String,
    /// Ends with what to do next, and a line break.
    pub message: String,
}

/// Why no configuration was written.
#[derive(Debug)]
pub enum InitError {
    /// One is there, and is never overwritten.
    Exists,
    /// No folder looks like content.
    NoContent,
    /// What was found makes no valid configuration.
    Invalid(ConfigError),
    Io(io::Error),
}

impl fmt::Display for InitError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exists => write!(formatter, "{FILE_NAME} is there already; init does not overwrite it"),
            Self::NoContent => write!(
                formatter,
                "no folder `content` or `docs` with Markdown pages here; run init at the root of the documentation, \
                 or write `content = \"…\"` and [[plans]] into {FILE_NAME} yourself"
            ),
            Self::Invalid(error) => write!(formatter, "no valid configuration comes of what is here:\n{error}"),
            Self::Io(error) => write!(formatter, "cannot write {FILE_NAME}: {error}"),
        }
    }
}

impl std::error::Error for InitError {}

/// Writes `isogloss.toml` for the tree at `root`.
///
/// # Errors
/// Leaves the disk as it was and says why.
pub fn run(root: &Path) -> Result<Written, InitError> {
    if root.join(FILE_NAME).exists() {
        return Err(InitError::Exists);
    }
    let tree = Tree::find(root).ok_or(InitError::NoContent)?;
    let text = draft::draft(&tree, &tree.evidence());
    let config = Config::parse(root, FILE_NAME, &text).map_err(InitError::Invalid)?;
    tree::write_new(root, FILE_NAME, &text).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => InitError::Exists,
        _ => InitError::Io(error),
    })?;
    Ok(Written { path: FILE_NAME.to_owned(), message: message(&config) })
}

fn message(config: &Config) -> String {
    let counted = |count: usize, noun: &str| if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") };
    format!(
        "Wrote {FILE_NAME}: {}, {}, {}.\n\
         Next: check the releases and the titles in it, then run `isogloss build`.\n",
        counted(config.versions.plans.len(), "plan"),
        counted(config.versions.built().count(), "version"),
        counted(config.locales.len(), "locale"),
    )
}
