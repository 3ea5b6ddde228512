//! What a comment asks for: `<!-- isogloss-ignore CHECK, CHECK: reason -->`.

use super::lines::{Line, content};
use crate::text::TextRange;

/// The word that every instruction begins with.
pub(super) const WORD: &str = "isogloss-ignore";

/// One comment that is meant for us.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Instruction<'t> {
    /// For the next block.
    Next(Request<'t>),
    Start(Request<'t>),
    End,
    /// Meant for us, but not to be understood; says why.
    Malformed(&'static str),
}

/// Names of checks and categories, each with its place in the file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Request<'t> {
    pub(super) names: Vec<(&'t str, TextRange)>,
    pub(super) has_reason: bool,
}

/// The instruction on a line, if there is one. Code has none, and neither has what stands in backticks.
pub(super) fn instruction<'t>(line: &Line<'t>) -> Option<Instruction<'t>> {
    let at = line.text.find("<!--").filter(|_| !line.is_code)?;
    let after = &line.text[at + 4..];
    let rest = after.trim_start().strip_prefix(WORD)?;
    if line.text[..at].matches('`').count() % 2 == 1 {
        return None;
    }
    if !content(line.text).starts_with("<!--") || !after.trim_end().ends_with("-->") {
        return Some(Instruction::Malformed("a suppression must be alone on its line"));
    }
    let rest = rest.trim_end().trim_end_matches("-->");
    let (form, rest) = rest.split_at(rest.find(|c: char| c.is_whitespace() || is_colon(c)).unwrap_or(rest.len()));
    match form {
        "" => Some(requested(line, rest, Instruction::Next)),
        "-start" => Some(requested(line, rest, Instruction::Start)),
        "-end" => Some(Instruction::End),
        _ => Some(Instruction::Malformed(
            "this is none of `isogloss-ignore`, `isogloss-ignore-start` and `isogloss-ignore-end`",
        )),
    }
}

/// People type the marks of their own script.
fn is_colon(character: char) -> bool {
    matches!(character, ':' | '：')
}

fn requested<'t>(line: &Line<'t>, text: &'t str, form: fn(Request<'t>) -> Instruction<'t>) -> Instruction<'t> {
    let (names, reason) = text.split_once(is_colon).unwrap_or((text, ""));
    let range = |name: &str| {
        // Both are slices of the same file.
        let start = line.range.start as usize + (name.as_ptr() as usize - line.text.as_ptr() as usize);
        TextRange::from(start..start + name.len())
    };
    let names = names.split([',', '，', '、']).map(str::trim).filter(|name| !name.is_empty());
    let names: Vec<_> = names.map(|name| (name, range(name))).collect();
    if names.is_empty() {
        return Instruction::Malformed("this suppression names no check");
    }
    form(Request { names, has_reason: !reason.trim().is_empty() })
}
