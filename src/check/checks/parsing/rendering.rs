//! What shows only when a page is rendered.

use super::{error, warning};
use crate::check::{Check, Documentation};

pub const UNRESOLVED_AUTOTITLE: Check = error(
    "unresolved-autotitle",
    "placeables",
    Documentation {
        summary: "A link that takes its text from a page that does not exist.",
        why: "Readers see `AUTOTITLE` in place of a title.",
        example: ("", ""),
        remedy: "Link to a page that exists; its path is not translated.",
        tolerance: "",
    },
);

pub const ANNOTATION_SYNTAX: Check = error(
    "annotation-syntax",
    "code",
    Documentation {
        summary: "Code marked `annotate` whose comments cannot be told from its lines.",
        why: "The code is shown without its annotations.",
        example: ("", ""),
        remedy: "Begin the code with a comment, let code follow the last one, and name a language with comments.",
        tolerance: "",
    },
);

pub const REPAIRED_TEXT: Check = warning(
    "repaired-text",
    "damage",
    Documentation {
        summary: "A part of a translation that is damaged, and that readers see as a repair leaves it.",
        why: "The file is still damaged, and nobody has read what the repair made of it.",
        example: ("", ""),
        remedy: "Run `isogloss fix --unsafe` on the file, and read what it changes.",
        tolerance: "Told by builds; `check` tells of the damage itself.",
    },
);
