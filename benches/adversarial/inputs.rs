//! Texts made to cost more than they should: for the benchmark of their time, and for the test of how it grows.

/// One kind of input, of any size.
pub struct Input {
    pub name: &'static str,
    /// The size at which it is measured; what is counted differs from input to input.
    pub size: usize,
    pub make: fn(usize) -> Vec<(String, String)>,
}

/// A project's files: one page with `text`.
fn page(text: String) -> Vec<(String, String)> {
    vec![("content/page.md".to_owned(), text)]
}

/// A translated page and its source.
fn bitext(source: String, target: String) -> Vec<(String, String)> {
    vec![("content/page.md".to_owned(), source), ("translations/fr-FR/content/page.md".to_owned(), target)]
}

/// `part` for each number below `count`, put together.
fn joined(count: usize, part: impl FnMut(usize) -> String) -> String {
    (0..count).map(part).collect()
}

/// About `bytes` bytes of `part`.
fn repeated(part: &str, bytes: usize) -> Vec<(String, String)> {
    page(part.repeat(bytes / part.len()))
}

/// Reusables of which each includes the next `calls` times; the last one is `end`.
fn chain(length: usize, calls: usize, end: &str) -> Vec<(String, String)> {
    let mut files = page("{% data reusables.r0 %}\n".to_owned());
    for at in 0..length {
        let text = format!("{{% data reusables.r{} %}}\n", at + 1).repeat(calls);
        files.push((format!("data/reusables/r{at}.md"), text));
    }
    files.push((format!("data/reusables/r{length}.md"), end.to_owned()));
    files
}

const MEGABYTE: usize = 1 << 20;

/// Those that mean more than in proportion to their size, as two nested loops do; limits see to it that they end.
#[allow(dead_code, reason = "the benchmark measures them like all others")]
pub const BOUNDED: &[&str] = &[
    "loops in loops",
    "long lists that are left at once",
    "a text that is doubled by assign",
    "a text that is doubled by capture",
    "a long text copied in a loop",
    "variables set and shown",
    "reusables that double a text",
    "reusables that double a finding",
    "aliases of aliases in the front matter",
    "aliases of aliases in data",
    "nested for",
    "brackets in an expression",
    "short rows of a wide table",
    "deeper and deeper lists",
    "references to a long address",
];

/// Every input, in the order of the table.
pub const INPUTS: &[Input] = &[
    // Blanks.
    Input { name: "spaces", size: 10_000, make: |n| page(" ".repeat(n)) },
    Input { name: "spaces between words", size: MEGABYTE, make: |n| page(format!("a{}b", " ".repeat(n))) },
    Input { name: "tabs", size: MEGABYTE, make: |n| page("\t".repeat(n)) },
    Input { name: "tabs after a fence", size: MEGABYTE, make: |n| page(format!("```{}", "\t".repeat(n))) },
    Input {
        name: "tabs after a fence and before a letter",
        size: MEGABYTE,
        make: |n| page(format!("```{}a", "\t".repeat(n))),
    },
    Input { name: "line breaks", size: MEGABYTE, make: |n| page("\n".repeat(n)) },
    Input { name: "carriage returns", size: MEGABYTE, make: |n| page("\r".repeat(n)) },
    Input { name: "spaces in an output", size: 10_000, make: |n| page(format!("{{{{ a{}b }}}}", " ".repeat(n))) },
    Input {
        name: "spaces in a condition",
        size: 10_000,
        make: |n| page(format!("{{% ifversion{}ghec %}}a{{% endif %}}", " ".repeat(n))),
    },
    Input {
        name: "trimmed tags among spaces",
        size: MEGABYTE,
        make: |n| repeated("  {%- ifversion ghec -%}  {%- endif -%}  ", n),
    },
    // Tags.
    Input {
        name: "nested ifversion",
        size: 10_000,
        make: |n| page("{% ifversion ghec %}".repeat(n) + &"{% endif %}".repeat(n)),
    },
    Input { name: "nested if", size: 10_000, make: |n| page("{% if ghec %}".repeat(n) + &"{% endif %}".repeat(n)) },
    Input {
        name: "nested for",
        size: 10_000,
        make: |n| page("{% for a in (1..2) %}".repeat(n) + &"{% endfor %}".repeat(n)),
    },
    Input { name: "nested note", size: 10_000, make: |n| page("{% note %}".repeat(n) + &"{% endnote %}".repeat(n)) },
    Input { name: "ifversion, never closed", size: 10_000, make: |n| page("{% ifversion ghec %}\n".repeat(n)) },
    Input {
        name: "ifversion side by side, on one line",
        size: 10_000,
        make: |n| page("{% ifversion ghec %}a{% else %}b{% endif %}".repeat(n)),
    },
    Input {
        name: "elsif",
        size: 10_000,
        make: |n| {
            page(format!(
                "{{% ifversion ghes %}}a{}{{% endif %}}",
                joined(n, |at| format!("{{% elsif ghes > 4.{at} %}}\n"))
            ))
        },
    },
    Input {
        name: "else",
        size: 10_000,
        make: |n| page(format!("{{% ifversion nothing %}}a{}{{% endif %}}", "{% else %}b".repeat(n))),
    },
    Input {
        name: "when",
        size: 10_000,
        make: |n| page(format!("{{% case 1 %}}{}{{% endcase %}}", joined(n, |at| format!("{{% when {at} %}}a\n")))),
    },
    Input { name: "endif with nothing to end", size: 10_000, make: |n| page("{% endif %}".repeat(n)) },
    Input {
        name: "ranges in one condition",
        size: 10_000,
        make: |n| page(format!("{{% ifversion ghec{} %}}a{{% endif %}}", " or ghes > 3.4".repeat(n))),
    },
    Input {
        name: "negations in one condition",
        size: 10_000,
        make: |n| page(format!("{{% ifversion ghec{} %}}a{{% endif %}}", " and not ghes".repeat(n))),
    },
    Input {
        name: "comparisons in one test",
        size: 1_000,
        make: |n| page(format!("{{% if a{} %}}a{{% endif %}}", " or b == \"c\"".repeat(n))),
    },
    Input { name: "unknown tags", size: 10_000, make: |n| page(joined(n, |at| format!("{{% tag{at} %}}\n"))) },
    Input { name: "a tag with a long name", size: MEGABYTE, make: |n| page(format!("{{% {} %}}", "a".repeat(n))) },
    Input {
        name: "missing data",
        size: 10_000,
        make: |n| page(joined(n, |at| format!("{{% data variables.absent.entry{at} %}}\n"))),
    },
    Input {
        name: "data with a long path",
        size: MEGABYTE,
        make: |n| page(format!("{{% data variables.{} %}}", "a".repeat(n))),
    },
    Input { name: "outputs on one line", size: 10_000, make: |n| page("{{ currentVersion }} ".repeat(n)) },
    Input { name: "octicons", size: 1_000, make: |n| page("{% octicon \"gear\" %}".repeat(n)) },
    Input {
        name: "variables set and shown",
        size: 2_000,
        make: |n| page(joined(n, |at| format!("{{% assign a{at} = {at} %}}{{{{ a{at} }}}}\n"))),
    },
    Input { name: "unknown filters", size: 1_000, make: |n| page(format!("{{{{ a{} }}}}", " | no".repeat(n))) },
    Input {
        name: "brackets in an expression",
        size: 1_000,
        make: |n| page(format!("{{{{ a{}{} }}}}", "[b".repeat(n), "]".repeat(n))),
    },
    Input {
        name: "open brackets in an expression",
        size: 4_000,
        make: |n| page(format!("{{{{ a{} }}}}", "[".repeat(n))),
    },
    Input {
        name: "indices in a data path",
        size: 10_000,
        make: |n| page(format!("{{% data a{} %}}", "[0]".repeat(n))),
    },
    // Delimiters.
    Input { name: "`{{`", size: MEGABYTE, make: |n| repeated("{{", n) },
    Input { name: "`{{` on lines of their own", size: MEGABYTE, make: |n| repeated("{{\n", n) },
    Input { name: "`{%`", size: MEGABYTE, make: |n| repeated("{%", n) },
    Input { name: "`{%` on lines of their own", size: MEGABYTE, make: |n| repeated("{%\n", n) },
    Input {
        name: "`{{` and `{%` in turn, closed at the end",
        size: MEGABYTE,
        make: |n| page("{{\n{%\n".repeat(n / 6) + "}} %}"),
    },
    Input { name: "`{% raw %}`, never closed", size: MEGABYTE, make: |n| repeated("{% raw %}\n", n) },
    Input {
        name: "`{% raw %}` with open tags",
        size: MEGABYTE,
        make: |n| page("{% raw %}".to_owned() + &"{% ".repeat(n / 3)),
    },
    Input { name: "`<!--`", size: MEGABYTE, make: |n| repeated("<!--\n", n) },
    // Evaluation that makes more of itself.
    Input {
        name: "loops in loops",
        size: 1_000,
        make: |n| {
            page(format!("{{% for a in (1..{n}) %}}{{% for b in (1..{n}) %}}{{{{ b }}}}{{% endfor %}}{{% endfor %}}"))
        },
    },
    Input {
        name: "long lists that are left at once",
        size: 100_000,
        make: |n| {
            page(format!("{{% for a in (1..{n}) %}}{{% for b in (1..{n}) %}}{{% break %}}{{% endfor %}}{{% endfor %}}"))
        },
    },
    Input {
        name: "a text that is doubled by assign",
        size: 100,
        make: |n| {
            page(format!(
                "{{% assign a = \"aaaa\" %}}{{% for i in (1..{n}) %}}{{% assign a = a | append: a %}}{{% endfor %}}"
            ))
        },
    },
    Input {
        name: "a text that is doubled by capture",
        size: 100,
        make: |n| {
            page(format!(
                "{{% assign a = \"aaaa\" %}}{{% for i in (1..{n}) %}}{{% capture a %}}{{{{ a }}}}{{{{ a }}}}{{% endcapture %}}{{% endfor %}}"
            ))
        },
    },
    Input {
        name: "a long text copied in a loop",
        size: 100_000,
        make: |n| {
            page(format!(
                "{{% capture a %}}{}{{% endcapture %}}{{% for i in (1..{n}) %}}{{% assign b = a | append: \"b\" %}}{{% endfor %}}",
                "a".repeat(n)
            ))
        },
    },
    Input { name: "reusables in a row", size: 1_000, make: |n| chain(n, 1, "end") },
    Input { name: "reusables that double a text", size: 30, make: |n| chain(n, 2, "end") },
    Input {
        name: "reusables that double a finding",
        size: 30,
        make: |n| chain(n, 2, "{% data variables.absent.entry %}"),
    },
    Input { name: "reusables in a circle", size: 1_000, make: |n| chain(n, 1, "{% data reusables.r0 %}") },
    // Markdown, inline.
    Input { name: "`[`", size: MEGABYTE, make: |n| repeated("[", n) },
    Input { name: "`]`", size: MEGABYTE, make: |n| repeated("]", n) },
    Input { name: "`[a](`", size: MEGABYTE, make: |n| repeated("[a](", n) },
    Input { name: "`[a](<b`", size: MEGABYTE, make: |n| repeated("[a](<b", n) },
    Input { name: "`![`", size: MEGABYTE, make: |n| repeated("![", n) },
    Input { name: "images", size: MEGABYTE, make: |n| repeated("![a](/assets/b.png)", n) },
    Input {
        name: "images in images",
        size: MEGABYTE,
        make: |n| page("![".repeat(n / 10) + &"](/a.png)".repeat(n / 10)),
    },
    Input { name: "links", size: MEGABYTE, make: |n| repeated("[a](/page) ", n) },
    Input { name: "a link to a long address", size: MEGABYTE, make: |n| page(format!("[a](/{})", "b".repeat(n))) },
    Input {
        name: "a bare link to a long address",
        size: MEGABYTE,
        make: |n| page(format!("https://a.b/{}", "_c".repeat(n / 2))),
    },
    Input { name: "parentheses in an address", size: MEGABYTE, make: |n| page(format!("[a](/{}", "(".repeat(n))) },
    Input { name: "`*a_`", size: MEGABYTE, make: |n| repeated("*a_", n) },
    Input { name: "`*a **b`", size: MEGABYTE, make: |n| repeated("*a **b", n) },
    Input { name: "`*`", size: MEGABYTE, make: |n| repeated("*", n) },
    Input { name: "`* `", size: MEGABYTE, make: |n| repeated("* ", n) },
    Input {
        name: "`a**b`, closed by `c* `",
        size: MEGABYTE,
        make: |n| page("a**b".repeat(n / 7) + &"c* ".repeat(n / 7)),
    },
    Input { name: "`~a~~b`", size: MEGABYTE, make: |n| repeated("~a~~b", n) },
    Input { name: "backticks", size: MEGABYTE, make: |n| repeated("`", n) },
    Input {
        name: "backticks of every number",
        size: MEGABYTE,
        make: |n| page(joined(((2 * n) as f64).sqrt() as usize, |at| "`".repeat(at + 1) + "a")),
    },
    Input { name: "`<`", size: MEGABYTE, make: |n| repeated("<", n) },
    Input { name: "`<a `", size: MEGABYTE, make: |n| repeated("<a ", n) },
    Input { name: "`<a href=\"`", size: MEGABYTE, make: |n| repeated("<a href=\"", n) },
    Input { name: "`<!-- a`", size: MEGABYTE, make: |n| repeated("<!-- a", n) },
    Input { name: "`a <!-- a`", size: MEGABYTE, make: |n| repeated("a <!-- a", n) },
    Input { name: "`a <?`", size: MEGABYTE, make: |n| repeated("a <?", n) },
    Input { name: "`a <!A`", size: MEGABYTE, make: |n| repeated("a <!A", n) },
    Input { name: "`a <![CDATA[`", size: MEGABYTE, make: |n| repeated("a <![CDATA[", n) },
    Input { name: "`&`", size: MEGABYTE, make: |n| repeated("&", n) },
    Input { name: "`&a`", size: MEGABYTE, make: |n| repeated("&a", n) },
    Input { name: "backslashes", size: MEGABYTE, make: |n| repeated("\\", n) },
    Input { name: "`\\*`", size: MEGABYTE, make: |n| repeated("\\*", n) },
    Input { name: "`http://`", size: MEGABYTE, make: |n| repeated("http://", n) },
    Input { name: "`www.`", size: MEGABYTE, make: |n| repeated("www.", n) },
    Input { name: "`www.a.b.`", size: MEGABYTE, make: |n| repeated("www.a.b.", n) },
    Input { name: "`a@`", size: MEGABYTE, make: |n| repeated("a@", n) },
    Input { name: "`a.b@c.`", size: MEGABYTE, make: |n| repeated("a.b@c.", n) },
    Input { name: "colons", size: MEGABYTE, make: |n| repeated(":", n) },
    Input { name: "`:a`", size: MEGABYTE, make: |n| repeated(":a", n) },
    Input {
        name: "emphasis in Chinese",
        size: MEGABYTE,
        make: |n| repeated("\u{8fd9}**\u{7c97}\u{4f53}\u{ff0c}**\u{6587}", n),
    },
    Input { name: "emphasis in Chinese, never closed", size: MEGABYTE, make: |n| repeated("\u{6587}**\u{ff08}", n) },
    Input {
        name: "spaced emphasis in Japanese",
        size: MEGABYTE,
        make: |n| repeated("\u{3092}** \u{8a2d}\u{5b9a} **\u{3067}", n),
    },
    // Markdown, blocks.
    Input {
        name: "rows of a table",
        size: 10_000,
        make: |n| page(format!("| a | b |\n|---|---|\n{}", "| c | d |\n".repeat(n))),
    },
    Input {
        name: "rows of code in a table",
        size: 10_000,
        make: |n| page(format!("| a | b |\n|---|---|\n{}", "| `some_long_word/with/parts` | d |\n".repeat(n))),
    },
    Input {
        name: "columns of a table",
        size: 10_000,
        make: |n| page(format!("{}\n{}\n{}\n", "|a".repeat(n), "|-".repeat(n), "|b".repeat(n))),
    },
    Input {
        name: "short rows of a wide table",
        size: 1_000,
        make: |n| page(format!("{}\n{}\n{}", "|a".repeat(n), "|-".repeat(n), "|b\n".repeat(n))),
    },
    Input { name: "quotes in quotes", size: 10_000, make: |n| page(format!("{}a", "> ".repeat(n))) },
    Input { name: "lists in lists", size: 10_000, make: |n| page(format!("{}a", "- ".repeat(n))) },
    Input { name: "numbered lists in lists", size: 10_000, make: |n| page(format!("{}a", "1. ".repeat(n))) },
    Input { name: "quotes and lists in turn", size: 10_000, make: |n| page(format!("{}a", "> - ".repeat(n))) },
    Input {
        name: "deeper and deeper lists",
        size: 500,
        make: |n| page(joined(n, |at| format!("{}- a\n", "  ".repeat(at)))),
    },
    Input { name: "items", size: 100_000, make: |n| page("- a\n".repeat(n)) },
    Input { name: "items with blank lines", size: 100_000, make: |n| page("- a\n\n".repeat(n)) },
    Input { name: "headings with one text", size: 10_000, make: |n| page("# a\n".repeat(n)) },
    Input { name: "headings in translation", size: 10_000, make: |n| bitext("# a\n".repeat(n), "# b\n".repeat(n)) },
    Input { name: "footnotes", size: 10_000, make: |n| page(joined(n, |at| format!("[^{at}]: a\n\nb [^{at}]\n\n"))) },
    Input { name: "references", size: 10_000, make: |n| page(joined(n, |at| format!("[{at}]: /b\n\n[{at}]\n\n"))) },
    Input {
        name: "references to a long address",
        size: 1_000,
        make: |n| page(format!("[a]: /{}\n\n{}", "b".repeat(n), "[a] ".repeat(n))),
    },
    Input { name: "unfinished references", size: MEGABYTE, make: |n| repeated("[a]: \n", n) },
    Input { name: "fences", size: MEGABYTE, make: |n| repeated("```\n", n) },
    Input {
        name: "a long line of JSON",
        size: 200_000,
        make: |n| page(format!("```json\n[{}]\n```\n", "{\"a\": 1},".repeat(n / 9))),
    },
    Input {
        name: "a long line of shell code",
        size: 200_000,
        make: |n| page(format!("```shell\n{}\n```\n", "$(echo \"".repeat(n / 8))),
    },
    Input {
        name: "a long line of YAML",
        size: 200_000,
        make: |n| page(format!("```yaml\n{}\n```\n", "a: [".repeat(n / 4))),
    },
    Input { name: "`<div>` on lines of their own", size: MEGABYTE, make: |n| repeated("<div>\n", n) },
    Input { name: "rules", size: MEGABYTE, make: |n| repeated("---\n", n) },
    Input { name: "lines of one paragraph", size: MEGABYTE, make: |n| repeated("a b c\n", n) },
    Input {
        name: "paragraphs in translation",
        size: 5_000,
        make: |n| bitext(joined(n, |at| format!("a {at}\n\n")), joined(n, |at| format!("b `{at}`\n\n"))),
    },
    Input {
        name: "items with links that stand apart",
        size: 10_000,
        make: |n| page("- <a href=\"/b\">c</a>\n\n{% ifversion nothing %}a{% endif %}\n\n".repeat(n)),
    },
    // Front matter.
    Input {
        name: "lists in the front matter",
        size: 10_000,
        make: |n| page(format!("---\ntitle: a\ntopics: {}{}\n---\n", "[".repeat(n), "]".repeat(n))),
    },
    Input {
        name: "keys in the front matter",
        size: 10_000,
        make: |n| page(format!("---\ntitle: a\n{}---\n", joined(n, |at| format!("a{at}: b\n")))),
    },
    Input {
        name: "old addresses in the front matter",
        size: 10_000,
        make: |n| page(format!("---\ntitle: a\nredirect_from:\n{}---\n", joined(n, |at| format!("  - /a{at}\n")))),
    },
    Input {
        name: "aliases of aliases in the front matter",
        size: 30,
        make: |n| {
            page(format!(
                "---\ntitle: a\nb0: &b0 [a]\n{}---\n",
                joined(n, |at| format!("b{}: &b{} [*b{at}, *b{at}]\n", at + 1, at + 1))
            ))
        },
    },
    Input {
        name: "aliases of aliases in data",
        size: 30,
        make: |n| {
            let mut files = page("{% data variables.a.b0 %}".to_owned());
            files.push((
                "data/variables/a.yml".to_owned(),
                format!("b0: &b0 [a]\n{}", joined(n, |at| format!("b{}: &b{} [*b{at}, *b{at}]\n", at + 1, at + 1))),
            ));
            files
        },
    },
];
