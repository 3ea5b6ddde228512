//! Walks a template for a set of versions at once.
//!
//! One version stands for all that remain; every test that depends on the version narrows the set to those that agree
//! with it. What is left at the end shares the text, so that each distinct result is computed exactly once.

mod inclusion;

use crate::diagnostic::{Diagnostic, Severity};
use crate::liquid::effort;
use crate::liquid::environment::{Environment, Stack};
use crate::liquid::evaluated::{Deletion, Evaluated, Fallback, Origin, OriginKind};
use crate::liquid::lookup::Lookup;
use crate::liquid::scope::Scope;
use crate::liquid::source::SourceText;
use crate::liquid::tree::{Branch, Node, Output, Tag, Template};
use crate::liquid::value::Value;
use crate::text::TextRange;
use crate::version::VersionSet;
use std::sync::Arc;

/// A text longer than this is a mistake: data entries that double one another.
pub const MAXIMUM_LENGTH: usize = 8 << 20;

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
            scope: Scope::default(),
            interrupt: None,
            at: TextRange::empty(0),
            page_dependent: false,
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
            page_dependent: self.page_dependent,
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
                Node::Tag(tag) => self.tag(tag),
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
        self.diagnostics.push(self.source.finding(check, severity, range, message, help));
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
        let lookup = Lookup::new(&self.scope, self.environment, self.version, self.effort);
        let found = find(&lookup);
        let (on_page, on_version) = (lookup.depends_on_page.get(), lookup.depends_on_version.get());
        let mut effort = lookup.effort.get();
        self.page_dependent |= on_page;
        if on_version {
            let mut differs = |other: &usize| {
                let lookup = Lookup::new(&self.scope, self.environment, *other, effort);
                let differs = !same(&find(&lookup), &found);
                effort = lookup.effort.get();
                differs
            };
            let others = self.versions.iter().filter(|&other| other != self.version);
            let differing = others.filter(|other| differs(other)).collect();
            self.versions = self.versions - differing;
        }
        self.spend(effort - self.effort, self.at);
        found
    }

    /// Reports that the output or tag under evaluation cannot work on the values that it got.
    pub fn report_value(&mut self, message: String) {
        self.report("value-kind", Severity::Error, self.at, message, None);
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
        self.scope.assign(name, value);
    }
}
