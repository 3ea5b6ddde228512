//! What another engine is known to have made of small inputs: truth tables and probes of December 2021, beside the
//! repository. `tests/specs/dialect-2021.md` and `ifversion.md` hold examples of each kind that run everywhere.

use crate::built::Built;
use crate::folder::{Folder, shared};
use isogloss::project::Project;
use serde_json::Value;
use std::collections::BTreeMap;

#[test]
fn every_condition_of_a_real_documentation_set() {
    let (Some(root), Some(truths)) = (shared("corpora/docs-2021-12"), shared("oracle/ifversion-truth.json")) else {
        return;
    };
    let project = Project::load(&root).expect("the corpus can be read");
    let text = std::fs::read_to_string(truths).expect("UTF-8");
    let conditions: Vec<Value> = serde_json::from_str(&text).expect("JSON");
    assert!(conditions.len() >= 166, "{} conditions", conditions.len());
    let mut wrong = Vec::new();
    for entry in &conditions {
        let condition = entry["expr"].as_str().expect("a condition");
        let truth = project.names.truth(condition);
        for (version, expected) in entry["truth"].as_object().expect("a table") {
            let index = project.versions().find(version).expect("a version of the corpus");
            let holds = truth.as_ref().map(|set| set.contains(index)).ok();
            if holds != expected.as_bool() {
                wrong.push(format!("{condition} in {version}: {holds:?}, not {expected}"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// Probes whose visible text is another here, with the reason.
const SET_ASIDE: &[(&str, &str)] = &[
    (
        "and/or",
        "shows that the engine joined `and` and `or` from the right; the vintage is held to what is written about it",
    ),
    (
        "note inline",
        "its parser takes the contents for HTML; CommonMark reads them so, too, but closes the block elsewhere",
    ),
    ("data in list w/ note", "its parser loses the list behind an unindented block"),
    ("code", "the other engine adds colours"),
];

#[test]
fn small_inputs_give_the_same_text() {
    let Some(path) = shared("oracle/probes-2021.txt") else { return };
    let probes = probes(&std::fs::read_to_string(path).expect("UTF-8"));
    let folder = Folder::empty();
    folder.write("isogloss.toml", CONFIGURATION);
    folder.write("data/variables/p.yml", "n: Prod *x*\nobj:\n  a: 1\n");
    folder.write("data/reusables/r/two.md", "1. One\n2. Two\n\nPara {% data variables.p.n %}\n");
    folder.write("data/reusables/r/n.md", "{% note %}\n\nN\n\n{% endnote %}\n");
    folder.write("data/reusables/r/v.md", "[{{ x }}]\n");
    folder.write("data/features/codeql-packs.yml", "versions:\n  fpt: '*'\n  ghes: '>3.0'\n");
    for (number, probe) in probes.iter().enumerate() {
        folder.write(&format!("content/p{number}.md"), &probe.input);
    }
    let built = Built::new(folder.path()).expect("a project");
    let mut failed: BTreeMap<String, usize> = BTreeMap::new();
    for finding in built.diagnostics.iter().filter(|f| f.severity == isogloss::diagnostic::Severity::Error) {
        *failed.entry(built.project.files.get(finding.label.file).path.clone()).or_default() += 1;
    }
    let (mut wrong, mut compared) = (Vec::new(), 0);
    for (number, probe) in probes.iter().enumerate() {
        if SET_ASIDE.iter().any(|(name, _)| *name == probe.name)
            || !probe.input.contains("{%") && !probe.input.contains("{{")
        {
            continue;
        }
        compared += 1;
        let failed = failed.contains_key(&format!("content/p{number}.md"));
        let html = built.text(&format!("p{number}.md"), "en", probe.version, "html");
        match &probe.output {
            // What is not there is reported here and was not there.
            Some(output) if visible(output) != visible(html) => {
                wrong.push(format!(
                    "{}: {:?}\n  was {:?}\n  is  {:?}",
                    probe.name,
                    probe.input,
                    visible(output),
                    visible(html)
                ));
            }
            None if !failed => wrong.push(format!("{}: {:?} should be an error", probe.name, probe.input)),
            _ => {}
        }
    }
    assert!(compared >= 35, "{compared} probes");
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

const CONFIGURATION: &str = r#"
title = "Probes"
[dialect]
vintage = "2021"
[[plans]]
id = "free-pro-team"
short = "fpt"
title = "Free"
default = true
[[plans]]
id = "enterprise-cloud"
short = "ghec"
title = "Cloud"
[[plans]]
id = "enterprise-server"
short = "ghes"
title = "Server"
releases = ["3.3", "3.2", "3.1", "3.0"]
[[plans]]
id = "github-ae"
short = "ghae"
title = "AE"
"#;

struct Probe {
    name: String,
    input: String,
    /// None where the engine failed.
    output: Option<String>,
    version: &'static str,
}

/// `## name`, then `IN` with a JSON string, then `OUT` with one or `ERR` with a message.
fn probes(text: &str) -> Vec<Probe> {
    let mut version = "enterprise-server@3.2";
    let mut probes = Vec::new();
    for part in format!("\n{text}").split("\n## ").skip(1) {
        let mut lines = part.lines();
        let name = lines.next().unwrap_or("").to_owned();
        if name == "links fpt" {
            version = "free-pro-team@latest";
        }
        let mut field = |key: &str| {
            let line = lines.next()?.trim_start().strip_prefix(key)?.trim();
            serde_json::from_str::<String>(line).ok()
        };
        let (Some(input), output) = (field("IN"), field("OUT")) else { panic!("cannot read probe {name}") };
        probes.push(Probe { name, input, output, version });
    }
    probes
}

/// What a reader sees: without tags and drawings, blanks as one.
fn visible(html: &str) -> String {
    let (mut text, mut in_tag) = (String::new(), false);
    for c in html.chars() {
        match c {
            '<' => in_tag = true,
            '>' if in_tag => {
                in_tag = false;
                text.push(' ');
            }
            c if !in_tag => text.push(c),
            _ => {}
        }
    }
    let text = text
        .replace("&#x26;", "&")
        .replace("&amp;", "&")
        .replace("&#x3C;", "<")
        .replace("&lt;", "<")
        .replace("&gt;", ">");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
