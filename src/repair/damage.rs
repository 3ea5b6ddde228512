//! Damage: what does not parse or cannot be evaluated in a translation, unless its source has the same.

use crate::bitext::Bitext;
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::document::{Document, FieldName};
use crate::liquid::{Names, Node, Template};
use crate::text::{FileId, TextRange};

/// Everything that is wrong with a document as written.
pub fn of_document(document: &Document, names: &Names) -> Vec<Diagnostic> {
    let mut found = document.diagnostics().to_vec();
    let fields = FieldName::ALL.iter().filter_map(|name| document.field(*name));
    for template in std::iter::once(document.body()).chain(fields) {
        found.extend(of_template(template, names));
    }
    found
}

/// Everything that is wrong with a template as written.
pub fn of_template(template: &Template, names: &Names) -> Vec<Diagnostic> {
    let mut found = template.diagnostics.clone();
    if !template.is_plain() {
        conditions(template, names, &mut found);
    }
    if template.source.text.contains('%') {
        delimiters(template, &template.nodes, &mut found);
    }
    if memchr::memmem::find(template.source.text.as_bytes(), MERGE_MARKS[0].as_bytes()).is_some() {
        merge_marks(template, &mut found);
    }
    if memchr::memmem::find(template.source.text.as_bytes(), b"<|").is_some() {
        leaked_marks(template, &mut found);
    }
    found
}

/// Marks such as `<|endoftext|>`, with which language models divide texts; those in code are samples.
fn leaked_marks(template: &Template, found: &mut Vec<Diagnostic>) {
    let text = &template.source.text;
    let is_name = |name: &str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    for (start, _) in text.match_indices("<|") {
        let Some(length) = text[start + 2..].find("|>").filter(|&at| is_name(&text[start + 2..start + 2 + at])) else {
            continue;
        };
        let line = &text[text[..start].rfind('\n').map_or(0, |at| at + 1)..start];
        let is_code = line.matches('`').count() % 2 == 1 || text[..start].matches("\n```").count() % 2 == 1;
        if !is_code {
            let range = TextRange::from(start..start + 2 + length + 2);
            let message = format!("`{}` is left from a translation system", range.slice(text));
            let place = template.source.locate(range);
            let finding = Diagnostic::error("leaked-mark", template.source.file, place, message);
            found.push(finding.with_help("remove it"));
        }
    }
}

/// True for a template in which something is wrong as written; quick where nothing is.
pub fn is_suspect(template: &Template) -> bool {
    let mut found = Vec::new();
    if template.source.text.contains('%') {
        delimiters(template, &template.nodes, &mut found);
    }
    !template.diagnostics.is_empty() || !found.is_empty()
}

/// What git writes before and after the two sides of a conflict.
const MERGE_MARKS: [&str; 2] = ["<<<<<<< ", ">>>>>>> "];

/// Lines that a merge has left behind; those in code are samples.
fn merge_marks(template: &Template, found: &mut Vec<Diagnostic>) {
    let text = &template.source.text;
    let (mut at, mut is_code) = (0, false);
    for line in text.split_inclusive('\n') {
        is_code ^= line.trim_start().starts_with("```");
        if !is_code && MERGE_MARKS.iter().any(|mark| line.starts_with(mark)) {
            let range = TextRange::from(at..at + line.trim_end().len());
            let message = format!("`{}` is left from a merge", &line[..7]);
            let finding = Diagnostic::error("merge-mark", template.source.file, template.source.locate(range), message);
            found.push(finding.with_help("keep one of the two sides, and remove the lines of the merge"));
        }
        at += line.len();
    }
}

/// Conditions that cannot be read, evaluated or not.
fn conditions(template: &Template, names: &Names, found: &mut Vec<Diagnostic>) {
    template.for_each_tag(&mut |tag| {
        let conditions = tag.branches.iter().filter(|branch| tag.name == "ifversion" && branch.name != "else");
        for branch in conditions {
            if let Err(error) = names.truth(branch.arguments.slice(&template.source.text)) {
                let range = template.source.locate(branch.range);
                let finding = Diagnostic::error("condition-syntax", template.source.file, range, error.to_string());
                found.push(finding.with_help(error.help()));
            }
        }
    });
}

/// Delimiters of tags that stand in text.
fn delimiters(template: &Template, nodes: &[Node], found: &mut Vec<Diagnostic>) {
    for node in nodes {
        match node {
            Node::Text(range) => {
                let text = range.slice(&template.source.text);
                if memchr::memchr(b'%', text.as_bytes()).is_none() || is_raw(*range, &template.source.text) {
                    continue;
                }
                for broken in broken_tags(text) {
                    let range = template.source.locate(broken.shifted(range.start));
                    let tag = broken.slice(text);
                    let message = format!("`{tag}` is no tag, so that readers see it");
                    let finding = Diagnostic::error("damaged-tag", template.source.file, range, message);
                    found.push(finding.with_help("a tag begins with `{%` and ends with `%}`, without blanks inside"));
                }
            }
            Node::Tag(tag) if tag.name != "raw" => {
                tag.branches.iter().for_each(|branch| delimiters(template, &branch.body, found));
            }
            _ => {}
        }
    }
}

/// True for text that stands in `raw` and is meant to be read as it is.
fn is_raw(range: TextRange, text: &str) -> bool {
    let before = text[..range.start as usize].trim_end();
    let tag = before.strip_suffix("%}").and_then(|before| before.rsplit_once("{%"));
    tag.is_some_and(|(_, name)| name.trim_matches(['-', ' ']) == "raw")
}

/// Stretches that were tags once: from `{ %` on, or up to a `%}` without a beginning.
fn broken_tags(text: &str) -> Vec<TextRange> {
    let mut broken: Vec<TextRange> = Vec::new();
    for (at, _) in text.match_indices('%') {
        let before = text[..at].trim_end_matches([' ', '\u{a0}']);
        let line_end = text[at..].find('\n').map_or(text.len(), |end| at + end);
        let range = if before.ends_with('{') && before.len() < at {
            let end = text[at + 1..line_end].find('}').map_or(line_end, |end| at + 1 + end + 1);
            before.len() - 1..end
        } else if text[at + 1..].starts_with('}') {
            let line = before.rfind('\n').map_or(0, |start| start + 1);
            let start = before[line..].rfind('{').map_or(at, |start| line + start);
            start..at + 2
        } else {
            continue;
        };
        let range = TextRange::from(range);
        match broken.last_mut() {
            Some(last) if last.overlaps(range) => *last = last.cover(range),
            _ => broken.push(range),
        }
    }
    broken
}

/// What evaluation says of the target and not of the source.
pub fn of_evaluation(bitext: &Bitext<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for cell in &bitext.cells {
        let known = &cell.source.evaluated.diagnostics;
        found.extend(unless_known(known, &cell.target.evaluated.diagnostics));
    }
    found
}

/// Findings of the target that its source does not have as often: a defect of both is the source's.
pub fn unless_known(source: &[Diagnostic], target: &[Diagnostic]) -> Vec<Diagnostic> {
    let taken: Vec<usize> = partners(source, target).into_iter().flatten().collect();
    target.iter().enumerate().filter(|(at, _)| !taken.contains(at)).map(|(_, finding)| finding.clone()).collect()
}

/// Findings of the source that its target has as well, with the place there.
pub fn shared(source: &[Diagnostic], target: &[Diagnostic]) -> Vec<Diagnostic> {
    let pairs = source.iter().zip(partners(source, target));
    let told = |(finding, partner): (&Diagnostic, Option<usize>)| {
        let Label { file, range, .. } = target[partner?].label;
        Some(finding.clone().with_related(Label::new(file, range, "the translation has it as well")))
    };
    pairs.filter_map(told).collect()
}

/// For each finding of the source, the position of the one that says the same of the target: of several the nearest, since
/// a translation keeps the order of its source.
fn partners(source: &[Diagnostic], target: &[Diagnostic]) -> Vec<Option<usize>> {
    let (mut partners, mut taken) = (Vec::with_capacity(source.len()), vec![false; target.len()]);
    for known in source {
        let is_alike = |other: &Diagnostic| other.check == known.check && other.message == known.message;
        let distance = |other: &Diagnostic| other.label.range.start.abs_diff(known.label.range.start);
        let free = target.iter().enumerate().filter(|(at, _)| !taken[*at]);
        let nearest = free.filter(|(_, other)| is_alike(other)).min_by_key(|(_, other)| distance(other));
        let nearest = nearest.map(|(at, _)| at);
        nearest.iter().for_each(|at| taken[*at] = true);
        partners.push(nearest);
    }
    partners
}

/// Where a target is damaged: differences there follow from the damage.
#[derive(Debug, Default)]
pub struct Damage {
    ranges: Vec<TextRange>,
    /// A tag that opens, divides or closes a block is damaged, so that nobody can say what the versions see.
    of_blocks: bool,
}

impl Damage {
    /// The damage that findings tell of in a file.
    pub fn new(findings: &[Diagnostic], file: FileId, text: &str) -> Self {
        let errors =
            findings.iter().filter(|finding| finding.severity == Severity::Error && finding.label.file == file);
        let mut damage = Self::default();
        for finding in errors {
            damage.ranges.push(lines(finding.label.range, text));
            damage.of_blocks |= finding.check != "missing-data" && finding.check != "unknown-octicon";
        }
        damage
    }

    /// True if a difference at `range` of the file, which all versions have or not, follows from the damage.
    pub fn explains(&self, range: TextRange, all_versions: bool) -> bool {
        let near = |damaged: &TextRange| damaged.start <= range.end && range.start <= damaged.end;
        self.ranges.iter().any(near) || (self.of_blocks && !all_versions)
    }
}

/// The lines that a range lies in.
fn lines(range: TextRange, text: &str) -> TextRange {
    let start = text.get(..range.start as usize).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let rest = text.get(range.end as usize..).unwrap_or("");
    let end = range.end as usize + rest.find('\n').unwrap_or(rest.len());
    TextRange::new(start as u32, end as u32)
}

#[cfg(test)]
mod tests {
    use super::broken_tags;

    #[test]
    fn tags_that_were() {
        let broken =
            |text: &'static str| -> Vec<&str> { broken_tags(text).iter().map(|range| range.slice(text)).collect() };
        assert_eq!(broken("a { % data x %} b"), ["{ % data x %}"]);
        assert_eq!(broken("a { data x %} b"), ["{ data x %}"]);
        assert_eq!(broken("100 % of {x}, a%b, width: 100% }"), Vec::<&str>::new());
    }
}
