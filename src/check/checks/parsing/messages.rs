//! The words of the site, in the files `ui.ftl`.

use super::{error, out_of_step, warning};
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

pub const MISSING_MESSAGE: Check = out_of_step(
    "missing-message",
    CATEGORY,
    Documentation {
        summary: "A message that the source words anew, or that nobody has in this language, and that a translation lacks.",
        why: "Readers see the built-in words instead, which may say something else, or are in English.",
        example: ("", ""),
        remedy: "Add the message to the `ui.ftl` of the locale.",
        tolerance: "Messages that the program has in the language, where the source has no words of its own.",
    },
);

pub const UNTRANSLATED_MESSAGE: Check = out_of_step(
    "untranslated-message",
    CATEGORY,
    Documentation {
        summary: "A message in a translation that is equal to that of the source.",
        why: "Readers see the chrome of the site in another language than its pages.",
        example: ("", ""),
        remedy: "Translate it, or remove it where the built-in message will do.",
        tolerance: "Messages of one word, names, and locales of the same language as the built-in messages.",
    },
);
