//! Why output cannot be written: one line each.

use std::fmt;
use std::io;

#[derive(Debug)]
pub enum OutputError {
    /// The disk refuses; `action` is a verb.
    Disk { action: &'static str, path: String, error: io::Error },
    /// A path that is not written, for safety.
    Path { path: String, problem: &'static str },
    /// Something that is not a folder is where one must be.
    NoFolder { path: String, is_link: bool },
    /// The folder is in use by someone else.
    Foreign { folder: String },
    /// A file of someone else is in the way.
    Occupied { path: String },
    /// The folder overlaps with what is read.
    Sources { folder: String, source: String },
    /// A file of the theme cannot be used.
    Theme { path: String, problem: String },
    /// The list of our files cannot be understood.
    Manifest { path: String },
}

impl fmt::Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Disk { action, path, error } => write!(f, "cannot {action} `{path}`: {error}"),
            Self::Path { path, problem } => write!(f, "`{path}` is not written: {problem}"),
            Self::NoFolder { path, is_link: true } => {
                write!(f, "`{path}` is a link; output does not leave its folder")
            }
            Self::NoFolder { path, is_link: false } => write!(f, "`{path}` is in the way: it is not a folder"),
            Self::Foreign { folder } => {
                write!(f, "`{folder}` holds files that no build wrote; name another folder, or allow it with `--adopt`")
            }
            Self::Occupied { path } => {
                write!(f, "`{path}` is there already and no build wrote it; remove it, or allow it with `--adopt`")
            }
            Self::Sources { folder, source } => {
                write!(f, "`{folder}` cannot take the output: it overlaps with `{source}`, which is read")
            }
            Self::Theme { path, problem } => write!(f, "`{path}`: {problem}"),
            Self::Manifest { path } => {
                write!(f, "`{path}` is not a manifest that this program wrote; empty the folder, or use `--adopt`")
            }
        }
    }
}

impl std::error::Error for OutputError {}
