//! Which paths may be written.

/// Device names of Windows: they are reserved in every folder, with any extension.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Bytes that no name of a file may have; as a table, since every path of a site is looked at.
const FORBIDDEN: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] =
            byte < b' ' as usize || matches!(byte as u8, 0x7f | b'\\' | b':' | b'*' | b'?' | b'"' | b'<' | b'>' | b'|');
        byte += 1;
    }
    table
};

/// Why the relative path is not safe to write on every system; None where it is.
pub fn problem(path: &str) -> Option<&'static str> {
    path.split('/').find_map(segment_problem)
}

fn segment_problem(segment: &str) -> Option<&'static str> {
    if matches!(segment, "" | "." | "..") {
        Some("it would lead out of the folder")
    } else if segment.bytes().any(|byte| FORBIDDEN[usize::from(byte)])
        || (!segment.is_ascii() && segment.contains(char::is_control))
    {
        Some("it has a character that file names cannot have on every system")
    } else if segment.ends_with(['.', ' ']) {
        Some("a part of it ends with a dot or a blank")
    } else if is_device(segment) {
        Some("a part of it is the name of a device on Windows")
    } else {
        None
    }
}

fn is_device(segment: &str) -> bool {
    let stem = &segment[..memchr::memchr(b'.', segment.as_bytes()).unwrap_or(segment.len())];
    if !matches!(stem.len(), 3 | 4) {
        return false;
    }
    let is_named = |name: &&str| stem.eq_ignore_ascii_case(name);
    let numbered = |stem: &[u8]| match stem {
        [name @ .., b'1'..=b'9'] => name.eq_ignore_ascii_case(b"com") || name.eq_ignore_ascii_case(b"lpt"),
        _ => false,
    };
    DEVICES.iter().any(is_named) || numbered(stem.as_bytes())
}
