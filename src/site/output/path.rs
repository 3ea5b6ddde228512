//! Which paths may be written.

/// Device names of Windows: they are reserved in every folder, with any extension.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Why the relative path is not safe to write on every system; None where it is.
pub fn problem(path: &str) -> Option<&'static str> {
    path.split('/').find_map(segment_problem)
}

fn segment_problem(segment: &str) -> Option<&'static str> {
    let forbidden = |c: u8| c < b' ' || matches!(c, 0x7f | b'\\' | b':' | b'*' | b'?' | b'"' | b'<' | b'>' | b'|');
    if matches!(segment, "" | "." | "..") {
        Some("it would lead out of the folder")
    } else if segment.bytes().any(forbidden) || (!segment.is_ascii() && segment.contains(char::is_control)) {
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
    let stem = segment.split('.').next().unwrap_or(segment);
    let is_named = |name: &&str| stem.eq_ignore_ascii_case(name);
    let numbered = |stem: &[u8]| match stem {
        [name @ .., b'1'..=b'9'] => name.eq_ignore_ascii_case(b"com") || name.eq_ignore_ascii_case(b"lpt"),
        _ => false,
    };
    DEVICES.iter().any(is_named) || numbered(stem.as_bytes())
}
