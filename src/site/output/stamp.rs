//! What is known of a file without reading it, to tell later whether it is still the one that was written.

use serde::{Deserialize, Serialize};
use std::fs::Metadata;
use std::time::{SystemTime, UNIX_EPOCH};

/// Size and times of a file. A file with another stamp may have changed; times alone can be set by anyone, which on Unix
/// shows in the time of the change that no program sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    size: u64,
    /// Nanoseconds since 1970; None where the system does not say.
    modified: Option<i128>,
    /// The same of the last change to contents, name or rights.
    changed: Option<i128>,
}

impl Stamp {
    /// The stamp of a file of which `data` is known; None for what is no regular file.
    pub fn new(data: &Metadata) -> Option<Self> {
        let modified = data.modified().ok().map(nanoseconds);
        data.is_file().then(|| Self { size: data.len(), modified, changed: changed(data) })
    }
}

fn nanoseconds(time: SystemTime) -> i128 {
    let after = |time: std::time::Duration| i128::try_from(time.as_nanos()).unwrap_or(i128::MAX);
    time.duration_since(UNIX_EPOCH).map_or_else(|before| -after(before.duration()), after)
}

#[cfg(unix)]
fn changed(data: &Metadata) -> Option<i128> {
    use std::os::unix::fs::MetadataExt;
    Some(i128::from(data.ctime()) * 1_000_000_000 + i128::from(data.ctime_nsec()))
}

#[cfg(not(unix))]
fn changed(_: &Metadata) -> Option<i128> {
    None
}
