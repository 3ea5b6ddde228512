//! Fields of the front matter: what is not translated, as in the source; what is, written so that YAML can read it.

use super::lines::{Lines, Pairing};
use super::{Change, Choice, Proposal};
use crate::diagnostic::{Applicability, Diagnostic};
use crate::front_matter::FrontMatter;
use crate::text::TextRange;

/// Fields whose text is translated.
const TEXTS: [&str; 5] = ["title", "shortTitle", "intro", "permissions", "product"];

/// What may be done about fields of the front matter.
pub fn choices(pairing: &Pairing<'_>, found: &[Diagnostic]) -> Vec<Choice> {
    let about = |check: &str| found.iter().any(|finding| finding.check == check);
    let mut choices = Vec::new();
    if about("changed-versions") {
        choices.extend(field(pairing, "versions", Applicability::Unsafe));
    }
    if about("changed-field") {
        choices.extend(FrontMatter::NAMES.iter().filter_map(|key| field(pairing, key, Applicability::Unsafe)));
    }
    if about("front-matter-unclosed") {
        choices.extend(fence(pairing));
    }
    if about("front-matter-syntax") {
        choices.extend(readable(pairing));
    }
    if about("missing-field") {
        choices.extend(key(pairing));
    }
    let Some(end) = end_of(&pairing.target) else { return choices };
    for finding in found {
        let line = pairing.target.at(finding.label.range.start);
        if line < end && finding.check == "front-matter-kind" {
            choices.extend(key_above(&pairing.target, line).and_then(|key| of_kind(pairing, key)));
        } else if line < end && finding.check == "changed-block" {
            choices.extend(key_above(&pairing.target, line).and_then(|key| unfolded(pairing, key)));
        }
    }
    choices
}

fn choice(changes: Vec<Change>, applicability: Applicability) -> Option<Choice> {
    (!changes.is_empty()).then(|| Choice::of(Proposal { changes, applicability }))
}

/// A line `---` at the top, where the source has none.
fn fence(pairing: &Pairing<'_>) -> Option<Choice> {
    let is_superfluous = pairing.target.line(0).trim_end() == "---" && pairing.source.line(0).trim_end() != "---";
    let range = TextRange::new(0, pairing.target.all.get(1)?.start);
    let changes = vec![Change { range, text: String::new() }];
    is_superfluous.then(|| choice(changes, Applicability::Safe))?
}

/// The field as in the source: lines that say the same stay.
fn field(pairing: &Pairing<'_>, key: &str, applicability: Applicability) -> Option<Choice> {
    let (source, target) = (&pairing.source, &pairing.target);
    let wanted = lines_of(source, key)?;
    let given = lines_of(target, key)?;
    let same = |from: &str| given.clone().map(|line| target.line(line)).find(|to| plain(to) == plain(from));
    let lines: Vec<&str> = wanted.map(|line| source.line(line)).map(|line| same(line).unwrap_or(line)).collect();
    let text = lines.join(target.line_break());
    let range = target.all[given.start].cover(target.all[given.end - 1]);
    // The versions that the translation names and the source does not would lose the page.
    let differs = range.slice(target.text) != text;
    differs.then(|| choice(vec![Change { range, text }], applicability))?
}

/// A field of the wrong kind: text in quotation marks, everything else as in the source.
fn of_kind(pairing: &Pairing<'_>, key: &str) -> Option<Choice> {
    match TEXTS.contains(&key) {
        true => choice(requoted(&pairing.target, key).into_iter().collect(), Applicability::Safe),
        false => field(pairing, key, Applicability::Safe),
    }
}

/// Front matter that cannot be read: the values that YAML may stumble over in quotation marks, colons in the script of the
/// source, and what is not translated as in the source; only what is needed is kept, since each is tried by itself first.
fn readable(pairing: &Pairing<'_>) -> Vec<Choice> {
    let target = &pairing.target;
    let colons: Vec<Change> = wide_colons(pairing).collect();
    let quotes: Vec<Change> = TEXTS.iter().filter_map(|key| requoted(target, key)).collect();
    let mut choices: Vec<Choice> =
        quotes.iter().filter_map(|change| choice(vec![change.clone()], Applicability::Safe)).collect();
    choices.extend(colons.iter().filter_map(|change| choice(vec![change.clone()], Applicability::Safe)));
    let keys = (1..end_of(&pairing.source).unwrap_or(1)).filter_map(|line| key_of(pairing.source.line(line)));
    let frozen = keys.filter(|key| !TEXTS.contains(key));
    choices.extend(frozen.filter_map(|key| field(pairing, key, Applicability::Safe)));
    choices
}

/// Keys with a full-width colon.
fn wide_colons<'p>(pairing: &'p Pairing<'_>) -> impl Iterator<Item = Change> + 'p {
    let target = &pairing.target;
    let lines = 1..end_of(target).unwrap_or(1);
    lines.filter_map(|line| {
        let text = target.line(line);
        let at = text.find('：')?;
        let is_known = lines_of(&pairing.source, text[..at].trim_end()).is_some();
        let start = target.all[line].start + at as u32;
        let end = start + (text[at..].len() - text[at..].trim_start_matches(['：', ' ']).len()) as u32;
        is_known.then(|| Change { range: TextRange::new(start, end), text: ": ".to_owned() })
    })
}

/// The key of the one field that the translation lacks, in place of the one key that the source does not have.
fn key(pairing: &Pairing<'_>) -> Option<Choice> {
    let (source, target) = (&pairing.source, &pairing.target);
    let (source_end, target_end) = (end_of(source)?, end_of(target)?);
    let missing: Vec<&str> =
        TEXTS.into_iter().filter(|key| lines_of(source, key).is_some() && lines_of(target, key).is_none()).collect();
    let known =
        |key: &str| (1..source_end).any(|line| key_of(source.line(line)) == Some(key)) || key.starts_with("ms.");
    let unknown = (1..target_end).filter(|&line| key_of(target.line(line)).is_some_and(|key| !known(key)));
    let unknown: Vec<usize> = unknown.collect();
    let ([missing], [line]) = (missing.as_slice(), unknown.as_slice()) else { return None };
    let start = target.all[*line].start;
    let length = key_of(target.line(*line))?.len() as u32;
    let changes = vec![Change { range: TextRange::new(start, start + length), text: (*missing).to_owned() }];
    choice(changes, Applicability::Unsafe)
}

/// The value of a field on one line, in quotation marks; None for what has them already, and is read.
fn requoted(target: &Lines<'_>, key: &str) -> Option<Change> {
    let lines = lines_of(target, key).filter(|lines| lines.len() == 1)?;
    let text = target.line(lines.start);
    let at = text.find(':')? + 1;
    let written = text[at..].trim();
    let bare = written.trim_matches(['\'', '"', '“', '”', '„', '«', '»', '「', '」', '‘', '’']).trim();
    if bare.is_empty() || bare.starts_with(['|', '>']) {
        return None;
    }
    let bare = if written.starts_with('"') { bare.replace("\\\"", "\"") } else { bare.replace("''", "'") };
    let start = target.all[lines.start].start + at as u32;
    let quoted = format!(" {}", quoted(&bare));
    (text[at..] != quoted).then(|| Change { range: TextRange::new(start, target.all[lines.start].end), text: quoted })
}

/// A text as YAML reads it whatever it holds.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// A field of one paragraph that was written as a block, so that blanks became part of it, on one line.
fn unfolded(pairing: &Pairing<'_>, key: &str) -> Option<Choice> {
    let target = &pairing.target;
    let lines = lines_of(target, key).filter(|_| TEXTS.contains(&key))?;
    let head = target.line(lines.start);
    let at = head.find(':')? + 1;
    let is_block = head[at..].trim().starts_with(['|', '>']) && head[at..].trim().len() <= 3;
    let words: Vec<&str> = (lines.start + 1..lines.end).map(|line| target.line(line).trim()).collect();
    let text = words.join(" ");
    let has_paragraphs = words.iter().skip_while(|line| line.is_empty()).any(|line| line.is_empty());
    if !is_block || text.trim().is_empty() || has_paragraphs {
        return None;
    }
    let range = TextRange::new(target.all[lines.start].start + at as u32, target.all[lines.end - 1].end);
    choice(vec![Change { range, text: format!(" {}", quoted(text.trim())) }], Applicability::Unsafe)
}

/// The line that closes the front matter.
fn end_of(lines: &Lines<'_>) -> Option<usize> {
    (1..lines.all.len()).find(|&at| lines.line(at).trim_end() == "---").filter(|_| lines.line(0).trim_end() == "---")
}

/// The lines of a field: that of its key, and what is indented below it.
fn lines_of(lines: &Lines<'_>, key: &str) -> Option<std::ops::Range<usize>> {
    let end = end_of(lines)?;
    let start = (1..end).find(|&at| key_of(lines.line(at)) == Some(key))?;
    let is_inside = |line: &str| line.trim().is_empty() || line.starts_with([' ', '\t', '-']);
    let until = (start + 1..end).find(|&at| !is_inside(lines.line(at))).unwrap_or(end);
    let until = (start + 1..=until).rev().find(|&at| !lines.is_blank(at - 1))?;
    Some(start..until)
}

/// The key that a line begins with.
fn key_of(line: &str) -> Option<&str> {
    let key = line.split_once(':')?.0;
    (!key.is_empty() && !key.starts_with([' ', '\t', '-', '#', '\'', '"'])).then_some(key)
}

/// The key of the field that a line belongs to.
fn key_above<'t>(lines: &Lines<'t>, line: usize) -> Option<&'t str> {
    (1..=line).rev().find_map(|at| key_of(lines.line(at)))
}

/// A line without quotation marks.
fn plain(line: &str) -> String {
    line.replace(['\'', '"'], "").trim().to_owned()
}
