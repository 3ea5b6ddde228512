//! One file: compared, and replaced as a whole.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;

/// Begins the names of files that are not finished yet.
const UNFINISHED: &str = ".isogloss-";

/// True if there is a file with these contents; links count as different.
pub fn holds(path: &Path, contents: &[u8]) -> bool {
    let same_length = |data: fs::Metadata| data.is_file() && data.len() == contents.len() as u64;
    path.symlink_metadata().is_ok_and(same_length) && read(path, contents.len()).is_ok_and(|found| found == contents)
}

fn read(path: &Path, length: usize) -> io::Result<Vec<u8>> {
    let mut found = Vec::with_capacity(length + 1);
    File::open(path)?.read_to_end(&mut found)?;
    Ok(found)
}

/// Puts a file with these contents in place of whatever file is there; readers see the old one or the new one.
///
/// # Errors
/// Those of the disk; the old file is then still there.
pub fn replace_file(path: &Path, contents: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = unfinished().tempfile_in(folder)?;
    file.write_all(contents)?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Temporary files are private by default; what is published must be readable as any new file is.
fn unfinished() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(UNFINISHED);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}
