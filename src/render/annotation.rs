//! Annotated code: comments become notes beside the lines that they speak of.

use super::escape::push_escaped;
use super::fragment::Fragment;

/// The code of one row and the note beside it, both as written in the sample.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    pub note: String,
    pub code: String,
}

/// Why a sample cannot be annotated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnnotationError {
    /// The language is unknown, or has no comment that ends with its line.
    Language,
    /// The sample does not begin with a comment.
    FirstLine,
    /// The last comment has no code after it.
    LastComment,
}

impl AnnotationError {
    pub const fn message(self) -> &'static str {
        match self {
            Self::Language => "code in this language cannot be annotated",
            Self::FirstLine => "annotated code must begin with a comment",
            Self::LastComment => "the last comment of annotated code has no code after it",
        }
    }
}

/// Cuts a sample into rows: comment lines, then the code lines after them; blank lines are dropped.
///
/// # Errors
/// The sample is not a sequence of comments, each followed by code.
pub fn rows(language: &str, sample: &str) -> Result<Vec<Row>, AnnotationError> {
    let mark = comment_mark(language).ok_or(AnnotationError::Language)?;
    let mut rows: Vec<Row> = Vec::new();
    let mut in_note = false;
    for line in sample.lines().filter(|line| !line.trim().is_empty()) {
        match comment(line, mark) {
            Some(note) if in_note => push_line(&mut rows, |row| &mut row.note, note),
            Some(note) => rows.push(Row { note: format!("{note}\n"), code: String::new() }),
            None if rows.is_empty() => return Err(AnnotationError::FirstLine),
            None => push_line(&mut rows, |row| &mut row.code, line),
        }
        in_note = comment(line, mark).is_some();
    }
    match rows.last() {
        None => Err(AnnotationError::FirstLine),
        Some(row) if row.code.is_empty() => Err(AnnotationError::LastComment),
        Some(_) => Ok(rows),
    }
}

fn push_line(rows: &mut [Row], part: impl Fn(&mut Row) -> &mut String, line: &str) {
    if let Some(row) = rows.last_mut() {
        let text = part(row);
        text.push_str(line);
        text.push('\n');
    }
}

/// What begins a comment, and what ends it on the same line.
fn comment_mark(language: &str) -> Option<(&'static str, &'static str)> {
    match language.to_ascii_lowercase().as_str() {
        "bash" | "sh" | "shell" | "dockerfile" | "graphql" | "powershell" | "python" | "py" | "ruby" | "rb"
        | "toml" | "yaml" | "yml" => Some(("#", "")),
        "bicep" | "csharp" | "cs" | "go" | "golang" | "groovy" | "java" | "javascript" | "js" | "jsonc" | "rust"
        | "scss" | "typescript" | "ts" => Some(("//", "")),
        "html" | "markdown" | "md" | "xml" => Some(("<!--", "-->")),
        "sql" => Some(("--", "")),
        _ => None,
    }
}

/// The text of a line that is a comment; `#!` begins a script, not a comment.
fn comment<'l>(line: &'l str, (open, close): (&str, &str)) -> Option<&'l str> {
    let text = line.trim().strip_prefix(open)?;
    if open == "#" && text.starts_with('!') {
        return None;
    }
    let text = if close.is_empty() { text } else { text.strip_suffix(close)? };
    Some(text.strip_prefix(' ').unwrap_or(text))
}

/// Adds the rows, with notes as HTML that `write_note` makes and code that `write_code` makes.
pub fn push(
    rows: &[Row],
    title: &str,
    write_note: &mut dyn FnMut(&str, &mut Fragment),
    write_code: &mut dyn FnMut(&str, &mut String),
    out: &mut Fragment,
) {
    let html = &mut out.html;
    html.push_str("<div class=\"annotate beside\"><header class=\"code-header\"><span>");
    push_escaped(title, html, false);
    html.push_str("</span></header>\n<div class=\"annotate-beside\">\n");
    for row in rows {
        out.html.push_str("<div class=\"annotate-row\"><div class=\"annotate-code\">");
        write_code(&row.code, &mut out.html);
        out.html.push_str("</div><div class=\"annotate-note\">");
        write_note(&row.note, out);
        out.html.push_str("</div></div>\n");
    }
    out.html.push_str("</div></div>\n");
}

#[cfg(test)]
mod tests {
    use super::{AnnotationError, rows};

    #[test]
    fn comments_and_code_alternate() {
        let found = rows("yaml", "# One\n# more\na: 1\n\n# Two\nb: 2\nc: 3\n").expect("alternates");
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].note.as_str(), found[0].code.as_str()), ("One\nmore\n", "a: 1\n"));
        assert_eq!(found[1].code, "b: 2\nc: 3\n");
    }

    #[test]
    fn what_does_not_alternate_is_refused() {
        assert_eq!(rows("yaml", "a: 1\n"), Err(AnnotationError::FirstLine));
        assert_eq!(rows("yaml", "# One\na: 1\n# Two\n"), Err(AnnotationError::LastComment));
        assert_eq!(rows("json", "{}"), Err(AnnotationError::Language));
    }
}
