//! Front matter that cannot be read, or selects nothing.

use super::error;
use crate::check::{Check, Documentation};

const CATEGORY: &str = "front-matter";

pub const SYNTAX: Check = error(
    "front-matter-syntax",
    CATEGORY,
    Documentation {
        summary: "Front matter that is not YAML.",
        why: "No field of it can be used; a translation falls back to its source as a whole.",
        example: ("---\ntitle: 'Licenses'\n---\n\nRead on.", "---\ntitle: '许可证\n---\n\n继续阅读。"),
        remedy: "Quote the value: a colon, a brace or a quotation mark in it is taken for YAML.",
        tolerance: "",
    },
);

pub const KIND: Check = error(
    "front-matter-kind",
    CATEGORY,
    Documentation {
        summary: "A field with a value of another kind than it must have.",
        why: "The field is left out.",
        example: ("---\ntitle: Licenses\n---\n\nRead on.", "---\ntitle:\n  - 许可证\n---\n\n继续阅读。"),
        remedy: "Write the kind of value that the message names; quote a text that begins with a brace.",
        tolerance: "An empty value counts as none.",
    },
);

pub const UNCLOSED: Check = error(
    "front-matter-unclosed",
    CATEGORY,
    Documentation {
        summary: "Front matter that begins and does not end.",
        why: "Nobody can say where the text begins.",
        example: ("---\ntitle: Licenses\n---\n\nRead on.", "---\ntitle: 许可证\n——\n\n继续阅读。"),
        remedy: "Add the line `---` behind the last field.",
        tolerance: "",
    },
);

pub const NO_VERSION: Check = error(
    "no-version",
    CATEGORY,
    Documentation {
        summary: "`versions` that select no version of the project.",
        why: "The page is not built.",
        example: ("", ""),
        remedy: "Select a version that is built or upcoming, or remove the file.",
        tolerance: "Features of releases that are no longer built.",
    },
);

pub const UNKNOWN_VERSION_KEY: Check = error(
    "unknown-version-key",
    CATEGORY,
    Documentation {
        summary: "A key of `versions` that is neither a plan nor `feature`.",
        why: "The page is missing from the versions that were meant.",
        example: ("", ""),
        remedy: "Write the id or the short name of a plan.",
        tolerance: "In translations `versions` is not used, and compared by `changed-versions`.",
    },
);

pub const INVALID_VERSION_RANGE: Check = error(
    "invalid-version-range",
    CATEGORY,
    Documentation {
        summary: "A range of releases that cannot be read.",
        why: "The page is missing from the versions that were meant.",
        example: ("", ""),
        remedy: "Write `'*'`, `'>=3.1'`, `'<3.3'` or `'>=3.1 <3.3'`.",
        tolerance: "In the vintages up to 2021, any text for a plan without releases: it selects nothing.",
    },
);

pub const UNKNOWN_FEATURE: Check = error(
    "unknown-feature",
    CATEGORY,
    Documentation {
        summary: "`versions` with a feature that does not exist.",
        why: "The page is missing from the versions that were meant.",
        example: ("", ""),
        remedy: "Name a file below `data/features`, without its ending.",
        tolerance: "",
    },
);
