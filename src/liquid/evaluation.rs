//! Walks a template for a set of versions at once.
//!
//! One version stands for all that remain; every test that depends on the version narrows the set to those that agree
//! with it. What is left at the end shares the text, so that each distinct result is computed exactly once.

use super::effort;
use super::environment::{Environment, Insertion, Stack};
use super::evaluated::{Deletion, Evaluated, Fallback, Origin, OriginKind};
use super::source::SourceText;
use super::tree::{Branch, Node, Output, Tag, Template};
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::text::TextRange;
use crate::version::VersionSet;
use liquid_core::model::{KString, Value};
use std::cell::Cell;
use std::sync::Arc;

/// A text longer than this is a mistake: data entries that double one another.
const MAXIMUM_LENGTH: usize = 8 << 20;

/// A variable with more bytes is a mistake too: no filter gets to see it.
const MAXIMUM_VARIABLE: usize = 1 << 20;

/// Evaluates `template` for version number `version`, and says for which of `versions` the result holds.
///
/// The result's `versions` is a subset of `versions` that holds `version`; call again with the rest.
pub fn evaluate(
    template: &Template,
    environment: &dyn Environment,
    versions: VersionSet,
    version: usize,
    stack: &Stack<'_>,
) -> Evaluated {
    let mut evaluation = Evaluation::new(template, environment, versions, version, stack);
    evaluation.nodes(&template.nodes);
    evaluation.finish()
}

/// Findings that are taken over from included data at most.
const MAXIMUM_FINDINGS: usize = 1000;

/// Call sites that a finding names at most.
const MAXIMUM_CALLS: usize = 8;

/// What a `break` or `continue` asks of the loop around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Interrupt {
    Break,
    Continue,
}

/// The state of one walk.
pub struct Evaluation<'e> {
    pub environment: &'e dyn Environment,
    pub source: &'e SourceText,
    pub stack: &'e Stack<'e>,
    /// The version that stands for the others.
    pub version: usize,
    pub versions: VersionSet,
    pub page_dependent: Cell<bool>,
    /// Variables of `assign`, `capture` and loops, innermost last.
    pub locals: Vec<(KString, Value)>,
    pub interrupt: Option<Interrupt>,
    effort: usize,
    text: String,
    origins: Vec<Origin>,
    deletions: Vec<Deletion>,
    diagnostics: Vec<Diagnostic>,
    damage: Vec<u32>,
    fallbacks: Vec<Arc<Fallback>>,
}

impl<'e> Evaluation<'e> {
    fn new(
        template: &'e Template,
        environment: &'e dyn Environment,
        versions: VersionSet,
        version: usize,
        stack: &'e Stack<'e>,
    ) -> Self {
        Self {
            environment,
            source: &template.source,
            stack,
            version,
            versions,
            page_dependent: Cell::new(false),
            locals: Vec::new(),
            interrupt: None,
            effort: 0,
            text: String::with_capacity(template.source.text.len() + 64),
            origins: Vec::new(),
            deletions: Vec::new(),
            diagnostics: Vec::new(),
            damage: Vec::new(),
            fallbacks: Vec::new(),
        }
    }

    fn finish(self) -> Evaluated {
        Evaluated {
            text: self.text,
            origins: self.origins,
            deletions: self.deletions,
            source: self.source.clone(),
            versions: self.versions,
            page_dependent: self.page_dependent.get(),
            diagnostics: self.diagnostics,
            damage: self.damage,
            fallbacks: self.fallbacks,
            effort: self.effort,
        }
    }

    /// Evaluates nodes in order, until a loop is interrupted or there is no more to spend.
    pub fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            self.spend(effort::NODE, node.range());
            if self.interrupt.is_some() || self.is_exhausted() {
                break;
            }
            match node {
                Node::Text(range) => self.copy(*range),
                Node::Replaced { range, with } => self.computed(*range, with),
                Node::Removed(range) => self.deleted(*range),
                Node::Output(output) => self.output(output),
                Node::Tag(tag) => tag.behaviour.evaluate(tag, self),
                Node::Damaged(range) => self.damaged(*range),
            }
        }
    }

    /// Notes that something at `range` of the template costs `units`; the first that costs too much is reported.
    pub fn spend(&mut self, units: usize, range: TextRange) {
        let before = self.is_exhausted();
        self.effort = self.effort.saturating_add(units);
        if !before && self.is_exhausted() {
            let message = "evaluating this text is too much work".to_owned();
            let help = "look for loops in loops, for a variable that grows in a loop, and for data that includes data";
            self.report("evaluation-limit", Severity::Error, range, message, Some(help.to_owned()));
        }
    }

    /// True if all work that an evaluation may be is spent, so that the rest of the text is left out.
    pub const fn is_exhausted(&self) -> bool {
        self.effort > effort::LIMIT
    }

    /// Copies a range of the template.
    pub fn copy(&mut self, range: TextRange) {
        let text = range.slice(&self.source.text);
        self.push(OriginKind::Copied(range.start), text, range);
    }

    /// Adds text that the tag at `range` makes.
    pub fn computed(&mut self, range: TextRange, text: &str) {
        self.push(OriginKind::Computed(range), text, range);
    }

    fn push(&mut self, kind: OriginKind, text: &str, range: TextRange) {
        self.spend(text.len(), range);
        if !text.is_empty() && self.has_room(text.len(), range) {
            self.origins.push(Origin { at: self.text.len() as u32, kind });
            self.text.push_str(text);
        }
    }

    /// True if the text may grow by `length` bytes; otherwise it ends here.
    fn has_room(&mut self, length: usize, range: TextRange) -> bool {
        let has_room = self.text.len() + length <= MAXIMUM_LENGTH;
        if !has_room && !self.is_exhausted() {
            let message = format!("the text grows beyond {} MiB", MAXIMUM_LENGTH >> 20);
            self.report("data-size", Severity::Error, range, message, None);
            self.effort = usize::MAX;
        }
        has_room
    }

    /// Notes that `range` of the template shows nothing here.
    pub fn deleted(&mut self, range: TextRange) {
        self.deletions.push(Deletion { at: self.text.len() as u32, range });
    }

    /// Notes that something at `range` could not be read, so that the text here is not to be trusted.
    pub fn damaged(&mut self, range: TextRange) {
        self.deleted(range);
        self.damage.push(self.text.len() as u32);
    }

    /// Reports a finding at `range` of the template; an error also marks the place in the text.
    pub fn report(
        &mut self,
        check: &'static str,
        severity: Severity,
        range: TextRange,
        message: String,
        help: Option<String>,
    ) {
        let range = self.source.locate(range);
        let mut finding = Diagnostic::new(check, severity, self.source.file, range, message);
        finding.help = help;
        self.diagnostics.push(finding);
        if severity == Severity::Error {
            self.damage.push(self.text.len() as u32);
        }
    }

    /// Narrows the set to the versions that agree with the current one on a test true in `truth`.
    pub fn holds_in(&mut self, truth: VersionSet) -> bool {
        let holds = truth.contains(self.version);
        self.versions = if holds { self.versions & truth } else { self.versions - truth };
        holds
    }

    /// Evaluates the branches of `tag` whose numbers are `chosen`, ascending, and notes the others as deleted.
    pub fn choose(&mut self, tag: &Tag, chosen: &[usize]) {
        for (number, branch) in tag.branches.iter().enumerate() {
            if chosen.binary_search(&number).is_ok() {
                self.nodes(&branch.body);
            } else {
                self.deleted(self.branch_extent(tag, number, branch));
            }
        }
    }

    fn branch_extent(&self, tag: &Tag, number: usize, branch: &Branch) -> TextRange {
        let next = tag.branches.get(number + 1).map(|next| next.range.start);
        let until = next.or(tag.end.map(|end| end.start)).unwrap_or(branch.range.end);
        branch.extent(until)
    }

    fn output(&mut self, output: &Output) {
        let Some(expression) = &output.expression else { return self.damaged(output.range) };
        let value = expression.value(self, output.range);
        let text = super::expression::render(&value);
        self.computed(output.range, &text);
    }

    /// Inserts the data entry `path` for the tag at `call`.
    pub fn include(&mut self, path: &str, insertion: &Insertion, call: TextRange) {
        if self.stack.depth > 0 && (self.stack.holds(path) || self.environment.leads_back(path, self.stack.path)) {
            let message = format!("`{path}` leads back to `{}`, which includes it", self.stack.path);
            let help = Some("remove one of the tags of the cycle".to_owned());
            return self.report("data-cycle", Severity::Error, call, message, help);
        }
        if self.environment.height(path) > Stack::MAXIMUM_DEPTH {
            let message = format!("below `{path}`, data is nested more than {} levels deep", Stack::MAXIMUM_DEPTH);
            return self.report("data-depth", Severity::Error, call, message, None);
        }
        match self.environment.include(path, insertion, self.version, self.stack) {
            Some(evaluated) => self.insert(evaluated, call),
            None => {
                let help = self.environment.similar_data(path).map(|near| format!("did you mean `{near}`?"));
                self.report("missing-data", Severity::Error, call, format!("no data entry `{path}`"), help);
            }
        }
    }

    fn insert(&mut self, evaluated: Arc<Evaluated>, call: TextRange) {
        let at = self.text.len() as u32;
        let caller = self.source.locate(call);
        self.versions = self.versions & evaluated.versions;
        if evaluated.page_dependent {
            self.page_dependent.set(true);
        }
        if self.is_too_much(&evaluated, call) {
            return;
        }
        // The last, since what ended an evaluation stands last.
        let room = MAXIMUM_FINDINGS.saturating_sub(self.diagnostics.len()).max(1);
        for finding in &evaluated.diagnostics[evaluated.diagnostics.len().saturating_sub(room)..] {
            let mut finding = finding.clone();
            let call = Label::new(self.source.file, caller, "included here");
            // Of a long chain the innermost calls and the outermost are told.
            if finding.related.len() < MAXIMUM_CALLS {
                finding.related.push(call);
            } else if let Some(last) = finding.related.last_mut() {
                *last = call;
            }
            self.diagnostics.push(finding);
        }
        self.damage.extend(evaluated.damage.iter().map(|offset| at + offset));
        self.fallbacks.extend(evaluated.fallbacks.iter().cloned());
        if !evaluated.text.is_empty() && self.has_room(evaluated.text.len(), call) {
            self.text.push_str(&evaluated.text);
            self.origins.push(Origin { at, kind: OriginKind::Included { call, evaluated, from: 0 } });
        }
    }

    /// Pays for what it was to evaluate an entry, known before or not, and for what is taken over from it. True if that is
    /// too much, so that it is left out; one that was too much by itself brings what was found.
    fn is_too_much(&mut self, evaluated: &Evaluated, call: TextRange) -> bool {
        let findings = evaluated.diagnostics.len() * effort::FINDING;
        let taken = findings + (evaluated.damage.len() + evaluated.fallbacks.len()) * effort::NODE;
        if evaluated.effort > effort::LIMIT {
            self.effort = usize::MAX;
            return false;
        }
        self.spend(evaluated.effort.saturating_add(taken), call);
        self.is_exhausted()
    }

    /// Evaluates `nodes` apart and gives their text; for `capture`, whose text is a value.
    pub fn captured(&mut self, nodes: &[Node]) -> String {
        let length = self.text.len();
        let (origins, deletions) = (self.origins.len(), self.deletions.len());
        self.nodes(nodes);
        self.origins.truncate(origins);
        self.deletions.truncate(deletions);
        // What went wrong inside is wrong wherever the value is shown; all that is known is where it was made.
        self.damage.iter_mut().for_each(|at| *at = (*at).min(length as u32));
        self.text.split_off(length)
    }

    /// Sets a variable for the rest of the template; the tag at `range` says so.
    pub fn assign(&mut self, name: &str, value: Value, range: TextRange) {
        let value = if effort::size(&value) <= MAXIMUM_VARIABLE {
            value
        } else {
            let message = format!("`{name}` grows beyond {} MiB", MAXIMUM_VARIABLE >> 20);
            self.report("data-size", Severity::Error, range, message, None);
            Value::Nil
        };
        match self.locals.iter_mut().rev().find(|(known, _)| known == name) {
            Some(local) => local.1 = value,
            None => self.locals.push((KString::from_ref(name), value)),
        }
    }
}
