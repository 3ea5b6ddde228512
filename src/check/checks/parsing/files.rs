//! Files that cannot be read or written.

use super::{error, warning};
use crate::check::{Check, Documentation};

const CATEGORY: &str = "files";

pub const UNREADABLE_FILE: Check = error(
    "unreadable-file",
    CATEGORY,
    Documentation {
        summary: "A file that cannot be read.",
        why: "It counts as absent.",
        example: ("", ""),
        remedy: "See to its permissions, or to the link that leads nowhere.",
        tolerance: "",
    },
);

pub const INVALID_UTF_8: Check = error(
    "invalid-utf-8",
    CATEGORY,
    Documentation {
        summary: "A file that is not UTF-8.",
        why: "Characters are shown as `\u{fffd}`.",
        example: ("", ""),
        remedy: "Save the file as UTF-8.",
        tolerance: "A byte order mark.",
    },
);

pub const NUL_BYTE: Check = error(
    "nul-byte",
    CATEGORY,
    Documentation {
        summary: "A file with a NUL byte in it.",
        why: "No text has one: the file is damaged, or of another kind.",
        example: ("", ""),
        remedy: "Restore the file.",
        tolerance: "",
    },
);

pub const DUPLICATE_PERMALINK: Check = error(
    "duplicate-permalink",
    CATEGORY,
    Documentation {
        summary: "Two pages with one address.",
        why: "Only one of them is built.",
        example: ("", ""),
        remedy: "Rename or remove one of the two files: `a.md` and `a/index.md` have the same address.",
        tolerance: "",
    },
);

pub const UNSAFE_PATH: Check = error(
    "unsafe-path",
    CATEGORY,
    Documentation {
        summary: "A page whose name cannot be that of a file everywhere.",
        why: "The page is not written, since the site could not be copied to every system.",
        example: ("", ""),
        remedy: "Rename the file.",
        tolerance: "",
    },
);

pub const MALFORMED_SUPPRESSION: Check = warning(
    "malformed-suppression",
    CATEGORY,
    Documentation {
        summary: "A comment or an entry that is meant to suppress findings, and suppresses none.",
        why: "What it was to hide is reported all the same.",
        example: ("", ""),
        remedy: "Name a check or a category that exists, and put a comment alone on its line.",
        tolerance: "",
    },
);
