//! What checks say, in the languages that the preview speaks: measured by what the specs expect them to say.

use isogloss::interface::writers::WriterWords;
use std::collections::BTreeSet;
use std::path::Path;

/// Of a hundred messages in the specs, as many must be known. A new check may speak English at first.
const KNOWN: usize = 75;

#[test]
fn most_messages_of_checks_can_be_said_in_other_languages() {
    let mut messages = BTreeSet::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/specs"), &mut messages);
    assert!(messages.len() > 100, "the specs say more: {messages:?}");
    for words in WriterWords::all().iter().filter(|words| words.locale != "en") {
        let unknown: Vec<&String> = messages.iter().filter(|message| words.sentence(message).is_none()).collect();
        let known = 100 - 100 * unknown.len() / messages.len();
        assert!(known >= KNOWN, "{}: {known} %; unknown are {unknown:#?}", words.locale);
    }
}

/// Adds the messages in all specs below a folder.
fn collect(folder: &Path, messages: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, messages);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            let text = std::fs::read_to_string(path).expect("a text");
            messages.extend(text.lines().filter_map(message).map(str::to_owned));
        }
    }
}

/// The message of a line such as `target:2:8 warning missing-field: the translation has no title`, or the advice after it.
fn message(line: &str) -> Option<&str> {
    if let Some(advice) = line.strip_prefix("  help: ") {
        return Some(advice);
    }
    let (place, rest) = line.split_once(' ')?;
    let (severity, rest) = rest.split_once(' ')?;
    let (_, message) = rest.split_once(": ")?;
    let is_finding = matches!(severity, "error" | "warning" | "info") && place.matches(':').count() == 2;
    is_finding.then_some(message)
}
