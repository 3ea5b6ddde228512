//! Reads files. Nothing else below `site` touches the disk.

use rayon::prelude::*;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;
use walkdir::WalkDir;

/// A file below the root, as bytes, or why it cannot be had.
#[derive(Debug)]
pub struct Loaded {
    /// Relative to the root, with `/`.
    pub path: String,
    pub contents: Result<Vec<u8>, String>,
}

/// All files below `folder` (relative to `root`) that `wanted` accepts, by path. A folder that is absent has none.
///
/// Links are followed, but not out of the root and not in circles: either becomes a file that cannot be read.
pub fn read_folder(root: &Path, folder: &str, wanted: &(dyn Fn(&str) -> bool + Sync)) -> Vec<Loaded> {
    let start = root.join(folder);
    if !start.is_dir() {
        return Vec::new();
    }
    let mut found: Vec<Result<String, Loaded>> = Vec::new();
    let mut walk = WalkDir::new(&start).follow_links(true).sort_by_file_name().into_iter();
    while let Some(entry) = walk.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                found.push(Err(unreadable(root, &error)));
                continue;
            }
        };
        let (path, is_folder) = (relative(root, entry.path()), entry.file_type().is_dir());
        let leaves = entry.path_is_symlink() && leaves(root, entry.path());
        if leaves && is_folder {
            walk.skip_current_dir();
        }
        if leaves && (is_folder || wanted(&path)) {
            found.push(Err(outside(path)));
        } else if !is_folder && wanted(&path) {
            found.push(Ok(path));
        }
    }
    found.into_par_iter().map(|path| path.map_or_else(|failed| failed, |path| read(root, path))).collect()
}

/// The text of one file below the root, if it can be read.
pub fn read_text(root: &Path, path: &str) -> Option<String> {
    std::fs::read_to_string(root.join(path)).ok()
}

/// The bytes of a file.
pub fn read_bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    let mut bytes = vec![0; usize::try_from(file.metadata()?.len()).unwrap_or(0)];
    // One read where the length is as announced, which is so of nearly all of thousands of files; otherwise the usual way.
    match file.read_exact(&mut bytes) {
        Ok(()) if !bytes.is_empty() => Ok(bytes),
        _ => std::fs::read(path),
    }
}

/// A file below the root, read again.
pub fn read_one(root: &Path, path: &str) -> Loaded {
    if leaves(root, &root.join(path)) { outside(path.to_owned()) } else { read(root, path.to_owned()) }
}

/// True if there is such a file below the root.
pub fn is_file(root: &Path, path: &str) -> bool {
    root.join(path).is_file()
}

/// The bytes of a file below the root, unless it is a link that leads out of it.
pub fn read_inside(root: &Path, path: &str) -> Option<Vec<u8>> {
    let file = root.join(path);
    if leaves(root, &file) { None } else { std::fs::read(file).ok() }
}

/// Width and height of an image below the root in pixels, from its first bytes; None as for [`read_inside`], and for what is
/// no image of a kind that has a size in pixels.
pub fn image_size(root: &Path, path: &str) -> Option<(usize, usize)> {
    // Most paths of a list are those of files that are not there.
    let mut file = File::open(root.join(path)).ok().map(BufReader::new)?;
    let size = if leaves(root, &root.join(path)) { None } else { imagesize::reader_size(&mut file).ok() };
    size.map(|size| (size.width, size.height))
}

/// True if there is such a folder below the root.
pub fn is_folder(root: &Path, path: &str) -> bool {
    root.join(path).is_dir()
}

fn read(root: &Path, path: String) -> Loaded {
    let contents = read_bytes(&root.join(&path)).map_err(|error| error.to_string());
    Loaded { path, contents }
}

fn relative(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

fn leaves(root: &Path, path: &Path) -> bool {
    let (Ok(root), Ok(target)) = (root.canonicalize(), path.canonicalize()) else { return true };
    !target.starts_with(root)
}

fn outside(path: String) -> Loaded {
    Loaded { path, contents: Err("is a link that leads out of the project".to_owned()) }
}

fn unreadable(root: &Path, error: &walkdir::Error) -> Loaded {
    let path = error.path().map_or_else(String::new, |path| relative(root, path));
    let reason = match error.loop_ancestor() {
        Some(ancestor) => format!("is a link that leads back to `{}`", relative(root, ancestor)),
        None => error.io_error().map_or_else(|| error.to_string(), ToString::to_string),
    };
    Loaded { path, contents: Err(reason) }
}

/// Paths of the files below `folder`, relative to it, in order.
pub fn list(root: &Path, folder: &str) -> Vec<String> {
    let start = root.join(folder);
    let entries = WalkDir::new(&start).sort_by_file_name().into_iter().flatten();
    entries.filter(|entry| entry.file_type().is_file()).map(|entry| relative(&start, entry.path())).collect()
}
