//! Byte offsets as lines and columns.

/// A position that a person reads: both counts start at 1, columns in Unicode code points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    pub line: u32,
    pub column: u32,
}

/// Where each line of one text begins.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Lines end at `\n`; a `\r` before it belongs to the line.
    pub fn new(text: &str) -> Self {
        let after_breaks = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at as u32 + 1);
        Self { starts: std::iter::once(0).chain(after_breaks).collect() }
    }

    /// The position of `offset` in `text`, the text that the index was made from; past the end means the end.
    pub fn line_column(&self, text: &str, offset: u32) -> LineColumn {
        let offset = (offset as usize).min(text.len());
        let line = self.starts.partition_point(|&start| start as usize <= offset);
        let before = &text.as_bytes()[self.starts[line - 1] as usize..offset];
        // A code point begins at every byte that is not a continuation byte (RFC 3629, section 3).
        let column = before.iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
        LineColumn { line: line as u32, column: column as u32 + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_code_points() {
        let text = "a\n许可证x\r\n";
        let index = LineIndex::new(text);
        let at = |needle: &str| index.line_column(text, text.find(needle).expect("in text") as u32);
        assert_eq!(at("a"), LineColumn { line: 1, column: 1 });
        assert_eq!(at("x"), LineColumn { line: 2, column: 4 });
        assert_eq!(index.line_column(text, 99), LineColumn { line: 3, column: 1 });
    }
}
