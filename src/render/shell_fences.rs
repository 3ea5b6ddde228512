//! Samples of shell code as the engine of 2021 took them: out of the text, before Markdown is read.
//!
//! It replaced every fence that says only `shell` by HTML, wherever it stood on its line, so that such a sample needs
//! neither a line of its own nor the indentation of its list; entities in it are decoded. Source: its order of rendering,
//! step 3. Here what looks like an element stays visible text.

use memchr::memmem;
use std::borrow::Cow;

/// The text with shell fences as HTML; unchanged where there are none.
pub fn as_html(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let (mut done, mut from) = (0, 0);
    while let Some(at) = memmem::find(&text.as_bytes()[from..], b"```").map(|at| from + at) {
        from = at + 3;
        let Some((code, end)) = sample(text, from) else { continue };
        out.push_str(&text[done..at]);
        push_sample(code, &mut out);
        (done, from) = (end, end);
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[done..]);
    Cow::Owned(out)
}

/// The code of the fence whose backticks end at `from`, and where its closing backticks end.
fn sample(text: &str, from: usize) -> Option<(&str, usize)> {
    let rest = &text[from..];
    let rest = rest.strip_prefix(' ').unwrap_or(rest).strip_prefix("shell")?;
    let rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n'))?.trim_start();
    let start = text.len() - rest.len();
    let mut line = start;
    loop {
        let next = line + memchr::memchr(b'\n', &text.as_bytes()[line..])? + 1;
        let end = memchr::memchr(b'\n', &text.as_bytes()[next..]).map_or(text.len(), |at| next + at);
        if let Some(fence) = text[next..end].find("```") {
            let code = text[start..next - 1].trim_end_matches('\r');
            return Some((code, next + fence + 3));
        }
        line = next;
    }
}

/// Without colours, as in the engine of 2021.
fn push_sample(code: &str, out: &mut String) {
    out.push_str("<pre><code class=\"language-shell\">");
    super::escape::push_escaped(&decoded(code), out, false);
    out.push_str("</code></pre>");
}

fn decoded(code: &str) -> String {
    let entities =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", "\u{a0}"), ("&amp;", "&")];
    entities.iter().fold(code.to_owned(), |code, (entity, character)| code.replace(entity, character))
}
