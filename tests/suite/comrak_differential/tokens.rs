//! A rendered text as a flat list of what a browser would tell apart.

/// Builds the list: blanks are one, and none stand at the edges of blocks.
#[derive(Default)]
pub struct Tokens {
    list: Vec<String>,
    text: String,
}

/// What marks text among the tokens.
pub const TEXT: &str = "text ";

impl Tokens {
    pub fn text(&mut self, text: &str) {
        for c in text.chars() {
            let blank = c.is_whitespace() && c != '\u{A0}';
            match blank {
                true if self.text.ends_with(' ') => {}
                true => self.text.push(' '),
                false => self.text.push(c),
            }
        }
    }

    /// An element within text, or its end.
    pub fn inline(&mut self, token: impl Into<String>) {
        self.flush(false);
        self.list.push(token.into());
    }

    /// The beginning or the end of a block.
    pub fn block(&mut self, token: impl Into<String>) {
        self.flush(true);
        self.list.push(token.into());
    }

    /// A sample of code, blanks as they are but for the line breaks around it.
    pub fn code_block(&mut self, info: &str, code: &str) {
        let language = info.split_whitespace().next().unwrap_or("");
        self.block(format!("<pre {language}>{}", code.trim_matches('\n')));
    }

    /// HTML as written, blanks as one.
    pub fn html(&mut self, html: &str, is_block: bool) {
        let html = html.split_whitespace().collect::<Vec<_>>().join(" ");
        if is_block { self.block(format!("html {html}")) } else { self.inline(format!("html {html}")) }
    }

    pub fn finish(mut self) -> Vec<String> {
        self.flush(true);
        self.list
    }

    fn flush(&mut self, before_block: bool) {
        let mut text = std::mem::take(&mut self.text);
        if self.list.last().is_none_or(|last| is_block(last)) {
            text = text.trim_start().to_owned();
        }
        if before_block {
            text.truncate(text.trim_end().len());
        }
        if !text.is_empty() {
            self.list.push(format!("{TEXT}{text}"));
        }
    }
}

/// True for the beginning or the end of a block.
pub fn is_block(token: &str) -> bool {
    const INLINE: [&str; 8] = ["<em>", "</em>", "<strong>", "</strong>", "<del>", "</del>", "</a>", "</img>"];
    let is_inline = INLINE.contains(&token)
        || [TEXT, "<a ", "<img ", "<code>", "<footnote ", "<box ", "html "]
            .iter()
            .any(|start| token.starts_with(start));
    !is_inline
}
