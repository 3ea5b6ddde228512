//! The README's tour: each command is run on a copy of our own documentation, and must show what the README shows.
//!
//! `UPDATE_SPECS=1` writes what came out into the README.

use crate::folder::{Folder, files, package};
use std::path::Path;
use std::process::Command;

/// A command and the lines that it prints, by number from 0.
struct Shown {
    command: String,
    output: String,
    lines: std::ops::Range<usize>,
}

#[test]
fn the_tour_shows_what_happens() {
    let path = package().join("README.md");
    let text = std::fs::read_to_string(&path).expect("there is a README");
    let folder = copy();
    let (mut lines, mut wrong): (Vec<String>, Vec<String>) = (text.lines().map(str::to_owned).collect(), Vec::new());
    let tour = tour(&text);
    assert!(tour.len() >= 5, "a short tour");
    let mut changes = Vec::new();
    for shown in &tour {
        if shown.command.contains("jq ") && !exists("jq") {
            println!("not run, since there is no jq: {}", shown.command);
            continue;
        }
        let output = run(&shown.command, folder.path());
        if steady(&output) != steady(&shown.output) {
            wrong.push(format!("$ {}\nshows\n{output}\nnot\n{}", shown.command, shown.output));
            changes.push((shown.lines.clone(), output));
        }
    }
    if std::env::var_os("UPDATE_SPECS").is_some() {
        for (range, output) in changes.into_iter().rev() {
            lines.splice(range, output.lines().map(str::to_owned));
        }
        return std::fs::write(path, lines.join("\n") + "\n").expect("the README can be written");
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn links_lead_somewhere() {
    let text = std::fs::read_to_string(package().join("README.md")).expect("there is a README");
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let own: Vec<&str> = targets.filter(|target| !target.starts_with("https://")).collect();
    assert!(own.len() > 5);
    for target in own {
        assert!(package().join(target).exists(), "{target}");
    }
}

fn tour(text: &str) -> Vec<Shown> {
    let (mut tour, mut inside): (Vec<Shown>, bool) = (Vec::new(), false);
    for (number, line) in text.lines().enumerate() {
        if line.starts_with("```") {
            inside = line == "```console";
        } else if let Some(command) = line.strip_prefix("$ ").filter(|_| inside) {
            let lines = number + 1..number + 1;
            tour.push(Shown { command: command.to_owned(), output: String::new(), lines });
        } else if let Some(last) = tour.last_mut().filter(|_| inside) {
            last.output += &format!("{line}\n");
            last.lines.end = number + 1;
        }
    }
    tour
}

/// Our own documentation in a folder that the tour may change.
fn copy() -> Folder {
    let folder = Folder::empty();
    for part in ["content", "locales"] {
        for file in files(&package().join(part)) {
            let path = format!("{part}/{file}");
            folder.write(&path, std::fs::read(package().join(&path)).expect("a file"));
        }
    }
    folder.write("isogloss.toml", std::fs::read(package().join("isogloss.toml")).expect("a file"));
    folder
}

/// What a person sees, in a shell with the program on its path.
fn run(command: &str, folder: &Path) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_isogloss")).parent().expect("a folder").to_string_lossy();
    let path = format!("{program}:{}", std::env::var("PATH").unwrap_or_default());
    let output = Command::new("bash")
        .args(["-c", &format!("{{ {command}\n}} 2>&1")])
        .current_dir(folder)
        .env("PATH", path)
        .env("NO_COLOR", "1")
        .env("LC_ALL", "C.UTF-8")
        .output()
        .expect("there is a shell");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    text.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

fn exists(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok()
}

/// The text with numbers that change from day to day made equal: those of the line that sums a build up.
fn steady(text: &str) -> String {
    let number = |line: &str| {
        let mut out = String::new();
        for c in line.chars() {
            match c {
                '0'..='9' if out.ends_with('0') => {}
                '0'..='9' => out.push('0'),
                c => out.push(c),
            }
        }
        out
    };
    text.lines()
        .map(|line| if line.contains(" pages in ") { number(line) } else { line.trim_end().to_owned() } + "\n")
        .collect()
}
