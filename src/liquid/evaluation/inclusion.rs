//! What a template takes in: data entries, which were evaluated apart, and partials.

use super::{Evaluation, Interrupt};
use crate::diagnostic::{Label, Severity};
use crate::liquid::effort;
use crate::liquid::environment::{Insertion, Stack};
use crate::liquid::evaluated::{Evaluated, Origin, OriginKind};
use crate::liquid::scope::Scope;
use crate::liquid::tree::Template;
use crate::text::TextRange;
use std::sync::Arc;

/// Findings that are taken over from included data at most.
const MAXIMUM_FINDINGS: usize = 1000;

/// Call sites that a finding names at most.
const MAXIMUM_CALLS: usize = 8;

impl Evaluation<'_> {
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
        self.spend(effort::ROUND, call);
        if self.is_exhausted() {
            return (scope, None);
        }
        let stack = Stack { path: name, depth: self.stack.depth + 1, outer: Some(self.stack) };
        let mut inner = Evaluation::new(template, self.environment, self.versions, self.version, &stack);
        // All partials of a template share what it may spend.
        (inner.scope, inner.effort) = (scope, self.effort);
        inner.diagnostics.extend(template.diagnostics.iter().cloned());
        inner.nodes(&template.nodes);
        let (scope, interrupt) = (std::mem::take(&mut inner.scope), inner.interrupt);
        if !inner.is_exhausted() {
            inner.effort -= self.effort;
        }
        self.insert(Arc::new(inner.finish()), call);
        (scope, interrupt)
    }
}
