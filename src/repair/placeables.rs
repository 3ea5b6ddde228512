//! Addresses, images and code within text: what stands in a line, and what the source has in its place.

use super::lines::Pairing;
use super::similar::{Pick, counterparts};
use super::{Change, Choice, Proposal};
use crate::diagnostic::{Applicability, Diagnostic};
use crate::text::TextRange;

/// A part of a line that is not translated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub kind: &'static str,
    /// In the line.
    pub value: TextRange,
}

/// The addresses of links and images and the code spans of a line.
pub fn spans(line: &str) -> impl Iterator<Item = Span> {
    let mut found = Vec::new();
    let bytes = line.as_bytes();
    let brackets = memchr::memchr_iter(b']', bytes).filter(|&at| bytes[at..].starts_with(b"]("));
    for at in brackets {
        let start = at + 2;
        let length = memchr::memchr(b')', &bytes[start..]).unwrap_or(0);
        if length > 0 {
            let kind = if is_image(&line[..at]) { "image" } else { "link" };
            found.push(Span { kind, value: (start..start + length).into() });
        }
    }
    let mut at = 0;
    while let Some(open) = memchr::memchr(b'`', &bytes[at..]).map(|offset| at + offset + 1) {
        let Some(length) = memchr::memchr(b'`', &bytes[open..]) else { break };
        if length > 0 {
            found.push(Span { kind: "code", value: (open..open + length).into() });
        }
        at = open + length + 1;
    }
    found.into_iter()
}

/// True if the bracket that ends here began with `![`.
fn is_image(before: &str) -> bool {
    let mut depth = 0;
    for (at, character) in before.char_indices().rev() {
        match character {
            ']' => depth += 1,
            '[' if depth == 0 => return before[..at].ends_with('!'),
            '[' => depth -= 1,
            _ => {}
        }
    }
    false
}

/// What findings about links, images and code are about, restored from the source's line.
pub fn choices(pairing: &Pairing<'_>, found: &[Diagnostic]) -> Vec<Choice> {
    let mut choices = Vec::new();
    for (check, kind) in [("changed-link", "link"), ("changed-image", "image"), ("changed-inline-code", "code")] {
        for finding in found.iter().filter(|finding| finding.check == check) {
            let lines = pairing.target.at(finding.label.range.start)..=pairing.target.at(finding.label.range.end);
            for line in lines {
                choices.extend(of_line(pairing, line, kind));
            }
        }
    }
    choices
}

fn of_line(pairing: &Pairing<'_>, line: usize, kind: &str) -> Vec<Choice> {
    let own = of_lines(pairing, line, pairing.own(line), kind);
    if own.is_empty() { of_lines(pairing, line, pairing.around(line), kind) } else { own }
}

fn of_lines(pairing: &Pairing<'_>, line: usize, sources: std::ops::Range<usize>, kind: &str) -> Vec<Choice> {
    let to = pairing.target.line(line);
    let of_kind = |text: &str| spans(text).filter(|span| span.kind == kind).collect::<Vec<_>>();
    let lines = sources.map(|source| pairing.source.line(source));
    let wanted: Vec<&str> =
        lines.flat_map(|from| of_kind(from).into_iter().map(|span| span.value.slice(from))).collect();
    let given = of_kind(to);
    let values: Vec<&str> = given.iter().map(|span| span.value.slice(to)).collect();
    let start = pairing.target.all[line].start;
    let proposals = counterparts(&wanted, &values).into_iter().map(|Pick { source, target, .. }| Proposal {
        changes: vec![Change { range: given[target].value.shifted(start), text: wanted[source].to_owned() }],
        applicability: Applicability::Unsafe,
    });
    proposals.map(Choice::of).collect()
}

#[cfg(test)]
mod tests {
    use super::spans;

    #[test]
    fn what_stands_in_a_line() {
        let line = "See [a `b` c](/x#y), ![alt [z]](/i.png) and `d`.";
        let found: Vec<_> = spans(line).map(|span| (span.kind, span.value.slice(line))).collect();
        assert_eq!(found, [("link", "/x#y"), ("image", "/i.png"), ("code", "b"), ("code", "d")]);
    }
}
