//! Walks a template for a set of versions at once.
//!
//! One version stands for all that remain; every test that depends on the version narrows the set to those that agree
//! with it. What is left at the end shares the text, so that each distinct result is computed exactly once.

use super::environment::{Environment, Insertion, Stack};
use super::evaluated::{Deletion, Evaluated, Fallback, Origin, OriginKind};
use super::lookup::Lookup;
use super::scope::Scope;
use super::source::SourceText;
use super::tree::{Branch, Node, Output, Tag, Template};
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::text::TextRange;
use crate::version::VersionSet;
use std::sync::Arc;

/// A text longer than this is a mistake: data entries that double one another.
pub const MAXIMUM_LENGTH: usize = 32 << 20;

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

/// Evaluates `template` for all of `versions`: one result for each that differs, in the order of their first version.
pub fn evaluate_all(template: &Template, environment: &dyn Environment, versions: VersionSet) -> Vec<Evaluated> {
    let mut rest = versions;
    let mut results = Vec::new();
    while let Some(version) = rest.lowest() {
        let evaluated = evaluate(template, environment, rest, version, &Stack::root());
        rest = rest - evaluated.versions;
        results.push(evaluated);
    }
    results
}

/// Call sites that a finding names at most.
const MAXIMUM_CALLS: usize = 8;

/// More rounds of loops than any page needs.
const MAXIMUM_ROUNDS: u32 = 1_000_000;

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
    pub scope: Scope,
    pub interrupt: Option<Interrupt>,
    /// The output or tag that is being evaluated.
    at: TextRange,
    page_dependent: bool,
    rounds: u32,
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
            scope: Scope::default(),
            interrupt: None,
            at: TextRange::empty(0),
            page_dependent: false,
            rounds: 0,
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
            page_dependent: self.page_dependent,
            diagnostics: self.diagnostics,
            damage: self.damage,
            fallbacks: self.fallbacks,
        }
    }

    /// Evaluates nodes in order, until a loop is interrupted.
    pub fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::Text(range) => self.copy(*range),
                Node::Replaced { range, with } => self.computed(*range, with),
                Node::Removed(range) => self.deleted(*range),
                Node::Output(output) => self.output(output),
                Node::Tag(tag) => self.tag(tag),
                Node::Damaged(range) => self.damaged(*range),
            }
            if self.interrupt.is_some() || self.text.len() > MAXIMUM_LENGTH {
                break;
            }
        }
    }

    /// Copies a range of the template.
    pub fn copy(&mut self, range: TextRange) {
        let text = range.slice(&self.source.text);
        self.push(OriginKind::Copied(range.start), text);
    }

    /// Adds text that the tag at `range` makes.
    pub fn computed(&mut self, range: TextRange, text: &str) {
        self.push(OriginKind::Computed(range), text);
    }

    fn push(&mut self, kind: OriginKind, text: &str) {
        if !text.is_empty() {
            self.origins.push(Origin { at: self.text.len() as u32, kind });
            self.text.push_str(text);
        }
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

    /// Evaluates one branch of `tag` and notes the others as deleted; None deletes all.
    pub fn choose(&mut self, tag: &Tag, chosen: &[usize]) {
        for (number, branch) in tag.branches.iter().enumerate() {
            if chosen.contains(&number) {
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
        self.at = output.range;
        let Some(expression) = &output.expression else { return self.damaged(output.range) };
        let value = expression.value(self);
        self.computed(output.range, &value.text());
    }

    fn tag(&mut self, tag: &Tag) {
        self.at = tag.range;
        tag.behaviour.evaluate(tag, self);
    }

    /// What `find` gives for the version; versions for which it gives something else are left out from here on.
    pub fn agreed<T>(&mut self, find: impl Fn(&Lookup<'_>) -> T, same: impl Fn(&T, &T) -> bool) -> T {
        let lookup = Lookup::new(&self.scope, self.environment, self.version);
        let found = find(&lookup);
        let (on_page, on_version) = (lookup.depends_on_page.get(), lookup.depends_on_version.get());
        self.page_dependent |= on_page;
        if on_version {
            let seen_by = |other: usize| find(&Lookup::new(&self.scope, self.environment, other));
            let others = self.versions.iter().filter(|&other| other != self.version);
            let differing = others.filter(|&other| !same(&seen_by(other), &found)).collect();
            self.versions = self.versions - differing;
        }
        found
    }

    /// Reports that the output or tag under evaluation cannot work on the values that it got.
    pub fn report_value(&mut self, message: String) {
        self.report("value-kind", Severity::Error, self.at, message, None);
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
            self.page_dependent = true;
        }
        for finding in &evaluated.diagnostics {
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
        if self.text.len() + evaluated.text.len() > MAXIMUM_LENGTH {
            let message = "the text grows beyond 32 MiB".to_owned();
            return self.report("data-size", Severity::Error, call, message, None);
        }
        if !evaluated.text.is_empty() {
            self.text.push_str(&evaluated.text);
            self.origins.push(Origin { at, kind: OriginKind::Included { call, evaluated, from: 0 } });
        }
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

    /// Counts a round of the loop at `range`; false when there have been too many, which is reported once.
    pub fn begin_round(&mut self, range: TextRange) -> bool {
        self.rounds += 1;
        if self.rounds == MAXIMUM_ROUNDS {
            let message = format!("loops run for more than {MAXIMUM_ROUNDS} rounds");
            self.report("loop-limit", Severity::Error, range, message, None);
        }
        self.rounds < MAXIMUM_ROUNDS
    }

    /// Evaluates a partial with the variables of `scope`, and inserts its text for the tag at `call`. Gives the variables
    /// back, and what the partial asks of the loop around it.
    pub fn insert_partial(
        &mut self,
        name: &str,
        template: &Template,
        scope: Scope,
        call: TextRange,
    ) -> (Scope, Option<Interrupt>) {
        if self.stack.depth >= Stack::MAXIMUM_DEPTH {
            let message = format!("partials are nested more than {} levels deep", Stack::MAXIMUM_DEPTH);
            self.report("data-depth", Severity::Error, call, message, None);
            return (scope, None);
        }
        if !self.begin_round(call) {
            return (scope, None);
        }
        let stack = Stack { path: name, depth: self.stack.depth + 1, outer: Some(self.stack) };
        let mut inner = Evaluation::new(template, self.environment, self.versions, self.version, &stack);
        (inner.scope, inner.rounds) = (scope, self.rounds);
        inner.diagnostics.extend(template.diagnostics.iter().cloned());
        inner.nodes(&template.nodes);
        let (scope, interrupt) = (std::mem::take(&mut inner.scope), inner.interrupt);
        self.rounds = inner.rounds;
        self.insert(Arc::new(inner.finish()), call);
        (scope, interrupt)
    }
}
