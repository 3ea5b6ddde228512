//! The words of the site, in the files `ui.ftl`.

use super::{error, warning};
use crate::check::{Check, Documentation};

const CATEGORY: &str = "messages";

pub const INVALID_MESSAGE: Check = error(
    "invalid-message",
    CATEGORY,
    Documentation {
        summary: "A message that is not Fluent.",
        why: "The built-in message is shown instead.",
        example: ("", ""),
        remedy: "Write `name = text`, with the lines that follow indented.",
        tolerance: "",
    },
);

pub const UNKNOWN_MESSAGE: Check = warning(
    "unknown-message",
    CATEGORY,
    Documentation {
        summary: "A message that no page shows.",
        why: "It was meant for another name, or is no longer used.",
        example: ("", ""),
        remedy: "Correct the name, or remove the message.",
        tolerance: "",
    },
);

pub const MISSING_MESSAGE_PLACEABLE: Check = warning(
    "missing-message-placeable",
    CATEGORY,
    Documentation {
        summary: "A message that does not show what it is given.",
        why: "Readers are not told a name, a number or a link.",
        example: ("", ""),
        remedy: "Put the placeable into the message, in the form `{ $name }`.",
        tolerance: "Order within the message.",
    },
);

pub const UNKNOWN_MESSAGE_PLACEABLE: Check = warning(
    "unknown-message-placeable",
    CATEGORY,
    Documentation {
        summary: "A message that asks for what it is not given.",
        why: "The built-in message is shown instead.",
        example: ("", ""),
        remedy: "Use the placeables of the built-in message; their names are not translated.",
        tolerance: "",
    },
);
