//! Tables: blank rows, scopes, labels, and places where long code may break.

use super::fragment::{Fragment, Mark};
use crate::markdown::Alignment;

/// The table that is being written, or none.
#[derive(Debug, Default)]
pub struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    in_body: bool,
    row: Option<Mark>,
    cell_start: usize,
    /// A cell of the row has something in it.
    row_has_content: bool,
    /// The first cell of each row is a heading: the table stands in `rowheaders`.
    pub row_headers: bool,
    open: bool,
}

impl Table {
    /// Begins a table, named by the heading with the id `label`.
    pub fn begin(alignments: &[Alignment], row_headers: bool, label: Option<&str>, out: &mut Fragment) -> Self {
        match label {
            Some(label) => {
                out.html.push_str("<table aria-labelledby=\"");
                super::escape::push_escaped(label, &mut out.html, true);
                out.html.push_str("\">\n");
            }
            None => out.html.push_str("<table>\n"),
        }
        Self { alignments: alignments.to_vec(), row_headers, open: true, ..Self::default() }
    }

    /// True between the beginning and the end of a table.
    pub const fn is_open(&self) -> bool {
        self.open
    }

    pub fn begin_head(&mut self, out: &mut Fragment) {
        (self.in_head, self.column) = (true, 0);
        out.html.push_str("<thead>\n<tr>\n");
    }

    pub fn end_head(&mut self, out: &mut Fragment) {
        self.in_head = false;
        out.html.push_str("</tr>\n</thead>\n");
    }

    pub fn begin_row(&mut self, out: &mut Fragment) {
        if !self.in_body {
            self.in_body = true;
            out.html.push_str("<tbody>\n");
        }
        self.row = Some(out.mark());
        (self.column, self.row_has_content) = (0, false);
        out.html.push_str("<tr>\n");
    }

    /// A row of empty cells is what is left of a row that held only a condition; with `drop_blank` it goes.
    pub fn end_row(&mut self, drop_blank: bool, out: &mut Fragment) {
        out.html.push_str("</tr>\n");
        if let (false, true, Some(mark)) = (self.row_has_content, drop_blank, self.row) {
            out.truncate(mark);
        }
    }

    pub fn begin_cell(&mut self, out: &mut Fragment) {
        let (tag, scope) = match (self.in_head, self.is_row_header()) {
            (true, _) => ("th", " scope=\"col\""),
            (false, true) => ("th", " scope=\"row\""),
            (false, false) => ("td", ""),
        };
        let align = match self.alignments.get(self.column) {
            Some(Alignment::Left) => " align=\"left\"",
            Some(Alignment::Center) => " align=\"center\"",
            Some(Alignment::Right) => " align=\"right\"",
            Some(Alignment::None) | None => "",
        };
        for part in ["<", tag, scope, align, ">"] {
            out.html.push_str(part);
        }
        self.cell_start = out.html.len();
    }

    pub fn end_cell(&mut self, out: &mut Fragment) {
        if !out.html[self.cell_start..].trim().is_empty() {
            self.row_has_content = true;
        }
        let heading = self.in_head || self.is_row_header();
        out.html.push_str(if heading { "</th>\n" } else { "</td>\n" });
        self.column += 1;
    }

    pub fn end(&mut self, out: &mut Fragment) {
        out.html.push_str(if self.in_body { "</tbody>\n</table>\n" } else { "</table>\n" });
        *self = Self::default();
    }

    const fn is_row_header(&self) -> bool {
        self.row_headers && self.column == 0 && !self.in_head
    }
}

/// Shortest word of code in a table that may be broken.
const LONG_WORD: usize = 18;

/// Code in a table, escaped, with `<wbr>` in long words: between lower and upper case, after `_` past the twelfth
/// character, after `/` and `\`.
pub fn push_breakable_code(code: &str, out: &mut String) {
    for (number, word) in code.split(' ').enumerate() {
        if number > 0 {
            out.push(' ');
        }
        if word.chars().count() < LONG_WORD {
            super::escape::push_escaped(word, out, false);
            continue;
        }
        let mut before = None;
        for (at, c) in word.chars().enumerate() {
            let camel = before.is_some_and(char::is_lowercase) && c.is_uppercase();
            let joint = matches!(before, Some('/' | '\\')) || (before == Some('_') && at > 12);
            if camel || joint {
                out.push_str("<wbr>");
            }
            super::escape::push_escaped(c.encode_utf8(&mut [0; 4]), out, false);
            before = Some(c);
        }
    }
}
