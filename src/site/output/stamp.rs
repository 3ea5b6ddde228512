//! What is known of a file without reading it, to tell later whether it is still the one that was written.

use serde::{Deserialize, Serialize};
use std::fs::Metadata;

/// Size and times of a file. One with another stamp may have changed. The time of the last modification can be set by any
/// program; where the system keeps a time that none can set, that is in the stamp too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    size: u64,
    /// In the system's units.
    modified: i128,
    /// Of the last change to contents, name or rights; elsewhere when it was made.
    changed: i128,
}

impl Stamp {
    /// The stamp of a file of which `data` is known; None for what is no regular file, and where no times are known.
    pub fn new(data: &Metadata) -> Option<Self> {
        let (modified, changed) = times(data).filter(|_| data.is_file())?;
        Some(Self { size: data.len(), modified, changed })
    }
}

#[cfg(unix)]
fn times(data: &Metadata) -> Option<(i128, i128)> {
    use std::os::unix::fs::MetadataExt;
    let nanoseconds = |seconds: i64, rest: i64| i128::from(seconds) * 1_000_000_000 + i128::from(rest);
    Some((nanoseconds(data.mtime(), data.mtime_nsec()), nanoseconds(data.ctime(), data.ctime_nsec())))
}

#[cfg(windows)]
fn times(data: &Metadata) -> Option<(i128, i128)> {
    use std::os::windows::fs::MetadataExt;
    Some((data.last_write_time().into(), data.creation_time().into()))
}

#[cfg(not(any(unix, windows)))]
fn times(_: &Metadata) -> Option<(i128, i128)> {
    None
}
