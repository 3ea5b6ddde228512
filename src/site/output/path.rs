//! Which paths may be written.

/// Device names of Windows: they are reserved in every folder, with any extension.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Why the relative path is not safe to write on every system; None where it is.
pub fn problem(path: &str) -> Option<&'static str> {
    path.split('/').find_map(segment_problem)
}

fn segment_problem(segment: &str) -> Option<&'static str> {
    let forbidden = |c: char| c.is_control() || matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    if matches!(segment, "" | "." | "..") {
        Some("it would lead out of the folder")
    } else if segment.contains(forbidden) {
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
    let stem = segment.split('.').next().unwrap_or(segment).to_ascii_lowercase();
    let numbered = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    DEVICES.contains(&stem.as_str()) || numbered.is_some_and(|rest| matches!(rest.as_bytes(), [b'1'..=b'9']))
}
