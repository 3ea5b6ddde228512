//! Suppressions that stand in the files, as comments: for the next block, or from a start to an end.
//!
//! A comment in the target hides findings there; one in the source hides those that point at it from any target.

use super::instruction::{Instruction, Request, instruction};
use super::lines::{Line, lines};
use super::{MALFORMED, Scope, Selected, UNUSED, WITHOUT_REASON, is_named, unknown_name};
use crate::diagnostic::{Diagnostic, Label};
use crate::text::{FileId, Files, TextRange};
use std::collections::BTreeMap;

/// One name in a comment, and the part of the file that it speaks of.
struct Suppression<'t> {
    name: &'t str,
    /// Of the name.
    place: TextRange,
    extent: TextRange,
    is_used: bool,
}

/// The suppressions of one file, and what is wrong with others.
#[derive(Default)]
struct Comments<'t> {
    suppressions: Vec<Suppression<'t>>,
    findings: Vec<Diagnostic>,
}

/// Takes away the findings that comments in files of Markdown suppress, and adds those about the comments.
pub fn suppress_by_comments(findings: Vec<Diagnostic>, files: &Files, scope: &Scope<'_>) -> Selected {
    let mut comments = read_all(files, scope);
    let mut selected = Selected::default();
    for finding in findings {
        let source = finding.context.as_ref().and_then(|context| context.source.as_ref());
        let mut is_hidden = false;
        for label in std::iter::once(&finding.label).chain(source) {
            is_hidden |= comments.get_mut(&label.file).is_some_and(|comments| comments.hide(&finding, label));
        }
        if is_hidden { selected.hidden += 1 } else { selected.kept.push(finding) }
    }
    for (file, comments) in comments {
        let path = files.get(file).path.as_str();
        let unused = comments.suppressions.iter().filter(|suppression| !suppression.is_used);
        let unused = unused.filter(|suppression| (scope.covers)(Some(suppression.name), Some(path)));
        selected.kept.extend(unused.map(|suppression| suppression.unused(file)));
        selected.kept.extend(comments.findings);
    }
    selected
}

fn read_all<'t>(files: &'t Files, scope: &Scope<'_>) -> BTreeMap<FileId, Comments<'t>> {
    let word = memchr::memmem::Finder::new(super::instruction::WORD);
    let has_any = |text: &str| word.find(text.as_bytes()).is_some();
    let relevant = files.iter().filter(|(_, file)| file.path.ends_with(".md") && has_any(&file.text));
    relevant.map(|(id, file)| (id, Comments::read(id, &file.text, scope))).collect()
}

impl Suppression<'_> {
    /// True if this hides the finding by one of its places, and remembers that it did.
    fn hides(&mut self, finding: &Diagnostic, label: &Label) -> bool {
        let hides = self.extent.contains(label.range.start) && is_named(finding, self.name);
        self.is_used |= hides;
        hides
    }

    fn unused(&self, file: FileId) -> Diagnostic {
        let message = format!("there is no finding of `{}` to suppress here", self.name);
        Diagnostic::warning(UNUSED, file, self.place, message).with_help("Take it out of the comment")
    }
}

impl<'t> Comments<'t> {
    fn read(file: FileId, text: &'t str, scope: &Scope<'_>) -> Self {
        let lines = lines(text);
        let mut comments = Self::default();
        let mut open: Vec<(usize, Request<'t>)> = Vec::new();
        for (at, line) in lines.iter().enumerate() {
            match instruction(line) {
                None => {}
                Some(Instruction::Next(request)) => {
                    let extent = next_block(&lines, at);
                    comments.add(request, extent, file, line, scope);
                }
                Some(Instruction::Start(request)) => open.push((at, request)),
                Some(Instruction::End) => match open.pop() {
                    Some((start, request)) => {
                        let extent = TextRange::new(lines[start].range.end, line.range.start);
                        comments.add(request, extent, file, &lines[start], scope);
                    }
                    None => comments.malformed(file, line, "this ends no suppression"),
                },
                Some(Instruction::Malformed(why)) => comments.malformed(file, line, why),
            }
        }
        for (at, _) in open {
            comments.malformed(file, &lines[at], "this suppression has no end");
        }
        comments
    }

    /// True if a suppression hides the finding by this place. All of them are asked: each that does is used.
    fn hide(&mut self, finding: &Diagnostic, label: &Label) -> bool {
        let mut is_hidden = false;
        for suppression in &mut self.suppressions {
            is_hidden |= suppression.hides(finding, label);
        }
        is_hidden
    }

    fn add(&mut self, request: Request<'t>, extent: TextRange, file: FileId, line: &Line<'_>, scope: &Scope<'_>) {
        if !request.has_reason {
            let finding = Diagnostic::warning(WITHOUT_REASON, file, within(line), "this suppression gives no reason");
            return self.findings.push(finding.with_help("Write it after the names and a colon"));
        }
        for (name, place) in request.names {
            match unknown_name(name, file, place, scope) {
                Some(finding) => self.findings.push(finding),
                None => self.suppressions.push(Suppression { name, place, extent, is_used: false }),
            }
        }
    }

    fn malformed(&mut self, file: FileId, line: &Line<'_>, why: &str) {
        self.findings.push(Diagnostic::warning(MALFORMED, file, within(line), why));
    }
}

/// A line without its break.
fn within(line: &Line<'_>) -> TextRange {
    TextRange::new(line.range.start, line.range.start + line.text.len() as u32)
}

/// The lines from the next that is neither blank nor a comment of ours, up to a blank one.
fn next_block(lines: &[Line<'_>], comment: usize) -> TextRange {
    let rest = &lines[comment + 1..];
    let start = rest.iter().position(|line| !line.is_gap() && instruction(line).is_none()).unwrap_or(rest.len());
    let block = rest[start..].iter().take_while(|line| !line.is_gap()).map(|line| line.range);
    block.reduce(TextRange::cover).unwrap_or_default()
}
