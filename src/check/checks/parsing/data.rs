//! Variables, reusables, features and partials that cannot be shown.

use super::{error, warning};
use crate::check::{Check, Documentation};

const CATEGORY: &str = "data";

pub const MISSING_DATA: Check = error(
    "missing-data",
    CATEGORY,
    Documentation {
        summary: "A variable or reusable that does not exist.",
        why: "Nothing is shown in its place: a sentence loses its subject, a procedure its steps.",
        example: (
            "Open {% data variables.product.prodname_actions %}.",
            "打开 {% data variables.产品.prodname_actions %}。",
        ),
        remedy: "Write the path as in the source; paths are not translated.",
        tolerance: "Data that only the source's locale has: it is shown in that language, with a notice.",
    },
);

pub const MISSING_PARTIAL: Check = warning(
    "missing-partial",
    CATEGORY,
    Documentation {
        summary: "A partial of the original engine that does not exist here.",
        why: "Nothing is shown in its place; the page is whole but for it.",
        example: ("Read on.", "{% include breadcrumbs %} 继续阅读。"),
        remedy: "Remove the tag, or make the partial a reusable.",
        tolerance: "The partials that let readers choose a tool or a platform.",
    },
);

pub const DATA_CYCLE: Check = error(
    "data-cycle",
    CATEGORY,
    Documentation {
        summary: "A reusable that leads back to itself.",
        why: "It would never end, so nothing is shown in its place.",
        example: ("", ""),
        remedy: "Remove one of the tags of the cycle.",
        tolerance: "",
    },
);

pub const DATA_DEPTH: Check = error(
    "data-depth",
    CATEGORY,
    Documentation {
        summary: "Reusables within reusables, too many levels deep.",
        why: "The innermost ones are not shown.",
        example: ("", ""),
        remedy: "Use the innermost reusables directly.",
        tolerance: "",
    },
);

pub const DATA_SIZE: Check = error(
    "data-size",
    CATEGORY,
    Documentation {
        summary: "Reusables that add up to too much text, or a variable that grows too large.",
        why: "What goes beyond the limit is not shown.",
        example: ("", ""),
        remedy: "Divide the page, or the variable.",
        tolerance: "",
    },
);

pub const DATA_SYNTAX: Check = error(
    "data-syntax",
    CATEGORY,
    Documentation {
        summary: "A data file that is not YAML.",
        why: "None of its entries can be shown; a translation falls back to the source.",
        example: ("", ""),
        remedy: "Quote values that begin with `{%`, `*`, `&`, `!`, `@` or `%`, and indent with blanks.",
        tolerance: "",
    },
);

pub const INVALID_FEATURE: Check = error(
    "invalid-feature",
    CATEGORY,
    Documentation {
        summary: "A file of a feature that does not say its versions, or says something else.",
        why: "Conditions on the feature hold in no version.",
        example: ("", ""),
        remedy: "Give the file one key, `versions`, as pages have it.",
        tolerance: "A feature of releases that are no longer built.",
    },
);
