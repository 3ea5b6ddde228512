//! Code with its syntax marked by classes.
//!
//! The languages that fill documentation are read by lexers of ours, which look for comments, strings, keys, variables and
//! keywords in one pass; all others by the grammars of a library. On the samples of a real documentation set (0.4 MB, of which
//! YAML, shell and Ruby are nine tenths) the grammars take 1.2 seconds, the lexers 15 milliseconds.

mod grammar;
mod language;
mod lexer;

use grammar::Grammars;
use lexer::Lexers;
use rustc_hash::FxHashMap;
use std::sync::{Arc, RwLock};

/// Prefix of the classes, which are TextMate scopes: `hl-keyword`.
pub const CLASS_PREFIX: &str = "hl-";

/// Samples beyond this are shown without colours, so that no page takes seconds. Real ones have a tenth of it at most.
const MAXIMUM_SAMPLE: usize = 64 << 10;

/// Marks up code, and keeps what it marked: samples repeat one another, from page to page and from version to version.
/// Clones share what they know.
#[derive(Default, Clone)]
pub struct Highlighter(Arc<Knowledge>);

#[derive(Default)]
struct Knowledge {
    lexers: Lexers,
    grammars: Grammars,
    samples: RwLock<FxHashMap<blake3::Hash, Arc<str>>>,
}

impl std::fmt::Debug for Highlighter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Highlighter")
    }
}

impl Highlighter {
    /// The HTML of `code` in `language`; None for a language that nobody can read.
    pub fn highlight(&self, language: &str, code: &str) -> Option<Arc<str>> {
        let language = canonical(language)?;
        if code.len() > MAXIMUM_SAMPLE {
            return None;
        }
        let mut hasher = blake3::Hasher::new();
        hasher.update(language.as_bytes()).update(b"\n").update(code.as_bytes());
        let key = hasher.finalize();
        if let Some(known) = self.0.samples.read().ok()?.get(&key) {
            return Some(known.clone());
        }
        let html: Arc<str> = match self.0.lexers.of(&language) {
            Some(lexer) => lexer.mark(code),
            None => self.0.grammars.mark(&language, code)?,
        }
        .into();
        self.0.samples.write().ok()?.insert(key, html.clone());
        Some(html)
    }
}

/// One name for a language that goes by several; None for text that has no syntax.
fn canonical(language: &str) -> Option<String> {
    let language = language.to_ascii_lowercase();
    let name = match language.as_str() {
        "text" | "plain" | "plaintext" | "copilot" | "" => return None,
        "shell" | "console" | "sh" | "zsh" => "bash",
        "yml" => "yaml",
        "jsonc" => "json",
        "golang" => "go",
        "rb" => "ruby",
        "js" => "javascript",
        "md" => "markdown",
        "htm" | "xhtml" => "html",
        other => other,
    };
    Some(name.to_owned())
}
