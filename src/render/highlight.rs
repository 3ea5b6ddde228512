//! Code with its syntax marked by classes; each distinct sample once for all editions.

use rustc_hash::FxHashMap;
use std::sync::{Arc, RwLock};
use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::{SyntaxReference, SyntaxSet};
use syntect::util::LinesWithEndings;

/// Prefix of the classes, which are TextMate scopes: `hl-keyword`.
pub const CLASS_PREFIX: &str = "hl-";

/// Samples beyond this are shown without colours, so that no page takes seconds.
const MAXIMUM_SAMPLE: usize = 256 << 10;

/// Marks up code, and keeps what it marked.
pub struct Highlighter {
    syntaxes: SyntaxSet,
    known: RwLock<FxHashMap<blake3::Hash, Arc<str>>>,
}

impl std::fmt::Debug for Highlighter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Highlighter")
    }
}

impl Default for Highlighter {
    fn default() -> Self {
        Self { syntaxes: two_face::syntax::extra_newlines(), known: RwLock::default() }
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
        if let Some(known) = self.known.read().ok()?.get(&key) {
            return Some(known.clone());
        }
        let html: Arc<str> = self.generate(syntax, code)?.into();
        self.known.write().ok()?.insert(key, html.clone());
        Some(html)
    }

    fn generate(&self, syntax: &SyntaxReference, code: &str) -> Option<String> {
        let style = ClassStyle::SpacedPrefixed { prefix: CLASS_PREFIX };
        let mut generator = ClassedHTMLGenerator::new_with_class_style(syntax, &self.syntaxes, style);
        for line in LinesWithEndings::from(code) {
            generator.parse_html_for_line_which_includes_newline(line).ok()?;
        }
        Some(generator.finalize())
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
