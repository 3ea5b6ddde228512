//! Drift in languages of other scripts and in ways that no benchmark of ours makes: one guide in German, Korean, Russian
//! and Arabic, of which each test takes a little away.

use crate::folder::{Folder, package};
use serde_json::Value;

const LOCALES: [&str; 4] = ["de", "ko", "ru", "ar"];

/// One way to spoil a text: its name; a text by which its line is known, after a line break if the line begins with it; and
/// what becomes of what on that line. `*` is the whole line, and the line is gone where there is nothing to be replaced.
type Spoiling = (&'static str, &'static str, &'static str, &'static str);

const SPOILINGS: &[Spoiling] = &[
    ("an item is emptied", "`--quiet`", "*", "-"),
    ("a step begins elsewhere", "4. ", "4. ", "7. "),
    ("an element is not closed", "<summary>", "</summary>", ""),
    ("a key is not closed", "<kbd>", "</kbd>", ""),
    ("the end of a fold is gone", "</details>", "", ""),
    ("an id is translated", "<details", "limits", "grenzen"),
    ("a name is gone", "<a name", "", ""),
    ("a column is aligned otherwise", "---:", "---:", "---"),
    ("a title is translated", "AUTOTITLE", "AUTOTITLE", "TITEL"),
    ("raw is gone", "{% raw %}", "", ""),
    ("the kind of an alert is translated", "[!WARNING]", "WARNING", "ACHTUNG"),
    ("an alert is of another kind", "[!WARNING]", "WARNING", "NOTE"),
    ("a blank parts a link", "/billing/licenses", "](", "] ("),
    ("an address is mistyped", "/billing/licenses", "licenses", "lizenzen"),
    ("a picture is gone", "dialog.png", "", ""),
    ("a footnote is not referred to", ".[^1]", "[^1]", ""),
    ("a footnote is gone", "[^1]:", "", ""),
    ("an option has another dash", "--dry-run", "--dry-run", "–dry-run"),
    ("a letter has full width", "fetch --all", "fetch --all", "fetch ―all"),
    ("a fence is gone", "```shell", "", ""),
    ("code is no code", "`--force`", "`--force`", "--force"),
    ("code has quotation marks", "`--force`", "`--force`", "«--force»"),
    ("a variable is written out", "[^1]:", "{% data variables.product.company_short %}", "GitHub"),
    ("a condition is turned round", "{% ifversion ghes %}", "ifversion ghes", "ifversion not ghes"),
    ("a condition holds before, not after", "ghes > 3.3", "ghes > 3.3", "ghes < 3.3"),
    ("a condition is narrowed", "ghec or ghes", "ghec or", "ghec and"),
    ("a branch is not divided", "{% else %}", "{% else %}", ""),
    ("a branch is gone", "{% else %}", "[", "{% endif %}["),
    ("an item is less deep", "10m", "   - ", "- "),
    ("a rule is gone", "\n---", "", ""),
    ("a table has no dashes", "---:", "", ""),
    ("bars have full width", "| `a` |", "|", "｜"),
    ("an escape is escaped", "&lt;", "&lt;", "&amp;lt;"),
    ("a reusable is gone", "reusables.billing.note", "", ""),
    ("a reusable is written out", "reusables.billing.note", "{% data reusables.billing.note %}", "…"),
    ("a note is not closed", "{% endnote %}", "", ""),
    ("the tool has another name", "{% webui %}", "webui", "cli"),
    ("an invisible character", "/billing/licenses", "/licenses", "/\u{200b}licenses"),
    ("a model has left a sign", "`nothing`", "`nothing`", "`nothing` <|endoftext|>"),
    ("nothing is bold", "`usage.csv`", "**", ""),
    ("a heading without words", "\n## ", "*", "##"),
    ("a definition has another address", "[spec]:", "example.com", "example.org"),
];

/// The first line of the body that a spoiling means.
fn line_of(lines: &[String], mark: &str) -> Option<usize> {
    let is_meant = |line: &String| match mark.strip_prefix('\n') {
        Some(start) => line.starts_with(start),
        None => line.contains(mark),
    };
    let front_matter = 7;
    lines.iter().skip(front_matter).position(is_meant).map(|at| at + front_matter)
}

/// The text after a spoiling, and its line from 1.
fn spoilt(text: &str, (_, mark, from, to): &Spoiling) -> Option<(String, usize)> {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let at = line_of(&lines, mark)?;
    match *from {
        "" => drop(lines.remove(at)),
        "*" => (*to).clone_into(&mut lines[at]),
        _ => lines[at] = lines[at].replace(from, to),
    }
    Some((lines.join("\n") + "\n", at + 1))
}

fn findings(folder: &Folder, locale: &str, target: &str) -> Vec<Value> {
    folder.write("target.md", target);
    let run = folder.run(&["check", "--pair", "source.md", "target.md", "--locale", locale, "--format", "jsonl"]);
    run.records().into_iter().filter(|finding| finding["severity"] != "info").collect()
}

#[test]
fn every_way_is_found_in_every_script() {
    let folder = Folder::empty();
    let text = |name: &str| std::fs::read_to_string(package().join("tests/scripts").join(name)).expect("a text");
    folder.write("source.md", text("source.md"));
    let mut missed = Vec::new();
    for locale in LOCALES {
        let good = text(&format!("{locale}.md"));
        assert_eq!(findings(&folder, locale, &good), Vec::<Value>::new(), "{locale}");
        for spoiling in SPOILINGS {
            let (bad, line) = spoilt(&good, spoiling).unwrap_or_else(|| panic!("{locale}: {spoiling:?}"));
            assert_ne!(bad, good, "{locale}: {spoiling:?}");
            let found = findings(&folder, locale, &bad);
            let near = |finding: &Value| finding["line"].as_u64().is_some_and(|at| at.abs_diff(line as u64) <= 3);
            // The address of a definition is told where it is used.
            let is_elsewhere = spoiling.0.starts_with("a definition") && !found.is_empty();
            if !found.iter().any(near) && !is_elsewhere {
                missed.push(format!("{locale}: {}, line {line}: {found:?}", spoiling.0));
            }
        }
    }
    assert!(missed.is_empty(), "\n{}", missed.join("\n"));
}
