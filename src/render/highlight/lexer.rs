//! A lexer: all patterns of a language tried at once, from left to right.

use super::super::escape::push_escaped;
use super::CLASS_PREFIX;
use super::language::{LANGUAGES, Rule};
use regex_automata::Input;
use regex_automata::meta::Regex;
use regex_automata::util::syntax;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// A language, ready to be read.
#[derive(Debug)]
pub struct Lexer {
    rules: &'static [Rule],
    patterns: Regex,
}

/// A lexer for each language that has rules, built when first asked for.
#[derive(Debug)]
pub struct Lexers(FxHashMap<&'static str, (&'static [Rule], OnceLock<Option<Lexer>>)>);

impl Default for Lexers {
    fn default() -> Self {
        Self(LANGUAGES.iter().map(|&(name, rules)| (name, (rules, OnceLock::new()))).collect())
    }
}

impl Lexers {
    /// The lexer of a language; None if it has no rules.
    pub fn of(&self, language: &str) -> Option<&Lexer> {
        let (rules, lexer) = self.0.get(language)?;
        lexer.get_or_init(|| Lexer::new(rules)).as_ref()
    }
}

impl Lexer {
    /// None if a pattern is no regular expression, which a test rules out.
    pub fn new(rules: &'static [Rule]) -> Option<Self> {
        let patterns: Vec<&str> = rules.iter().map(|rule| rule.pattern).collect();
        // Bytes: the patterns start and end at ASCII characters or at ends of lines, and need no tables of Unicode.
        let syntax = syntax::Config::new().unicode(false).utf8(false).multi_line(true);
        let patterns = Regex::builder().syntax(syntax).build_many(&patterns).ok()?;
        Some(Self { rules, patterns })
    }

    /// The HTML of `code`.
    pub fn mark(&self, code: &str) -> String {
        let mut html = String::with_capacity(code.len() * 2);
        let (mut done, mut from) = (0, 0);
        while let Some(found) = self.patterns.find(Input::new(code).span(from..code.len())) {
            let rule = &self.rules[found.pattern().as_usize()];
            let text = code.get(found.range()).unwrap_or("");
            let start = found.end() - text.trim_start_matches(rule.around).len();
            let end = start + code.get(start..found.end()).unwrap_or("").trim_end_matches(rule.around).len();
            if start < end {
                push_escaped(&code[done..start], &mut html, false);
                push_span(rule.class, &code[start..end], &mut html);
                (done, from) = (end, end);
            } else {
                from = found.end().max(from + 1);
            }
        }
        push_escaped(&code[done..], &mut html, false);
        html
    }
}

/// Adds marked text. `class` is a scope: `entity.name.tag` gives three classes.
fn push_span(class: &str, text: &str, html: &mut String) {
    html.push_str("<span class=\"");
    for (position, part) in class.split('.').enumerate() {
        if position > 0 {
            html.push(' ');
        }
        html.push_str(CLASS_PREFIX);
        html.push_str(part);
    }
    html.push_str("\">");
    push_escaped(text, html, false);
    html.push_str("</span>");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(language: &str, code: &str) -> String {
        let lexers = Lexers::default();
        let html = lexers.of(language).expect("a lexer").mark(code);
        html.replace(CLASS_PREFIX, "").replace("<span class=\"", "[").replace("\">", "|").replace("</span>", "]")
    }

    #[test]
    fn every_language_can_be_read() {
        let lexers = Lexers::default();
        for (language, _) in LANGUAGES {
            let lexer = lexers.of(language).expect("patterns that are regular expressions");
            assert_eq!(lexer.mark("<許可> & \u{a0}é"), "&lt;許可&gt; &amp; \u{a0}é", "{language}");
        }
    }

    #[test]
    fn yaml() {
        let code = "# Sync\non:\n  - cron: \"0 3 * * *\" # daily\n\"a b\": true\nif: ${{ always() }}\nurl: http://a.example/#x\n";
        insta::assert_snapshot!(marked("yaml", code), @r##"
        [comment|# Sync]
        [entity name tag|on]:
          - [entity name tag|cron]: [string|"0 3 * * *"] [comment|# daily]
        [entity name tag|"a b"]: [constant language|true]
        [entity name tag|if]: [variable other|${{ always() }}]
        [entity name tag|url]: http://a.example/#x
        "##);
    }

    #[test]
    fn shell() {
        let code = "$ sudo ghe-license --sync \"$HOME\" 'a b' # now\nif [ -f x ]; then\n  export A=${B:-1}\nfi\nIt's a don't\n";
        insta::assert_snapshot!(marked("bash", code), @r##"
        $ [variable function|sudo] ghe-license [variable parameter|--sync] [string|"$HOME"] [string|'a b'] [comment|# now]
        [keyword control|if] [ [variable parameter|-f] x ]; [keyword control|then]
          [keyword other|export] A=[variable other|${B:-1}]
        [keyword control|fi]
        [variable function|It]'s a don't
        "##);
    }

    #[test]
    fn json_and_markup() {
        let code = "{\n  \"seats\": 12, \"tight\":[true, \"x\\\"y\"] // note\n}";
        insta::assert_snapshot!(marked("json", code), @r#"
        {
          [entity name tag|"seats"]: [constant numeric|12], [entity name tag|"tight"]:[[constant language|true], [string|"x\"y"]] [comment|// note]
        }
        "#);
        let code = "<!-- a -->\n<a href=\"/x\" hidden>&amp; \"text\"</a>";
        insta::assert_snapshot!(marked("html", code), @r#"
        [comment|&lt;!-- a --&gt;]
        [entity name tag|&lt;a] [entity other attribute|href]=[string|"/x"] hidden&gt;[constant character|&amp;amp;] "text"[entity name tag|&lt;/a]&gt;
        "#);
    }
}
