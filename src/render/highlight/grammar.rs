//! Code read by the grammars of a library.
//!
//! Reading a line costs a thousand times what it costs to look it up, and lines repeat one another. So each distinct line is
//! read once for each state that its syntax can be in.

use super::CLASS_PREFIX;
use rustc_hash::FxHashMap;
use std::sync::{Arc, Mutex, OnceLock, RwLock};
use syntect::html::{ClassStyle, line_tokens_to_classed_spans};
use syntect::parsing::{ParseState, ScopeStack, ScopeStackOp, SyntaxSet};
use syntect::util::LinesWithEndings;

/// States of one syntax that are told apart; a syntax with more of them is read line by line as if nothing were known.
const MAXIMUM_STATES: usize = 256;

/// The grammars, and what was read by them.
pub struct Grammars {
    syntaxes: OnceLock<SyntaxSet>,
    lines: Mutex<FxHashMap<String, Arc<SyntaxLines>>>,
}

/// A state by its number, and a line.
type LineKey = (usize, Box<str>);

/// What is known of one syntax.
#[derive(Default)]
struct SyntaxLines {
    /// The first is the state at the start of a sample.
    states: RwLock<Vec<ParseState>>,
    /// By number of the state before the line, and line.
    lines: RwLock<FxHashMap<LineKey, Arc<ReadLine>>>,
}

/// A line, read in one state.
struct ReadLine {
    operations: Vec<(usize, ScopeStackOp)>,
    /// The state after it, and its number.
    state: ParseState,
    number: Option<usize>,
}

impl Default for Grammars {
    fn default() -> Self {
        Self { syntaxes: OnceLock::new(), lines: Mutex::default() }
    }
}

impl Grammars {
    /// The HTML of `code`; None for a language without a grammar.
    pub fn mark(&self, language: &str, code: &str) -> Option<String> {
        let set = self.syntaxes.get_or_init(two_face::syntax::extra_newlines);
        let syntax = set.find_syntax_by_token(language)?;
        let known = self.lines.lock().ok()?.entry(syntax.name.clone()).or_default().clone();
        let (mut html, mut open, mut stack) = (String::with_capacity(code.len() * 3), 0, ScopeStack::new());
        let (mut state, mut number) = (ParseState::new(syntax), known.number(&ParseState::new(syntax)));
        for line in LinesWithEndings::from(code) {
            let read = known.read(state, number, line, set)?;
            let style = ClassStyle::SpacedPrefixed { prefix: CLASS_PREFIX };
            let (spans, change) = line_tokens_to_classed_spans(line, &read.operations, style, &mut stack).ok()?;
            html.push_str(&spans);
            open += change;
            (state, number) = (read.state.clone(), read.number);
        }
        for _ in 0..open {
            html.push_str("</span>");
        }
        Some(html)
    }
}

impl SyntaxLines {
    /// Reads a line, or finds it read.
    fn read(&self, mut state: ParseState, number: Option<usize>, line: &str, set: &SyntaxSet) -> Option<Arc<ReadLine>> {
        let key = number.map(|number| (number, Box::from(line)));
        if let Some(key) = &key
            && let Some(known) = self.lines.read().ok()?.get(key)
        {
            return Some(known.clone());
        }
        let operations = state.parse_line(line, set).ok()?;
        let read = Arc::new(ReadLine { operations, number: self.number(&state), state });
        if let Some(key) = key {
            self.lines.write().ok()?.insert(key, read.clone());
        }
        Some(read)
    }

    /// The number of a state; None once there are too many.
    fn number(&self, state: &ParseState) -> Option<usize> {
        let find = |states: &[ParseState]| states.iter().position(|known| known == state);
        if let Some(known) = find(&self.states.read().ok()?) {
            return Some(known);
        }
        let mut states = self.states.write().ok()?;
        // Another thread may have been first.
        if let Some(known) = find(&states) {
            return Some(known);
        }
        (states.len() < MAXIMUM_STATES).then(|| {
            states.push(state.clone());
            states.len() - 1
        })
    }
}
