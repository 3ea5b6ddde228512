//! What the crate depends on, held to the lists in `deny.toml`.

use crate::folder::package;
use serde_json::Value;
use std::process::Command;

fn policy() -> toml::Table {
    let text = std::fs::read_to_string(package().join("deny.toml")).expect("there is a policy");
    text.parse().expect("TOML")
}

fn strings<'t>(table: &'t toml::Table, keys: [&str; 2]) -> Vec<&'t str> {
    let list = table[keys[0]][keys[1]].as_array().expect("a list");
    list.iter().filter_map(toml::Value::as_str).collect()
}

/// Every package that is built for this machine, as `cargo metadata` describes it.
fn packages() -> Vec<Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform"])
        .arg(format!("{}-unknown-linux-gnu", std::env::consts::ARCH))
        .current_dir(package())
        .output()
        .expect("cargo can be run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let of_graph =
        |id: &Value| metadata["resolve"]["nodes"].as_array().expect("a graph").iter().any(|node| node["id"] == *id);
    let all = metadata["packages"].as_array().expect("packages").iter();
    all.filter(|package| of_graph(&package["id"])).cloned().collect()
}

#[cfg(target_os = "linux")]
#[test]
fn licences_and_sources_are_those_of_the_policy() {
    let policy = policy();
    let licences = strings(&policy, ["licenses", "allow"]);
    let registries = strings(&policy, ["sources", "allow-registry"]);
    let banned: Vec<&str> =
        policy["bans"]["deny"].as_array().expect("a list").iter().filter_map(|ban| ban["crate"].as_str()).collect();
    let mut wrong = Vec::new();
    let packages = packages();
    assert!(packages.len() > 50);
    for package in &packages {
        let name = package["name"].as_str().expect("a name");
        let licence = package["license"].as_str().unwrap_or("");
        if !allows(licence, &licences) {
            wrong.push(format!("{name}: licence `{licence}`"));
        }
        let source = package["source"].as_str().map(|source| source.trim_start_matches("registry+"));
        if source.is_some_and(|source| !registries.contains(&source)) {
            wrong.push(format!("{name}: from {source:?}"));
        }
        if banned.contains(&name) {
            wrong.push(format!("{name} is banned"));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn expressions_of_licences() {
    let allowed = ["MIT", "Unicode-3.0", "Apache-2.0 WITH LLVM-exception"];
    for (expression, expected) in [
        ("MIT", true),
        ("GPL-2.0-only", false),
        ("MIT OR GPL-2.0-only", true),
        ("GPL-2.0-only/MIT", true),
        ("Apache-2.0 / MIT", true),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
        ("MIT AND GPL-2.0-only", false),
        ("Apache-2.0 WITH LLVM-exception OR Apache-2.0", true),
        ("", false),
    ] {
        assert_eq!(allows(expression, &allowed), expected, "{expression}");
    }
}

/// True if an SPDX expression can be met with `allowed` licences. A slash is an "or" of old.
fn allows(expression: &str, allowed: &[&str]) -> bool {
    let expression = expression.trim();
    let split = |word: &str| split_outside_brackets(expression, word);
    let alternatives: Vec<String> =
        [" OR ", "/"].iter().map(|word| split(word)).find(|parts| parts.len() > 1).unwrap_or_default();
    if !alternatives.is_empty() {
        return alternatives.iter().any(|part| allows(part, allowed));
    }
    let together = split(" AND ");
    if together.len() > 1 {
        return together.iter().all(|part| allows(part, allowed));
    }
    match expression.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
        Some(inner) => allows(inner, allowed),
        None => allowed.contains(&expression),
    }
}

fn split_outside_brackets(text: &str, word: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    for part in text.split(word) {
        let open = parts.last().is_some_and(|last| last.matches('(').count() > last.matches(')').count());
        match parts.last_mut() {
            Some(last) if open => *last += &format!("{word}{part}"),
            Some(last) if last.is_empty() => *last = part.to_owned(),
            _ => parts.push(part.to_owned()),
        }
    }
    parts
}
