//! Liquid that cannot be read.

use super::{error, warning};
use crate::check::{Check, Documentation};

const CATEGORY: &str = "damage";

pub const UNKNOWN_TAG: Check = error(
    "unknown-tag",
    CATEGORY,
    Documentation {
        summary: "A tag with a name that does not exist.",
        why: "Nothing is shown for the tag; if it begins or divides a block, the wrong versions see what follows.",
        example: ("{% ifversion ghes %}A{% else %}B{% endif %}", "{% ifversion ghes %}甲{% 否则 %}乙{% endif %}"),
        remedy: "Write the name of the tag as in the source; names of tags are not translated.",
        tolerance: "Tags inside `raw`, where they are text.",
    },
);

pub const UNCLOSED_TAG: Check = error(
    "unclosed-tag",
    CATEGORY,
    Documentation {
        summary: "A tag or an output that begins and does not end.",
        why: "The rest of the text may be taken for a part of the tag.",
        example: ("Open {{ page.title }}.", "打开 {{ page.title }。"),
        remedy: "Add the delimiter that is missing: `%}` or `}}`, or the tag that ends `raw`.",
        tolerance: "",
    },
);

pub const UNCLOSED_BLOCK: Check = error(
    "unclosed-block",
    CATEGORY,
    Documentation {
        summary: "A block that begins and does not end.",
        why: "Nobody can say which versions see the rest of the page, so it is shown to all of them.",
        example: ("{% ifversion ghes %}Open **Settings**.{% endif %}", "{% ifversion ghes %}打开 **Settings**。"),
        remedy: "Add the tag that ends the block where the source has it.",
        tolerance: "Blocks that the source does not end either are reported there, once.",
    },
);

pub const STRAY_TAG: Check = error(
    "stray-tag",
    CATEGORY,
    Documentation {
        summary: "A tag that ends or divides a block that does not begin.",
        why: "The tag that begins the block was lost, so that text of some versions is shown to all.",
        example: ("{% ifversion ghes %}Open **Settings**.{% endif %}", "打开 **Settings**。{% endif %}"),
        remedy: "Add the tag that begins the block where the source has it, or remove this one.",
        tolerance: "Tags that stand alone in the source as well.",
    },
);

pub const TAG_SYNTAX: Check = error(
    "tag-syntax",
    CATEGORY,
    Documentation {
        summary: "A tag with arguments that it cannot read.",
        why: "Nothing is shown for the tag.",
        example: ("Click {% octicon \"sync\" %}.", "单击 {% octicon %}。"),
        remedy: "Copy the tag from the source.",
        tolerance: "Translated labels of icons.",
    },
);

pub const CONDITION_SYNTAX: Check = error(
    "condition-syntax",
    CATEGORY,
    Documentation {
        summary: "A condition that cannot be read.",
        why: "Nobody can say which versions the text is for.",
        example: (
            "{% ifversion ghes > 3.3 %}Open **Settings**.{% endif %}",
            "{% ifversion ghes>3.3 %}打开 **Settings**。{% endif %}",
        ),
        remedy: "Copy the condition from the source: its words are not translated.",
        tolerance: "Words behind a whole condition are passed over, as the original engine does; `changed-condition` reports what this changes.",
    },
);

pub const EXPRESSION_SYNTAX: Check = error(
    "expression-syntax",
    CATEGORY,
    Documentation {
        summary: "Double braces around what is no expression.",
        why: "Nothing is shown in its place.",
        example: ("Open {{ page.title }}.", "打开 {{ page title }}。"),
        remedy: "Copy the expression from the source, or put text with braces between `raw` and `endraw`.",
        tolerance: "Braces inside `raw`.",
    },
);

pub const UNKNOWN_FILTER: Check = warning(
    "unknown-filter",
    CATEGORY,
    Documentation {
        summary: "A filter that does not exist.",
        why: "The value is shown as it is, without what the filter should do to it.",
        example: ("Open {{ page.title | downcase }}.", "打开 {{ page.title | lowercase }}。"),
        remedy: "Write the name of the filter as in the source.",
        tolerance: "",
    },
);

pub const VALUE_KIND: Check = error(
    "value-kind",
    CATEGORY,
    Documentation {
        summary: "A value that a filter or a loop cannot work on.",
        why: "Nothing is shown in its place: no number can be divided by zero, no text be a number of rounds.",
        example: ("", ""),
        remedy: "Give the filter or loop values as in the source.",
        tolerance: "",
    },
);

pub const UNKNOWN_OCTICON: Check = error(
    "unknown-octicon",
    CATEGORY,
    Documentation {
        summary: "An icon that does not exist.",
        why: "Readers look for a button that the page does not show.",
        example: ("Click {% octicon \"gear\" %}.", "单击 {% octicon \"齿轮\" %}。"),
        remedy: "Write the name of the icon as in the source; only its label is translated.",
        tolerance: "",
    },
);

pub const MERGE_MARK: Check = error(
    "merge-mark",
    CATEGORY,
    Documentation {
        summary: "A line that a merge has left behind.",
        why: "Readers see both sides of a conflict, one below the other.",
        example: ("Read on.", "<<<<<<< HEAD\n继续阅读。\n=======\n请继续阅读。\n>>>>>>> main"),
        remedy: "Keep one of the two sides, and remove the lines of the merge.",
        tolerance: "Samples in code blocks.",
    },
);

pub const LEAKED_MARK: Check = error(
    "leaked-mark",
    CATEGORY,
    Documentation {
        summary: "A mark such as `<|endoftext|>`, which a translation system has left behind.",
        why: "Readers see it.",
        example: ("Read on.", "继续阅读。<|endoftext|>"),
        remedy: "Remove it.",
        tolerance: "Samples in code, and what the source has as well.",
    },
);

pub const NESTING_DEPTH: Check = error(
    "nesting-depth",
    CATEGORY,
    Documentation {
        summary: "Blocks that are nested too deeply.",
        why: "The innermost ones are not read; so many levels are a mistake.",
        example: ("", ""),
        remedy: "End the blocks that are open, or divide the text into reusables.",
        tolerance: "",
    },
);

pub const EVALUATION_LIMIT: Check = error(
    "evaluation-limit",
    CATEGORY,
    Documentation {
        summary: "Text that is too much work to evaluate: loops in loops, variables that grow in a loop, data that includes data.",
        why: "The rest of the text is not shown; otherwise a build would never end.",
        example: ("", ""),
        remedy: "Loop over a shorter list, or divide the text.",
        tolerance: "",
    },
);
