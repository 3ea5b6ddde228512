//! Input made to cost more than it should: each is done within 100 ms, or refused with a finding.
//!
//! Prints a table in Markdown: input, size, the fastest of a few rounds, how the time grows when the size doubles, outcome.
//! The time is the processor's, of all cores together, for everything between the files and the last byte of output: reading, rendering all editions as JSON
//! lines, the report. Words after `--` select the inputs whose names hold one of them. Exits with 1 if any input takes
//! longer and has no finding.

#[path = "versioned/clock.rs"]
mod clock;
#[path = "adversarial/inputs.rs"]
mod inputs;

use clock::processor_time;
use inputs::{INPUTS, Input};
use isogloss::diagnostic;
use isogloss::interface::Interface;
use isogloss::project::Project;
use isogloss::render::{Highlighter, RenderedPage, Renderer};
use isogloss::report::{Options, human};
use isogloss::site::{self, jsonl};
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

/// That of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const ALLOWED: Duration = Duration::from_millis(100);
const ROUNDS: usize = 3;

/// How exact the system's accounts are.
const TICK: Duration = Duration::from_millis(4);

/// Runs that are measured together where one alone is too short.
const BATCH: u32 = 16;

const CONFIGURATION: &str = "title = \"Guide\"\n\
    [[plans]]\nid = \"enterprise-cloud\"\nshort = \"ghec\"\ntitle = \"Cloud\"\ndefault = true\n\
    [[plans]]\nid = \"enterprise-server\"\nshort = \"ghes\"\ntitle = \"Server\"\nreleases = [\"3.4\"]\n";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let chosen = |input: &&Input| words.is_empty() || words.iter().any(|word| input.name.contains(word.as_str()));
    println!("| Input | Size | Bytes | Time | × for twice | Outcome |\n| --- | ---: | ---: | ---: | ---: | --- |");
    let mut slow = 0;
    for input in INPUTS.iter().filter(chosen) {
        let half = measure(&(input.make)(input.size / 2));
        let files = (input.make)(input.size);
        let whole = measure(&files);
        let bytes: usize = files.iter().map(|(_, text)| text.len()).sum();
        let growth = growth(half.time, whole.time);
        let outcome = if whole.findings.is_empty() { "done".to_owned() } else { whole.findings.join(", ") };
        let is_slow = whole.time > ALLOWED && whole.findings.is_empty();
        slow += usize::from(is_slow);
        println!(
            "| {} | {} | {bytes} | {:.1} ms | {growth} | {outcome}{} |",
            input.name.replace('|', "\\|"),
            input.size,
            whole.time.as_secs_f64() * 1e3,
            if is_slow { " **too slow**" } else { "" }
        );
    }
    ExitCode::from(u8::from(slow > 0))
}

struct Outcome {
    time: Duration,
    /// The checks that found something, each once.
    findings: Vec<&'static str>,
}

fn measure(files: &[(String, String)]) -> Outcome {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let is_translated = files.iter().any(|(path, _)| path.starts_with("translations/"));
    let locales = if is_translated { "[locales.fr-FR]\n" } else { "" };
    for (path, text) in [("isogloss.toml".to_owned(), format!("{CONFIGURATION}{locales}"))].iter().chain(files) {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
        std::fs::write(path, text).expect("a file can be written");
    }
    let mut best = build(folder.path());
    let batch = if best.time < 5 * TICK { BATCH } else { 1 };
    for round in 0..if best.time > 5 * ALLOWED { 0 } else { ROUNDS } {
        let time = (0..batch).map(|_| build(folder.path()).time).sum::<Duration>() / batch;
        best.time = if round == 0 { time } else { best.time.min(time) };
    }
    best
}

/// How the time grows; what is too short to be measured says nothing.
fn growth(half: Duration, whole: Duration) -> String {
    if half * BATCH < TICK { "–".to_owned() } else { format!("{:.1}", whole.as_secs_f64() / half.as_secs_f64()) }
}

/// What `isogloss build --format jsonl` does, in memory.
fn build(root: &Path) -> Outcome {
    let highlighter = Highlighter::default();
    let start = processor_time();
    let project = Project::load(root).expect("the project can be read");
    let (interface, mut found) = Interface::new(&project);
    let renderer = Renderer::new(&project, site::labels(&interface, &project), Some(highlighter));
    let mut out = Vec::new();
    let mut seen = |page: &mut RenderedPage| found.append(&mut page.diagnostics);
    jsonl::write(&renderer, &mut seen, &mut out).expect("memory can be written to");
    found.extend(project.all_diagnostics());
    diagnostic::sort(&mut found);
    let report = human(&found, &project.files, &Options::default());
    let time = processor_time() - start;
    assert!(!report.is_empty());
    let mut findings: Vec<&'static str> = found.iter().map(|finding| finding.check).collect();
    findings.sort_unstable();
    findings.dedup();
    Outcome { time, findings }
}
