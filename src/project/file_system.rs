//! Reads files. Nothing else below `site` touches the disk.

use super::decoded::Decoded;
use rayon::prelude::*;
use std::cmp::Ordering;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{MAIN_SEPARATOR, Path};
use walkdir::{DirEntry, WalkDir};

/// A file below the root, or why it cannot be had.
#[derive(Debug)]
pub struct Loaded {
    /// Relative to the root, with `/`.
    pub path: String,
    pub contents: Result<Decoded, String>,
}

/// All files below `folder` (relative to `root`) that `wanted` accepts, by path. A folder that is absent has none.
///
/// Links are followed, but not out of the root and not in circles: either becomes a file that cannot be read.
pub fn read_folder(root: &Path, folder: &str, wanted: &(dyn Fn(&str) -> bool + Sync)) -> Vec<Loaded> {
    let start = root.join(folder);
    if !start.is_dir() {
        return Vec::new();
    }
    let below = Below::new(root, &start);
    let mut found: Vec<Result<String, Loaded>> = Vec::new();
    let mut walk = WalkDir::new(&start).follow_links(true).sort_by(by_name).into_iter();
    while let Some(entry) = walk.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                found.push(Err(unreadable(root, &error)));
                continue;
            }
        };
        let (path, is_folder) = (below.relative(entry.path()), entry.file_type().is_dir());
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
    let read = |buffer: &mut Vec<u8>, path: Result<String, Loaded>| match path {
        Ok(path) => read(root, path, buffer),
        Err(failed) => failed,
    };
    found.into_par_iter().map_init(Vec::new, read).collect()
}

/// The text of one file below the root, if it can be read.
pub fn read_text(root: &Path, path: &str) -> Option<String> {
    std::fs::read_to_string(root.join(path)).ok()
}

/// The bytes of a file.
pub fn read_bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let length = read_into(path, &mut bytes)?;
    bytes.truncate(length);
    Ok(bytes)
}

/// Reads a file into the beginning of `buffer`, which keeps its size if it can, and gives the length.
fn read_into(path: &Path, buffer: &mut Vec<u8>) -> std::io::Result<usize> {
    let mut file = File::open(path)?;
    let length = usize::try_from(file.metadata()?.len()).unwrap_or(0);
    if buffer.len() < length {
        buffer.resize(length, 0);
    }
    // One read where the length is as announced, which is so of nearly all of thousands of files; otherwise the usual way.
    match file.read_exact(&mut buffer[..length]) {
        Ok(()) if length > 0 => Ok(length),
        _ => {
            *buffer = std::fs::read(path)?;
            Ok(buffer.len())
        }
    }
}

/// A file below the root, read again.
pub fn read_one(root: &Path, path: &str) -> Loaded {
    if leaves(root, &root.join(path)) { outside(path.to_owned()) } else { read(root, path.to_owned(), &mut Vec::new()) }
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

fn read(root: &Path, path: String, buffer: &mut Vec<u8>) -> Loaded {
    let length = read_into(&root.join(&path), buffer);
    let contents = length.map(|length| Decoded::new(&buffer[..length])).map_err(|error| error.to_string());
    Loaded { path, contents }
}

fn relative(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

/// Makes paths below a folder relative to the root, where taking each apart would cost more than finding the files does.
struct Below {
    /// Length of the folder's path, as it is.
    length: usize,
    /// The folder's path relative to the root.
    folder: String,
}

impl Below {
    fn new(root: &Path, folder: &Path) -> Self {
        Self { length: folder.to_string_lossy().len(), folder: relative(root, folder) }
    }

    /// The relative path of what was found below the folder, whose names are as the system gave them.
    fn relative(&self, path: &Path) -> String {
        let path = path.to_string_lossy();
        let below = path.get(self.length..).unwrap_or(&path).trim_start_matches(MAIN_SEPARATOR);
        let path = match (self.folder.as_str(), below) {
            ("", below) => below.to_owned(),
            (folder, "") => folder.to_owned(),
            (folder, below) => [folder, below].join("/"),
        };
        if MAIN_SEPARATOR == '/' { path } else { path.replace(MAIN_SEPARATOR, "/") }
    }
}

/// Entries of one folder by name: as their paths begin alike, these need not be taken apart.
fn by_name(one: &DirEntry, other: &DirEntry) -> Ordering {
    one.path().as_os_str().cmp(other.path().as_os_str())
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
    let below = Below::new(&start, &start);
    let entries = WalkDir::new(&start).sort_by(by_name).into_iter().flatten();
    entries.filter(|entry| entry.file_type().is_file()).map(|entry| below.relative(entry.path())).collect()
}

#[cfg(test)]
mod tests {
    use super::read_folder;
    use std::fs;

    #[test]
    fn paths_are_relative_and_in_order_however_the_folder_is_written() {
        let root = tempfile::tempdir().expect("a folder");
        for path in ["content/a-b.md", "content/a/c.md", "content/a/b/d.md", "content/a.md", "other.md"] {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            fs::write(path, "x").expect("a file");
        }
        let paths = |folder: &str| -> Vec<String> {
            read_folder(root.path(), folder, &|_| true).into_iter().map(|file| file.path).collect()
        };
        let content = ["content/a/b/d.md", "content/a/c.md", "content/a-b.md", "content/a.md"];
        for folder in ["content", "content/", "./content", "content/."] {
            assert_eq!(paths(folder), content, "{folder}");
        }
        assert_eq!(paths(""), [&content[..], &["other.md"]].concat());
        assert!(paths("absent").is_empty());
    }
}
