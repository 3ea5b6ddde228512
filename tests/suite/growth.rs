//! Input made to cost more than it should costs no more than in proportion to its size, or is refused.
//!
//! Nothing here looks at a clock. What evaluation costs is counted by the evaluator itself. What everything costs, from the
//! files to the last byte, is counted in instructions of the processor, where `valgrind` is there to count them; what has no
//! instruction count elsewhere still has its times in `cargo bench --bench adversarial`.

use crate::folder::{CONFIGURATION, Folder};
use crate::world::World;
use isogloss::dialect::Vintage;
use std::process::{Command, Stdio};

#[path = "../../benches/adversarial/inputs.rs"]
mod inputs;

/// What all variants of a page's text cost to evaluate, in the evaluator's own units, and the checks that found something.
fn effort(text: &str) -> (usize, Vec<&'static str>) {
    let (results, _) = World::new(Vintage::Current).evaluate(text);
    let checks = results.iter().flat_map(|result| result.diagnostics.iter().map(|finding| finding.check)).collect();
    (results.iter().map(|result| result.effort).sum(), checks)
}

#[test]
fn evaluation_grows_with_its_text() {
    for part in [
        "text ",
        "{% ifversion ghes > 3.4 %}a{% elsif ghec %}b{% else %}c{% endif %}",
        "{% data reusables.nested %}",
        "{{ currentVersion }}",
        "{% for i in (1..3) %}{{ i }}{% endfor %}",
        "{% if a == b and c %}d{% endif %}",
        "{% octicon \"gear\" %}",
        "{% data nosuch %}",
        "{% case 1 %}{% when 1, 2 %}a{% endcase %}",
    ] {
        let (once, twice) = (effort(&part.repeat(500)).0, effort(&part.repeat(1000)).0);
        assert!(once > 0 && twice <= once * 2 + once / 100, "{part}: {once}, then {twice}");
    }
}

#[test]
fn what_grows_without_end_is_refused() {
    for (text, check) in [
        ("{% for a in (1..1000) %}{% for b in (1..1000) %}{{ b }}{% endfor %}{% endfor %}", "evaluation-limit"),
        ("{% for a in (1..90000) %}{% for b in (1..90000) %}{% break %}{% endfor %}{% endfor %}", "evaluation-limit"),
        ("{% assign a = \"aaaa\" %}{% for i in (1..99) %}{% assign a = a | append: a %}{% endfor %}", "data-size"),
        (
            "{% assign a = \"aa\" %}{% for i in (1..99) %}{% capture a %}{{ a }}{{ a }}{% endcapture %}{% endfor %}",
            "data-size",
        ),
        (
            "{% for i in (1..9000) %}{% data reusables.nested %}{{ i }}{% endfor %}{% for i in (1..90000) %}{% for j in (1..9) %}{% endfor %}{% endfor %}",
            "evaluation-limit",
        ),
        (
            "{% capture a %}{% for i in (1..9000) %}xx{% endfor %}{% endcapture %}{{ a | replace: \"x\", a }}",
            "value-kind",
        ),
        (
            "{% capture a %}{% for i in (1..9000) %}{{ i }} {% endfor %}{% endcapture %}{{ a | split: \" \" | uniq }}",
            "value-kind",
        ),
        ("{{ \"2024-01-31\" | date: \"%999999999Y\" }}", "value-kind"),
    ] {
        let (_, checks) = effort(text);
        assert!(checks.contains(&check), "{text}: {checks:?}");
        let told = checks.iter().filter(|found| **found == "evaluation-limit").count();
        assert!(told <= 4, "once for each variant: {checks:?}");
    }
}

#[test]
fn numbers_beyond_all_bounds_end_nothing() {
    let huge = "9".repeat(400);
    for text in ["{{ N }}", "{{ -N | round: N }}", "{{ 1.5 | round: -N }}", "{{ \"ab\" | truncate: N | slice: -N, N }}"]
    {
        effort(&text.replace('N', &huge));
    }
    effort("{% for i in (N..N) offset:N limit:N %}{{ i }}{% endfor %}".replace('N', &huge).as_str());
}

/// Instructions that `isogloss build` takes for a project with these files; None without `valgrind`.
fn instructions(files: &[(String, String)]) -> Option<u64> {
    let folder = Folder::empty();
    let is_translated = files.iter().any(|(path, _)| path.starts_with("translations/"));
    folder.write("isogloss.toml", format!("{CONFIGURATION}{}", if is_translated { "[locales.fr-FR]\n" } else { "" }));
    files.iter().for_each(|(path, text)| folder.write(path, text));
    let output = Command::new("valgrind")
        .args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"])
        .arg(env!("CARGO_BIN_EXE_isogloss"))
        .args(["build", "--format", "jsonl", "--no-highlight"])
        .current_dir(folder.path())
        .env("RAYON_NUM_THREADS", "1")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .output()
        .ok()?;
    let report = String::from_utf8_lossy(&output.stderr).into_owned();
    let line = report.lines().find(|line| line.contains("refs:"))?;
    line.split_whitespace().last()?.replace(',', "").parse().ok()
}

/// From n to 2n to 4n: what is in proportion costs twice as much in the second step as in the first, n² four times.
#[test]
#[ignore = "takes minutes: cargo test --release --test suite growth -- --ignored"]
fn instructions_grow_with_the_input() {
    let Some(nothing) = instructions(&[("content/page.md".to_owned(), String::new())]) else {
        return eprintln!("not run: there is no valgrind to count instructions");
    };
    let mut steep = Vec::new();
    for input in inputs::INPUTS.iter().filter(|input| !inputs::BOUNDED.contains(&input.name)) {
        // A size of a thousand instructions or so for each unit shows through what the program costs by itself.
        let size = input.size.min(if input.size > 100_000 { 16_000 } else { 1_000 }) / 4;
        let cost =
            |times: usize| instructions(&(input.make)(size * times)).expect("counted before").saturating_sub(nothing);
        let (once, twice, fourfold) = (cost(1), cost(2), cost(4));
        let growth = (fourfold.saturating_sub(twice)) as f64 / (twice.saturating_sub(once)).max(50_000) as f64;
        if growth > 3.0 {
            steep.push(format!("{}: {once}, {twice}, {fourfold} ({growth:.1})", input.name));
        }
    }
    assert!(steep.is_empty(), "{steep:#?}");
}
