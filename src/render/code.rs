//! Code blocks.

use super::escape::{escaped, push_escaped};
use super::fragment::Fragment;
use super::highlight::Highlighter;

/// What the text after an opening fence says.
#[derive(Debug, PartialEq, Eq)]
pub struct Info<'t> {
    pub language: &'t str,
    /// The block gets a header with a button that copies it.
    pub copy: bool,
    /// Comments are shown beside the code.
    pub annotate: bool,
}

impl<'t> Info<'t> {
    /// The first word is the language, the others are flags; `{:copy}` glued to the language is the flag of 2021.
    pub fn parse(info: &'t str) -> Self {
        let mut words = info.split_whitespace();
        let first = words.next().unwrap_or("");
        let language = first.strip_suffix("{:copy}").unwrap_or(first);
        let flags: Vec<&str> = words.collect();
        let copy = language.len() < first.len() || flags.iter().any(|flag| matches!(*flag, "copy" | "{:copy}"));
        Self { language, copy, annotate: flags.contains(&"annotate") }
    }
}

/// Adds a code block.
pub fn push(info: &Info<'_>, code: &str, copy_label: &str, highlighter: Option<&Highlighter>, out: &mut Fragment) {
    let html = &mut out.html;
    if info.copy {
        html.push_str("<div class=\"code-example\"><header class=\"code-header\"><span>");
        html.push_str(&escaped(display_name(info.language)));
        html.push_str("</span><button class=\"code-copy\" type=\"button\">");
        push_escaped(copy_label, html, false);
        html.push_str("</button></header>");
    }
    push_sample(info.language, code, highlighter, html);
    if info.copy {
        html.push_str("</div>");
    }
    html.push('\n');
}

/// Adds the code itself, in `<pre>`.
pub fn push_sample(language: &str, code: &str, highlighter: Option<&Highlighter>, html: &mut String) {
    html.push_str("<pre tabindex=\"0\"><code");
    if !language.is_empty() {
        html.push_str(" class=\"language-");
        push_escaped(language, html, true);
        html.push('"');
    }
    html.push('>');
    let marked = highlighter.filter(|_| !language.is_empty()).and_then(|h| h.highlight(language, code));
    match marked {
        Some(marked) => html.push_str(&marked),
        None => push_escaped(code, html, false),
    }
    html.push_str("</code></pre>");
}

/// The name of a language for readers; the word itself where it is not known.
pub fn display_name(language: &str) -> &str {
    match language.to_ascii_lowercase().as_str() {
        "" => "Code",
        "bash" => "Bash",
        "batch" => "Batch",
        "csharp" | "cs" => "C#",
        "diff" => "Diff",
        "dockerfile" => "Dockerfile",
        "go" | "golang" => "Go",
        "graphql" => "GraphQL",
        "groovy" => "Groovy",
        "html" => "HTML",
        "http" => "HTTP",
        "java" => "Java",
        "javascript" | "js" => "JavaScript",
        "json" | "jsonc" => "JSON",
        "markdown" | "md" => "Markdown",
        "powershell" => "PowerShell",
        "python" | "py" => "Python",
        "ruby" | "rb" => "Ruby",
        "shell" => "Shell",
        "sql" => "SQL",
        "text" => "Text",
        "toml" => "TOML",
        "typescript" | "ts" => "TypeScript",
        "xml" => "XML",
        "yaml" | "yml" => "YAML",
        _ => language,
    }
}
