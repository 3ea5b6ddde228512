//! Code with its syntax marked by classes.
//!
//! Reading a line costs a thousand times what it costs to look it up, and samples repeat one another, from page to page and
//! from version to version. So each distinct sample is marked once, and each distinct line is read once for each state
//! that its syntax can be in.

use rustc_hash::FxHashMap;
use std::sync::{Arc, Mutex, RwLock};
use syntect::html::{ClassStyle, line_tokens_to_classed_spans};
use syntect::parsing::{ParseState, ScopeStack, ScopeStackOp, SyntaxReference, SyntaxSet};
use syntect::util::LinesWithEndings;

/// Prefix of the classes, which are TextMate scopes: `hl-keyword`.
pub const CLASS_PREFIX: &str = "hl-";

/// Samples beyond this are shown without colours, so that no page takes seconds. Real ones have a tenth of it at most.
const MAXIMUM_SAMPLE: usize = 64 << 10;

/// States of one syntax that are told apart; a syntax with more of them is read line by line as if nothing were known.
const MAXIMUM_STATES: usize = 256;

/// Marks up code, and keeps what it marked.
pub struct Highlighter {
    syntaxes: SyntaxSet,
    samples: RwLock<FxHashMap<blake3::Hash, Arc<str>>>,
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

impl std::fmt::Debug for Highlighter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Highlighter")
    }
}

impl Default for Highlighter {
    fn default() -> Self {
        Self { syntaxes: two_face::syntax::extra_newlines(), samples: RwLock::default(), lines: Mutex::default() }
    }
}

impl Highlighter {
    /// The HTML of `code` in `language`; None for a language without a grammar.
    pub fn highlight(&self, language: &str, code: &str) -> Option<Arc<str>> {
        let syntax = self.syntax(language)?;
        if code.len() > MAXIMUM_SAMPLE {
            return None;
        }
        let mut hasher = blake3::Hasher::new();
        hasher.update(syntax.name.as_bytes()).update(b"\n").update(code.as_bytes());
        let key = hasher.finalize();
        if let Some(known) = self.samples.read().ok()?.get(&key) {
            return Some(known.clone());
        }
        let html: Arc<str> = self.mark(syntax, code)?.into();
        self.samples.write().ok()?.insert(key, html.clone());
        Some(html)
    }

    fn mark(&self, syntax: &SyntaxReference, code: &str) -> Option<String> {
        let known = self.lines.lock().ok()?.entry(syntax.name.clone()).or_default().clone();
        let (mut html, mut open, mut stack) = (String::with_capacity(code.len() * 3), 0, ScopeStack::new());
        let (mut state, mut number) = (ParseState::new(syntax), known.number(&ParseState::new(syntax)));
        for line in LinesWithEndings::from(code) {
            let read = known.read(state, number, line, &self.syntaxes)?;
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

    fn syntax(&self, language: &str) -> Option<&SyntaxReference> {
        let language = language.to_ascii_lowercase();
        let token = match language.as_str() {
            "shell" | "console" | "sh" | "zsh" => "bash",
            "jsonc" => "json",
            "golang" => "go",
            "text" | "plain" | "plaintext" | "copilot" | "" => return None,
            other => other,
        };
        self.syntaxes.find_syntax_by_token(token)
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
