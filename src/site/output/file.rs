//! One file: compared, and replaced as a whole.

use std::fs::{File, Metadata};
use std::io::{self, BufWriter, Read, Write};
use std::path::Path;
use tempfile::NamedTempFile;

/// Begins the names of files that are not finished yet.
const UNFINISHED: &str = ".isogloss-";

/// True if the file, of which `data` is known, has these contents; a link counts as different.
pub fn holds(path: &Path, data: &Metadata, contents: &[u8]) -> bool {
    let same_length = data.is_file() && data.len() == contents.len() as u64;
    same_length && read(path, contents.len()).is_ok_and(|found| found == contents)
}

fn read(path: &Path, length: usize) -> io::Result<Vec<u8>> {
    let mut found = Vec::with_capacity(length + 1);
    File::open(path)?.read_to_end(&mut found)?;
    Ok(found)
}

/// Puts a file with what `write` writes in place of whatever file is there; readers see the old one or the new one. What
/// is no regular file, such as a pipe, is written as it is.
///
/// # Errors
/// Those of `write` and of the disk; the old file is then still there.
pub fn replace_file(path: &Path, write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let is_special = path.metadata().is_ok_and(|data| !data.is_file() && !data.is_dir());
    if is_special {
        return write(&mut File::options().write(true).open(path)?);
    }
    // A link stays, and what it leads to is replaced.
    let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let mut out = BufWriter::with_capacity(1 << 20, unfinished(&target)?);
    write(&mut out).map_err(of_system)?;
    let file = out.into_inner().map_err(|error| of_system(error.into_error()))?;
    file.persist(target).map_err(|error| error.error)?;
    Ok(())
}

/// Puts a file with these contents in place of whatever is there, be it a link. Gives what is then known of it.
///
/// # Errors
/// As [`replace_file`].
pub(super) fn replace_with(path: &Path, contents: &[u8]) -> io::Result<Metadata> {
    let mut file = unfinished(path)?;
    file.as_file_mut().write_all(contents)?;
    file.persist(path).map_err(|error| error.error)?.metadata()
}

/// Makes a file where there is none, for folders that nobody looks into before all is written.
///
/// # Errors
/// Something is there already, or the disk refuses.
pub(super) fn create(path: &Path, contents: &[u8]) -> io::Result<Metadata> {
    let mut file = File::options().write(true).create_new(true).open(path)?;
    file.write_all(contents)?;
    file.metadata()
}

/// A new file in the folder of `path`. Temporary files are private by default; what is published must be readable as any
/// new file is.
fn unfinished(path: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(UNFINISHED);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    builder.tempfile_in(folder.unwrap_or(Path::new("."))).map_err(of_system)
}

/// The system's error alone, without the name of the temporary file, which means nothing to anybody.
fn of_system(error: io::Error) -> io::Error {
    let inner = error.get_ref().and_then(|error| error.source()).and_then(|error| error.downcast_ref::<io::Error>());
    inner.and_then(io::Error::raw_os_error).map_or(error, io::Error::from_raw_os_error)
}
