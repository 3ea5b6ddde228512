//! Reusables that share a line where they must begin one, so that the steps that they hold vanish.

use super::difference::{Difference, DifferenceKind, touching};
use super::pair::Bitext;
use crate::liquid::{Reference, Tag, Template};
use crate::text::TextRange;

/// Adds a difference for each reusable that begins a line in the source and not in the target, in place of those that
/// follow from it.
pub fn differences(bitext: &Bitext<'_>, mut found: Vec<Difference>) -> Vec<Difference> {
    let (sources, targets) = (reusables(bitext.source), reusables(bitext.target));
    let mut used: Vec<usize> = Vec::new();
    for (path, tag) in &targets {
        if begins_line(bitext.target, tag) {
            continue;
        }
        let same = |at: &usize| sources[*at].0 == *path && !used.contains(at);
        let partner = (0..sources.len()).filter(same).min_by_key(|&at| begins_line(bitext.source, sources[at].1));
        let Some(partner) = partner else { continue };
        used.push(partner);
        let source = sources[partner].1;
        if !begins_line(bitext.source, source) || !ends_line(bitext.source, source) {
            continue;
        }
        let line = line(bitext.target, tag.range);
        let text = line.slice(&bitext.target.source.text);
        let others: Vec<&str> = targets.iter().map(|(path, _)| *path).filter(|path| text.contains(path)).collect();
        found.retain(|difference| {
            let own = difference.source.slice(&bitext.source.source.text);
            let follows = matches!(difference.kind, DifferenceKind::Missing { .. })
                && others.iter().any(|path| own.contains(path));
            !follows && !touching(difference.target, line) && !touching(difference.source, source.range)
        });
        found.push(Difference {
            kind: DifferenceKind::Joined { path: (*path).into() },
            subject: (*path).to_owned(),
            source: source.range,
            target: tag.range,
            versions: bitext.versions,
        });
    }
    found
}

fn reusables(template: &Template) -> Vec<(&str, &Tag)> {
    let mut found = Vec::new();
    template.for_each_tag(&mut |tag| {
        if let Some(Reference::Data(path)) = tag.behaviour.reference()
            && path.starts_with("reusables.")
        {
            found.push((path, tag));
        }
    });
    found
}

/// True if only blanks, a marker of a list or quotation, or tags of conditions stand before the tag on its line.
fn begins_line(template: &Template, tag: &Tag) -> bool {
    let text = &template.source.text;
    let before = &text[line(template, tag.range).start as usize..tag.range.start as usize];
    let mut rest = before.trim_start();
    loop {
        let marker = rest
            .trim_start_matches(|c: char| c.is_ascii_digit())
            .trim_start_matches(['.', '-', '*', '+', '>', '#', '|']);
        let marker = marker.trim_start();
        match marker.strip_prefix("{%") {
            Some(condition) if !condition.trim_start_matches(['-', ' ']).starts_with("data") => {
                rest = condition.split_once("%}").map_or("", |(_, after)| after.trim_start());
            }
            _ => return marker.is_empty(),
        }
    }
}

/// True if only blanks and tags that end or divide blocks stand behind the tag on its line.
fn ends_line(template: &Template, tag: &Tag) -> bool {
    let text = &template.source.text;
    let mut rest = text[tag.range.end as usize..line(template, tag.range).end as usize].trim_start();
    while let Some(tag) = rest.strip_prefix("{%") {
        if tag.trim_start_matches(['-', ' ']).starts_with("data") {
            return false;
        }
        rest = tag.split_once("%}").map_or("", |(_, after)| after.trim_start());
    }
    rest.is_empty()
}

fn line(template: &Template, range: TextRange) -> TextRange {
    let text = &template.source.text;
    let start = text[..range.start as usize].rfind('\n').map_or(0, |at| at + 1);
    let end = text[range.end as usize..].find('\n').map_or(text.len(), |at| range.end as usize + at);
    TextRange::from(start..end)
}
