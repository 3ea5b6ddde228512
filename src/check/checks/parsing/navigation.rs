//! The tree of pages and the addresses that they had.

use super::{error, warning};
use crate::check::{Check, Documentation};

const CATEGORY: &str = "pages";

pub const MISSING_CHILD: Check = warning(
    "missing-child",
    CATEGORY,
    Documentation {
        summary: "A child of an index page that has no file.",
        why: "The entry is left out of the navigation.",
        example: ("", ""),
        remedy: "Write the page, or remove it from `children`.",
        tolerance: "",
    },
);

pub const REPEATED_CHILD: Check = warning(
    "repeated-child",
    CATEGORY,
    Documentation {
        summary: "A child that is listed twice, or would be its own ancestor.",
        why: "A page has one place in the navigation; the first one counts.",
        example: ("", ""),
        remedy: "Remove it from one of the lists.",
        tolerance: "",
    },
);

pub const UNREACHED_PAGE: Check = warning(
    "unreached-page",
    CATEGORY,
    Documentation {
        summary: "A page that no index page lists.",
        why: "It is built, but readers do not find it in the navigation.",
        example: ("", ""),
        remedy: "Add it to `children` of the index page of its folder.",
        tolerance: "Projects without any index page.",
    },
);

pub const INVALID_REDIRECT: Check = error(
    "invalid-redirect",
    CATEGORY,
    Documentation {
        summary: "An old address in `redirect_from` that cannot be redirected from.",
        why: "Readers who follow an old link find nothing.",
        example: ("", ""),
        remedy: "Write a path that begins with `/` and stays within the site.",
        tolerance: "Where only the name of a file stands in the way of writing the redirect, this is a warning.",
    },
);
