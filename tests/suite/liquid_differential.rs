//! The evaluator against the `liquid` crate: templates that both can parse give the same text.
//!
//! Templates are put together at random from what the two mean alike. Where they differ, [`DIFFERENCES`] pins what each
//! of them gives, with the reason, so that a change on either side is noticed.

use crate::liquid_world::{World, read_json};
use isogloss::liquid::Value;
use proptest::prelude::*;
use std::collections::BTreeMap;

const DATA: &str = r#"{
    "n": 7, "zero": 0, "half": 2.5, "yes": true, "no": false, "nothing": null,
    "text": "Some Words here", "spaces": "  ", "hollow": "", "html": "<b>a & b</b>", "cjk": "日本 語",
    "numbers": [3, 1, 2], "words": ["pear", "Apple", "fig", "pear"], "none": [],
    "plan": {"title": "Cloud", "seats": 5}, "plans": [{"title": "Cloud"}, {"title": "Server"}]
}"#;

/// What each engine makes of a template: a text, or None for an error.
struct Both {
    ours: Option<String>,
    theirs: Option<String>,
}

/// The same data, as each of the engines has it.
struct Engines {
    world: World,
    parser: liquid::Parser,
    globals: liquid::Object,
}

impl Engines {
    fn new() -> Self {
        let globals: serde_json::Value = serde_json::from_str(DATA).expect("JSON");
        Self {
            world: World::new(&read_json(DATA), &BTreeMap::new()),
            parser: liquid::ParserBuilder::with_stdlib().build().expect("a parser"),
            globals: liquid::to_object(&globals).expect("an object"),
        }
    }

    fn evaluate(&self, template: &str) -> Both {
        let parsed = self.parser.parse(template);
        Both {
            ours: self.world.render(template).ok(),
            theirs: parsed.and_then(|parsed| parsed.render(&self.globals)).ok(),
        }
    }
}

/// Template, what we give, what the crate gives (None for an error), and why.
type Difference = (&'static str, Option<&'static str>, Option<&'static str>, &'static str);

const DIFFERENCES: &[Difference] = &[
    ("{{ absent }}.{{ plan.absent.deep }}", Some("."), None, "what is not defined is nothing, not an error"),
    ("{{ nullable }}{{ trueish }}.", Some("."), None, "a name may begin with a word that has a meaning"),
    ("{{ plan['title'] }}{{ ['n'] }}", Some("Cloud7"), None, "a path may begin with brackets"),
    ("{{ (1..3) | join: '-' }}", Some("1-2-3"), None, "a range is a value"),
    ("a\t{%- if yes -%}\tb{% endif %}", Some("ab"), Some("a\t\tb"), "a tab is white space"),
    ("{{ plans[0] }}", Some("[object Object]"), Some("titleCloud"), "a map prints as in JavaScript"),
    ("{{ n | divided_by: 2 }}", Some("3.5"), Some("3"), "a quotient keeps its fraction"),
    ("{{ -3 | modulo: 4 }}", Some("1"), Some("-3"), "the rest has the sign of the divisor"),
    ("{{ text | plus: 1 }}", Some("1"), None, "what is no number counts as 0"),
    ("{{ cjk.size }} {{ cjk | size }}", Some("4 4"), Some("10 10"), "a size is in characters"),
    ("{{ 'a,b,,' | split: ',' | size }}", Some("2"), Some("4"), "empty parts at the end are dropped"),
    ("{{ 'abc' | split: '' | join: '-' }}", Some("a-b-c"), Some("-a-b-c-"), "there are no parts around the characters"),
    ("{{ html | url_encode }}", Some("%3Cb%3Ea+%26+b%3C%2Fb%3E"), Some("%3Cb%3Ea%20%26%20b%3C%2Fb%3E"), "as in a form"),
    ("{% if empty %}T{% else %}F{% endif %}", Some("T"), Some("F"), "only nothing and `false` are false"),
    ("{% if nothing == empty %}T{% else %}F{% endif %}", Some("F"), Some("T"), "nothing is not empty"),
    ("{% if no == nothing %}T{% else %}F{% endif %}", Some("F"), Some("T"), "false is not nothing"),
    ("{% if '2' > 1 %}T{% else %}F{% endif %}", Some("T"), Some("F"), "a text that spells a number is compared as one"),
    ("{% if no and no or yes %}T{% else %}F{% endif %}", Some("F"), Some("T"), "`and` and `or` run from the right"),
    ("{% case 1 %}{% when 1 %}a{% when 1 %}b{% endcase %}", Some("ab"), Some("a"), "all branches that hold are shown"),
    ("{% for c in 'ab' %}{{ c }}{% endfor %}", Some("ab"), None, "a text is its own only item"),
];

#[test]
fn where_the_two_differ() {
    let engines = Engines::new();
    let mut wrong = Vec::new();
    for (template, ours, theirs, why) in DIFFERENCES {
        let both = engines.evaluate(template);
        if (both.ours.as_deref(), both.theirs.as_deref()) != (*ours, *theirs) || ours == theirs {
            wrong.push(format!("{template} ({why})\n  ours   {:?}\n  theirs {:?}", both.ours, both.theirs));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// Cases of the golden suite (all that begin so) to which the two give different texts, and why.
const GROUPS: &[(&str, &str)] = &[
    (
        "blank and empty, ",
        "the words `empty` and `blank` are values of their own, true, and equal to neither nothing nor each other",
    ),
    ("whitespace control, white space control with newlines, tabs and spaces", "a tab is white space"),
    ("tags, comment, respect whitespace control in comments", "a tab is white space"),
    ("filters, concat, nested", "a list within a list is joined by commas"),
    ("filters, date, ", "dates without a time, and seconds since 1970, are dates"),
    ("filters, default, empty object", "an empty map is not false"),
    ("filters, divided by, ", "a quotient keeps its fraction"),
    ("filters, first, left value is not an array", "a number has no first character"),
    ("filters, last, ", "a number has no last character, and a map prints as in JavaScript"),
    ("filters, map, ", "an item without the member counts as well"),
    ("filters, newline to br, ", "a carriage return goes with its line feed"),
    ("filters, replace, left value is an object", "a map prints as in JavaScript"),
    ("filters, reverse, array of things", "a map prints as in JavaScript"),
    ("filters, sort", "a map prints as in JavaScript, and stands behind texts"),
    ("filters, uniq, unhashable items", "a map prints as in JavaScript"),
    ("filters, round, argument is a negative", "tens and hundreds are places, too"),
    ("filters, size, size of a hash", "the filter is for lists and texts"),
    ("filters, split, ", "there are no parts around characters, nor empty ones at the end"),
    ("filters, truncatewords, ", "words are parted by white space, are 15 if not said otherwise, and at least one"),
    ("filters, url encode, ", "a blank is encoded as in a form"),
    ("filters, where, value is ", "false is not nothing"),
    ("tags, case, evaluate multiple", "all branches that hold are shown"),
    ("tags, cycle, ", "tags take turns by the value of the name and the values as written"),
    ("tags, if, array contains nil", "nothing is contained in nothing"),
    ("tags, if, string contains nil", "nothing is contained in nothing"),
    ("tags, if, logical operators", "`and` and `or` run from the right"),
    ("tags, if, one is not equal to true", "a number is not a truth value"),
    ("tags, unless, one is not equal to true", "a number is not a truth value"),
    ("tags, if, string greater than int", "a text that spells a number is compared as one"),
    ("tags, tablerow, break", "`break` ends the table"),
];

/// The golden cases to which both give a text.
#[test]
fn the_golden_suite_through_both() {
    let Some(cases) = crate::golden_liquid::cases() else { return };
    let parser = liquid::ParserBuilder::with_stdlib().build().expect("a parser");
    let (mut same, mut wrong, mut seen) = (0, Vec::new(), BTreeMap::new());
    for case in cases.iter().filter(|case| case.partials.is_empty()) {
        let ours = World::new(&case.data, &case.partials).render(&case.template);
        let (Ok(ours), Some(theirs)) = (ours, by_the_crate(&parser, case)) else { continue };
        // Members of a map come in another order each time from the crate; in one of them they come as here.
        let mut again = (0..64).map(|_| by_the_crate(&parser, case));
        let group = GROUPS.iter().find(|(group, _)| case.name.starts_with(group));
        match group {
            _ if ours == theirs || again.any(|theirs| theirs.as_ref() == Some(&ours)) => same += 1,
            Some((group, _)) => *seen.entry(*group).or_insert(0) += 1,
            None => wrong.push(format!("{}: {:?}\n  ours   {ours:?}\n  theirs {theirs:?}", case.name, case.template)),
        }
    }
    let differing: usize = seen.values().sum();
    println!("golden suite of Liquid through both engines: {same} texts are the same, {differing} are not");
    let idle = GROUPS.iter().filter(|(group, _)| !seen.contains_key(group));
    wrong.extend(idle.map(|(group, _)| format!("{group}: no difference")));
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
    assert!(same >= 400, "{same} texts are the same");
}

/// What the crate makes of a case; None for an error, and where its parser panics, as it does on a block that is left open
/// in a comment.
fn by_the_crate(parser: &liquid::Parser, case: &crate::golden_liquid::Case) -> Option<String> {
    let globals = match in_the_crate(&case.data) {
        liquid::model::Value::Object(globals) => globals,
        _ => liquid::Object::new(),
    };
    let parse = std::panic::AssertUnwindSafe(|| parser.parse(&case.template));
    std::panic::catch_unwind(parse).ok()?.and_then(|parsed| parsed.render(&globals)).ok()
}

fn in_the_crate(value: &Value) -> liquid::model::Value {
    use liquid::model::Value as Theirs;
    match value {
        Value::Boolean(truth) => Theirs::scalar(*truth),
        Value::Number(number) if number.fract() == 0.0 => Theirs::scalar(*number as i64),
        Value::Number(number) => Theirs::scalar(*number),
        Value::Text(text) => Theirs::scalar(text.to_string()),
        Value::Array(items) => Theirs::Array(items.iter().map(in_the_crate).collect()),
        Value::Object(members) => {
            let members = members.iter().map(|(name, value)| (name.to_string().into(), in_the_crate(value)));
            Theirs::Object(members.collect())
        }
        _ => Theirs::Nil,
    }
}

fn one_of(texts: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::sample::select(texts).prop_map(str::to_owned)
}

/// A number, with filters that give one.
fn number() -> impl Strategy<Value = String> {
    let start = one_of(&["n", "zero", "0", "12", "-3", "numbers[0]", "numbers.last", "words.size", "plan.seats", "x"]);
    let filter = one_of(&[
        "plus: 2",
        "minus: n",
        "times: 3",
        "abs | modulo: 4",
        "abs",
        "at_least: 5",
        "at_most: n",
        "ceil",
        "floor",
        "round",
    ]);
    chain(start, filter)
}

/// A text, with filters that give one.
fn text() -> impl Strategy<Value = String> {
    let start = one_of(&["text", "html", "cjk", "spaces", "hollow", "'a-b'", "\"it's\"", "words.first", "plan.title"]);
    let filter = one_of(&[
        "append: '.'",
        "prepend: text",
        "upcase",
        "downcase",
        "capitalize",
        "strip",
        "lstrip",
        "rstrip",
        "escape",
        "escape_once",
        "strip_html",
        "strip_newlines",
        "remove: 'e'",
        "remove_first: 'a'",
        "replace: 'e', 'o'",
        "replace_first: ' ', '_'",
        "truncate: 8",
        "truncate: 9, '~'",
        "default: 'none'",
        "newline_to_br",
        "slice: 1, 3",
    ]);
    chain(start, filter)
}

/// A list of texts or numbers of one kind, with filters that give one, as text.
fn list() -> impl Strategy<Value = String> {
    let start = one_of(&["numbers", "words", "none", "'b c a' | split: ' '", "plans | map: 'title'"]);
    let filter = one_of(&["reverse", "sort", "uniq", "compact", "concat: none", "slice: 0, 2"]);
    (chain(start, filter), one_of(&["join: ', '", "join", "first", "last", "size"]))
        .prop_map(|(list, end)| format!("{list} | {end}"))
}

fn chain(start: impl Strategy<Value = String>, filter: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    (start, prop::collection::vec(filter, 0..3))
        .prop_map(|(start, filters)| filters.into_iter().fold(start, |chain, filter| format!("{chain} | {filter}")))
}

/// Comparisons of values of one kind, joined by one of `and` and `or`.
fn condition() -> impl Strategy<Value = String> {
    let operator = || one_of(&["==", "!=", "<", ">", "<=", ">=", "<>"]);
    let number = || one_of(&["n", "zero", "7", "x", "half", "numbers[1]", "1.0"]);
    let text = || one_of(&["text", "'Cloud'", "plan.title", "hollow", "words[2]"]);
    let comparison = prop_oneof![
        (number(), operator(), number()).prop_map(|(a, operator, b)| format!("{a} {operator} {b}")),
        (text(), operator(), text()).prop_map(|(a, operator, b)| format!("{a} {operator} {b}")),
        (one_of(&["words", "text"]), text()).prop_map(|(a, b)| format!("{a} contains {b}")),
        one_of(&["yes", "no", "nothing", "n", "zero", "hollow", "none", "text", "true", "false"]),
        one_of(&["hollow == empty", "none == empty", "text != empty", "nothing == nil", "spaces == blank"]),
    ];
    (prop::collection::vec(comparison, 1..4), one_of(&[" and ", " or "])).prop_map(|(parts, word)| parts.join(&word))
}

/// `inner` as a tag or an output, with or without the hyphens that trim.
fn delimited(open: &'static str, close: &'static str) -> impl Strategy<Value = (String, String)> {
    (any::<bool>(), any::<bool>()).prop_map(move |(left, right)| {
        let hyphen = |there| if there { "-" } else { "" };
        (format!("{open}{}", hyphen(left)), format!("{}{close}", hyphen(right)))
    })
}

fn tag(inner: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    (delimited("{%", "%}"), inner).prop_map(|((open, close), inner)| format!("{open} {inner} {close}"))
}

fn fixed(inner: &'static str) -> impl Strategy<Value = String> {
    tag(Just(inner.to_owned()))
}

/// What stands alone: text, outputs, and tags without contents.
fn leaf() -> impl Strategy<Value = String> {
    let value = prop_oneof![number(), text(), list()];
    prop_oneof![
        3 => one_of(&["a", " b ", "\n", "\n\n  ", "c: ", "日本", "- d\n", "}", "% { "]),
        3 => (delimited("{{", "}}"), value).prop_map(|((open, close), value)| format!("{open} {value} {close}")),
        1 => tag(number().prop_map(|value| format!("assign x = {value}"))),
        1 => tag(text().prop_map(|value| format!("assign y = {value}"))),
        1 => one_of(&["{{ y }}", "{% cycle 'p', 'q', 'r' %}", "{% cycle 'g': 1, 2 %}"]),
        1 => one_of(&["{% increment c %}", "{% decrement d %}", "{% raw %}{{ n }}{% endraw %}"]),
        1 => one_of(&["{% comment %} {{ n }} {% if yes %} {% endif %} {% endcomment %}"]),
    ]
}

/// The loop's list and parameters.
fn loop_over() -> impl Strategy<Value = String> {
    let list = one_of(&["numbers", "words", "none", "(1..4)", "(zero..n)"]);
    (list, one_of(&["", " limit:2", " offset:1", " limit:2 offset:1", " reversed"]))
        .prop_map(|(list, parameters)| format!("for i in {list}{parameters}"))
}

/// What a round of a loop shows of itself.
fn round() -> impl Strategy<Value = String> {
    one_of(&[
        "{{ i }}",
        "{{ forloop.index }}",
        "{{ forloop.rindex0 }}",
        "{{ forloop.last }}",
        "{{ forloop.length }}",
        "{% if forloop.index == 2 %}{% break %}{% endif %}",
        "{% if forloop.first %}{% continue %}{% endif %}",
    ])
}

fn template() -> impl Strategy<Value = String> {
    let body = leaf().prop_recursive(3, 24, 4, |inner| {
        let body = prop::collection::vec(inner, 0..4).prop_map(|parts| parts.concat()).boxed();
        let test = |word: &'static str| tag(condition().prop_map(move |condition| format!("{word} {condition}")));
        prop_oneof![
            (test("if"), body.clone(), test("elsif"), body.clone(), fixed("else"), body.clone(), fixed("endif"))
                .prop_map(|(a, b, c, d, e, f, g)| [a, b, c, d, e, f, g].concat()),
            (test("unless"), body.clone(), fixed("else"), body.clone(), fixed("endunless"))
                .prop_map(|(a, b, c, d, e)| [a, b, c, d, e].concat()),
            (tag(loop_over()), body.clone(), round(), body.clone(), fixed("else"), body.clone(), fixed("endfor"))
                .prop_map(|(a, b, c, d, e, f, g)| [a, b, c, d, e, f, g].concat()),
            (fixed("capture y"), body.clone(), fixed("endcapture")).prop_map(|(a, b, c)| [a, b, c].concat()),
            (fixed("case n"), fixed("when 1, 2"), body.clone(), fixed("when 7 or 8"), body.clone(), fixed("endcase"))
                .prop_map(|(a, b, c, d, e, f)| [a, b, c, d, e, f].concat()),
        ]
    });
    let start = Just("{% assign x = 1 %}{% assign y = 'y' %}".to_owned());
    (start, prop::collection::vec(body, 1..5)).prop_map(|(start, parts)| start + &parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_give_the_same(template in template()) {
        thread_local!(static ENGINES: Engines = Engines::new());
        let both = ENGINES.with(|engines| engines.evaluate(&template));
        prop_assert!(both.theirs.is_some(), "the crate cannot evaluate {template:?}");
        prop_assert_eq!(both.ours, both.theirs, "{:?}", template);
    }
}
