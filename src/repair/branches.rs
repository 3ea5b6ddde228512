//! Branches whose texts were exchanged, and branches that lost theirs.

use super::canonical::name;
use super::lines::Pairing;
use super::placement::is_of_block;
use super::tags::Written;
use super::{Change, Choice, Proposal};
use crate::diagnostic::{Applicability, Diagnostic};
use crate::text::TextRange;

/// What may be done about the branches of conditionals that stand in one line.
pub fn choices(pairing: &Pairing<'_>, found: &[Diagnostic]) -> Vec<Choice> {
    let mut choices = Vec::new();
    for line in (0..pairing.target.all.len()).filter(|&line| is_concerned(pairing, found, line)) {
        let branches = branches(pairing, line);
        choices.extend(exchanged(pairing, &branches));
        choices.extend(branches.iter().filter_map(|branch| refilled(pairing, line, &branches, branch)));
    }
    choices
}

fn is_concerned(pairing: &Pairing<'_>, found: &[Diagnostic], line: usize) -> bool {
    let range = pairing.target.all[line];
    let about = |finding: &&Diagnostic| {
        matches!(
            finding.check,
            "changed-scope"
                | "empty-branch"
                | "changed-data"
                | "changed-link"
                | "changed-condition"
                | "changed-inline-code"
                | "changed-icon"
        )
    };
    found.iter().filter(about).any(|finding| {
        let label = finding.label.range;
        label.start <= range.end && range.start <= label.end
    })
}

/// One branch within a line: the tag before it, the text of its own, and the tag behind it.
#[derive(Debug)]
struct Branch {
    opens: Written,
    body: TextRange,
    closes: Written,
}

fn branches(pairing: &Pairing<'_>, line: usize) -> Vec<Branch> {
    of_tags(pairing.target.tags(line))
}

fn of_tags(tags: &[Written]) -> Vec<Branch> {
    let tags: Vec<&Written> = tags.iter().filter(|tag| is_of_block(tag)).collect();
    let pairs = tags.windows(2).filter(|pair| is_opening(pair[0]) && is_closing(pair[1]));
    let branch = |pair: &[&Written]| Branch {
        body: TextRange::new(pair[0].range.end, pair[1].range.start),
        opens: pair[0].clone(),
        closes: pair[1].clone(),
    };
    pairs.map(branch).collect()
}

fn is_opening(tag: &Written) -> bool {
    matches!(name(&tag.says), "if" | "ifversion" | "unless" | "elsif" | "else")
}

fn is_closing(tag: &Written) -> bool {
    matches!(name(&tag.says), "elsif" | "else" | "endif" | "endunless")
}

fn at_risk(changes: Vec<Change>) -> Choice {
    Choice::of(Proposal { changes, applicability: Applicability::Unsafe })
}

/// The texts of two neighbouring branches of one conditional, each in the other's place.
fn exchanged<'b>(pairing: &'b Pairing<'_>, branches: &'b [Branch]) -> impl Iterator<Item = Choice> + 'b {
    let is_empty = |branch: &Branch| branch.body.slice(pairing.target.text).trim().is_empty();
    let neighbours = branches.windows(2).filter(|pair| pair[0].closes.range == pair[1].opens.range);
    // An empty branch has lost its text: that of its neighbour is not it.
    let neighbours = neighbours.filter(move |pair| !pair.iter().any(is_empty));
    neighbours.map(|pair| {
        let text = |branch: &Branch| branch.body.slice(pairing.target.text).to_owned();
        at_risk(vec![
            Change { range: pair[0].body, text: text(&pair[1]) },
            Change { range: pair[1].body, text: text(&pair[0]) },
        ])
    })
}

/// The text of the same branch of the source, for one that is empty: the smallest part that can be shown in the source's
/// language. Of several branches alike, the one at the same place among them, if there are as many on both sides.
fn refilled(pairing: &Pairing<'_>, line: usize, branches: &[Branch], branch: &Branch) -> Option<Choice> {
    if !branch.body.slice(pairing.target.text).trim().is_empty() {
        return None;
    }
    let sources = of_tags(pairing.source.tags(pairing.to_source[line]?));
    let alike = |other: &&Branch| other.opens.says == branch.opens.says && other.closes.says == branch.closes.says;
    let ordinal = branches.iter().filter(alike).position(|other| other.body == branch.body)?;
    let same: Vec<&Branch> = sources.iter().filter(alike).collect();
    let source = same.get(ordinal).filter(|_| same.len() == branches.iter().filter(alike).count())?;
    let text = source.body.slice(pairing.source.text).to_owned();
    (!text.trim().is_empty()).then(|| at_risk(vec![Change { range: branch.body, text }]))
}
