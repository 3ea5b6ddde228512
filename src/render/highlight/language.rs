//! What the lexers look for, language by language.
//!
//! A lexer is not a parser: a rule marks what a reader looks for, and where a text could be read in two ways it marks
//! nothing. Of rules that match at the same place the first wins.

/// What is marked alike.
#[derive(Debug)]
pub struct Rule {
    /// A TextMate scope.
    pub class: &'static str,
    /// A regular expression over bytes; `^` and `$` match at lines.
    pub pattern: &'static str,
    /// What is not marked at either end of a match, and can be part of the next one: it says where a match may stand.
    pub around: &'static [char],
}

const fn rule(class: &'static str, pattern: &'static str) -> Rule {
    Rule { class, pattern, around: &[] }
}

const fn within(around: &'static [char], class: &'static str, pattern: &'static str) -> Rule {
    Rule { class, pattern, around }
}

const BLANKS: &[char] = &[' ', '\t'];

/// A string in one line, with escapes.
const DOUBLE: Rule = rule("string", r#""(?:[^"\\\n]|\\.)*""#);
const SINGLE: Rule = rule("string", r"'(?:[^'\\\n]|\\.)*'");
const NUMBER: Rule = rule("constant.numeric", r"\b[0-9]+(?:\.[0-9]+)?\b");
const HASH_COMMENT: Rule = within(BLANKS, "comment", r"(?:^|[ \t])#.*$");
const SLASH_COMMENT: Rule = within(BLANKS, "comment", r"(?:^|[ \t])//.*$");
const MARKUP_COMMENT: Rule = rule("comment", r"(?s)<!--.*?-->");

/// The languages that have a lexer, by the name after which samples are filed.
pub const LANGUAGES: &[(&str, &[Rule])] = &[
    ("yaml", YAML),
    ("bash", SHELL),
    ("json", JSON),
    ("ruby", RUBY),
    ("javascript", JAVASCRIPT),
    ("html", MARKUP),
    ("xml", MARKUP),
    ("erb", TEMPLATE),
    ("markdown", MARKDOWN),
];

const YAML: &[Rule] = &[
    HASH_COMMENT,
    within(
        &[' ', '\t', '-', ':'],
        "entity.name.tag",
        r#"^[ \t]*(?:- +)*(?:[A-Za-z_][\w./ $-]*|"[^"\n]*"|'[^'\n]*')[ \t]*:(?:[ \t]|$)"#,
    ),
    DOUBLE,
    within(BLANKS, "string", r"[ \t]'(?:[^'\n]|'')*'"),
    rule("variable.other", r"\$\{\{.*?\}\}"),
    within(BLANKS, "constant.language", r"(?:true|false|null)[ \t]*$"),
    within(BLANKS, "constant.numeric", r"[ \t]-?[0-9]+(?:\.[0-9]+)?[ \t]*$"),
    within(BLANKS, "keyword.operator", r"[ \t][|>][+-]?[ \t]*$"),
    within(BLANKS, "variable.other", r"[ \t][&*][A-Za-z]\w*[ \t]*$"),
];

const SHELL: &[Rule] = &[
    HASH_COMMENT,
    rule("string", r#""(?:[^"\\]|\\[\s\S])*""#),
    within(&[' ', '\t', '='], "string", r"[ \t=]'[^']*'"),
    rule("variable.other", r"\$(?:\w+|\{[^}\n]*\}|[@#?!*])"),
    within(
        BLANKS,
        "keyword.control",
        r"(?:^[ \t]+|\b)(?:if|then|else|elif|fi|for|do|done|while|until|case|esac|function|return|exit)\b",
    ),
    within(BLANKS, "keyword.other", r"(?:^[ \t]+|\b)(?:export|local|source|unset|alias|readonly)\b"),
    within(BLANKS, "variable.parameter", r"[ \t]--?[A-Za-z][\w-]*"),
    within(&[' ', '\t', '$', '>'], "variable.function", r"^[ \t]*(?:[$>] )?[a-zA-Z][\w.+-]*"),
];

const JSON: &[Rule] = &[
    within(&[':', ' ', '\t'], "entity.name.tag", r#""(?:[^"\\\n]|\\.)*"[ \t]*:"#),
    DOUBLE,
    SLASH_COMMENT,
    rule("constant.language", r"\b(?:true|false|null)\b"),
    rule("constant.numeric", r"-?\b[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?\b"),
];

const RUBY: &[Rule] = &[
    HASH_COMMENT,
    DOUBLE,
    SINGLE,
    rule("constant.other", r":[a-z_]\w*"),
    rule("variable.other", r"@{1,2}\w+|\$\w+"),
    rule(
        "keyword.control",
        r"\b(?:def|end|if|elsif|else|unless|case|when|while|until|do|begin|rescue|ensure|return|yield|class|module|then|and|or|not|next|break)\b",
    ),
    rule(
        "keyword.other",
        r"\b(?:require|require_relative|include|extend|puts|raise|attr_accessor|attr_reader|private)\b",
    ),
    rule("constant.language", r"\b(?:nil|true|false|self)\b"),
    rule("support.class", r"\b[A-Z]\w*\b"),
    NUMBER,
];

const JAVASCRIPT: &[Rule] = &[
    SLASH_COMMENT,
    rule("comment", r"(?s)/\*.*?\*/"),
    DOUBLE,
    SINGLE,
    rule("string", r"`(?:[^`\\]|\\[\s\S])*`"),
    rule(
        "keyword.control",
        r"\b(?:import|export|from|if|else|for|while|do|switch|case|default|break|continue|return|try|catch|finally|throw|await|async|yield|new|typeof|instanceof|delete|of|in)\b",
    ),
    rule("storage.type", r"\b(?:const|let|var|function|class|extends|static)\b"),
    rule("constant.language", r"\b(?:true|false|null|undefined|this|super)\b"),
    NUMBER,
];

const MARKUP: &[Rule] = &[MARKUP_COMMENT, TAG, ATTRIBUTE, QUOTED_VALUE, REFERENCE];
const TEMPLATE: &[Rule] =
    &[rule("keyword.control", r"(?s)<%.*?%>"), MARKUP_COMMENT, TAG, ATTRIBUTE, QUOTED_VALUE, REFERENCE];
const TAG: Rule = rule("entity.name.tag", r"</?[A-Za-z][\w:.-]*");
const ATTRIBUTE: Rule = within(&[' ', '\t', '='], "entity.other.attribute", r"[ \t][A-Za-z_:][\w:.-]*=");
const QUOTED_VALUE: Rule = within(&['='], "string", r#"="[^"]*"|='[^']*'"#);
const REFERENCE: Rule = rule("constant.character", r"&#?\w+;");

const MARKDOWN: &[Rule] = &[
    MARKUP_COMMENT,
    rule("markup.heading", r"^#{1,6} .*$"),
    rule("string", r"`[^`\n]+`"),
    rule("markup.link", r"!?\[[^\]\n]*\]\([^)\n]*\)"),
    rule("markup.bold", r"\*\*[^*\n]+\*\*"),
    within(BLANKS, "keyword.operator", r"^[ \t]*(?:[-*+]|[0-9]+\.|>)[ \t]"),
];
